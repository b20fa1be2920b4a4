"""Every rule of a mission, stated once: its sentence, its limits, and how a broken one is told.

Solvers read the limits as linear constraints (``matching.mission.limits``); the validator counts
the meetings of a timetable against the same limits; the diagnosis loosens them by their repairs.
Which table a meeting has is decided after its slot, so single tables have no limits here but their
number; the rules on them are in ``matching.mission.table_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from typing_extensions import override

from matching.language import Language
from matching.mission.admission import shares, too_low
from matching.mission.limits import Grid, Indexes, Limit
from matching.mission.model import Floor, Meeting, Pair, Problem
from matching.mission.party_repairs import LowerMinimum, OpenSlot, RaiseMaximum
from matching.mission.repairs import (
    AcceptPair,
    DropObligation,
    DropRuns,
    LiftExclusion,
    LowerFloor,
    RaiseTotal,
)
from matching.mission.rule import PartyRule, Rule, told
from matching.mission.table_rules import Booth, Tables


@dataclass(frozen=True)
class OneAtATime(PartyRule):
    """Nobody is in two places at once."""

    kind = "one-at-a-time"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        pairs = grid.of_party[self.party.id]
        for slot in range(grid.slots):
            yield Limit(grid.cells(pairs, slot), upper=1)


@dataclass(frozen=True)
class Available(PartyRule):
    """A party has no meeting when it is not there."""

    kind = "available"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        pairs = grid.of_party[self.party.id]
        for slot in sorted(self.party.unavailable):
            yield Limit(grid.cells(pairs, slot), upper=0, repair=OpenSlot(self.party.id, slot))


@dataclass(frozen=True)
class InARow(PartyRule):
    """A party has so many meetings at most without a break or a free slot."""

    kind = "in-a-row"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        most = self.problem.in_a_row
        if most is None:
            return
        pairs = grid.of_party[self.party.id]
        runs = [slot.run for slot in self.problem.slots]
        for first in range(grid.slots - most):
            if runs[first] == runs[first + most]:
                window = [grid.cells(pairs, slot) for slot in range(first, first + most + 1)]
                yield Limit(np.concatenate(window), upper=most, repair=DropRuns())


@dataclass(frozen=True)
class Maximum(PartyRule):
    """A party has no more meetings than it may have."""

    kind = "maximum"
    over_pairs = True

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        pairs = grid.of_party[self.party.id]
        yield Limit(pairs, upper=self.party.maximum, repair=RaiseMaximum(self.party.id))


@dataclass(frozen=True)
class Minimum(PartyRule):
    """A party has as many meetings as it must have."""

    kind = "minimum"
    over_pairs = True

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        if self.party.minimum > 0:
            repair = LowerMinimum(self.party.id)
            yield Limit(grid.of_party[self.party.id], self.party.minimum, repair=repair)


@dataclass(frozen=True)
class _PairRule(Rule):
    pair: Pair
    over_pairs = True

    @override
    def subject(self, language: Language) -> dict[str, str]:
        x, y = self.pair
        return {"x": self.problem.parties[x].name, "y": self.problem.parties[y].name}

    def members(self, grid: Grid) -> Indexes:
        """Return the pair in ``grid``, or nothing where it is not there."""
        x, y = self.pair
        place = self.problem.rows[x], self.problem.columns[y]
        found = [grid.pair_at[place]] if place in grid.pair_at else []
        return np.array(found, np.intp)


@dataclass(frozen=True)
class Obliged(_PairRule):
    """Two parties that must meet do."""

    kind = "obliged"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        yield Limit(self.members(grid), 1, repair=DropObligation(self.pair))


@dataclass(frozen=True)
class Forbidden(_PairRule):
    """Two parties that must not meet do not."""

    kind = "forbidden"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        yield Limit(self.members(grid), upper=0, repair=LiftExclusion(self.pair))


@dataclass(frozen=True)
class NotAgain(_PairRule):
    """Two parties that have met already do not meet again."""

    kind = "not-again"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        yield Limit(self.members(grid), upper=0, repair=LiftExclusion(self.pair))


@dataclass(frozen=True)
class Once(Rule):
    """Two parties meet once at most."""

    kind = "once"
    over_pairs = True

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        for pair in grid.everyone:
            yield Limit(np.array([pair]), upper=1)


@dataclass(frozen=True)
class WorthMeeting(Rule):
    """Nobody meets below the lowest score, but where they must."""

    kind = "worth-meeting"
    over_pairs = True

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        low = too_low(self.problem)[grid.rows, grid.columns]
        for pair in np.flatnonzero(low):
            x = self.problem.xs[grid.rows[pair]].id
            y = self.problem.ys[grid.columns[pair]].id
            yield Limit(np.array([pair]), upper=0, repair=AcceptPair((x, y)))

    @override
    def subject(self, language: Language) -> dict[str, str]:
        return {"percent": str(round(self.problem.lowest_score * 100))}


@dataclass(frozen=True)
class Total(Rule):
    """There are no more meetings in all than were asked for."""

    kind = "total"
    over_pairs = True

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        if self.problem.total is not None:
            yield Limit(grid.everyone, upper=self.problem.total, repair=RaiseTotal())

    @override
    def subject(self, language: Language) -> dict[str, str]:
        return {"most": str(self.problem.total)}


@dataclass(frozen=True)
class FloorRule(Rule):
    """There are enough meetings in a domain, or on an axis: of parties that share it."""

    floor: Floor
    kind = "floor"
    over_pairs = True

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        pairs = np.flatnonzero(shares(self.problem, self.floor)[grid.rows, grid.columns])
        yield Limit(pairs, self.floor.at_least, repair=LowerFloor(self.floor))

    @override
    def subject(self, language: Language) -> dict[str, str]:
        return {"subject": self.floor.label(language), "least": str(self.floor.at_least)}


@dataclass(frozen=True)
class Pinned(Rule):
    """A meeting that is past or confirmed stays in its slot."""

    meeting: Meeting
    kind = "pinned"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        yield Limit(np.array([grid.cell(self.meeting)]), 1)

    @override
    def subject(self, language: Language) -> dict[str, str]:
        return {"meeting": told(self.problem, (self.meeting,), language)}


def rules(problem: Problem) -> Iterator[Rule]:
    """Yield every rule of ``problem`` that its limits can express."""
    for party in problem.parties.values():
        yield OneAtATime(problem, party)
        yield Maximum(problem, party)
        if party.minimum > 0:
            yield Minimum(problem, party)
        if party.unavailable:
            yield Available(problem, party)
        if problem.in_a_row is not None:
            yield InARow(problem, party)
        if party.table is not None:
            yield Booth(problem, party)
    yield Once(problem)
    yield WorthMeeting(problem)
    for pairs, rule in (
        (problem.obliged, Obliged),
        (problem.forbidden, Forbidden),
        (problem.met, NotAgain),
    ):
        for pair in sorted(pairs):
            yield rule(problem, pair)
    for session in range(len(problem.sessions)):
        yield Tables(problem, session)
    if problem.total is not None:
        yield Total(problem)
    for floor in problem.floors:
        yield FloorRule(problem, floor)
    for meeting in problem.pinned:
        yield Pinned(problem, meeting)

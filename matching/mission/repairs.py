"""Relaxations: what can be asked of people so that a mission becomes possible, one step at a time.

Each repair loosens the limits of one rule by an amount, says so in a sentence, and gives the
problem with itself applied.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from itertools import chain, count, islice
from typing import ClassVar

from typing_extensions import override

from matching.language import Language, say
from matching.mission.model import Floor, Pair, Problem, Slot

_LOW_SCORE = 0.01
"""How much more a step counts where the score is 0 than where it is 1."""


@dataclass(frozen=True)
class Repair(ABC):
    """One thing that can be loosened; ``amount`` says by how much."""

    family: ClassVar[str]
    """What it asks for; the end of the key of a message."""
    cost: ClassVar[int] = 1
    """What a step counts for when the smallest set is sought."""

    def most(self, problem: Problem) -> int:
        """Return the largest amount that makes sense."""
        return 1

    def weight(self, problem: Problem) -> float:
        """Return what a step counts for in ``problem`` when the cheapest set is sought."""
        return float(self.cost)

    @abstractmethod
    def apply(self, problem: Problem, amount: int) -> Problem:
        """Return ``problem`` loosened by ``amount``."""

    @abstractmethod
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        """Return what has to be done, where ``problem`` is not loosened yet."""


@dataclass(frozen=True)
class AddTables(Repair):
    """A session gets more shared tables."""

    session: int
    family = "tables"

    @override
    def most(self, problem: Problem) -> int:
        return min(len(problem.xs), len(problem.ys))

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        known = {table for slot in problem.slots for table in slot.tables}
        slots = tuple(
            replace(slot, tables=(*slot.tables, *_new_tables(slot, known, problem, amount)))
            if slot.session == self.session
            else slot
            for slot in problem.slots
        )
        return replace(problem, slots=slots)

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        label = problem.sessions[self.session].label(language)
        return say("mission-repair-tables", language, count=amount, session=label)


@dataclass(frozen=True)
class _OfPair(Repair):
    pair: Pair
    cost = 2

    def names(self, problem: Problem) -> dict[str, str]:
        """Return the names of the two parties."""
        x, y = self.pair
        return {"x": problem.parties[x].name, "y": problem.parties[y].name}


@dataclass(frozen=True)
class DropObligation(_OfPair):
    """Two parties need not meet."""

    family = "obligation"

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        return _without(problem, self.pair, ("must",)) if amount else problem

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        return say("mission-repair-obligation", language, **self.names(problem))


@dataclass(frozen=True)
class LiftExclusion(_OfPair):
    """Two parties may meet after all, or meet again."""

    family = "exclusion"

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        return _without(problem, self.pair, ("must_not", "met")) if amount else problem

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        return say("mission-repair-exclusion", language, **self.names(problem))


@dataclass(frozen=True)
class AcceptPair(_OfPair):
    """Two parties meet though their score is low."""

    family = "score"

    @override
    def weight(self, problem: Problem) -> float:
        # Of the pairs that would do, the one that scores best.
        return self.cost + _LOW_SCORE * (1.0 - problem.score(self.pair))

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        accepted = problem.accepted | {self.pair} if amount else problem.accepted
        return replace(problem, accepted=accepted)

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        percent = str(round(problem.score(self.pair) * 100))
        return say("mission-repair-score", language, percent=percent, **self.names(problem))


@dataclass(frozen=True)
class LowerFloor(Repair):
    """Fewer meetings are asked for in a domain or on an axis."""

    floor: Floor
    family = "floor"

    @override
    def most(self, problem: Problem) -> int:
        return self.floor.at_least

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        lower = replace(self.floor, at_least=self.floor.at_least - amount)
        floors = tuple(lower if floor == self.floor else floor for floor in problem.floors)
        return replace(problem, floors=floors)

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        subject = self.floor.label(language)
        now = self.floor.at_least
        values = {"before": str(now), "after": str(now - amount)}
        return say("mission-repair-floor", language, subject=subject, **values)


@dataclass(frozen=True)
class DropRuns(Repair):
    """Nobody's meetings in a row are counted any more."""

    family = "run"
    cost = 2

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        return replace(problem, in_a_row=None) if amount else problem

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        return say("mission-repair-run", language, most=str(problem.in_a_row))


@dataclass(frozen=True)
class RaiseTotal(Repair):
    """More meetings are allowed in all."""

    family = "total"

    @override
    def most(self, problem: Problem) -> int:
        return len(problem.xs) * len(problem.ys)

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        return replace(problem, total=(problem.total or 0) + amount)

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        now = problem.total or 0
        values = {"before": str(now), "after": str(now + amount)}
        return say("mission-repair-total", language, **values)


def _without(problem: Problem, pair: Pair, fields: tuple[str, ...]) -> Problem:
    for own, other in (pair, pair[::-1]):
        party = problem.parties[own]
        lists = {name: getattr(party, name) - {other} for name in fields}
        problem = problem.with_party(replace(party, **lists))
    return problem


def _new_tables(slot: Slot, known: set[str], problem: Problem, amount: int) -> tuple[str, ...]:
    """Return names of ``amount`` more tables: those of other sessions first, then new numbers."""
    elsewhere = sorted(known - set(slot.tables) - problem.booths)
    used = known | problem.booths
    numbers = (str(number) for number in count(1) if str(number) not in used)
    return tuple(islice(chain(elsewhere, numbers), amount))

"""The rules on tables: how many meetings a session has room for, and which table each may use."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from typing_extensions import override

from matching.language import Language
from matching.mission.limits import Grid, Limit
from matching.mission.model import Meeting
from matching.mission.repairs import AddTables
from matching.mission.rule import PartyRule, Rule


@dataclass(frozen=True)
class Tables(Rule):
    """A session has no more meetings at once than shared tables."""

    session: int
    kind = "tables"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        shared = np.flatnonzero([place is None for place in grid.places])
        for slot in self.problem.slots:
            if slot.session == self.session:
                room = len(self.problem.shared_tables(slot))
                yield Limit(grid.cells(shared, slot.index), 0, room, AddTables(self.session))

    @override
    def subject(self, language: Language) -> dict[str, str]:
        return {"session": self.problem.sessions[self.session].label(language)}


@dataclass(frozen=True)
class Booth(PartyRule):
    """A booth has one meeting at a time, and none when it is not there."""

    kind = "booth"

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        table = self.party.table
        here = np.flatnonzero([place == table for place in grid.places])
        for slot in self.problem.slots:
            room = int(table in slot.tables)
            yield Limit(grid.cells(here, slot.index), upper=room)


@dataclass(frozen=True)
class _TableRule(Rule):
    """A rule on single tables: seating keeps it, so solvers have no limit for it."""

    @override
    def limits(self, grid: Grid) -> Iterator[Limit]:
        return iter(())

    @abstractmethod
    def clashes(self, meetings: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, ...]]:
        """Yield groups of meetings that break the rule."""


@dataclass(frozen=True)
class OneMeetingPerTable(_TableRule):
    """A table has one meeting at a time."""

    kind = "one-per-table"

    @override
    def clashes(self, meetings: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, ...]]:
        found: dict[tuple[int, str], list[Meeting]] = {}
        for meeting in meetings:
            found.setdefault((meeting.slot, meeting.table), []).append(meeting)
        yield from (tuple(group) for group in found.values() if len(group) > 1)


@dataclass(frozen=True)
class TableThere(_TableRule):
    """A meeting is at a table that can be used then."""

    kind = "table-there"

    @override
    def clashes(self, meetings: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, ...]]:
        for meeting in meetings:
            if meeting.table not in self.problem.slots[meeting.slot].tables:
                yield (meeting,)


@dataclass(frozen=True)
class AtItsBooth(_TableRule):
    """Who has a booth meets there, and nobody else does."""

    kind = "at-its-booth"

    @override
    def clashes(self, meetings: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, ...]]:
        parties = self.problem.parties
        for meeting in meetings:
            place = self.problem.place(parties[meeting.x], parties[meeting.y])
            wrong = place is not None and meeting.table != place
            if wrong or (place is None and meeting.table in self.problem.booths):
                yield (meeting,)


TABLE_RULES = (OneMeetingPerTable, TableThere, AtItsBooth)

"""A plan as a page shows it: who meets whom, when and at which table, by slot and by person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from matching.language import decimal
from matching.mission.edited.columns import session_names
from matching.mission.left_out import left_out
from matching.mission.moments import day, hour
from matching.reports.mission.sheets_grids import table_words
from matching.reports.mission.sheets_summary import quality_lines, side_lines

if TYPE_CHECKING:
    from matching.mission.book import LeftOut, MissionBook
    from matching.mission.ledger import LedgerLine
    from matching.mission.model import Party, Slot
    from matching.reports.labels import Labels

_MOST_TABLES: Final = 40
"""With more tables than that, those that stay free all session have no row."""


@dataclass(frozen=True)
class Cell:
    """One table in one slot: who meets, or that it is free, or closed."""

    names: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True)
class SessionGrid:
    """The meetings of one session: a row for each table, a column for each slot."""

    heading: str
    """Its name and its day."""
    hours: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Appointment:
    """One meeting as one party reads it."""

    when: str
    where: str
    partner: str
    score: str


@dataclass(frozen=True)
class Agenda:
    """The meetings of one party in order of time."""

    party: Party
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True)
class Entry:
    """One line of the ledger of reciprocity, in words."""

    name: str
    meetings: int
    values: tuple[str, str]
    balance: str


@dataclass(frozen=True)
class Timetable:
    """What a page shows of ``book``, in the language of ``labels``."""

    book: MissionBook
    labels: Labels

    @property
    def title(self) -> str:
        """The name of the mission."""
        return self.book.settings.title(self.labels.language)

    @property
    def facts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who takes part, and how good the timetable is: what is told, and its sentences."""
        book = replace(self.book, language=self.labels.language)
        return (*side_lines(book, self.labels), *quality_lines(book, self.labels))

    @property
    def grids(self) -> tuple[SessionGrid, ...]:
        """A grid for each session that has slots."""
        problem = self.book.plan.problem
        names = session_names(problem.sessions, self.labels.language)
        found = []
        for number, name in enumerate(names):
            slots = [slot for slot in problem.slots if slot.session == number]
            if slots:
                hours = tuple(self._hour(slot) for slot in slots)
                when = day(slots[0].start, self.labels.language)
                found.append(SessionGrid(f"{name}, {when}", hours, self._rows(slots)))
        return tuple(found)

    @property
    def sides(self) -> tuple[tuple[str, tuple[Agenda, ...]], ...]:
        """The name of each territory with the agendas of its parties."""
        problem = self.book.plan.problem
        territories = self.labels.territories.territories
        return tuple(
            (self.labels.territory(territory.id), tuple(map(self._agenda, parties)))
            for territory, parties in zip(territories, (problem.xs, problem.ys), strict=True)
        )

    @property
    def left_out(self) -> tuple[tuple[Party, LeftOut], ...]:
        """Who has fewer meetings than it may have, those with the fewest first, and why."""
        plan, labels = self.book.plan, self.labels
        found = left_out(plan, self.book.profiles, labels.territories, labels.language)
        told = [(plan.problem.parties[one.party], one) for one in found]
        return tuple(sorted(told, key=lambda one: one[1].meetings))

    @property
    def ledger(self) -> tuple[Entry, ...]:
        """What the meetings are worth to each side, the total first."""
        say, ledger = self.labels.say, self.book.ledger
        lines = [self._entry(say("mission-book-ledger-total"), ledger.total)]
        for line in ledger.domains:
            named = self.labels.domains((line.domain,)) if line.domain is not None else ()
            name = named[0] if named else say("mission-book-ledger-no-domain")
            lines.append(self._entry(name, line))
        return tuple(lines)

    def _rows(self, slots: list[Slot]) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
        plan = self.book.plan
        here = {slot.index for slot in slots}
        names = {
            (one.table, one.slot): tuple(plan.problem.parties[party].name for party in one.pair)
            for one in plan.meetings
            if one.slot in here
        }
        tables = list(dict.fromkeys(table for slot in slots for table in slot.tables))
        if len(tables) > _MOST_TABLES:
            used = {table for table, _ in names}
            tables = [table for table in tables if table in used]
        return tuple(
            (
                table,
                tuple(
                    Cell(names.get((table, slot.index), ()), table not in slot.tables)
                    for slot in slots
                ),
            )
            for table in tables
        )

    def _agenda(self, party: Party) -> Agenda:
        plan, labels = self.book.plan, self.labels
        return Agenda(
            party,
            tuple(
                Appointment(
                    labels.say(
                        "mission-moment",
                        day=day(plan.problem.slots[one.slot].start, labels.language),
                        hour=self._hour(plan.problem.slots[one.slot]),
                    ),
                    table_words(one.table, labels),
                    plan.problem.parties[plan.partner(one, party.id)].name,
                    labels.percent(plan.problem.score(one.pair)),
                )
                for one in plan.agendas[party.id]
            ),
        )

    def _entry(self, name: str, line: LedgerLine) -> Entry:
        first, second = (
            decimal(value, self.labels.language, 1) for value in (line.for_x, line.for_y)
        )
        return Entry(name, line.meetings, (first, second), self.labels.percent(line.balance))

    def _hour(self, slot: Slot) -> str:
        return hour(slot.start, self.labels.language)

"""The plain tables of a mission: standby partners, places without a partner, reciprocity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.mission.edited.columns import clock, session_names
from matching.reports.credits import sources_table
from matching.reports.mission.pages import Printing, font
from matching.reports.mission.sheets_meetings import known_or_estimated
from matching.reports.mission.tables import put_notes, put_table
from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from matching.mission.book import MissionBook
    from matching.mission.ledger import LedgerLine
    from matching.reports.labels import Labels
    from matching.reports.table import Cell

_AMOUNT = "0.0"
"""Expected numbers of meetings, to one decimal."""


def fill_reserves(sheet: Worksheet, book: MissionBook, labels: Labels) -> Printing:
    """Write the standby partners of each party, best first, and when both are free."""
    say, problem = labels.say, book.plan.problem
    columns = (
        Column(say("mission-book-column-territory"), width=13),
        Column(say("mission-book-column-party"), width=32),
        Column(say("mission-book-column-rank"), "whole", 8),
        Column(say("mission-book-column-partner"), width=32),
        Column(say("mission-book-column-score"), "percent", 11),
        Column(say("mission-book-column-known"), width=10),
        Column(say("mission-book-column-free"), width=52),
    )
    rows: list[tuple[Cell, ...]] = []
    for party in problem.parties.values():
        for rank, other in enumerate(book.plan.reserves.get(party.id, ()), start=1):
            pair = (party.id, other) if party.id in problem.rows else (other, party.id)
            rows.append(
                (
                    labels.territory(party.territory),
                    party.name,
                    rank,
                    problem.parties[other].name,
                    problem.score(pair),
                    known_or_estimated(problem.is_known(pair), labels),
                    _free_together(party.id, other, book, labels),
                )
            )
    title = say("mission-book-sheet-reserves")
    put_table(sheet, Table(title, book.language, columns, tuple(rows)))
    put_notes(sheet, [say("mission-book-reserves-note")], _widths(columns))
    return Printing()


def fill_left_out(sheet: Worksheet, book: MissionBook, labels: Labels) -> Printing:
    """Write who has fewer meetings than it may have, and what the other side lacks."""
    say, parties = labels.say, book.plan.problem.parties
    columns = (
        Column(say("mission-book-column-territory"), width=13),
        Column(say("mission-book-column-party"), width=36),
        Column(say("mission-book-column-meetings"), "whole", 13),
        Column(say("mission-book-column-maximum"), "whole", 11),
        Column(say("mission-book-column-lacks"), width=80),
    )
    rows = tuple(
        (
            labels.territory(parties[one.party].territory),
            parties[one.party].name,
            one.meetings,
            parties[one.party].maximum,
            one.reasons,
        )
        for one in book.left_out
    )
    title = say("mission-book-sheet-left-out")
    put_table(sheet, Table(title, book.language, columns, rows))
    put_notes(sheet, [say("mission-book-left-out-note")], _widths(columns))
    return Printing()


def fill_ledger(sheet: Worksheet, book: MissionBook, labels: Labels) -> Printing:
    """Write what the meetings are worth to each side, in all and per domain."""
    say = labels.say
    x, y = (labels.territory(one.id) for one in labels.territories.territories)
    columns = (
        Column(say("mission-book-column-domain"), width=40),
        Column(say("mission-book-column-meetings"), "whole", 13),
        Column(say("mission-book-column-value", territory=x), "index", 18),
        Column(say("mission-book-column-value", territory=y), "index", 18),
        Column(say("mission-book-column-balance"), "percent", 13),
    )

    def row(name: str, line: LedgerLine) -> tuple[Cell, ...]:
        return name, line.meetings, line.for_x, line.for_y, line.balance

    rows = [row(say("mission-book-ledger-total"), book.ledger.total)]
    for line in book.ledger.domains:
        shared = labels.domains((line.domain,)) if line.domain is not None else ()
        rows.append(row(shared[0] if shared else say("mission-book-ledger-no-domain"), line))
    title = say("mission-book-sheet-ledger")
    put_table(sheet, Table(title, book.language, columns, tuple(rows)))
    for number in range(2, len(rows) + 2):
        for column in (3, 4):
            sheet.cell(number, column).number_format = _AMOUNT
    for cell in sheet[2]:
        cell.font = font(bold=True)
    notes = [say("mission-book-ledger-unit"), say("mission-book-ledger-note")]
    put_notes(sheet, notes, _widths(columns))
    return Printing(landscape=False)


def fill_sources(sheet: Worksheet, book: MissionBook, labels: Labels) -> Printing:
    """Write where each party comes from and under which licence, and what crosses a border."""
    parties = [book.profiles[name] for name in book.plan.problem.parties]
    table = sources_table(parties, labels)
    put_table(sheet, table)
    put_notes(sheet, table.notes, _widths(table.columns))
    return Printing()


def _widths(columns: tuple[Column, ...]) -> list[float]:
    return [column.width for column in columns]


def _free_together(first: str, second: str, book: MissionBook, labels: Labels) -> tuple[str, ...]:
    """Return a line per session with the hours at which neither party meets nor is away."""
    plan = book.plan
    problem = plan.problem
    taken = {one.slot for name in (first, second) for one in plan.agendas[name]}
    away = problem.parties[first].unavailable | problem.parties[second].unavailable
    names = session_names(problem.sessions, book.language)
    hours: dict[int, list[str]] = {}
    for slot in problem.slots:
        if slot.index not in taken | away:
            hours.setdefault(slot.session, []).append(clock(slot.start))
    if not hours:
        return (labels.say("mission-book-free-never"),)
    return tuple(
        labels.say("mission-book-free", session=names[session], hours=", ".join(free))
        for session, free in hours.items()
    )

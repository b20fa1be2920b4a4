"""The timetable as grids: the tables of each session, the parties of each side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from matching.mission.edited.columns import session_names
from matching.mission.moments import day
from matching.reports.cleaning import cleaned
from matching.reports.mission.grid import GridCell, lay_out, put_breaks, put_hours, put_row
from matching.reports.mission.pages import Printing, put_head, put_title
from matching.reports.mission.tables import put_notes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from matching.mission.book import MissionBook
    from matching.mission.model import Meeting, Party, Slot
    from matching.reports.labels import Labels

_MOST_TABLES: Final = 40
"""With more tables than that, those that stay free all session have no row."""
_SLOTS_OF_A_SMALL_PAGE: Final = 7
_SLOTS_ACROSS: Final = 12
"""Slots of an agenda that can still be read on one page, a large one."""
_NOTE_SLOTS: Final = 5
"""Columns of slots under which a note runs: those in view without moving the sheet."""
_TABLE_WIDTH: Final = 14
_MEETING_WIDTH: Final = 24
_PARTY_WIDTHS: Final = (30, 13, 9, 9)
_AGENDA_WIDTH: Final = 18


def fill_session(sheet: Worksheet, book: MissionBook, labels: Labels, session: int) -> Printing:
    """Write the meetings of one session: a row per table, a column per slot."""
    slots = [slot for slot in book.plan.problem.slots if slot.session == session]
    meetings = {
        (one.table, one.slot): one
        for one in book.plan.meetings
        if book.plan.problem.slots[one.slot].session == session
    }
    grid = lay_out(slots, 1, _MEETING_WIDTH)
    put_title(sheet, _title(book, session, slots), grid.last)
    put_head(sheet, (2, 1), labels.say("mission-book-column-table"))
    sheet.column_dimensions["A"].width = _TABLE_WIDTH
    put_hours(sheet, 2, grid, slots, labels)
    line = 2
    for line, table in enumerate(_tables(slots, meetings), start=3):
        cells = {
            slot.index: _at_table(meetings.get((table, slot.index)), table, slot, book, labels)
            for slot in slots
        }
        put_row(sheet, line, [(table, _TABLE_WIDTH)], grid, cells)
    put_breaks(sheet, 2, line, grid, labels)
    sheet.freeze_panes = "B3"
    widths = [_TABLE_WIDTH, *[_MEETING_WIDTH] * min(_NOTE_SLOTS, len(slots))]
    put_notes(sheet, [labels.say("mission-book-session-note")], widths)
    return Printing("1:2", large=len(slots) > _SLOTS_OF_A_SMALL_PAGE)


def fill_side(sheet: Worksheet, book: MissionBook, labels: Labels, territory: int) -> Printing:
    """Write the agenda of each party of one side: a row per party, a column per slot."""
    problem = book.plan.problem
    parties = (problem.xs, problem.ys)[territory]
    grid = lay_out(problem.slots, len(_PARTY_WIDTHS), _AGENDA_WIDTH)
    for number, name in enumerate(session_names(problem.sessions, book.language)):
        slots = [slot for slot in problem.slots if slot.session == number]
        if not slots:
            continue
        first, last = grid.columns[slots[0].index], grid.columns[slots[-1].index]
        cell = put_head(sheet, (1, first), f"{name} – {day(slots[0].start, book.language)}")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=1, start_column=first, end_row=1, end_column=last)
    headings = (
        labels.say("mission-book-column-party"),
        labels.say("mission-book-column-meetings"),
        labels.say("mission-book-column-minimum"),
        labels.say("mission-book-column-maximum"),
    )
    for number, text in enumerate(headings, start=1):
        put_head(sheet, (2, number), text)
        sheet.column_dimensions[get_column_letter(number)].width = _PARTY_WIDTHS[number - 1]
    put_hours(sheet, 2, grid, problem.slots, labels)
    line = 2
    for line, party in enumerate(parties, start=3):
        meetings = {one.slot: one for one in book.plan.agendas[party.id]}
        cells = {
            slot.index: _of_party(party, meetings.get(slot.index), slot, book, labels)
            for slot in problem.slots
        }
        told = (party.name, len(meetings), party.minimum, party.maximum)
        put_row(sheet, line, list(zip(told, _PARTY_WIDTHS, strict=True)), grid, cells)
    put_breaks(sheet, 2, line, grid, labels)
    sheet.freeze_panes = "B3"
    widths = [*_PARTY_WIDTHS, *[_AGENDA_WIDTH] * min(_NOTE_SLOTS, len(problem.slots))]
    put_notes(sheet, [labels.say("mission-book-side-note")], widths)
    wide = -(-len(problem.slots) // _SLOTS_ACROSS)
    return Printing(
        "1:2", "A:A", pages_wide=wide, large=len(problem.slots) > _SLOTS_OF_A_SMALL_PAGE
    )


def table_words(table: str, labels: Labels) -> str:
    """Return where that is: a number is of a table, a name stands for itself."""
    if table.isdecimal():
        return labels.say("mission-book-at-table", table=table)
    return table


def _title(book: MissionBook, session: int, slots: list[Slot]) -> str:
    name = session_names(book.plan.problem.sessions, book.language)[session]
    when = [day(slots[0].start, book.language)] if slots else []
    place = [book.settings.place] if book.settings.place else []
    return " – ".join([name, *when, *place])


def _tables(slots: list[Slot], meetings: dict[tuple[str, int], Meeting]) -> list[str]:
    tables = list(dict.fromkeys(table for slot in slots for table in slot.tables))
    used = {table for table, _ in meetings}
    return tables if len(tables) <= _MOST_TABLES else [one for one in tables if one in used]


def _at_table(
    meeting: Meeting | None, table: str, slot: Slot, book: MissionBook, labels: Labels
) -> GridCell:
    if meeting is None:
        return GridCell(closed=table not in slot.tables)
    names = [cleaned(book.plan.problem.parties[one].name) for one in meeting.pair]
    return GridCell("\n".join([names[0], f"↔ {names[1]}", *_confirmed(meeting, labels)]))


def _of_party(
    party: Party, meeting: Meeting | None, slot: Slot, book: MissionBook, labels: Labels
) -> GridCell:
    if meeting is None:
        return GridCell(closed=slot.index in party.unavailable)
    partner = book.plan.problem.parties[book.plan.partner(meeting, party.id)]
    where = table_words(cleaned(meeting.table), labels)
    return GridCell("\n".join([cleaned(partner.name), where, *_confirmed(meeting, labels)]))


def _confirmed(meeting: Meeting, labels: Labels) -> list[str]:
    confirmed = meeting.status == "confirmed"
    return [f"({labels.say('mission-book-status-confirmed')})"] if confirmed else []

"""The sheet of all meetings: the one of the workbook that may be edited and read back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, PatternFill

from matching.mission.edited.columns import STATUSES, Field, clock, heading, session_names
from matching.reports.mission.admitted import admitted, keep_as_typed, validate
from matching.reports.mission.pages import Printing, font
from matching.reports.mission.tables import put_table
from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from matching.mission.book import MissionBook
    from matching.mission.model import Meeting
    from matching.ranking.results import Suggestion
    from matching.reports.labels import Labels
    from matching.reports.table import Cell

EDITABLE_SIGN: Final = "✎"
"""After the headings of the columns that are read back."""
_FIELDS: Final[tuple[Field | None, ...]] = (
    "session", None, "start", None, "table", "x", "y", None, None, None, None, "status", None,
    "x_id", "y_id", None,
)  # fmt: skip
"""What each column is read back as, None for those that only inform."""
_DATE, _START, _END = 2, 3, 4
_DATE_FORMATS: Final = {"fr": "[$-40C]ddd d mmm yyyy", "en": "[$-809]ddd d mmm yyyy"}
_INFORMS: Final = PatternFill("solid", fgColor="F2F2F2")


def fill_meetings(sheet: Worksheet, book: MissionBook, labels: Labels, lists: str) -> Printing:
    """Write one row per meeting; ``lists`` is the title of the sheet of what is admitted."""
    columns = _columns(book, labels)
    sessions = session_names(book.plan.problem.sessions, book.language)
    meetings = _in_order(book)
    rows = tuple(_row(one, book, labels, sessions) for one in meetings)
    put_table(sheet, Table(sheet.title, book.language, columns, rows))
    for cell, field in zip(sheet[1], _FIELDS, strict=True):
        if not field:
            cell.font, cell.fill = font(italic=True), _INFORMS
    for line, meeting in enumerate(meetings, start=2):
        day = sheet.cell(line, _DATE)
        day.value = book.plan.problem.slots[meeting.slot].start.date()
        day.number_format = _DATE_FORMATS[book.language]
        for place in (day, sheet.cell(line, _START), sheet.cell(line, _END)):
            place.alignment = Alignment(horizontal="center", vertical="top")
    last = len(meetings) + 1
    keep_as_typed(sheet, _FIELDS, last)
    validate(sheet, _FIELDS, last, admitted(book, labels, lists), labels, lists=lists)
    return Printing(large=True)


def known_or_estimated(known: bool, labels: Labels) -> str:
    """Return the word for a score that is known, or for one that is estimated."""
    return labels.say("mission-book-known") if known else labels.say("mission-book-estimated")


def _in_order(book: MissionBook) -> list[Meeting]:
    """Return the meetings by slot, then by table in the order of the room: 2 before 10."""
    slots = book.plan.problem.slots
    return sorted(
        book.plan.meetings, key=lambda one: (one.slot, slots[one.slot].tables.index(one.table))
    )


def _columns(book: MissionBook, labels: Labels) -> tuple[Column, ...]:
    say, language = labels.say, book.language
    x, y = (labels.territory(one.id) for one in labels.territories.territories)

    def editable(field: Field, territory: str = "") -> str:
        return f"{heading(field, language, territory)} {EDITABLE_SIGN}"

    return (
        Column(editable("session"), width=19),
        Column(say("mission-book-column-date"), width=17),
        Column(editable("start"), width=10),
        Column(say("mission-book-column-end"), width=8),
        Column(editable("table"), width=12),
        Column(editable("x", x), width=30),
        Column(editable("y", y), width=30),
        Column(say("mission-book-column-score"), "percent", 11),
        Column(say("mission-book-column-fit", territory=x), "percent", 12),
        Column(say("mission-book-column-fit", territory=y), "percent", 12),
        Column(say("mission-book-column-known"), width=10),
        Column(editable("status"), width=12),
        Column(say("mission-book-column-reason"), width=50),
        Column(editable("x_id", x), width=18),
        Column(editable("y_id", y), width=18),
        Column(say("known-links-column"), width=30),
    )


def _row(
    meeting: Meeting, book: MissionBook, labels: Labels, sessions: tuple[str, ...]
) -> tuple[Cell, ...]:
    problem = book.plan.problem
    slot = problem.slots[meeting.slot]
    at = problem.rows[meeting.x], problem.columns[meeting.y]
    return (
        sessions[slot.session],
        None,
        clock(slot.start),
        clock(slot.end),
        meeting.table,
        problem.parties[meeting.x].name,
        problem.parties[meeting.y].name,
        problem.score(meeting.pair),
        _if_known(float(book.fit_for_x[at])),
        _if_known(float(book.fit_for_y[at])),
        known_or_estimated(problem.is_known(meeting.pair), labels),
        labels.say(STATUSES[meeting.status]),
        _reason(meeting, book, labels),
        meeting.x,
        meeting.y,
        _links(meeting, book),
    )


def _if_known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _links(meeting: Meeting, book: MissionBook) -> tuple[str, ...]:
    """Return what the parties have done together already."""
    suggestion = _told(meeting, book)
    return tuple(one.line for one in suggestion.known_links) if suggestion else ()


def _told(meeting: Meeting, book: MissionBook) -> Suggestion | None:
    """Return what is told to the party that reads the language of the organiser, if one does."""
    parties = book.plan.problem.parties
    orders = [(meeting.x, meeting.y), (meeting.y, meeting.x)]
    orders.sort(key=lambda order: parties[order[0]].language != book.language)
    told = [book.introductions[order] for order in orders if order in book.introductions]
    return told[0].suggestion if told else None


def _reason(meeting: Meeting, book: MissionBook, labels: Labels) -> str:
    """Return the two sentences that answer each other, or the domains the parties share.

    They are those told to the party that reads the language of the organiser, if one does.
    """
    suggestion = _told(meeting, book)
    if suggestion is None:
        return ""
    own = next((quote for quote in suggestion.evidence if quote.side == "query"), None)
    theirs = next((quote for quote in suggestion.evidence if quote.side == "partner"), None)
    if own is None or theirs is None:
        return ", ".join(labels.domains(suggestion.shared_domains))
    if own.facet == "need":
        return labels.say("batch-reason-need", own=own.text, theirs=theirs.text)
    return labels.say("batch-reason-likeness", own=own.text, theirs=theirs.text)

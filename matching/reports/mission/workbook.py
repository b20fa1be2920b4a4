"""The workbook of a mission, whose bytes depend on the mission alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook

from matching.mission.edited.columns import session_names
from matching.reports.labels import Labels
from matching.reports.mission.admitted import fill_lists
from matching.reports.mission.pages import Printing, set_up_printing, sheet_titles
from matching.reports.mission.sheets_grids import fill_session, fill_side
from matching.reports.mission.sheets_meetings import fill_meetings
from matching.reports.mission.sheets_summary import fill_summary
from matching.reports.mission.sheets_tables import (
    fill_ledger,
    fill_left_out,
    fill_reserves,
    fill_sources,
)
from matching.reports.workbook import undated

if TYPE_CHECKING:
    from matching.mission.book import MissionBook
    from matching.territories import Territories

_PARTS = (
    "summary",
    "meetings",
    "sessions",
    "sides",
    "reserves",
    "left-out",
    "ledger",
    "lists",
    "sources",
)


def mission_workbook_bytes(book: MissionBook, territories: Territories) -> bytes:
    """Return the workbook of ``book`` in its language, ready to be read, printed and edited.

    The sheets are the summary, all meetings, a grid per session, the agendas of each side, standby
    partners, places without a partner, the ledger of reciprocity, the lists of what the sheet of
    meetings admits, and where each party comes from. The meetings alone are read back
    (``matching.mission.edited.timetable``). No cell is a formula, and the same book makes the same
    bytes.
    """
    labels = Labels(territories, book.language)
    titles = _titles(book, labels)
    lists = titles["lists"][0]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "matching"
    sheets = {name: [workbook.create_sheet(title) for title in titles[name]] for name in _PARTS}
    printings: list[Printing] = [
        fill_summary(sheets["summary"][0], book, labels, titles),
        fill_meetings(sheets["meetings"][0], book, labels, lists),
        *(fill_session(one, book, labels, at) for at, one in enumerate(sheets["sessions"])),
        *(fill_side(one, book, labels, at) for at, one in enumerate(sheets["sides"])),
        fill_reserves(sheets["reserves"][0], book, labels),
        fill_left_out(sheets["left-out"][0], book, labels),
        fill_ledger(sheets["ledger"][0], book, labels),
        fill_lists(sheets["lists"][0], book, labels),
        fill_sources(sheets["sources"][0], book, labels),
    ]
    page = labels.say("mission-book-page")
    footer = book.settings.title(book.language)
    for sheet, printing in zip(workbook.worksheets, printings, strict=True):
        set_up_printing(sheet, printing, footer, page)
    drafted = io.BytesIO()
    workbook.save(drafted)
    return undated(drafted)


def _titles(book: MissionBook, labels: Labels) -> dict[str, tuple[str, ...]]:
    """Return the titles of the sheets by what they hold, in the order of the workbook."""
    say = labels.say
    wanted: dict[str, tuple[str, ...]] = {
        "summary": (say("mission-book-sheet-summary"),),
        "meetings": (say("mission-book-sheet-meetings"),),
        "sessions": session_names(book.plan.problem.sessions, book.language),
        "sides": tuple(labels.territory(one.id) for one in labels.territories.territories),
        "reserves": (say("mission-book-sheet-reserves"),),
        "left-out": (say("mission-book-sheet-left-out"),),
        "ledger": (say("mission-book-sheet-ledger"),),
        "lists": (say("mission-book-sheet-lists"),),
        "sources": (say("credit-sources"),),
    }
    admitted = iter(sheet_titles(title for name in _PARTS for title in wanted[name]))
    return {name: tuple(next(admitted) for _ in wanted[name]) for name in _PARTS}

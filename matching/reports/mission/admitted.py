"""What the sheet of meetings admits: lists to choose from, and columns that refuse typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from matching.mission.edited.columns import STATUSES, Field, clock, heading, session_names
from matching.reports.mission.pages import Printing, put_head
from matching.reports.workbook import put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from matching.mission.book import MissionBook
    from matching.reports.labels import Labels

_SPARE_ROWS: Final = 200
"""Rows below the last meeting in which a meeting can be added as comfortably as above."""
_ORDER: Final[tuple[Field, ...]] = ("session", "table", "x", "x_id", "y", "y_id", "status")
"""The lists from the first column on; the hours of each session follow, a column each."""
_WIDEST: Final = 44


def fill_lists(sheet: Worksheet, book: MissionBook, labels: Labels) -> Printing:
    """Write one column per list of what the sheet of meetings admits."""
    for number, (title, values) in enumerate(_lists(book, labels), start=1):
        put_head(sheet, (1, number), title)
        for line, value in enumerate(values, start=2):
            put(sheet, (line, number), value, "text").number_format = "@"
        width = max(map(len, (title, *values)))
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, width + 4)
    sheet.freeze_panes = "A2"
    return Printing()


def keep_as_typed(sheet: Worksheet, fields: Sequence[Field | None], last: int) -> None:
    """Make what is typed in the columns of ``fields`` stay a text: a table 01, an hour 09:30."""
    for number, field in enumerate(fields, start=1):
        if field:
            for line in range(2, last + _SPARE_ROWS + 1):
                sheet.cell(line, number).number_format = "@"


def validate(
    sheet: Worksheet,
    fields: Sequence[Field | None],
    last: int,
    sources: Mapping[Field, str],
    labels: Labels,
    *,
    lists: str,
) -> None:
    """Offer a choice in each column that has a field; the others refuse what is typed.

    ``last`` is the row of the last meeting, ``sources`` where each field takes what it admits from,
    ``lists`` the title of the sheet that holds it.
    """
    for number, field in enumerate(fields, start=1):
        if field:
            rule = DataValidation("list", formula1=sources[field], allow_blank=True)
            rule.error = labels.say("mission-book-admits", lists=lists)
            if field in ("x", "y", "x_id", "y_id"):
                rule.prompt = labels.say("mission-book-admits-party")
                rule.showInputMessage = True
        else:
            # Never true, whatever is typed.
            rule = DataValidation("custom", formula1="FALSE", allow_blank=True)
            rule.error = labels.say("mission-book-admits-nothing")
        rule.showErrorMessage = True
        letter = get_column_letter(number)
        rule.add(f"{letter}2:{letter}{last + _SPARE_ROWS}")
        sheet.add_data_validation(rule)


def _lists(book: MissionBook, labels: Labels) -> tuple[tuple[str, tuple[str, ...]], ...]:
    problem, language = book.plan.problem, book.language
    x, y = (labels.territory(one.id) for one in labels.territories.territories)
    sessions = session_names(problem.sessions, language)
    tables = tuple(dict.fromkeys(table for slot in problem.slots for table in slot.tables))
    return (
        (heading("session", language), sessions),
        (heading("table", language), tables),
        (heading("x", language, x), tuple(party.name for party in problem.xs)),
        (heading("x_id", language, x), tuple(party.id for party in problem.xs)),
        (heading("y", language, y), tuple(party.name for party in problem.ys)),
        (heading("y_id", language, y), tuple(party.id for party in problem.ys)),
        (heading("status", language), tuple(labels.say(key) for key in STATUSES.values())),
        *(
            (name, tuple(clock(slot.start) for slot in problem.slots if slot.session == place))
            for place, name in enumerate(sessions)
        ),
    )


def admitted(book: MissionBook, labels: Labels, lists: str) -> dict[Field, str]:
    """Return where each field takes what it admits from, as spreadsheets write it.

    ``lists`` is the title of the sheet of lists. The hours depend on the session, which has to be
    in the first column of the sheet of meetings.
    """
    sheet = quote_sheetname(lists)
    columns = [values for _, values in _lists(book, labels)]
    sources: dict[Field, str] = {}
    for number, (field, values) in enumerate(zip(_ORDER, columns, strict=False), start=1):
        letter = get_column_letter(number)
        sources[field] = f"{sheet}!${letter}$2:${letter}${max(1, len(values)) + 1}"
    hours = columns[len(_ORDER) :]
    first = get_column_letter(len(_ORDER) + 1)
    # The filled part of the column of hours of whichever session the row names.
    across = f"MATCH($A2,{sources['session']},0)-1"
    column = f"OFFSET({sheet}!${first}$2,0,{across},{max(map(len, hours))},1)"
    sources["start"] = f"OFFSET({sheet}!${first}$2,0,{across},COUNTA({column}),1)"
    return sources

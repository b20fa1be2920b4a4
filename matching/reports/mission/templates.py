"""The list of participants to fill in, as an Excel workbook that explains its columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from matching.language import LANGUAGES, Language, say
from matching.reports.table import Column, Table
from matching.reports.workbook import fill, put_heading, undated

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMNS: Final = {
    "profile": (28, ""),
    "minimum": (12, "2"),
    "maximum": (12, "6"),
    "must": (30, ""),
    "must-not": (30, ""),
    "met": (30, ""),
    "unavailable": (34, "2027-05-11 ; 2027-05-12 09:00-10:30"),
    "language": (10, "fr"),
    "table": (12, "12"),
    "name": (28, ""),
    "kind": (18, ""),
    "territory": (14, ""),
    "city": (18, ""),
    "summary": (60, ""),
}
"""The columns in order, each with its width and an example that both languages share."""
_LAST_ROW: Final = 1000
"""Down to where the cells are checked as they are filled."""


def delegates_template(language: Language) -> bytes:
    """Return an empty list of participants: its headings, and a sheet that explains them.

    Numbers and languages are checked as they are typed. The same language makes the same bytes.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "matching"
    sheet = workbook.create_sheet(_say("title", language))
    for number, (name, (width, _)) in enumerate(_COLUMNS.items(), start=1):
        heading = put_heading(sheet, (1, number), _say(name, language))
        heading.comment = Comment(_say(f"about-{name}", language), "matching", 120, 320)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    _check_cells(sheet, language)
    fill(workbook.create_sheet(_say("guide", language)), _guide(language))
    drafted = io.BytesIO()
    workbook.save(drafted)
    return undated(drafted)


def _guide(language: Language) -> Table:
    headings = (("guide-column", 26), ("guide-meaning", 90), ("guide-example", 40))
    return Table(
        _say("guide", language),
        language,
        tuple(Column(_say(name, language), "text", width) for name, width in headings),
        tuple(
            (_say(name, language), _say(f"about-{name}", language), example)
            for name, (_, example) in _COLUMNS.items()
        ),
    )


def _check_cells(sheet: Worksheet, language: Language) -> None:
    for name, least in (("minimum", 0), ("maximum", 1)):
        whole = DataValidation(
            "whole", operator="greaterThanOrEqual", formula1=str(least), allow_blank=True
        )
        _add(sheet, whole, name, _say("bad-number", language))
    listed = DataValidation("list", formula1=f'"{",".join(LANGUAGES)}"', allow_blank=True)
    _add(sheet, listed, "language", _say("bad-language", language))


def _add(sheet: Worksheet, rule: DataValidation, name: str, message: str) -> None:
    letter = get_column_letter(list(_COLUMNS).index(name) + 1)
    rule.error = message
    rule.showErrorMessage = True
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _say(name: str, language: Language) -> str:
    return say(f"mission-input-sheet-{name}", language)

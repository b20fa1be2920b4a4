"""How the sheets of a mission are named, shaded and printed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from matching.reports.cleaning import cleaned
from matching.reports.workbook import put, put_heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_TITLE: Final = 31
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_FOOTER: Final = 100
"""Of the 255 characters of a footer, its codes included; Excel refuses the file beyond them."""
_A3, _A4 = 8, 9
_LINE_HEIGHT: Final = 15.0
"""Points of one line of text."""
_TALLEST: Final = 400.0
_ROOM: Final = 1.1
"""Lines break at words, so that a text takes more than its characters."""
_THIN: Final = Side(style="thin", color="808080")
GRID: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
BREAK: Final = PatternFill("solid", fgColor="D9D9D9")
CLOSED: Final = PatternFill("lightUp", fgColor="808080")
"""Hatching, which is told from a plain shade without its colour."""
CLOSED_SIGN: Final = "×"


@dataclass(frozen=True)
class Printing:
    """How one sheet is printed, besides its footer and margins, which all sheets share."""

    repeated_rows: str | None = "1:1"
    """Rows printed at the top of each page."""
    repeated_columns: str | None = None
    landscape: bool = True
    pages_wide: int = 1
    large: bool = False
    """On A3 rather than A4."""


def set_up_printing(sheet: Worksheet, printing: Printing, footer: str, page: str) -> None:
    """Set up the pages of ``sheet``; ``footer`` is at their left, ``page`` comes before the number.

    ``page`` is the word before the number of the page.
    """
    sheet.print_title_rows = printing.repeated_rows
    sheet.print_title_cols = printing.repeated_columns
    sheet.page_setup.orientation = "landscape" if printing.landscape else "portrait"
    sheet.page_setup.paperSize = _A3 if printing.large else _A4
    sheet.page_setup.fitToWidth = printing.pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    # An ampersand begins a code of the footer; two of them are the sign itself.
    name = cleaned(footer)[:_LONGEST_FOOTER].replace("&", "&&")
    texts = {"left": name, "center": "&A", "right": f"{page} &P / &N"}
    for part, text in texts.items():
        getattr(sheet.oddFooter, part).text = text


def sheet_titles(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return titles that Excel admits: at most 31 characters, no forbidden sign, no two alike."""
    titles: list[str] = []
    taken: set[str] = set()
    for text in wanted:
        plain = " ".join(_NOT_IN_TITLES.sub(" ", cleaned(text)).split()).strip("'") or "-"
        title, number = plain[:_LONGEST_TITLE].strip(), 1
        while title.casefold() in taken:
            number += 1
            ending = f" ({number})"
            title = plain[: _LONGEST_TITLE - len(ending)] + ending
        taken.add(title.casefold())
        titles.append(title)
    return tuple(titles)


def font(*, bold: bool = False, italic: bool = False, size: int = 11) -> Font:
    """Return the font of all sheets; one without a name is another in each spreadsheet program."""
    return Font(name="Calibri", family=2, size=size, bold=bold, italic=italic)


def put_head(sheet: Worksheet, address: tuple[int, int], text: str) -> Cell | MergedCell:
    """Write the heading of a row or column of a grid at ``address`` and return the cell."""
    cell = put_heading(sheet, address, text)
    cell.font, cell.border = font(bold=True), GRID
    return cell


def put_title(sheet: Worksheet, text: str, columns: int) -> None:
    """Write the title of a page across the first row."""
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=max(1, columns))
    title = put(sheet, (1, 1), text, "text")
    title.font = font(bold=True, size=14)
    title.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 24


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height in points that the tallest of ``texts`` takes in its width in characters.

    Not every spreadsheet program fits the rows of a file it opens, and none fits merged cells.
    """
    lines = [sum(_lines(line, width) for line in text.split("\n")) for text, width in texts]
    return min(_TALLEST, _LINE_HEIGHT * max(lines, default=1) + 3)


def _lines(text: str, width: float) -> int:
    return 1 if len(text) < width else math.ceil(_ROOM * len(text) / width)

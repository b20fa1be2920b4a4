"""Tables as an Excel workbook whose bytes depend on its contents alone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from matching.reports.cleaning import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from matching.reports.table import Cell, CellStyle, Column, Table

_NUMBER_FORMATS: Final[dict[CellStyle, str]] = {
    "text": "@",
    "whole": "0",
    "percent": "0 %",
    "decimal": "+0.000;-0.000;0.000",
    "index": "0.000",
    "amount": "0.0",
}
_LONGEST_CELL: Final = 32_767
_LINE: Final = 15.0
"""Points of one line of text."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_DATES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_FIXED_DATE: Final = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


def workbook_bytes(tables: Sequence[Table]) -> bytes:
    """Return a workbook of one sheet per table, ready to be read and printed.

    Headings stay in view and can be filtered, long texts wrap, and no text is ever a formula. The
    dates inside the file are fixed: the same tables make the same bytes. The notes of all
    ``tables``, one at least, are below the last.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "matching"
    for table in tables:
        sheet = workbook.create_sheet(table.title[:31])
        fill(sheet, table)
    notes = dict.fromkeys(note for table in tables for note in table.notes)
    put_notes(sheet, tuple(notes), tables[-1].columns)
    drafted = io.BytesIO()
    workbook.save(drafted)
    return undated(drafted)


def fill(sheet: Worksheet, table: Table) -> None:
    """Write ``table`` from the first cell on, its headings to stay in view and be filtered by."""
    for number, column in enumerate(table.columns, start=1):
        put_heading(sheet, (1, number), column.heading)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for line, row in enumerate(table.rows, start=2):
        for number, (column, value) in enumerate(zip(table.columns, row, strict=True), start=1):
            put(sheet, (line, number), value, column.style)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def put_notes(sheet: Worksheet, notes: Sequence[str], columns: Sequence[Column]) -> None:
    """Write ``notes`` below what is there, each across ``columns``."""
    for line, note in enumerate(notes, start=sheet.max_row + 2):
        last = len(columns)
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=last)
        put(sheet, (line, 1), note, "text").font = Font(italic=True)
        # No spreadsheet program fits the height of merged cells.
        across = sum(column.width for column in columns)
        sheet.row_dimensions[line].height = _LINE * (1 + len(note) // max(1, across))


def put_heading(sheet: Worksheet, address: tuple[int, int], text: str) -> SheetCell | MergedCell:
    """Write the heading of a column at ``address`` (line, column) and return the cell."""
    heading = put(sheet, address, text, "text")
    heading.font = Font(bold=True)
    heading.fill = PatternFill("solid", fgColor="DDE6EE")
    heading.alignment = Alignment(wrap_text=True, vertical="center")
    return heading


def put(
    sheet: Worksheet, address: tuple[int, int], value: Cell, style: CellStyle
) -> SheetCell | MergedCell:
    """Write ``value`` at ``address`` (line, column) and return the cell."""
    place = sheet.cell(*address)
    place.alignment = Alignment(wrap_text=style == "text", vertical="top")
    if value is None:
        return place
    if isinstance(value, (int, float)):
        place.value = value
        place.number_format = _NUMBER_FORMATS[style]
        return place
    lines = (value,) if isinstance(value, str) else value
    text = "\n".join(cleaned(line) for line in lines)[:_LONGEST_CELL]
    place.value = text
    # Said twice, for whoever reads the file: a string, and shown as typed after an apostrophe.
    place.data_type = "s"
    place.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return place


def undated(drafted: io.BytesIO) -> bytes:
    """Return the same archive without the hour it was made at."""
    finished = io.BytesIO()
    with zipfile.ZipFile(drafted) as old, zipfile.ZipFile(finished, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            contents = old.read(name)
            if name == "docProps/core.xml":
                contents = _DATES.sub(_FIXED_DATE, contents)
            new.writestr(entry, contents)
    return finished.getvalue()

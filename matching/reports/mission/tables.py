"""Tables of a mission as sheets: framed, each row as high as its texts, notes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from matching.reports.mission.pages import GRID, font, height_of
from matching.reports.workbook import fill, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from matching.reports.table import Cell, Table


def put_table(sheet: Worksheet, table: Table) -> None:
    """Write ``table`` from the first cell on."""
    fill(sheet, table)
    headings = tuple(column.heading for column in table.columns)
    for line, row in enumerate((headings, *table.rows), start=1):
        texts = [
            (_as_text(value), float(column.width))
            for column, value in zip(table.columns, row, strict=True)
        ]
        sheet.row_dimensions[line].height = height_of(texts)
        for cell, column in zip(sheet[line], table.columns, strict=True):
            cell.border = GRID
            cell.font = font(bold=line == 1)
            if line > 1 and column.style != "text":
                cell.alignment = Alignment(horizontal="center", vertical="top")


def put_notes(sheet: Worksheet, notes: Sequence[str], widths: Sequence[float]) -> None:
    """Write each note across the columns of those widths, one row below what is there."""
    row = sheet.max_row + 2
    for line, note in enumerate(notes, start=row):
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(widths))
        cell = put(sheet, (line, 1), note, "text")
        cell.font = font(italic=True)
        sheet.row_dimensions[line].height = height_of([(note, sum(widths))])


def _as_text(value: Cell) -> str:
    if isinstance(value, str):
        return value
    return "\n".join(value) if isinstance(value, tuple) else ""

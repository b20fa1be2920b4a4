"""Grids of a mission: slots as columns, with the breaks between them as narrow shaded ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from matching.mission.moments import hour
from matching.reports.mission.pages import (
    BREAK,
    CLOSED,
    CLOSED_SIGN,
    GRID,
    font,
    height_of,
    put_head,
)
from matching.reports.workbook import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from matching.mission.model import Slot
    from matching.reports.labels import Labels

_BREAK_WIDTH: Final = 4


@dataclass(frozen=True)
class GridCell:
    """One cell: its text, or that nothing can take place there."""

    text: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Grid:
    """The place of each slot in a sheet: its column, and the columns of breaks."""

    columns: dict[int, int]
    """The column of each slot by its index, from 1."""
    breaks: tuple[int, ...]
    width: float
    """Of the column of a slot, in characters."""

    @property
    def last(self) -> int:
        """The last column."""
        return max(self.columns.values(), default=1)


def lay_out(slots: Sequence[Slot], before: int, width: float) -> Grid:
    """Return the grid of ``slots`` after ``before`` other columns.

    A break is where the next slot is of another run in the same session.
    """
    columns: dict[int, int] = {}
    breaks: list[int] = []
    column = before
    for place, slot in enumerate(slots):
        earlier = slots[place - 1] if place else slot
        column += 1
        if earlier.session == slot.session and earlier.run != slot.run:
            breaks.append(column)
            column += 1
        columns[slot.index] = column
    return Grid(columns, tuple(breaks), width)


def put_hours(
    sheet: Worksheet, line: int, grid: Grid, slots: Sequence[Slot], labels: Labels
) -> None:
    """Write the hour of each slot at ``line``, and give the columns their width."""
    for slot in slots:
        number = grid.columns[slot.index]
        cell = put_head(sheet, (line, number), hour(slot.start, labels.language))
        cell.alignment = Alignment(horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = grid.width


def put_breaks(sheet: Worksheet, first: int, last: int, grid: Grid, labels: Labels) -> None:
    """Shade the breaks from line ``first`` to ``last``, the word written upwards in each."""
    for number in grid.breaks:
        if last > first:
            sheet.merge_cells(start_row=first, start_column=number, end_row=last, end_column=number)
        cell = put(sheet, (first, number), labels.say("mission-book-break"), "text")
        cell.alignment = Alignment(text_rotation=90, horizontal="center", vertical="top")
        cell.fill = BREAK
        sheet.column_dimensions[get_column_letter(number)].width = _BREAK_WIDTH


def put_row(
    sheet: Worksheet,
    line: int,
    heads: Sequence[tuple[str | int, float]],
    grid: Grid,
    cells: dict[int, GridCell],
) -> None:
    """Write a row of a grid: its heads, each with its width, then its cells by slot."""
    texts: list[tuple[str, float]] = []
    for number, (value, width) in enumerate(heads, start=1):
        head = put(sheet, (line, number), value, "text" if isinstance(value, str) else "whole")
        head.border = GRID
        head.font = font(bold=number == 1)
        across = "left" if isinstance(value, str) else "center"
        head.alignment = Alignment(wrap_text=True, horizontal=across, vertical="center")
        texts.append((str(value), width))
    for slot, number in grid.columns.items():
        given = cells.get(slot, GridCell())
        lines = tuple(given.text.split("\n")) if given.text else None
        cell = put(sheet, (line, number), CLOSED_SIGN if given.closed else lines, "text")
        cell.border = GRID
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        if given.closed:
            cell.fill, cell.font = CLOSED, font(bold=True)
        texts.append((given.text, grid.width))
    sheet.row_dimensions[line].height = height_of(texts)

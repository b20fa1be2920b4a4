"""The rows of an edited list of meetings, from a workbook or a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from matching.errors import FileUnreadableError
from matching.language import LANGUAGES
from matching.mission.edited.cells import CellName, GivenRow, Rows
from matching.mission.edited.columns import Field, heading, missing_fields, recognise_headings
from matching.mission.faults import MissionFault, Place
from matching.profiles.cells import is_missing
from matching.profiles.csv_file import read_separated
from matching.profiles.rejects import shortened
from matching.profiles.xlsx_file import opened_workbook

_TITLE_ROWS = 20
"""Rows looked at for the headings: people write a title above their table."""


@dataclass(frozen=True)
class _Head:
    """The row of headings of one sheet."""

    sheet: str | None
    line: int
    cells: tuple[str, ...]
    found: Mapping[Field, list[int]]

    def row(self, file: str, line: int, cells: Sequence[object], formulas: set[int]) -> GivenRow:
        places: dict[CellName, int] = {field: at[0] for field, at in self.found.items()}
        return GivenRow(
            Place(file, self.sheet, line),
            {field: self.cells[at] for field, at in places.items()},
            {field: cells[at] if at < len(cells) else None for field, at in places.items()},
            frozenset(field for field, at in places.items() if at in formulas),
        )

    def repeated(self, file: str) -> list[MissionFault]:
        """Return a fault for each column that is there twice: which one counts is unclear."""
        place = Place(file, self.sheet, self.line)
        return [
            place.fault(self.cells[at[1]], "mission-book-row-column-twice")
            for at in self.found.values()
            if len(at) > 1
        ]


def read_workbook_rows(path: Path) -> Rows:
    """Return the rows of the list of meetings of the workbook at ``path``, and faults of its head.

    Raises:
        FileUnreadableError: it is no sound workbook, or not exactly one sheet holds such a list.
    """
    # The formulas themselves, not the values last computed: they are to be refused.
    with opened_workbook(path, formulas=True) as workbook:
        sheets = [(sheet.title, _cells(sheet)) for sheet in workbook.worksheets]
    heads = {title: _find_head(title, rows) for title, rows in sheets}
    title = _only_list(path, heads)
    rows = dict(sheets)[title]
    head = heads[title]
    given = [
        head.row(path.name, line, [value for value, _ in cells], _formulas(cells))
        for line, cells in rows
        if line > head.line
    ]
    return [row for row in given if row.is_filled], head.repeated(path.name)


def read_csv_rows(path: Path) -> Rows:
    """Return the rows of the list of meetings in the CSV file at ``path``, and those cut wrongly.

    Raises:
        FileUnreadableError: it is no such file, or its first row lacks headings of the list.
    """
    table = read_separated(path, lambda header: len(recognise_headings(header)), fewest=2)
    found = recognise_headings(table.columns)
    head = _Head(None, 1, table.columns, found)
    if missing_fields(found):
        raise _without_list(path, head)
    given = [
        head.row(path.name, row.line, cells, _formula_texts(cells, found))
        for row in table.rows
        for cells in [[row.cells.get(name) for name in table.columns]]
    ]
    cut = [
        Place(path.name, None, one.line).fault(None, one.key, **one.values) for one in table.rejects
    ]
    return [row for row in given if row.is_filled], [*head.repeated(path.name), *cut]


def _cells(sheet: Any) -> list[tuple[int, list[tuple[object, str]]]]:
    # The size a sheet claims may be a million blank rows.
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(), start=1)
    filled = ((line, [(cell.value, cell.data_type) for cell in cells]) for line, cells in rows)
    return [row for row in filled if not all(is_missing(value) for value, _ in row[1])]


def _formulas(cells: Iterable[tuple[object, str]]) -> set[int]:
    return {place for place, (_, kind) in enumerate(cells) if kind == "f"}


def _formula_texts(cells: Sequence[object], found: Mapping[Field, list[int]]) -> set[int]:
    """Return the places of texts that a spreadsheet would run; a name may begin as one does."""
    names = {*found.get("x", ()), *found.get("y", ())}
    return {
        place
        for place, cell in enumerate(cells)
        if place not in names and isinstance(cell, str) and cell.lstrip().startswith("=")
    }


def _find_head(title: str, rows: Iterable[tuple[int, list[tuple[object, str]]]]) -> _Head:
    """Return the row of a sheet that has the most headings of the list."""
    best = _Head(title, 0, (), {})
    for line, cells in islice(rows, _TITLE_ROWS):
        found = recognise_headings(value for value, _ in cells)
        if len(found) > len(best.found):
            names = tuple(str("" if value is None else value) for value, _ in cells)
            best = _Head(title, line, names, found)
    return best


def _only_list(path: Path, heads: Mapping[str, _Head]) -> str:
    whole = [title for title, head in heads.items() if not missing_fields(head.found)]
    if len(whole) > 1:
        raise FileUnreadableError(
            "mission-book-file-several-lists", path=str(path), sheets=", ".join(whole)
        )
    if not whole:
        nearest = max(heads.values(), key=lambda head: len(head.found), default=None)
        raise _without_list(path, nearest or _Head(None, 0, (), {}))
    return whole[0]


def _without_list(path: Path, nearest: _Head) -> FileUnreadableError:
    def names(fields: Iterable[Field]) -> str:
        wanted = [[heading(field, language) for language in LANGUAGES] for field in fields]
        return ", ".join(" / ".join(dict.fromkeys(pair)) for pair in wanted)

    if not nearest.found:
        every = names(missing_fields(()))
        return FileUnreadableError("mission-book-file-no-list", path=str(path), expected=every)
    return FileUnreadableError(
        "mission-book-file-columns",
        path=str(path),
        missing=names(missing_fields(nearest.found)),
        seen=shortened(", ".join(cell for cell in nearest.cells if cell)),
    )

"""A file once read: named columns, numbered rows, and what could not be read as a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.profiles.cells import is_missing
from matching.profiles.rejects import Fault, Reject, reject, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Row:
    """The cells of one row by column; ``line`` counts from 1."""

    line: int
    cells: Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """The rows of one file; ``has_header`` where all rows share the columns of a header."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...] = ()
    has_header: bool = True
    sheet: str | None = None
    """The sheet the rows are from, in a workbook."""


def tabulate(
    path: Path,
    header: Sequence[object],
    records: Iterable[tuple[int, Sequence[object]]],
    rejects: Iterable[Reject] = (),
    sheet: str | None = None,
) -> Table:
    """Return the table of ``records`` under ``header``.

    Blank rows are passed over. A row with more filled cells than the header has columns is
    rejected: most often one of its texts holds the separator, so that its cells have shifted.
    """
    names = _distinct(header)
    rows: list[Row] = []
    left_out = list(rejects)
    for line, cells in records:
        if all(map(is_missing, cells)):
            continue
        extra = [cell for cell in cells[len(names) :] if not is_missing(cell)]
        if extra:
            values = {"cells": len(cells), "columns": len(names)}
            fault = Fault("", shortened(extra[0]), "profiles-row-too-many-cells", values)
            left_out.append(reject(str(path), line, list(cells), fault))
        else:
            rows.append(Row(line, dict(zip(names, cells, strict=False))))
    unnamed = {name for name, given in zip(names, header, strict=True) if is_missing(given)}
    empty = {name for name in unnamed if all(is_missing(row.cells.get(name)) for row in rows)}
    columns = tuple(name for name in names if name not in empty)
    return Table(str(path), columns, tuple(rows), tuple(left_out), sheet=sheet)


def _distinct(header: Sequence[object]) -> list[str]:
    """Return one name per column: ``#3`` where the third has none, ``x (2)`` for a second x."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for number, cell in enumerate(header, start=1):
        name = f"#{number}" if is_missing(cell) else " ".join(str(cell).split())
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names

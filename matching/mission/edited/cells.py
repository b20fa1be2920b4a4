"""One row of an edited list as it was written, and the faults found in its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from matching.mission.edited.columns import Field
from matching.mission.faults import MissionFault, Place
from matching.profiles.cells import CellError, is_missing, read_line
from matching.profiles.rejects import shortened

CellName = Field | Literal["slot"]
"""A JSON file tells the slot by its index, a table by its session and start."""


@dataclass(frozen=True)
class GivenRow:
    """One row: where it is, its cells, and the headings (or keys) they stand under."""

    place: Place
    headings: Mapping[CellName, str]
    cells: Mapping[CellName, object]
    formulas: frozenset[CellName] = frozenset()
    """The cells that are formulas, on whose value nobody should rely."""

    @property
    def is_filled(self) -> bool:
        """Whether any cell says something."""
        return bool(self.formulas) or not all(map(is_missing, self.cells.values()))


Rows = tuple[list[GivenRow], list[MissionFault]]
"""Rows to be read, and what is wrong around them."""


class Cells:
    """The cells of one row, by name; ``faults`` are all those found in them so far."""

    def __init__(self, row: GivenRow) -> None:
        self._row = row
        self.faults: list[MissionFault] = []
        for name in row.headings:
            if name in row.formulas:
                self.fault(name, "mission-book-row-formula")

    def has(self, name: CellName) -> bool:
        """Return whether there is such a column."""
        return name in self._row.headings

    def is_formula(self, name: CellName) -> bool:
        """Return whether the cell is a formula, which is a fault already."""
        return name in self._row.formulas

    def value(self, name: CellName) -> object:
        """Return the bare value of a cell, None where it is empty."""
        value = self._row.cells.get(name)
        return None if is_missing(value) else value

    def text(self, name: CellName) -> str:
        """Return the text of a cell on one line, nothing where it is empty or no text."""
        value = self.value(name)
        if value is None:
            return ""
        try:
            return read_line(value)
        except CellError:
            return shortened(value)

    def fault(self, name: CellName, key: str, /, **values: object) -> None:
        """Add the fault named ``key`` in the cell ``name``."""
        column = self._row.headings.get(name)
        self.faults.append(self._row.place.fault(column, key, **values))

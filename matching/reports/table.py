"""A table before it has a format: named columns, and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from matching.language import Language

Cell = str | int | float | tuple[str, ...] | None
"""A value; a tuple is a list of texts, None what is not known."""
CellStyle = Literal["text", "whole", "percent", "decimal", "index", "amount"]
"""How a column reads: percent is a share of one, decimal a signed amount, index a bare number,
amount an expected number of things, to one decimal."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, how its values read and how many characters wide it is."""

    heading: str
    style: CellStyle = "text"
    width: int = 14


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as there are columns, in the order of the answer."""

    title: str
    language: Language
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    """Sentences below the rows."""

"""CSV files of open data, read row by row however large, only the columns that are asked for.

Encodings and headings change from year to year: UTF-8 or Windows-1252, commas or semicolons,
headings with or without accents, spaces and hyphens.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from matching.errors import FileUnreadableError, SourceAnswerError
from matching.profiles.file_contents import check_signature
from matching.sources.protocol import PlacedRecord, Unreadable
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from matching.sources.parts import Part

_SEPARATORS: Final = (",", ";", "\t")
_HEAD: Final = 4_096
_LONGEST_LINE: Final = 2**20
"""Characters; a longer line is taken in pieces, so that no line fills the memory."""


@dataclass(frozen=True)
class Columns:
    """The columns to read, as their publisher writes them today.

    ``older`` gives the name of today for each former one; cells of one of ``blank`` are empty.
    """

    needed: tuple[str, ...]
    others: tuple[str, ...] = ()
    older: Mapping[str, str] = field(default_factory=dict)
    blank: tuple[str, ...] = ()


def read_rows(part: Part, columns: Columns) -> Iterator[PlacedRecord]:
    """Yield each row as a mapping from column to text, empty cells left out.

    A row whose quotes do not pair, or with another number of cells than the heading, is
    ``Unreadable``; the next ones are read.

    Raises:
        FileUnreadableError: it is empty, no text, or its heading cannot be cut.
        SourceAnswerError: a needed column is missing; it is named, with those that are there.
    """
    with _text(part) as text:
        lines = _Lines(text)
        separator = _separator(lines)
        rows = _rows(lines, separator)
        _, heading = next(rows, (0, None))
        if heading is None:
            raise FileUnreadableError("profiles-file-heading-quotes", path=part.origin)
        places = _places(heading, columns, part)
        for line, cells in rows:
            if cells is None:
                yield PlacedRecord(part.origin, line, Unreadable("profiles-row-quotes"))
            elif len(cells) == len(heading):
                values = ((name, cells[place].strip()) for name, place in places)
                row = {name: text for name, text in values if text and text not in columns.blank}
                yield PlacedRecord(part.origin, line, row)
            elif any(cells):
                told = {"cells": len(cells), "expected": len(heading)}
                yield PlacedRecord(part.origin, line, Unreadable("source-row-cells", told))


def plain_heading(text: str) -> str:
    """Return a heading without case, accents, spaces, hyphens and other signs."""
    return plain_form(text).replace(" ", "")


def _places(heading: list[str], columns: Columns, part: Part) -> list[tuple[str, int]]:
    names = {plain_heading(name): name for name in (*columns.needed, *columns.others)}
    names |= {plain_heading(former): name for former, name in columns.older.items()}
    places: dict[str, int] = {}
    for place, text in enumerate(heading):
        name = names.get(plain_heading(text))
        if name is not None:
            places.setdefault(name, place)
    missing = [name for name in columns.needed if name not in places]
    if missing:
        seen = ", ".join(one.strip() for one in heading)
        raise SourceAnswerError(
            "source-changed", url=part.origin, missing=", ".join(missing), seen=seen[:300]
        )
    return list(places.items())


@contextmanager
def _text(part: Part) -> Iterator[TextIO]:
    encoding = _encoding(part)
    with part.open() as opened:
        yield io.TextIOWrapper(opened, encoding, errors="replace", newline="")


def _encoding(part: Part) -> str:
    with part.open() as opened:
        head = opened.read(_HEAD)
        check_signature(head, Path(part.origin))
        if not head.strip():
            raise FileUnreadableError("source-file-cut", path=part.origin)
    return part.encoding()


class _Lines:
    """The lines of a text, which can be given back to be read again."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def give_back(self, kept: int) -> None:
        """Put back what was taken, but for the first ``kept`` lines."""
        self._again.extendleft(reversed(self.taken[kept:]))
        self.taken.clear()


def _separator(lines: _Lines) -> str:
    """Return the separator that cuts the first line in the most cells."""
    first = next(lines, "")
    lines.give_back(0)
    return max(_SEPARATORS, key=first.count)


def _rows(lines: _Lines, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row with the number of its first line; None for a line whose quotes do not pair.

    Reading starts again on the line after that one, so that a quote left open does not swallow the
    rest. The ``csv`` module stops at a cell of 131,072 characters, which bounds how far an open
    quote is followed and how many lines are held.
    """
    start = 1
    while True:
        try:
            for cells in csv.reader(lines, delimiter=separator, strict=True):
                yield start, cells
                start += len(lines.taken)
                lines.taken.clear()
        except csv.Error:
            yield start, None
            start += 1
            lines.give_back(1)
        else:
            return

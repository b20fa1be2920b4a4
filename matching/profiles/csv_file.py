"""CSV: comma, semicolon or tab; every row it cannot cut into cells is kept as a reject."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from matching.errors import FileUnreadableError
from matching.profiles.columns import recognise
from matching.profiles.file_contents import decode, read_text_bytes
from matching.profiles.rejects import Fault, Reject, reject, shortened
from matching.profiles.table import Table, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SEPARATORS = (",", ";", "\t")
# A first line by which a file tells spreadsheets its separator.
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE | re.DOTALL)


def read_csv(path: Path) -> Table:
    """Return the rows of the CSV file of profiles at ``path``; ``line`` is where each row starts.

    Raises:
        FileUnreadableError: the file is empty, is no text, has a single column, or its headings
            cannot be cut.
    """
    return read_separated(path, lambda header: len(recognise(header).known), fewest=2)


def read_separated(path: Path, known: Callable[[list[str]], int], fewest: int) -> Table:
    """Return the rows of the CSV file at ``path``, with whatever columns.

    The separator is the one that gives the most columns that are ``known``, which counts them.

    Raises:
        FileUnreadableError: the file is empty, is no text, has less than ``fewest`` columns, or its
            headings cannot be cut.
    """
    text = decode(read_text_bytes(path), path)
    lines = io.StringIO(text, newline="").readlines()
    start = 0
    while start < len(lines) and _is_preamble(lines[start]):
        start += 1
    separator = max(_SEPARATORS, key=lambda one: _header_worth(lines[start:], one, known))
    rejects: list[Reject] = []
    records = _records(lines, start, separator, path, rejects)
    _, header = next(records, (0, []))
    if rejects:
        raise FileUnreadableError("profiles-file-heading-quotes", path=str(path))
    if len(header) < fewest:
        seen = shortened(" ".join(header) or (lines[start].strip() if start < len(lines) else ""))
        raise FileUnreadableError("profiles-file-one-column", path=str(path), column=seen)
    # All of them first: cutting fills the rejects.
    found = list(records)
    return tabulate(path, header, found, rejects)


def _is_preamble(line: str) -> bool:
    return not line.strip(" \t\r\n,;") or bool(_SEPARATOR_LINE.fullmatch(line))


def _header_worth(
    lines: list[str], separator: str, known: Callable[[list[str]], int]
) -> tuple[int, int]:
    """Return how many columns of the header are known, then how many there are."""
    try:
        header = next(csv.reader(lines, delimiter=separator, strict=True), [])
    except csv.Error:
        header = lines[0].split(separator)
    return known(header), len(header)


def _records(
    lines: list[str], start: int, separator: str, path: Path, rejects: list[Reject]
) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its first line.

    Where the quotes of a line do not pair, that line alone is rejected and reading starts again on
    the next one, so that a quote left open does not swallow the rest of the file. The ``csv``
    module stops at a cell of 131,072 characters, which bounds how far an open quote is followed.
    """
    while start < len(lines):
        rest = (lines[number] for number in range(start, len(lines)))
        reader = csv.reader(rest, delimiter=separator, strict=True)
        first = start
        try:
            for cells in reader:
                yield first + 1, cells
                first = start + reader.line_num
        except csv.Error:
            line = lines[first].rstrip("\r\n")
            key, values = "profiles-row-quotes", {}
            if len(line) > csv.field_size_limit():
                key, values = "profiles-row-line-too-long", {"length": len(line)}
            fault = Fault("", shortened(line), key, values)
            rejects.append(reject(str(path), first + 1, line, fault))
            start = first + 1
        else:
            return

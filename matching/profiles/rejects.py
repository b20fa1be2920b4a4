"""What was left out of a file and why, and the file that keeps it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.language import Language, say
from matching.profiles.writing import neutralised, write_atomically

REJECTS_SUFFIX = ".rejects.csv"
"""How a file of rejects is named; reading a folder passes over such files."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_LONGEST_VALUE = 200
# A French spreadsheet takes the comma for a decimal mark and parts columns at semicolons.
_SEPARATORS: dict[Language, str] = {"fr": ";", "en": ","}


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one value: the field, what came, and the sentence that says why."""

    field: str
    value: str
    key: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Reject:
    """One fault of a row that was left out; ``row`` is the whole row as JSON.

    ``line`` counts from 1: the line of a text file, the row of a sheet, the row of a Parquet table.
    """

    file: str
    line: int
    field: str
    value: str
    key: str
    values: Mapping[str, object]
    row: str

    def reason(self, language: Language) -> str:
        """Return why, in ``language``."""
        return say(self.key, language, **self.values)


@dataclass(frozen=True)
class ReadingWarning:
    """Something to look at in what was kept; no ``line`` where it is about the whole file."""

    file: str
    line: int | None
    key: str
    values: Mapping[str, object]

    def text(self, language: Language) -> str:
        """Return the whole sentence in ``language``."""
        return say(self.key, language, **self.values)


def reject(file: str, line: int, row: object, fault: Fault) -> Reject:
    """Return the reject of ``row`` (cells by column, or the bare text) for ``fault``."""
    return Reject(file, line, fault.field, fault.value, fault.key, fault.values, as_json(row))


def shortened(value: object) -> str:
    """Return ``value`` as text, cut to 200 characters with an ellipsis."""
    text = value if isinstance(value, str) else as_json(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def as_json(value: object) -> str:
    """Return ``value`` as one line of JSON; dates and other values as their text."""
    return json.dumps(value, ensure_ascii=False, default=str)


def write_rejects(rejects: Iterable[Reject], path: Path, language: Language) -> None:
    """Write ``rejects`` as ``rejects_bytes`` makes them.

    Raises:
        RequestError: the file cannot be written.
    """
    write_atomically(path, rejects_bytes(rejects, language))


def rejects_bytes(rejects: Iterable[Reject], language: Language) -> bytes:
    """Return ``rejects`` as a CSV for spreadsheets: UTF-8 with its mark, no cell a formula.

    Columns: file, line, field, value, reason, row. They are parted by semicolons in French and by
    commas in English, as spreadsheets of these languages expect.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=_SEPARATORS[language], lineterminator="\r\n")
    writer.writerow(("file", "line", "field", "value", "reason", "row"))
    for one in rejects:
        cells = (one.file, str(one.line), one.field, one.value, one.reason(language), one.row)
        writer.writerow([neutralised(cell) for cell in cells])
    # A lone surrogate, which JSON can carry, has no UTF-8 form: it is kept as its escape.
    return sheet.getvalue().encode("utf-8-sig", errors="backslashreplace")

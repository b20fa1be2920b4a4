"""What one cell says: text, list, year, date, size, whatever format it came in."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING

from matching.profiles.size import size_class

if TYPE_CHECKING:
    from matching.profiles.model import Size

_MISSING = frozenset({"", "null", "n/a", "#n/a", "nan", "none"})
# Controls but tab and new line, byte order marks, lone surrogates, non-characters, and the marks
# that reverse the direction of the text around them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_BLANKS = re.compile(r"[ \t\n]+")
_LIST_SEPARATORS = re.compile(r"[;|]")


def cleaned(text: str) -> str:
    """Return ``text`` without control characters, composed (NFC) and stripped."""
    plain = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", plain).strip()


class CellError(ValueError):
    """The cell does not say what its column asks for; caught where the row is put together."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


def is_missing(value: object) -> bool:
    """Return whether a cell says nothing: empty, blank, ``null``, ``n/a``, not a number."""
    if isinstance(value, str):
        return value.strip().casefold() in _MISSING
    # A value that differs from itself is the not-a-number of floats and decimals.
    return value is None or value in ([], {}) or value != value  # noqa: PLR0124


def read_text(value: object) -> str:
    """Return a text with its lines, without controls, accents composed.

    Raises:
        CellError: the cell holds a list, a record or bytes.
    """
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, (list, tuple, dict, set, bytes)):
        raise CellError("profiles-cell-not-text")
    return str(value)


def read_line(value: object) -> str:
    """Return a text on one line, blanks run together.

    Raises:
        CellError: the cell holds a list, a record or bytes.
    """
    return _BLANKS.sub(" ", read_text(value))


def read_items(value: object) -> list[object]:
    """Return the items of a list, of a JSON list, or of a text parted by ``;`` or ``|``."""
    if isinstance(value, str):
        listed = read_json(value, "[")
        value = _LIST_SEPARATORS.split(value) if listed is None else listed
    items = list(value) if isinstance(value, (list, tuple)) else [value]
    return [item for item in items if not is_missing(item)]


def read_list(value: object) -> tuple[str, ...]:
    """Return the texts of a list, each on one line.

    Raises:
        CellError: an item is itself a list or a record.
    """
    return tuple(filter(None, map(read_line, read_items(value))))


def read_json(text: str, opening: str) -> object:
    """Return what ``text`` says in JSON if it starts with a sign of ``opening``, else None."""
    if not text.lstrip().startswith(tuple(opening)):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def read_year(value: object) -> int:
    """Return a year, from a number, its text, a date or a date's text (``2018-05-03``).

    Raises:
        CellError: no year can be read.
    """
    if isinstance(value, (date, datetime)):
        return value.year
    found = re.fullmatch(r"(\d{3,4})(?:-\d\d-\d\d)?", _number_text(value))
    if not found:
        raise CellError("profiles-row-bad-year")
    return int(found[1])


def read_date(value: object) -> date:
    """Return a date, from a date or its text (``2026-12-31``).

    Raises:
        CellError: no date can be read.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(read_line(value))
    except ValueError as fault:
        raise CellError("profiles-row-bad-date") from fault


def read_size(value: object) -> Size:
    """Return a size class, from the class or a number of employees.

    Raises:
        CellError: no class can be read, or the spreadsheet has turned it into a date.
    """
    if isinstance(value, (date, datetime)):
        raise CellError("profiles-row-size-is-date")
    try:
        return size_class(_number_text(value))
    except ValueError as fault:
        raise CellError("profiles-row-unknown-size") from fault


def _number_text(value: object) -> str:
    return re.sub(r"^(\d+)\.0+$", r"\1", read_line(value))

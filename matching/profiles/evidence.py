"""Cells that hold records: works, sector codes with their nomenclature, links and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from matching.profiles.cells import (
    CellError,
    is_missing,
    read_items,
    read_json,
    read_line,
    read_text,
    read_year,
)
from matching.profiles.columns import CODE_FIELDS
from matching.profiles.model import NOMENCLATURES
from matching.profiles.vocabulary import NOMENCLATURE_VOCABULARY
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Callable

_WORK_KEYS = {
    "title": "title",
    "titre": "title",
    "abstract": "abstract",
    "resume": "abstract",
    "summary": "abstract",
    "year": "year",
    "annee": "year",
}


def read_works(value: object) -> tuple[dict[str, Any], ...]:
    """Return the works of a JSON list, of a list of records, or of titles parted by ``;`` or ``|``.

    Raises:
        CellError: the JSON cannot be read, a work has no title, or its year is none.
    """
    return tuple(map(_work, _records(value)))


def read_sector_codes(value: object) -> tuple[dict[str, str], ...]:
    """Return the codes of a list of records, or of texts such as ``NAF:62.01Z; SCIAN:541510``.

    Raises:
        CellError: a code has no nomenclature, or one that is not known.
    """
    return tuple(map(_sector_code, _records(value)))


def read_as_written(value: object) -> tuple[dict[str, Any], ...]:
    """Return records as this program writes them, from a JSON list or a list of records.

    Raises:
        CellError: the JSON cannot be read, or holds something else.
    """
    records = _records(value)
    if not all(isinstance(one, Mapping) for one in records):
        raise CellError("profiles-cell-bad-json")
    return tuple(dict(one) for one in records if isinstance(one, Mapping))


def read_one_as_written(value: object) -> dict[str, Any]:
    """Return one record as this program writes it, from JSON or a record.

    Raises:
        CellError: the JSON cannot be read, or holds something else.
    """
    found = read_as_written(value)
    if len(found) != 1:
        raise CellError("profiles-cell-bad-json")
    return found[0]


def _codes_of(nomenclature: str, value: object) -> tuple[dict[str, str], ...]:
    codes = map(read_line, read_items(value))
    return tuple({"nomenclature": nomenclature, "code": code} for code in codes)


CODE_READERS: dict[str, Callable[[object], tuple[dict[str, str], ...]]] = {
    field: partial(_codes_of, nomenclature) for field, nomenclature in CODE_FIELDS.items()
}
"""For each column named after a nomenclature, what reads its codes."""


def _records(value: object) -> list[object]:
    if isinstance(value, str) and value.lstrip().startswith(("[", "{")):
        value = read_json(value, "[{")
        if value is None:
            raise CellError("profiles-cell-bad-json")
    return read_items(value)


def _work(item: object) -> dict[str, Any]:
    if not isinstance(item, Mapping):
        return {"title": read_line(item)}
    work: dict[str, Any] = {}
    for key, value in item.items():
        field = _WORK_KEYS.get(plain_form(str(key)))
        if field is None or is_missing(value):
            continue
        reader = {"title": read_line, "abstract": read_text, "year": read_year}[field]
        work[field] = reader(value)
    if not work.get("title"):
        raise CellError("profiles-cell-work-untitled")
    return work


def _sector_code(item: object) -> dict[str, str]:
    if isinstance(item, Mapping):
        nomenclature, code = item.get("nomenclature"), item.get("code")
    else:
        parts = re.split(r"\s*[:=]\s*|\s+", read_line(item), maxsplit=1)
        nomenclature, code = parts if len(parts) == 2 else (None, parts[0])
    if is_missing(nomenclature) or is_missing(code):
        raise CellError("profiles-cell-code-alone", known=", ".join(NOMENCLATURES))
    try:
        found = NOMENCLATURE_VOCABULARY.find(read_line(nomenclature))
    except KeyError as fault:
        raise CellError("profiles-cell-code-alone", known=", ".join(NOMENCLATURES)) from fault
    return {"nomenclature": found, "code": read_line(code)}

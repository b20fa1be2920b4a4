"""Where research institutions are: those of the territories file by their ROR, others as told.

A source has numbers of its own for institutions, and its records name parent bodies by number
alone: what a number stands for is learned from the records that come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matching.territories import Territories


class Institution(NamedTuple):
    """An institution of one of the territories; ``id`` is what the source calls it."""

    id: str
    territory: str
    ror: str | None = None
    name: str | None = None
    is_laboratory: bool = False


class Institutions:
    """The institutions and people of both territories that are known so far."""

    def __init__(self, territories: Territories) -> None:
        self.rors = {ror: one.id for one in territories.territories for ror in one.source_keys.ror}
        """The territory of each institution that the file names."""
        self._learned: dict[str, Institution] = {}
        self._homes: dict[str, str] = {}

    def learn(self, one: Institution) -> None:
        """Remember what the id of an institution stands for."""
        self._learned[one.id] = one

    def find(self, identifier: str) -> Institution | None:
        """Return the institution of that id, None where it is of no territory, or unknown."""
        return self._learned.get(identifier)

    def settle(self, person: str, territory: str) -> None:
        """Remember the territory of someone."""
        self._homes[person] = territory

    def home_of(self, person: str) -> str | None:
        """Return the territory of someone, None where it is not known so far."""
        return self._homes.get(person)


def territory_at(
    territories: Territories, geonames: object, city: str | None, country: str | None
) -> str | None:
    """Return the territory of a place, by its GeoNames number else by its name and country."""
    for one in territories.territories:
        if str(geonames) in map(str, one.source_keys.geonames):
            return one.id
    found = territories.territory_of_city(city or "")
    return found if found and territories.territory(found).country == country else None

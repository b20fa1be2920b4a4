"""The territories file in memory, ready for questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from matching.errors import RequestError
from matching.territories.gazetteer import Gazetteer
from matching.territories.model import a_group
from matching.territories.reading import read_contents
from matching.territories.relays import choose_relays
from matching.territories.vocabulary import AmbiguousNameError, Vocabulary, plain_form

if TYPE_CHECKING:
    from pathlib import Path

    from matching.territories.model import Axis, Domain, Relay, Territory


@dataclass(frozen=True)
class Territories:
    """The two territories, the axes and domains they share, and the relays of each."""

    territories: tuple[Territory, Territory]
    axes: tuple[Axis, ...]
    domains: tuple[Domain, ...]
    relays: tuple[Relay, ...]
    _territory_names: Vocabulary
    _axis_names: Vocabulary
    _domain_names: Vocabulary
    _gazetteer: Gazetteer

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the contents of the TOML file at ``path``.

        Raises:
            RequestError: the file cannot be read or is not a sound description of two territories;
                the message names the first fault.
        """
        contents = read_contents(path)
        try:
            first, second = contents.territories
            return cls(
                (first, second),
                contents.axes,
                contents.domains,
                contents.relays,
                Vocabulary({territory.id: territory.names for territory in contents.territories}),
                Vocabulary({axis.id: axis.names for axis in contents.axes}),
                Vocabulary({domain.id: domain.names for domain in contents.domains}),
                Gazetteer(contents.territories),
            )
        except AmbiguousNameError as fault:
            raise RequestError(
                "error-territories-ambiguous",
                path=str(path),
                name=fault.name,
                first=fault.first,
                second=fault.second,
            ) from fault

    @classmethod
    def of_groups(cls, base: Territories, names: tuple[str, str]) -> Self:
        """Return two groups that are no places, with the axes and domains of ``base``, no relay.

        Each group is known under its name alone, which is also its identifier.
        """
        first, second = (a_group(name) for name in names)
        return cls(
            (first, second),
            base.axes,
            base.domains,
            (),
            Vocabulary({name: (name,) for name in names}),
            base._axis_names,
            base._domain_names,
            Gazetteer(()),
        )

    def territory(self, territory_id: str) -> Territory:
        """Return the territory of that identifier.

        Raises:
            KeyError: there is none.
        """
        return {territory.id: territory for territory in self.territories}[territory_id]

    def counterpart(self, territory_id: str) -> Territory:
        """Return the other territory.

        Raises:
            KeyError: ``territory_id`` is neither of the two.
        """
        first, second = self.territories
        return {first.id: second, second.id: first}[territory_id]

    def axis(self, axis_id: str) -> Axis:
        """Return the axis of that identifier.

        Raises:
            KeyError: there is none.
        """
        return {axis.id: axis for axis in self.axes}[axis_id]

    def domain(self, domain_id: str) -> Domain:
        """Return the domain of that identifier.

        Raises:
            KeyError: there is none.
        """
        return {domain.id: domain for domain in self.domains}[domain_id]

    def find_territory(self, text: str) -> str:
        """Return the identifier of the territory that ``text`` names, in either language.

        Raises:
            KeyError: neither answers to it.
        """
        return self._territory_names.find(text)

    def find_axis(self, text: str) -> str:
        """Return the identifier of the axis that ``text`` names, in either language.

        Raises:
            KeyError: none answers to it.
        """
        return self._axis_names.find(text)

    def find_domain(self, text: str) -> str:
        """Return the identifier of the domain that ``text`` names, in either language.

        Raises:
            KeyError: none answers to it.
        """
        return self._domain_names.find(text)

    def domains_in(self, text: str) -> tuple[str, ...]:
        """Return identifiers of the domains that ``text`` mentions, in the order of the file."""
        return self._domain_names.mentioned(text)

    def near_territories(self, text: str) -> tuple[str, ...]:
        """Return identifiers of territories with a name like ``text``, best first."""
        return self._territory_names.near(text)

    def near_axes(self, text: str) -> tuple[str, ...]:
        """Return identifiers of at most three axes with a name like ``text``, best first."""
        return self._axis_names.near(text)

    def near_domains(self, text: str) -> tuple[str, ...]:
        """Return identifiers of at most three domains with a name like ``text``, best first."""
        return self._domain_names.near(text)

    def territory_of_city(self, text: str) -> str | None:
        """Return the territory a city lies in, or None where neither is known to hold it."""
        location = self._gazetteer.locate(text)
        return location.territory if location else None

    def city_name(self, text: str) -> str | None:
        """Return how the file writes the city of an address (``69100 LYON CEDEX``), or None."""
        location = self._gazetteer.locate(text)
        return location.place.name if location else None

    def is_periphery(self, territory_id: str, city: str) -> bool | None:
        """Return whether ``city`` lies around the signatory body; None if not in that territory."""
        location = self._gazetteer.locate(city)
        if location is None or location.territory != territory_id:
            return None
        return location.place.periphery

    def city_matches(self, city: str, wanted: str) -> bool:
        """Return whether ``city`` is, or lies in, the place ``wanted``.

        A borough lies in its city, not the reverse. Names that neither territory knows match when
        they are the same but for case, accents and punctuation.
        """
        here, there = self._gazetteer.locate(city), self._gazetteer.locate(wanted)
        if here is None or there is None:
            return plain_form(city) == plain_form(wanted)
        same_place = (here.territory, here.place) == (there.territory, there.place)
        return same_place and there.borough in (None, here.borough)

    def relays_for(
        self,
        territory_id: str,
        axes: tuple[str, ...],
        domains: tuple[str, ...],
        limit: int = 2,
    ) -> tuple[Relay, ...]:
        """Return the relays of a territory to call for these axes and domains, best first.

        No axis, or no domain, means any. With several axes, each has its turn in the order given,
        so that the best relay of each comes before the second best of any.
        """
        local = [relay for relay in self.relays if relay.territory == territory_id]
        asked = axes or tuple(axis.id for axis in self.axes)
        return choose_relays(local, asked, domains)[:limit]

"""Picks populations by ids: one profile, some of one territory, or two sides to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.engine.lookup import Lookup
from matching.errors import RequestError, UnknownProfileError
from matching.index.generation import Contents
from matching.index.population import Population
from matching.profiles.model import Profile
from matching.ranking.criteria import Criteria
from matching.territories import Territories


@dataclass(frozen=True)
class Choosing:
    """The profiles of one index, to choose from."""

    contents: Contents
    territories: Territories

    @cached_property
    def lookup(self) -> Lookup:
        """Names and ids of all of them."""
        return Lookup(*(side.population.profiles for side in self.contents.sides.values()))

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities that profiles name, in order."""
        sides = self.contents.sides.values()
        return tuple(sorted({name for side in sides for name in side.population.traits.city_names}))

    def admitted(self, criteria: Criteria) -> tuple[Profile, ...]:
        """Return the profiles that pass ``criteria``, in id order."""
        found: list[Profile] = []
        for side in self.contents.sides.values():
            admitted = criteria.admitted(side.population, self.territories)
            found += [side.population.profiles[row] for row in np.flatnonzero(admitted).tolist()]
        return tuple(sorted(found, key=lambda profile: profile.id))

    def admitted_ids(self, criteria: Criteria, territory: str) -> tuple[str, ...]:
        """Return the ids of ``territory`` that pass ``criteria``, in order; no profile is read."""
        population = self.contents.sides[territory].population
        admitted = np.flatnonzero(criteria.admitted(population, self.territories))
        return tuple(population.ids[row] for row in admitted.tolist())

    def one(self, profile: Profile) -> Population:
        """Return the population of one indexed profile."""
        population = self.contents.sides[profile.territory].population
        return population.take([population.row_of[profile.id]])

    def some(self, ids: Sequence[str]) -> Population:
        """Return the population of ``ids``, in that order; nobody is of the first territory.

        Raises:
            UnknownProfileError: an id is unknown.
            RequestError: they are of both territories.
        """
        found = {name: self.lookup.by_id(name) for name in ids}
        unknown = [name for name in ids if found[name] is None]
        if unknown:
            raise UnknownProfileError("error-profile-ids", given=", ".join(unknown))
        territories = {profile.territory for profile in found.values() if profile}
        if len(territories) > 1:
            raise RequestError("error-scores-territories")
        own = territories.pop() if territories else self.territories.territories[0].id
        population = self.contents.sides[own].population
        return population.take([population.row_of[name] for name in ids])

    def sides(
        self, xs: Sequence[str] | None, ys: Sequence[str] | None
    ) -> tuple[Population, Population]:
        """Return two populations to compare; without ids everybody of a territory.

        Raises:
            UnknownProfileError: an id is unknown.
            RequestError: ``xs`` or ``ys`` mixes territories, or both are of one.
        """
        sides = self.contents.sides
        first, second = (territory.id for territory in self.territories.territories)
        own = sides[first].population if xs is None else self.some(xs)
        if xs is not None:
            first = own.profiles[0].territory if own.profiles else first
            second = self.territories.counterpart(first).id
        other = sides[second].population if ys is None else self.some(ys)
        if other.profiles and other.profiles[0].territory != second:
            raise RequestError("error-scores-territories")
        return own, other

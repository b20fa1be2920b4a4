"""One generation of an index: two sides, and what both share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from matching.index.adapter import Adapter
from matching.index.centring import Centre
from matching.index.characters import CharacterModel
from matching.index.compared import Array, Compared
from matching.index.link_table import LinkTable
from matching.index.nearest import Nearest
from matching.index.neighbours import guests_neighbours, neighbours_at_home
from matching.index.population import Encoded, Population, assemble
from matching.index.scratch import Scratch
from matching.index.smoothing import smoothed
from matching.index.traits import Rows
from matching.index.words import WordIndex
from matching.profiles.facets import FACETS, Facet

_ASKED = 10_000
"""Vectors of a facet that its index is tried with are drawn from this many."""
Statistics = Mapping[str, tuple[float, float]]
"""Mean and standard deviation of each feature over pairs of both territories."""


class Indexes(Mapping[Facet, Nearest]):
    """The indexes of a population that is not stored, each built when it is first searched."""

    def __init__(self, population: Population, asking: Population | None = None) -> None:
        """Take the population to search, and the one that will ask."""
        self._population, self._asking = population, asking
        self._built: dict[Facet, Nearest] = {}

    def __len__(self) -> int:
        return len(FACETS)

    def __iter__(self) -> Iterator[Facet]:
        return iter(FACETS)

    def __getitem__(self, facet: Facet) -> Nearest:
        if facet not in self._built:
            self._built[facet] = build_nearest(self._population, facet, self._asking)
        return self._built[facet]


_ASKED_BY: Mapping[Facet, Facet] = {"need": "offer", "offer": "need", "topic": "topic"}


def build_nearest(
    population: Population, facet: Facet, asking: Population | None = None
) -> Nearest:
    """Return the index of one facet of ``population``, fit for what ``asking`` will search for."""
    if facet == "sentence":
        asked = asking.sentences.vectors[:] if asking else None
        return Nearest.build(population.sentences.vectors[:], population.sentences.ranked, asked)
    if asking:
        by = _ASKED_BY[facet]
        asked = asking.facets[by][np.flatnonzero(asking.known(by))[:_ASKED]]
    else:
        asked = None
    return Nearest.build(population.facets[facet], population.known(facet), asked)


@dataclass(frozen=True)
class Side:
    """One territory of a generation: its population and the indexes that search it."""

    population: Population
    """Smoothed: what is ranked."""
    alone: Population
    """Each profile as it stands, before its neighbours lend it anything."""
    neighbours: Rows
    centre: Centre
    nearest: Mapping[Facet, Nearest]
    words: WordIndex
    links: LinkTable = field(default_factory=LinkTable)

    @classmethod
    def build(
        cls,
        alone: Population,
        centre: Centre,
        *,
        smooth: bool = True,
        scratch: Scratch | None = None,
    ) -> Side:
        """Return ``alone`` with its neighbours found and its indexes built.

        Without ``smooth`` nobody has neighbours. What is large lies in ``scratch``.
        """
        neighbours = neighbours_at_home(alone, scratch)
        if not smooth:
            neighbours[:] = -1
        population = smoothed(alone, alone, neighbours, scratch)
        words = WordIndex.build(population.profiles)
        links = LinkTable(population.profiles)
        return cls(population, alone, neighbours, centre, Indexes(population), words, links)


@dataclass(frozen=True)
class Contents:
    """Everything a generation holds: two sides by territory, and what both share."""

    sides: Mapping[str, Side]
    characters: CharacterModel
    adapter: Adapter
    statistics: Statistics
    compared: Compared | None = None
    """All pairs, where both sides are small."""

    def compared_between(self, xs: Population, ys: Population) -> dict[str, Array] | None:
        """Return what was compared of ``xs`` and ``ys`` at the build; none if that was not kept."""
        if self.compared and xs.stored and ys.stored:
            return self.compared.between(xs.stored, ys.stored)
        return None

    def receive(
        self, guests: Encoded, territory: str, left_out: Collection[str] = ()
    ) -> Population:
        """Return ``guests`` of ``territory``, who are not indexed, as those who are.

        They are smoothed where anybody there is; none of ``left_out`` lends them anything.
        """
        side = self.sides[territory]
        documents = self.characters.documents(guests.profiles)
        names = side.population.domain_names
        alone = assemble(guests, side.centre, self.adapter, documents, names)
        if not (side.neighbours >= 0).any():
            return alone
        neighbours = guests_neighbours(alone, side.alone, side.nearest, left_out)
        return smoothed(alone, side.alone, neighbours)

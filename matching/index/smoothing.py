"""Smoothing: what a profile leaves unsaid is lent to it by its nearest neighbours at home.

A profile of a few lines says only part of what it is about, in the words of one person. The mean of
its nearest neighbours of its own territory is added to its topic, its offer, its spelling and its
domains: pseudo-relevance feedback among profiles (Rocchio 1971; Diaz, "Regularizing ad hoc
retrieval scores", CIKM 2005). On judged pairs it gains
hardly more than chance could alone, and surely with the adapter; it brings a French and an English
telling clearly closer (``models/README.md``). Sentences and needs stay as they were said, and so
does a profile that tells nothing except its works: evidence on one person is not another's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.centring import FEWEST_PROFILES, Vectors, unit
from matching.index.documents import Cosines
from matching.index.population import Population, present
from matching.index.smoothed_documents import SmoothedDocuments
from matching.index.traits import Rows
from matching.profiles.facets import Facet

NEIGHBOURS = 3
SHARE = 0.6
"""Weight of the neighbours' mean beside a profile's own, which weighs one."""
_AT_ONCE = 4096
"""Rows drawn together, which bounds the memory."""
SMOOTHED_FACETS: tuple[Facet, ...] = ("topic", "offer")


def find_neighbours(
    population: Population, home: Population, left_out: Collection[str] = ()
) -> Rows:
    """Return the rows in ``home`` of the three nearest profiles of each of ``population``.

    One row per profile, nearest first, ties by row; -1 where there is none: for a profile that
    tells nothing except works, and in a territory of fewer than 20 profiles. Nearness is the sum of
    the cosines of topic, offer and character n-grams. A profile is not its own neighbour, nor is
    any of ``left_out``.
    """
    found = np.full((len(population.profiles), NEIGHBOURS), -1, np.intp)
    if len(home.profiles) < FEWEST_PROFILES:
        return found
    nearness = _nearness(population, home)
    barred = [home.row_of[name] for name in left_out if name in home.row_of]
    nearness[:, barred] = -np.inf
    for row, profile in enumerate(population.profiles):
        if profile.speaks_by_works:
            continue
        if profile.id in home.row_of:
            nearness[row, home.row_of[profile.id]] = -np.inf
        nearest = np.argsort(-nearness[row], kind="stable")[:NEIGHBOURS]
        kept = nearest[np.isfinite(nearness[row, nearest])]
        found[row, : len(kept)] = kept
    return found


def smoothed(population: Population, home: Population, neighbours: Rows) -> Population:
    """Return ``population`` with each profile drawn towards its ``neighbours`` in ``home``."""
    facets = dict(population.facets)
    for facet in SMOOTHED_FACETS:
        drawn = _drawn(population.facets[facet], home.facets[facet], neighbours)
        drawn[~population.known(facet)] = 0.0
        facets[facet] = drawn
    return replace(
        population,
        facets=facets,
        present=present(facets),
        domains=_drawn(population.domains, home.domains, neighbours),
        documents=smoothed_documents(population, home, neighbours),
    )


def _drawn(own: Vectors, home: Vectors, neighbours: Rows) -> Vectors:
    """Return each row of ``own`` plus its share of its neighbours' rows, of length one."""
    drawn = np.empty(own.shape, np.float32)
    for start in range(0, len(own), _AT_ONCE):
        at = slice(start, start + _AT_ONCE)
        there = neighbours[at] >= 0
        weights = SHARE * there / np.maximum(there.sum(axis=1, keepdims=True), 1)
        lent = np.einsum("ij,ijk->ik", weights, home[np.where(there, neighbours[at], 0)])
        drawn[at] = unit(own[at].astype(np.float64) + lent)
    return drawn


def _nearness(population: Population, home: Population) -> npt.NDArray[np.float64]:
    total = np.zeros((len(population.profiles), len(home.profiles)))
    for facet in SMOOTHED_FACETS:
        own, theirs = population.facets[facet], home.facets[facet]
        total += own.astype(np.float64) @ theirs.astype(np.float64).T
    own_rows = population.documents.of(len(population.profiles))
    total += (own_rows @ home.documents.of(len(home.profiles)).T).toarray()
    return np.asarray(np.round(total, 6))


def _lending(neighbours: Rows, size: int) -> sparse.csr_matrix:
    rows, columns = np.nonzero(neighbours >= 0)
    counts = np.maximum((neighbours >= 0).sum(axis=1), 1)
    values = SHARE / counts[rows]
    cells = (values, (rows, neighbours[rows, columns]))
    return sparse.csr_matrix(cells, shape=(len(neighbours), size))


def smoothed_documents(
    population: Population, home: Population, neighbours: Rows, lengths: Cosines | None = None
) -> SmoothedDocuments:
    """Return the documents of ``population``, each drawn towards those of its neighbours.

    ``lengths`` are those of the sums, where they are known.
    """
    documents = population.documents
    lending = _lending(neighbours, len(home.profiles))[documents.owner]
    return SmoothedDocuments(documents, home.documents, lending, lengths)

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

from matching.index.centring import FEWEST_PROFILES, unit
from matching.index.population import Population, Rows
from matching.index.smoothed_documents import SmoothedDocuments
from matching.profiles.facets import Facet

NEIGHBOURS = 3
SHARE = 0.6
"""Weight of the neighbours' mean beside a profile's own, which weighs one."""
_FACETS: tuple[Facet, ...] = ("topic", "offer")


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


def smoothed(
    population: Population,
    home: Population,
    neighbours: Rows,
    lengths: npt.NDArray[np.float64] | None = None,
) -> Population:
    """Return ``population`` with each profile drawn towards its ``neighbours`` in ``home``.

    Documents are smoothed where somebody looks; ``lengths`` are theirs, where they are known from
    before (``SmoothedDocuments.lengths``), which saves most of that time.
    """
    lend = _lending(neighbours, len(home.profiles))
    facets = dict(population.facets)
    for facet in _FACETS:
        own = population.facets[facet].astype(np.float64)
        lent = own + lend @ home.facets[facet].astype(np.float64)
        facets[facet] = unit(np.where(population.known(facet)[:, None], lent, 0.0))
    domains = unit(population.domains + lend @ home.domains.astype(np.float64))
    return replace(
        population,
        facets=facets,
        domains=domains,
        documents=SmoothedDocuments(
            population.documents, home.documents, lend[population.documents.owner], lengths
        ),
    )


def _nearness(population: Population, home: Population) -> npt.NDArray[np.float64]:
    total = np.zeros((len(population.profiles), len(home.profiles)))
    for facet in _FACETS:
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

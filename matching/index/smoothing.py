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

from dataclasses import replace

import numpy as np
from scipy import sparse

from matching.index.centring import Vectors, unit
from matching.index.documents import Cosines
from matching.index.neighbours import SMOOTHED_FACETS
from matching.index.population import Population, present
from matching.index.scratch import Scratch, room
from matching.index.smoothed_documents import SmoothedDocuments
from matching.index.traits import Rows

SHARE = 0.6
"""Weight of the neighbours' mean beside a profile's own, which weighs one."""
_AT_ONCE = 4096
"""Rows drawn together, which bounds the memory."""


def smoothed(
    population: Population, home: Population, neighbours: Rows, scratch: Scratch | None = None
) -> Population:
    """Return ``population`` with each profile drawn towards its ``neighbours`` in ``home``."""
    facets = dict(population.facets)
    for facet in SMOOTHED_FACETS:
        drawn = _drawn(population.facets[facet], home.facets[facet], neighbours, scratch)
        drawn[~population.known(facet)] = 0.0
        facets[facet] = drawn
    return replace(
        population,
        facets=facets,
        present=present(facets),
        domains=_drawn(population.domains, home.domains, neighbours),
        documents=smoothed_documents(population, home, neighbours),
    )


def _drawn(
    own: Vectors, home: Vectors, neighbours: Rows, scratch: Scratch | None = None
) -> Vectors:
    """Return each row of ``own`` plus its share of its neighbours' rows, of length one."""
    drawn = room("smoothed", (own.shape[0], own.shape[1]), scratch)
    for start in range(0, len(own), _AT_ONCE):
        at = slice(start, start + _AT_ONCE)
        there = neighbours[at] >= 0
        weights = SHARE * there / np.maximum(there.sum(axis=1, keepdims=True), 1)
        lent = np.einsum("ij,ijk->ik", weights, home[np.where(there, neighbours[at], 0)])
        drawn[at] = unit(own[at].astype(np.float64) + lent)
    return drawn


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

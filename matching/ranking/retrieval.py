"""Retrieval: candidates from several channels and both sides, fused by reciprocal ranks.

Reciprocal rank fusion: Cormack, Clarke & Büttcher, SIGIR 2009, Σ 1 / (60 + rank).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matching.index.generation import Side
from matching.index.population import Population
from matching.index.traits import Flags
from matching.index.words import profile_tokens
from matching.profiles.facets import Facet
from matching.ranking.ranker import Retrieval

CHANNELS: tuple[tuple[Facet, Facet], ...] = (
    ("need", "offer"),
    ("offer", "need"),
    ("topic", "topic"),
)
"""What the query's facet is compared with: its need with their offers, and the reverse."""


def retrieve(
    query: Population,
    counterpart: Side,
    retrieval: Retrieval,
    allowed: Flags,
) -> list[int]:
    """Return the rows of the candidates for the one profile of ``query``, best first.

    Each channel brings its best ``depth`` rows among those ``allowed``; ties are broken by row.
    """
    population = counterpart.population
    depth = retrieval.depth
    some = None if allowed.all() else allowed
    rankings = [
        counterpart.nearest[theirs].search(query.facets[mine][0], depth, some)
        for mine, theirs in CHANNELS
    ]
    said_by = None if some is None else some[population.sentences.owner]
    rankings.append(_by_sentence(query, counterpart, depth, said_by)[:depth])
    rankings.append(counterpart.words.best(profile_tokens(query.profiles[0]), depth, allowed))
    fused = fuse(rankings, retrieval.constant)
    return sorted(fused, key=lambda row: (-fused[row], row))


def fuse(rankings: Sequence[Sequence[int]], constant: int) -> Mapping[int, float]:
    """Return Σ 1 / (constant + rank) for every row of ``rankings``, ranks from 1."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, row in enumerate(ranking, start=1):
            scores[row] = scores.get(row, 0.0) + 1 / (constant + rank)
    return scores


def _by_sentence(
    query: Population, counterpart: Side, depth: int, said_by: Flags | None
) -> list[int]:
    """Return the profiles that own the sentences nearest to any sentence of the query."""
    ranks: dict[int, int] = {}
    owner = counterpart.population.sentences.owner
    sentences = query.sentences
    nearest = counterpart.nearest["sentence"]
    for found in nearest.search_each(sentences.vectors[sentences.ranked], depth, said_by):
        for rank, position in enumerate(found):
            row = int(owner[position])
            ranks[row] = min(rank, ranks.get(row, rank))
    return sorted(ranks, key=lambda row: (ranks[row], row))

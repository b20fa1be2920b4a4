"""Measures judged pairs: the features of each, from both ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from matching.evaluation.judgements import JudgedPair
from matching.index.population import Population
from matching.learning.pairs import LearningPairs
from matching.ranking.features import DIRECTED, SYMMETRIC, measure
from matching.ranking.ranker import Complementarity, Gains

Place = tuple[Population, int]
"""A population, and the row of one profile in it."""


def measure_pairs(
    pairs: Sequence[JudgedPair], places: Mapping[str, Place], complementarity: Complementarity
) -> LearningPairs:
    """Return ``pairs`` in order of query and candidate, with their features.

    ``places`` says where each query and each candidate stands; a query is measured against all its
    candidates at once.
    """
    ordered = sorted(pairs, key=lambda pair: (pair.query_id, pair.candidate_id))
    names = (*SYMMETRIC, *DIRECTED)
    gains = complementarity.gains
    forward, backward = ({name: np.zeros(len(ordered)) for name in names} for _ in range(2))
    start = 0
    while start < len(ordered):
        query = ordered[start].query_id
        stop = start
        while stop < len(ordered) and ordered[stop].query_id == query:
            stop += 1
        candidates = [places[pair.candidate_id] for pair in ordered[start:stop]]
        asker, row = places[query]
        population = candidates[0][0]
        rows = [one for _, one in candidates]
        found = measure(asker.take([row]), population.take(rows), complementarity)
        for name in names:
            forward[name][start:stop] = found.forward[name][0]
            backward[name][start:stop] = found.backward[name][0]
        start = stop
    return LearningPairs(
        tuple(pair.query_id for pair in ordered),
        tuple(pair.candidate_id for pair in ordered),
        forward,
        backward,
        _grades([pair.for_query for pair in ordered]),
        _grades([pair.for_candidate for pair in ordered]),
        tuple(
            (_group(places, pair.query_id, gains), _group(places, pair.candidate_id, gains))
            for pair in ordered
        ),
    )


def _group(places: Mapping[str, Place], name: str, gains: Gains) -> str:
    population, row = places[name]
    return gains.group(population.profiles[row])


def _grades(given: list[float | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([np.nan if grade is None else grade for grade in given], np.float64)

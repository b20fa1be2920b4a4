"""Judged pairs made of figures: what is measured and what is good of each is known beforehand."""

from __future__ import annotations

import numpy as np

from matching.config import Settings
from matching.learning.pairs import LearningPairs
from matching.ranking.features import DIRECTED, SYMMETRIC
from matching.ranking.ranker import Ranker

NAN = float("nan")
SHIPPED = Ranker.load(Settings().ranker)
STATISTICS = dict.fromkeys((*SYMMETRIC, *DIRECTED), (0.0, 1.0))


def some_pairs(count, for_query, for_candidate, *, queries=None, groups=None, **features):
    """Return ``count`` pairs; a feature is (forward, backward), and 0 where it is left out."""
    sides = ({}, {})
    for name in (*SYMMETRIC, *DIRECTED):
        given = features.get(name, (np.zeros(count), np.zeros(count)))
        for side, values in zip(sides, given, strict=True):
            side[name] = np.array(values, np.float64)
    return LearningPairs(
        tuple(queries or [f"q{n:03d}" for n in range(count)]),
        tuple(f"c{n:03d}" for n in range(count)),
        *sides,
        np.array(for_query, np.float64),
        np.array(for_candidate, np.float64),
        tuple(groups or [("company", "company")] * count),
    )


def judged_lists(queries=12, each=8, seed=4):
    """Return pairs of several queries: more ``topic`` is better, less ``offers`` is better.

    ``need`` helps the side that seeks; ``characters`` says nothing. A few have no grade of the
    candidate.
    """
    chance = np.random.default_rng(seed)
    count = queries * each
    topic, offers, characters = chance.normal(size=(3, count))
    forward, backward = chance.normal(size=(2, count))
    grades = [
        np.where(2 * topic - offers + need + chance.normal(size=count) / 2 > 0.5, 3.0, 1.0)
        for need in (forward, backward)
    ]
    grades[1][:: each - 1] = NAN
    return some_pairs(
        count,
        *grades,
        queries=[f"q{n // each:02d}" for n in range(count)],
        groups=[
            ("company", "laboratory") if n % 2 else ("company", "company") for n in range(count)
        ],
        topic=(topic, topic),
        offers=(offers, offers),
        characters=(characters, characters),
        need=(forward, backward),
    )

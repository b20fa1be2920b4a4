"""Metrics of one query over its judged candidates, best first (condensed lists).

Candidates that nobody judged are taken out of the list before it is measured (Sakai, "Alternatives
to Bpref", SIGIR 2007). A grade of 2 or more is relevant; a query without any gain scores 0, as in
trec_eval. Grades may be any non-negative number.

    nDCG@k      Σ_{r≤k} (2^{g_r} − 1) / log2(r + 1), over the same sum for the ideal order
                (Järvelin & Kekäläinen, TOIS 2002; exponential gain of Burges et al., ICML 2005)
    MRR         1 / rank of the first relevant candidate, 0 without one
    P@k         relevant candidates among the first k, over k
    recall@k    relevant candidates among the first k, over all those judged relevant
    success@k   1 where some candidate among the first k is relevant for both sides, else 0
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from matching.evaluation.judgements import GradeSide, JudgedPair

Array = npt.NDArray[np.float64]
RELEVANT = 2.0
"""The grade from which a candidate is relevant."""


def ndcg(grades: Array, depth: int) -> float:
    """Return nDCG of ``grades`` in ranked order, gain 2^grade − 1; 0 where nothing gains."""
    if not grades.size or grades.max() <= 0:
        return 0.0
    # All gains over 2^highest: the ratio is the same, and no grade is too large.
    highest = grades.max()
    gains = np.exp2(grades - highest) - np.exp2(-highest)
    discounts = 1 / np.log2(np.arange(2, min(depth, len(gains)) + 2))
    ideal = np.sort(gains)[::-1]
    return float(gains[:depth] @ discounts / (ideal[:depth] @ discounts))


def reciprocal_rank(grades: Array) -> float:
    """Return 1 / rank of the first relevant grade, 0 without one."""
    at = np.flatnonzero(grades >= RELEVANT)
    return 1 / (int(at[0]) + 1) if len(at) else 0.0


def precision(grades: Array, depth: int) -> float:
    """Return the relevant grades among the first ``depth``, over ``depth``."""
    return float((grades[:depth] >= RELEVANT).sum() / depth)


def recall(grades: Array, depth: int) -> float:
    """Return the relevant grades among the first ``depth``, over all relevant ones; 0 if none."""
    relevant = int((grades >= RELEVANT).sum())
    return float((grades[:depth] >= RELEVANT).sum() / relevant) if relevant else 0.0


def mutual_success(for_query: Array, for_candidate: Array, depth: int) -> float:
    """Return 1 where one of the first ``depth`` candidates is relevant for both sides, else 0."""
    mutual = (for_query[:depth] >= RELEVANT) & (for_candidate[:depth] >= RELEVANT)
    return float(mutual.any())


GRADED: Mapping[str, Callable[[Array], float]] = {
    "ndcg@5": partial(ndcg, depth=5),
    "ndcg@10": partial(ndcg, depth=10),
    "mrr": reciprocal_rank,
    "p@5": partial(precision, depth=5),
    "recall@20": partial(recall, depth=20),
}
"""What is measured of the grades of one side."""
MUTUAL: Mapping[str, Callable[[Array, Array], float]] = {
    "success@5": partial(mutual_success, depth=5),
    "success@10": partial(mutual_success, depth=10),
}
"""What is measured of the grades of both sides."""


@dataclass(frozen=True)
class JudgedList:
    """The grades of one query's judged candidates in ranked order; NaN where not given."""

    for_query: Array
    for_candidate: Array

    @classmethod
    def ranked(cls, pairs: Sequence[JudgedPair], scores: Mapping[str, float]) -> JudgedList:
        """Return the candidates of ``pairs`` (of one query) by falling score, ties by id."""
        ordered = sorted(pairs, key=lambda one: (-scores[one.candidate_id], one.candidate_id))
        return cls(
            _column([pair.for_query for pair in ordered]),
            _column([pair.for_candidate for pair in ordered]),
        )

    def measure(self, side: GradeSide) -> dict[str, float]:
        """Return every metric; NaN for those whose grades were not given for any candidate.

        ``side`` says whose grade the metrics of one side use.
        """
        given = self.for_query if side == "for_query" else self.for_candidate
        grades = given[~np.isnan(given)]
        found = {name: value(grades) if len(grades) else math.nan for name, value in GRADED.items()}
        both = ~np.isnan(self.for_query) & ~np.isnan(self.for_candidate)
        pair = self.for_query[both], self.for_candidate[both]
        found |= {name: value(*pair) if both.any() else math.nan for name, value in MUTUAL.items()}
        return found


def _column(grades: Sequence[float | None]) -> Array:
    return np.array([math.nan if grade is None else grade for grade in grades], np.float64)

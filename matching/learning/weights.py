"""The weights of the directed fit: a logistic regression whose weights may not be negative.

p(x→y) = σ(intercept + Σ w_k z_k + gain) is the probability of a grade of 2 or more for that
side. Each pair is seen twice, once from each end. Every feature says of itself that more is better,
so a weight that comes out negative is noise: its feature is left out and the others are fitted
anew. The gain is that of a table by pairs of groups of kinds, who gains and who brings:
coefficients of indicators, of either sign, which the same penalty holds near 0. Pairs that carry
weights count by them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.index.generation import Statistics
from matching.learning.pairs import GOOD, LearningPairs

STRENGTH = 0.005
"""Inverse of the ridge penalty (scikit-learn's C), in units of judged directions; small, because
neighbouring features share most of what they say and are better weighed alike."""


def learn_weights(
    pairs: LearningPairs,
    statistics: Statistics,
    names: Sequence[str],
    strength: float,
    *,
    by_kind: bool,
) -> tuple[float, dict[str, float], dict[str, dict[str, float]]]:
    """Return the intercept, the weight of each of ``names``, 0 for those left out, and the gains.

    Without ``by_kind`` the table of gains is empty.

    Raises:
        ValueError: no grade is good, or all are, or no feature helps.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow to import

    forward, backward = pairs.standardised(statistics, names)
    grades = np.concatenate([pairs.for_query, pairs.for_candidate])
    known = ~np.isnan(grades)
    features, good = np.concatenate([forward, backward])[known], grades[known] >= GOOD
    meetings = [*pairs.groups, *((other, own) for own, other in pairs.groups)]
    columns = sorted(set(meetings)) if by_kind else []
    weights = None if pairs.weights is None else np.tile(pairs.weights, 2)[known]
    indicators = np.array([[one == meeting for one in columns] for meeting in meetings], np.float64)
    indicators = indicators.reshape(len(meetings), len(columns))[known]
    if good.all() or not good.any():
        raise ValueError("nothing to tell apart")
    kept = list(range(len(names)))
    while kept or columns:
        model = LogisticRegression(C=strength, tol=1e-8, max_iter=1000)
        model.fit(np.hstack([features[:, kept], indicators]), good, sample_weight=weights)
        found_weights = model.coef_[0][: len(kept)]
        if not len(found_weights) or found_weights.min() >= 0:
            break
        kept.pop(int(np.argmin(found_weights)))
    else:
        raise ValueError("no feature helps")
    found = dict.fromkeys(names, 0.0)
    found |= {names[i]: float(w) for i, w in zip(kept, found_weights, strict=True)}
    gains: dict[str, dict[str, float]] = {}
    for (own, other), value in zip(columns, model.coef_[0][len(kept) :], strict=True):
        gains.setdefault(own, {})[other] = float(value)
    return float(model.intercept_[0]), found, gains

"""A stronger model on the same features: gradient boosting that never falls as a feature rises.

Histogram gradient boosting with monotone constraints (Friedman, Annals of Statistics 2001; Ke et
al., "LightGBM", NeurIPS 2017), kept small because there are few queries. Folds, both directions,
harmonic mean and calibration are those of the logistic regression (learn.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from matching.learning.calibrating import calibrate
from matching.learning.folds import fold_of_each
from matching.learning.learn import Recipe
from matching.learning.pairs import GOOD, LearningPairs
from matching.ranking.fit import harmonic_mean

Array = npt.NDArray[np.float64]
_TREES = 100
_RATE = 0.05
_LEAVES = 4
_FEWEST_IN_LEAF = 40


def boosted_scores(pairs: LearningPairs, recipe: Recipe) -> Array:
    """Return the score of each pair by a model learned without its query.

    Raises:
        ValueError: there are fewer queries than folds.
    """
    groups = {group for meeting in pairs.groups for group in meeting} if recipe.by_kind else ()
    view = _View(recipe.features, tuple(sorted(groups)))
    scores = np.zeros(len(pairs.queries))
    for held in _folds(pairs, recipe):
        learned = pairs.take(~held)
        graded = learned.take(learned.both_known)
        reciprocal = np.zeros(len(graded.queries))
        for inner in _folds(graded, recipe):
            model = view.fitted(graded.take(~inner), recipe.seed)
            reciprocal[inner] = view.harmonic_means(model, graded.take(inner))
        calibration = calibrate(reciprocal, graded.both_good)
        model = view.fitted(learned, recipe.seed)
        scores[held] = calibration.apply(view.harmonic_means(model, pairs.take(held)))
    return scores


def _folds(pairs: LearningPairs, recipe: Recipe) -> list[npt.NDArray[np.bool_]]:
    if len(set(pairs.queries)) < recipe.folds:
        raise ValueError("fewer queries than folds")
    fold = fold_of_each(pairs.queries, recipe.folds, recipe.seed)
    return [np.asarray(fold == number) for number in range(recipe.folds)]


@dataclass(frozen=True)
class _View:
    """What the model sees of a pair: features, then the group of kinds of either end."""

    features: tuple[str, ...]
    groups: tuple[str, ...]

    def fitted(self, pairs: LearningPairs, seed: int) -> Any:
        from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - slow

        columns = np.concatenate(self._sides(pairs))
        grades = np.concatenate([pairs.for_query, pairs.for_candidate])
        known = ~np.isnan(grades)
        model = HistGradientBoostingClassifier(
            # More of a feature is better; a group of kinds may count either way.
            monotonic_cst=[1] * len(self.features) + [0] * 2 * len(self.groups),
            max_iter=_TREES,
            learning_rate=_RATE,
            max_leaf_nodes=_LEAVES,
            min_samples_leaf=_FEWEST_IN_LEAF,
            early_stopping=False,
            random_state=seed,
        )
        # So few rows are done sooner by one thread than shared out.
        with threadpool_limits(1):
            return model.fit(columns[known], grades[known] >= GOOD)

    def harmonic_means(self, model: Any, pairs: LearningPairs) -> Array:
        with threadpool_limits(1):
            p, q = (model.predict_proba(side)[:, 1] for side in self._sides(pairs))
        return harmonic_mean(p, q)

    def _sides(self, pairs: LearningPairs) -> tuple[Array, Array]:
        """Return one row per pair from the query's end, and the same from the candidate's."""
        own, other = (
            np.array(
                [
                    [float(meeting[end] == group) for group in self.groups]
                    for meeting in pairs.groups
                ]
            )
            for end in (0, 1)
        )
        forward, backward = (
            np.stack([side[name] for name in self.features], axis=1)
            for side in (pairs.forward, pairs.backward)
        )
        return np.hstack([forward, own, other]), np.hstack([backward, other, own])

"""Learns a ranker from judged pairs, and says how well it does on queries it has not seen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.generation import Statistics
from matching.learning.calibrating import calibrate
from matching.learning.folds import FOLDS, fold_of_each
from matching.learning.pairs import LearningPairs
from matching.learning.weights import STRENGTH, learn_weights
from matching.ranking.fit import directed_fit, harmonic_mean, shown_score
from matching.ranking.ranker import FeatureWeight, Ranker

Array = npt.NDArray[np.float64]
_DECIMALS = 4


@dataclass(frozen=True)
class Recipe:
    """How a ranker is learned."""

    features: tuple[str, ...]
    by_kind: bool = True
    """Whether a table of gains by group of kinds is learned beside the features."""
    strength: float = STRENGTH
    folds: int = FOLDS
    seed: int = 0


@dataclass(frozen=True)
class OutOfFold:
    """What rankers say of pairs whose query they have not seen: one value per pair."""

    rankers: tuple[Ranker, ...]
    fold: npt.NDArray[np.intp]
    """Which ranker judged each pair."""
    for_query: Array
    for_candidate: Array
    score: Array


def learn(
    pairs: LearningPairs,
    statistics: Statistics,
    base: Ranker,
    recipe: Recipe,
    decided: LearningPairs | None = None,
) -> Ranker:
    """Return ``base`` with weights and calibration learned from ``pairs``.

    The calibration is fitted on scores out of fold, as the shown score meets queries it has not
    seen; where no pair has both grades it is left out. ``decided`` pairs, which people decided
    about, count for the weights; the calibration stays that of judged pairs, whose choice is known.

    Raises:
        ValueError: no grade is good, or all are, or no feature helps.
    """
    weighted = _weighted(_with(pairs, decided), statistics, base, recipe)
    graded = pairs.take(pairs.both_known)
    if not len(graded.queries):
        return weighted
    fold = fold_of_each(graded.queries, recipe.folds, recipe.seed)
    reciprocal = np.zeros(len(graded.queries))
    for number in range(recipe.folds):
        held = fold == number
        seen = _with(graded.take(~held), decided, graded.take(held))
        ranker = _weighted(seen, statistics, base, recipe)
        reciprocal[held] = harmonic_mean(*fits_of(graded.take(held), statistics, ranker))
    calibration = calibrate(reciprocal, graded.both_good)
    return weighted.model_copy(update={"calibration": calibration})


def cross_validate(
    pairs: LearningPairs,
    statistics: Statistics,
    base: Ranker,
    recipe: Recipe,
    decided: LearningPairs | None = None,
) -> OutOfFold:
    """Return the fits and scores of each pair by a ranker learned without its query.

    Of ``decided`` pairs, none of those it learns from has a part of that query either.

    Raises:
        ValueError: there are fewer queries than folds, or too little to learn from, as ``learn``.
    """
    if len(set(pairs.queries)) < recipe.folds:
        raise ValueError("fewer queries than folds")
    fold = fold_of_each(pairs.queries, recipe.folds, recipe.seed)
    p, q, score = (np.zeros(len(pairs.queries)) for _ in range(3))
    rankers = []
    for number in range(recipe.folds):
        held = fold == number
        others = None if decided is None else decided.without({*pairs.take(held).queries})
        ranker = learn(pairs.take(~held), statistics, base, recipe, others)
        p[held], q[held] = fits_of(pairs.take(held), statistics, ranker)
        score[held] = shown_score(p[held], q[held], ranker)
        rankers.append(ranker)
    return OutOfFold(tuple(rankers), fold, p, q, score)


def fits_of(pairs: LearningPairs, statistics: Statistics, ranker: Ranker) -> tuple[Array, Array]:
    """Return the fit for the query and for the candidate of each pair."""
    told = pairs.with_gains(ranker.complementarity.gains)
    p, _ = directed_fit(told.forward, statistics, ranker)
    q, _ = directed_fit(told.backward, statistics, ranker)
    return p, q


def usable(features: Collection[str], pairs: LearningPairs) -> tuple[str, ...]:
    """Return those of ``features`` that are known for any pair and differ between pairs."""
    found = []
    for name in features:
        values = np.concatenate([pairs.forward[name], pairs.backward[name]])
        known = values[~np.isnan(values)]
        if len(known) and np.ptp(known) > 0:
            found.append(name)
    return tuple(found)


def _with(
    pairs: LearningPairs, decided: LearningPairs | None, held: LearningPairs | None = None
) -> LearningPairs:
    """Return ``pairs`` and those of ``decided`` in which no query of ``held`` has a part."""
    if decided is None:
        return pairs
    return pairs.joined(decided if held is None else decided.without({*held.queries}))


def _weighted(pairs: LearningPairs, statistics: Statistics, base: Ranker, recipe: Recipe) -> Ranker:
    names = usable(recipe.features, pairs)
    intercept, found, values = learn_weights(
        pairs, statistics, names, recipe.strength, by_kind=recipe.by_kind
    )
    values = {
        own: {other: round(value, _DECIMALS) for other, value in sorted(row.items())}
        for own, row in sorted(values.items())
    }
    # The table speaks in units of the logit: weight and deviation are one spread, and cancel out.
    spread = float(np.std([value for row in values.values() for value in row.values()] or [0.0]))
    spread = round(spread, _DECIMALS)
    found["gains"] = spread
    features = {
        name: feature.model_copy(update={"weight": round(found.get(name, 0.0), _DECIMALS)})
        for name, feature in base.features.items()
    }
    features["gains"] = FeatureWeight(weight=spread, mean=0, deviation=spread or 1.0, fixed=True)
    slope = round(sum(feature.weight for feature in features.values()), _DECIMALS)
    if not slope:
        raise ValueError("no feature helps")
    gains = base.complementarity.gains.model_copy(update={"values": values})
    return base.model_copy(
        update={
            "intercept": round(intercept, _DECIMALS),
            "slope": slope,
            "features": features,
            "complementarity": base.complementarity.model_copy(update={"gains": gains}),
            "calibration": None,
        }
    )

"""What each part of the ranking is worth: judged pairs scored without it, or with something else.

Every ranking is learned and calibrated on four fifths of the queries and measured on the fifth it
has not seen. nDCG@10 is over judged candidates (matching/evaluation/metrics.py), its mean over
queries; the interval of a difference comes from the same samples of queries for both rankings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from matching.evaluation.metrics import ndcg
from matching.evaluation.resampling import interval, means, samples
from matching.learning.calibrating import brier_score, expected_calibration_error
from matching.learning.candidates.boosting import boosted_scores
from matching.learning.candidates.measuring import Material
from matching.learning.learn import Recipe, cross_validate
from matching.learning.pairs import LearningPairs
from matching.learning.trials import Index, Trial, trials
from matching.ranking.ranker import FeatureWeight, Ranker

Array = npt.NDArray[np.float64]
DEPTH = 10
RESAMPLES = 2000
_DECIMALS = 3
_LEAST_KNOWN = 0.05
"""A candidate known for a smaller share of the pairs is not measured."""


@dataclass(frozen=True)
class AblationRow:
    """One ranking and its figures; NaN where it could not be measured, the note says why."""

    name: str
    features: tuple[str, ...]
    ndcg: float
    """nDCG@10 of the grade for the query, mean over queries that were not learned from."""
    difference: float
    """To the first row; ``low`` and ``high`` are its 95 % interval."""
    low: float
    high: float
    brier: float
    calibration_error: float
    note: str

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval of the difference leaves 0 out, to the third decimal."""
        return round(self.low, _DECIMALS) > 0 or round(self.high, _DECIMALS) < 0


def ablation(
    materials: Mapping[Index, Material],
    base: Ranker,
    recipe: Recipe,
    *,
    compared: Sequence[Trial] | None = None,
    resamples: int = RESAMPLES,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[AblationRow, ...]:
    """Return one row for each ranking ``compared``, those of ``trials`` unless others are given.

    ``materials`` holds the same judged pairs measured on each index; the first ranking is what the
    others differ from. ``step`` is told how many are done, and of how many.

    Raises:
        ValueError: there are too few judged pairs to learn the first ranking from.
    """
    chosen = (
        trials(recipe.features, by_kind=recipe.by_kind) if compared is None else tuple(compared)
    )
    pairs = materials[chosen[0].index].pairs
    drawn = samples(len(set(pairs.queries)), resamples, recipe.seed)
    first: Array | None = None
    rows = []
    for number, trial in enumerate(chosen):
        step(number, len(chosen))
        material = materials[trial.index]
        obstacle = _obstacle(trial, material)
        if obstacle:
            rows.append(_unmeasured(trial, obstacle))
            continue
        try:
            scores = _scores(trial, material, base, recipe)
        except ValueError:
            if first is None:
                raise
            rows.append(_unmeasured(trial, "nothing could be learned from it"))
            continue
        quality = ndcg_of_each(material.pairs, scores)
        first = quality if first is None else first
        figures = _figures(quality - first, drawn), _calibration(material.pairs, scores)
        mean = float(np.nanmean(quality))
        rows.append(
            AblationRow(trial.name, trial.features, mean, *figures[0], *figures[1], trial.note)
        )
    step(len(chosen), len(chosen))
    return tuple(rows)


def _unmeasured(trial: Trial, why: str) -> AblationRow:
    return AblationRow(trial.name, trial.features, *(math.nan,) * 6, why)


def ndcg_of_each(pairs: LearningPairs, scores: Array) -> Array:
    """Return nDCG@10 of each query in order of id; NaN where no candidate has a grade."""
    of = np.array(pairs.queries)
    names = np.array(pairs.candidates)
    found = []
    for query in sorted(set(pairs.queries)):
        at = np.flatnonzero((of == query) & ~np.isnan(pairs.for_query))
        ordered = at[np.lexsort((names[at], -scores[at]))]
        found.append(ndcg(pairs.for_query[ordered], DEPTH) if len(at) else math.nan)
    return np.array(found)


def _figures(differences: Array, drawn: Array) -> tuple[float, float, float]:
    """Return the mean of the differences of each query, and its interval."""
    return float(np.nanmean(differences)), *interval(means(differences, drawn))


def _calibration(pairs: LearningPairs, scores: Array) -> tuple[float, float]:
    """Return the Brier score and the calibration error; NaN where no pair has both grades."""
    both = pairs.both_known
    if not both.any():
        return math.nan, math.nan
    shown, good = scores[both], pairs.both_good[both]
    return brier_score(shown, good), expected_calibration_error(shown, good)


def _scores(trial: Trial, material: Material, base: Ranker, recipe: Recipe) -> Array:
    names = _expanded(trial.features, material)
    asked = replace(recipe, features=names, by_kind=recipe.by_kind and trial.by_kind)
    if trial.model == "gradient boosting":
        return boosted_scores(material.pairs, asked)
    weights = {name: FeatureWeight(weight=0, mean=0, deviation=1) for name in names}
    blank = base.model_copy(update={"features": weights})
    return cross_validate(material.pairs, material.statistics, blank, asked).score


def _expanded(features: Sequence[str], material: Material) -> tuple[str, ...]:
    return tuple(one for name in features for one in material.families.get(name, (name,)))


def _obstacle(trial: Trial, material: Material) -> str:
    """Return why a ranking cannot be measured, "" where it can: a feature hardly any pair has."""
    total = len(material.pairs.queries)
    for name in trial.features:
        sides = [
            ~np.isnan(material.pairs.forward[one])
            for one in _expanded([name], material)
            if name in material.families
        ]
        known = int(np.any(sides, axis=0).sum()) if sides else total
        if known < _LEAST_KNOWN * total:
            return f"not measurable on the sample (known for {known:,} of {total:,} pairs)"
    return ""

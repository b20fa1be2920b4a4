"""From features to fits: how well each side of a pair serves the other, and both in one number.

    z_k     = (feature_k − mean_k) / deviation_k         statistics of both territories, fixed
    p(x→y)  = σ(intercept + slope · Σ w_k z_k / Σ w_k)   sums over the features known for that pair
    h       = 2·p·q / (p + q)                            p = p(x→y), q = p(y→x)
    score   = P(both gain | h)                           an increasing map (calibration.py)

The harmonic mean is the reciprocal score of Pizzato et al., "RECON: a reciprocal recommender for
online dating" (RecSys 2010). A feature that is missing is dropped and the weights of the others are
rescaled: confidence falls, the fit does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.centring import FEWEST_PROFILES
from matching.index.compared import MOST
from matching.index.generation import Statistics
from matching.index.population import Population
from matching.index.traits import Rows
from matching.ranking.features import DIRECTED, SYMMETRIC, PairFeatures, completed, measure
from matching.ranking.ranker import Ranker

Array = npt.NDArray[np.float64]
_DECIMALS = 9
"""Shown digits; below them the order of additions inside a matrix product may show."""


@dataclass(frozen=True)
class Fits:
    """Fits of each pair: one row per profile of xs, one column per profile of ys; all in [0, 1]."""

    for_x: Array
    """How well y serves x."""
    for_y: Array
    """How well x serves y."""
    confidence: Array
    """Share of the weights that could be known, mean of both directions."""
    score: Array
    """The shown score: calibrated where the ranker is, else the harmonic mean of both fits."""

    def take(self, columns: Rows) -> Fits:
        """Return the fits of those columns, in the order given."""
        return Fits(
            self.for_x[:, columns],
            self.for_y[:, columns],
            self.confidence[:, columns],
            self.score[:, columns],
        )


def harmonic_mean(p: Array, q: Array) -> Array:
    """Return 2·p·q / (p + q), 0 where both are 0."""
    total = p + q
    return np.divide(2 * p * q, total, out=np.zeros_like(total), where=total > 0)


def measure_statistics(
    xs: Population,
    ys: Population,
    ranker: Ranker,
    *,
    centred: bool = True,
    compared: Mapping[str, Array] | None = None,
) -> Statistics:
    """Return mean and deviation of each feature over the pairs of both territories.

    The ranker's own serve where a side has fewer than 20 profiles, or a feature never varies:
    those for vectors that are ``centred`` or those for raw ones. Large sides are thinned to every
    n-th profile in id order, unless all pairs were ``compared``.
    """
    given = {name: feature.given(centred=centred) for name, feature in ranker.features.items()}
    if min(len(xs.profiles), len(ys.profiles)) < FEWEST_PROFILES:
        return given
    if compared is None:
        features = measure(_thinned(xs), _thinned(ys), ranker.complementarity)
    else:
        features = completed(compared, xs, ys, ranker.complementarity)
    measured = {name: given[name] for name, feature in ranker.features.items() if feature.fixed}
    for name in (*SYMMETRIC, *DIRECTED):
        if name in measured:
            continue
        both = np.concatenate([features.forward[name].ravel(), features.backward[name].ravel()])
        values = both[~np.isnan(both)]
        deviation = float(values.std()) if len(values) else 0.0
        measured[name] = (float(values.mean()), deviation) if deviation > 1e-9 else given[name]
    return measured


def fit(features: PairFeatures, statistics: Statistics, ranker: Ranker) -> Fits:
    """Return the fits of each pair of ``features``."""
    for_x, known_x = directed_fit(features.forward, statistics, ranker)
    for_y, known_y = directed_fit(features.backward, statistics, ranker)
    confidence = np.round((known_x + known_y) / 2, _DECIMALS)
    return Fits(for_x, for_y, confidence, np.round(shown_score(for_x, for_y, ranker), _DECIMALS))


def shown_score(p: Array, q: Array, ranker: Ranker) -> Array:
    """Return the score of pairs whose fits are ``p`` and ``q``."""
    reciprocal = harmonic_mean(p, q)
    return ranker.calibration.apply(reciprocal) if ranker.calibration else reciprocal


def directed_fit(
    features: Mapping[str, Array], statistics: Statistics, ranker: Ranker
) -> tuple[Array, Array]:
    """Return the fit in one direction and the share of the weights that is known, pair by pair."""
    shape = next(iter(features.values())).shape
    total, known_weight = np.zeros(shape), np.zeros(shape)
    for part, weight in _parts(features, statistics, ranker):
        total += part
        known_weight += weight
    standard = np.divide(total, known_weight, out=np.zeros(shape), where=known_weight > 0)
    whole = sum(weight.weight for weight in ranker.features.values())
    return _fit_of(standard, ranker), known_weight / whole


def coalition_fits(
    features: Mapping[str, Array],
    statistics: Statistics,
    ranker: Ranker,
    within: npt.NDArray[np.bool_],
) -> Array:
    """Return the fits of pairs where only some features take their value.

    ``within`` has one row per coalition and one column per feature of positive weight; the others
    known stay at their mean. One row per coalition, one column per pair, row by row of features.
    """
    parts, weights = zip(*_parts(features, statistics, ranker), strict=True)
    known_weight = sum(weights)
    counted = [
        part.ravel()
        for part, feature in zip(parts, ranker.features.values(), strict=True)
        if feature.weight > 0
    ]
    totals = within.astype(np.float64) @ np.array(counted)
    known = np.broadcast_to(np.ravel(known_weight), totals.shape)
    return _fit_of(np.divide(totals, known, out=np.zeros_like(totals), where=known > 0), ranker)


def _parts(
    features: Mapping[str, Array], statistics: Statistics, ranker: Ranker
) -> Iterator[tuple[Array, Array]]:
    """Give for each feature w·z, 0 where it is unknown, and w where it is known, else 0."""
    for name, feature in ranker.features.items():
        known = ~np.isnan(features[name])
        mean, deviation = feature.given(centred=True) if feature.fixed else statistics[name]
        standard = (features[name] - mean) / deviation
        yield feature.weight * np.where(known, standard, 0.0), feature.weight * known


def _fit_of(standard: Array, ranker: Ranker) -> Array:
    with np.errstate(over="ignore"):  # far below zero, e^-x is beyond all numbers and σ is 0
        fits = 1 / (1 + np.exp(-(ranker.intercept + ranker.slope * standard)))
    return np.asarray(np.round(fits, _DECIMALS))


def _thinned(population: Population) -> Population:
    count = len(population.profiles)
    if count <= MOST:
        return population
    return population.take(np.unique(np.linspace(0, count - 1, MOST).astype(np.intp)))

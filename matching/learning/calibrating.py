"""Isotonic calibration of the shown score, and how far probabilities are from what happens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.ranking.calibration import Calibration

Array = npt.NDArray[np.float64]
BINS = 10
_SLOPE = 0.02
"""Share of the score itself in the map, so that it increases where the isotonic one is flat."""
_DECIMALS = 6


def calibrate(harmonic_means: Array, good: Array) -> Calibration:
    """Return the map from ``harmonic_means`` to the probability that ``good`` is 1.

    Isotonic regression whose steps of n pairs, k of them good, are worth (k + 1) / (n + 2), as
    Laplace's rule of succession has it; linear between the middles of its steps, and mixed with a
    little of the identity: 0.98 · isotonic(h) + 0.02 · h.
    """
    from sklearn.isotonic import IsotonicRegression  # noqa: PLC0415 - slow to import

    # Means that hardly differ are taken for one, and the greatest must not be outside for that.
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(harmonic_means, good)
    steps = isotonic.predict(harmonic_means)
    held = [steps == value for value in np.unique(steps)]
    sizes = np.array([one.sum() for one in held], np.float64)
    # One imagined success and one failure: a step of three pairs does not promise certainty.
    rates = np.array([(good[one].sum() + 1) / (one.sum() + 2) for one in held])
    rates = IsotonicRegression().fit_transform(np.arange(len(held)), rates, sample_weight=sizes)
    at = np.array([0.0, *(float(harmonic_means[one].mean()) for one in held), 1.0])
    mixed = (1 - _SLOPE) * np.array([0.0, *rates, rates[-1]]) + _SLOPE * at
    at, mixed = np.round(at, _DECIMALS), np.round(mixed, _DECIMALS)
    kept = [0]
    for i in range(1, len(at)):
        if at[i] > at[kept[-1]] and mixed[i] > mixed[kept[-1]]:
            kept.append(i)
    kept[-1] = len(at) - 1  # a knot that rounds to the last one gives way to it
    return Calibration(
        harmonic_means=tuple(float(at[i]) for i in kept),
        probabilities=tuple(float(mixed[i]) for i in kept),
    )


@dataclass(frozen=True)
class Bin:
    """Pairs whose shown score falls between two tenths."""

    count: int
    score: float
    """Mean of what was shown."""
    rate: float
    """Share of them that were good for both."""


def reliability(scores: Array, good: Array, bins: int = BINS) -> tuple[Bin, ...]:
    """Return the bins of equal width that hold any pair, lowest first: the reliability curve."""
    place = np.minimum((scores * bins).astype(int), bins - 1)
    found = []
    for number in range(bins):
        held = place == number
        if held.any():
            rate = float(good[held].mean())
            found.append(Bin(int(held.sum()), float(scores[held].mean()), rate))
    return tuple(found)


def expected_calibration_error(scores: Array, good: Array, bins: int = BINS) -> float:
    """Return Σ (pairs of the bin / all pairs) · |mean score − rate| over bins of equal width.

    Naeini, Cooper & Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning"
    (AAAI 2015).
    """
    total = len(scores)
    return sum(
        one.count / total * abs(one.score - one.rate) for one in reliability(scores, good, bins)
    )


def brier_score(scores: Array, good: Array) -> float:
    """Return the mean of (score − outcome)² (Brier 1950)."""
    return float(np.mean((scores - good) ** 2))

"""Shapley values: what each feature adds to a score, so that the parts sum to it exactly.

L. Shapley, "A value for n-person games" (1953); as explanation of predictions, Štrumbelj &
Kononenko (2010) and Lundberg & Lee (2017). With few features every coalition is evaluated, nothing
is sampled.
"""

from __future__ import annotations

from math import factorial

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def coalitions(count: int) -> npt.NDArray[np.bool_]:
    """Return all 2^count coalitions: one row each, the first empty, one column per player."""
    return np.asarray((np.arange(2**count)[:, None] >> np.arange(count)) & 1 > 0)


def shapley_values(worths: Array) -> Array:
    """Return the Shapley values of the players, one row each, from the worth of each coalition.

    φ_i = Σ over coalitions S without i of |S|! (n − |S| − 1)! / n! · (v(S ∪ {i}) − v(S)); they sum
    to v(all) − v(none). ``worths`` has one row per coalition, in the order of ``coalitions``, and
    as many columns as there are games.
    """
    count = len(worths).bit_length() - 1
    within = coalitions(count)
    share = np.array(
        [factorial(size) * factorial(count - size - 1) / factorial(count) for size in range(count)]
    )
    found = np.empty((count, worths.shape[1]))
    for player in range(count):
        before = np.flatnonzero(~within[:, player])
        gained = worths[before + (1 << player)] - worths[before]
        found[player] = share[within[before].sum(axis=1)] @ gained
    return found

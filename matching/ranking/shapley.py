"""Shapley values: what each feature adds to a score, so that the parts sum to it exactly.

L. Shapley, "A value for n-person games" (1953); as explanation of predictions, Štrumbelj &
Kononenko (2010) and Lundberg & Lee (2017). With few features every coalition is evaluated, nothing
is sampled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import factorial

import numpy as np
import numpy.typing as npt


def shapley_values(
    players: Sequence[str], value: Callable[[frozenset[str]], npt.NDArray[np.float64]]
) -> dict[str, npt.NDArray[np.float64]]:
    """Return the Shapley value of each player, in the shape that ``value`` returns.

    φ_i = Σ over coalitions S without i of |S|! (n − |S| − 1)! / n! · (v(S ∪ {i}) − v(S)); they sum
    to v(all) − v(none). ``value`` is called once for each of the 2^n coalitions.
    """
    count = len(players)
    worth = {
        frozenset(coalition): value(frozenset(coalition))
        for size in range(count + 1)
        for coalition in combinations(players, size)
    }
    result = {}
    for player in players:
        total = np.zeros_like(worth[frozenset()])
        for coalition, before in worth.items():
            if player not in coalition:
                size = len(coalition)
                share = factorial(size) * factorial(count - size - 1) / factorial(count)
                total = total + share * (worth[coalition | {player}] - before)
        result[player] = total
    return result

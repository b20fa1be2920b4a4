"""Envy: what those who can be proposed would gain from another one's places.

Let m(x, y) = p(x→y) · p(y→x) be the chance that both want to meet, by the shipped fits whatever the
ranking; E_y the queries whose list shows y; w_x how many times the list of x counts (1, but in
resampling). With the places of y' the profile y would expect

    U(y', y) = Σ_{x ∈ E_y'} w_x · m(x, y)          meetings

    envy(y)  = max(0, max_y' U(y', y) − U(y, y))   mean over all y, those never shown included

0 means that nobody would rather have the places of another. This is envy-freeness of the
opportunities to be recommended in a two-sided market: Saito & Joachims, "Fair Ranking as Fair
Division" (KDD 2022); Tomita & Yokoyama, "Fair Reciprocal Recommendation in Matching Markets"
(RecSys 2024). It grows with the number of queries: compare rankings of the same queries only.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

Array = npt.NDArray[np.float64]


def mean_envy(shown: sparse.csr_matrix, meetings: Array, weights: Array) -> float:
    """Return the mean envy of the profiles that can be proposed, in expected meetings.

    ``shown`` and ``meetings`` have a row per query and a column per profile; ``weights`` one value
    per query.
    """
    counted = np.flatnonzero(weights)
    lists = shown[counted]
    gained = meetings[counted] * weights[counted, None]
    own = np.asarray(lists.multiply(gained).sum(axis=0)).ravel()
    proposed = np.flatnonzero(np.asarray(lists.sum(axis=0)).ravel())
    if not len(proposed):
        return 0.0
    with_places_of = lists[:, proposed].T @ gained
    return float(np.maximum(with_places_of.max(axis=0) - own, 0).mean())

"""Hubness: cosines less what is near to everybody (CSLS).

csls(x, y) = 2·s(x, y) − r(x) − r(y), r the mean of the ten greatest cosines with the other side
(Conneau et al., "Word translation without parallel data", ICLR 2018).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.learning.candidates.kind_groups import GROUPS
from matching.ranking.features import measure
from matching.ranking.ranker import Complementarity, Gains

Array = npt.NDArray[np.float64]
COSINES = ("topic", "offers", "sentences", "characters")
NEIGHBOURS = 10
_NO_KINDS = Complementarity(default=0.5, pairs=(), gains=Gains(groups=dict(GROUPS), values={}))
"""Kinds are measured with the rest and thrown away."""


def cosines(xs: Population, ys: Population) -> dict[str, Array]:
    """Return the four cosines that ship, of each pair."""
    features = measure(xs, ys, _NO_KINDS)
    return {name: features.forward[name] for name in COSINES}


def csls(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return the four cosines corrected for hubness, of each pair."""
    home = np.array([not profile.is_request for profile in xs.profiles], np.bool_)
    return {f"csls-{name}": corrected(values, home) for name, values in cosines(xs, ys).items()}


def corrected(values: Array, home: npt.NDArray[np.bool_], neighbours: int = NEIGHBOURS) -> Array:
    """Return 2s − r(x) − r(y) of the cosines ``values``; NaN stays NaN.

    Only rows of ``home`` count as neighbours of a column: a request is nobody's neighbour.
    """
    of_rows = mean_of_greatest(values, neighbours)
    of_columns = mean_of_greatest(values[home].T, neighbours)
    return np.asarray(2 * values - of_rows[:, None] - of_columns[None, :])


def mean_of_greatest(values: Array, count: int) -> Array:
    """Return the mean of the ``count`` greatest known values of each row; NaN without any."""
    ordered = -np.sort(-values, axis=1)[:, :count]  # NaN comes last
    known = ~np.isnan(ordered)
    total = np.where(known, ordered, 0.0).sum(axis=1)
    empty = np.full(len(values), np.nan)
    return np.asarray(np.divide(total, known.sum(axis=1), out=empty, where=known.any(axis=1)))

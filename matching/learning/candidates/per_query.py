"""Per query: cosines standardised among all candidates of who asks, not by fixed statistics.

A fit is then no longer the same from both ends.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.learning.candidates.hubness import cosines

Array = npt.NDArray[np.float64]


def per_query(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return the four cosines of each pair, standardised within each row."""
    return {f"per-query-{n}": standardised(values) for n, values in cosines(xs, ys).items()}


def standardised(values: Array) -> Array:
    """Return (value − mean) / deviation of each row's known values; NaN where they do not vary."""
    known = ~np.isnan(values)
    counts = np.maximum(known.sum(axis=1, keepdims=True), 1)
    means = np.where(known, values, 0.0).sum(axis=1, keepdims=True) / counts
    centred = values - means
    squares = np.where(known, centred, 0.0) ** 2
    deviations = np.sqrt(squares.sum(axis=1, keepdims=True) / counts)
    empty = np.full(values.shape, np.nan)
    return np.asarray(np.divide(centred, deviations, out=empty, where=deviations > 1e-12))

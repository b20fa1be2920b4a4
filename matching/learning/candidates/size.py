"""Size: how near two organisations are in size class, 1 − |difference| / 3."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.profiles.model import SIZES

Array = npt.NDArray[np.float64]


def size(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return the nearness in size of each pair, 0 to 1; NaN where one has no size."""
    left, right = _classes(xs), _classes(ys)
    return {"size": 1 - np.abs(left[:, None] - right[None, :]) / (len(SIZES) - 1)}


def _classes(population: Population) -> Array:
    return np.array(
        [np.nan if p.size is None else SIZES.index(p.size) for p in population.profiles], np.float64
    )

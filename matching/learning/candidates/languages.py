"""Languages: whether two can work in one language.

The languages both work in, over those of the one who has fewer: |X ∩ Y| / min(|X|, |Y|).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from matching.index.population import Population

Array = npt.NDArray[np.float64]


def languages(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return the share of working languages of each pair, 0 to 1; NaN where one names none."""
    right = [_spoken(profile.languages) for profile in ys.profiles]
    values = [
        _share(_spoken(profile.languages), other) for profile in xs.profiles for other in right
    ]
    shape = len(xs.profiles), len(ys.profiles)
    return {"languages": np.array(values, np.float64).reshape(shape)}


def _spoken(given: tuple[str, ...]) -> frozenset[str]:
    return frozenset(language.casefold() for language in given)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else math.nan

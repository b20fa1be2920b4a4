"""Sectors: how near two organisations are in ISIC rev. 4, whatever nomenclature names them.

Nearness is the share of the four levels of ISIC that two codes have in common, and of several codes
the best counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from matching.domains.isic import LEVELS, Path, isic_paths
from matching.index.population import Population

Array = npt.NDArray[np.float64]


def sectors(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return the nearness in sector of each pair, 0 to 1; NaN where one has no readable code."""
    left, right = ([isic_paths(p.sector_codes) for p in side.profiles] for side in (xs, ys))
    values = [nearness(one, other) for one in left for other in right]
    return {"sectors": np.array(values, np.float64).reshape(len(left), len(right))}


def nearness(one: Iterable[Path], other: Iterable[Path]) -> float:
    """Return the greatest share of levels that a code of each has in common; NaN without codes."""
    others = list(other)
    shares = [_shared(a, b) / LEVELS for a in one for b in others]
    return max(shares, default=math.nan)


def _shared(one: Path, other: Path) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))

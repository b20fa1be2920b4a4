"""What was compared of every pair of both territories while an index of few profiles was built.

An answer about profiles that are indexed reads it instead of comparing them again. It holds what
depends on no weights: numbers by the names of ``matching.ranking.features.COMPARED``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matching.index.traits import Rows

Array = npt.NDArray[np.float64]
MOST: Final = 500
"""Profiles of a side up to which all of its pairs are kept: at most 14 MB on disk."""
OTHER_WAY: Final = {"need": "needed", "needed": "need"}
"""What a comparison is called when both change places; any other keeps its name."""


@dataclass(frozen=True)
class Stored:
    """Where some profiles stand in the index: rows of one territory."""

    territory: str
    rows: Rows

    def take(self, at: Rows) -> Stored:
        """Return those at the positions ``at``."""
        return Stored(self.territory, self.rows[at])


@dataclass(frozen=True)
class Compared:
    """Comparisons of all pairs, each with one row per profile of ``territory``."""

    territory: str
    values: Mapping[str, Array]
    """By name; one column per profile of the counterpart."""

    def between(self, xs: Stored, ys: Stored) -> dict[str, Array]:
        """Return the comparisons of ``xs`` (rows) with ``ys`` (columns) of the counterpart."""
        if xs.territory == self.territory:
            return {name: _cut(values, xs, ys) for name, values in self.values.items()}
        return {
            OTHER_WAY.get(name, name): _cut(values, ys, xs).T
            for name, values in self.values.items()
        }


def _cut(values: Array, xs: Stored, ys: Stored) -> Array:
    return values[xs.rows[:, None], ys.rows]

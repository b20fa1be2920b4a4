"""How the first places are shared out among those who can be proposed.

Lists are the first five of the whole other side, judged or not. With c_y the number of lists that
show y, and n the profiles of that side (those never shown included, in growing order of c):

    coverage        share of the profiles with c_y > 0
    exposure Gini   Σ_i (2i − n − 1) c_i / (n Σ_i c_i): 0 when all are shown as often, towards 1
                    when a few take every place (Gini 1912; for rankings, Fleder & Hosanagar,
                    "Blockbuster Culture's Next Rise or Fall", Management Science 2009)
    envy            see ``matching.evaluation.envy``

Where queries come from both sides, each figure is the mean over both, weighted by their profiles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.evaluation.envy import mean_envy

Array = npt.NDArray[np.float64]
DEPTH = 5
"""Places of a list that count as exposure."""


@dataclass(frozen=True)
class Exposure:
    """The lists of some queries over one side: a row per query, a column per profile proposed."""

    shown: sparse.csr_matrix
    """1 where the profile is among the first places of the query's list, else 0."""
    meetings: Array
    """The chance that both want to meet: the product of both fits."""
    positions: npt.NDArray[np.intp]
    """Where each row stands among all queries."""


def first_places(scores: Array, depth: int = DEPTH) -> sparse.csr_matrix:
    """Return 1 for the ``depth`` best of each row of ``scores``, ties to the left, else 0."""
    rows, columns = scores.shape
    best = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
    at = np.repeat(np.arange(rows), best.shape[1])
    ones = np.ones(best.size)
    return sparse.csr_matrix((ones, (at, best.ravel())), shape=(rows, columns))


def gini(counts: Array) -> Array:
    """Return the Gini index along the last axis of ``counts``; 0 where all are 0."""
    ordered = np.sort(counts, axis=-1)
    count = counts.shape[-1]
    ranks = 2 * np.arange(1, count + 1) - count - 1
    total = count * ordered.sum(axis=-1)
    found = np.zeros(total.shape)
    np.divide(ordered @ ranks, total, out=found, where=total > 0)
    return found


def coverage(counts: Array) -> Array:
    """Return the share of ``counts`` above 0 along the last axis."""
    return np.asarray((counts > 0).mean(axis=-1), np.float64)


def _coverage(side: Exposure, weights: Array) -> Array:
    return coverage(np.asarray(weights @ side.shown))


def _gini(side: Exposure, weights: Array) -> Array:
    return gini(np.asarray(weights @ side.shown))


def _envy(side: Exposure, weights: Array) -> Array:
    return np.array([mean_envy(side.shown, side.meetings, row) for row in weights])


SHARED: Mapping[str, Callable[[Exposure, Array], Array]] = {
    "coverage": _coverage,
    "exposure_gini": _gini,
    "envy": _envy,
}
"""What is measured of all lists together."""


def measure(name: str, sides: Sequence[Exposure], weights: Array) -> Array:
    """Return the figure ``name`` of the lists of all sides, once for each row of ``weights``.

    ``weights`` has a column per query: how many times its list counts.
    """
    sizes = [side.shown.shape[1] for side in sides]
    total = sum(
        size * SHARED[name](side, weights[:, side.positions])
        for size, side in zip(sizes, sides, strict=True)
    )
    return np.asarray(total / sum(sizes), np.float64)


def stacked(one: Exposure, other: Exposure, queries: int) -> Exposure:
    """Return the lists of both, ``queries`` further on for the second: to exchange some of them."""
    return Exposure(
        sparse.csr_matrix(sparse.vstack([one.shown, other.shown])),
        np.vstack([one.meetings, other.meetings]),
        np.concatenate([one.positions, other.positions + queries]),
    )

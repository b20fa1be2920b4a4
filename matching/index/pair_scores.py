"""The score of a pair of rows, computed one way only, and how far a block product may be from it.

A product of blocks rounds differently from one block size, thread or direction to the next. So it
only says which pairs may be among the best; their score is then computed by this module.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors

Rows = npt.NDArray[np.intp]
PairScores = Callable[[Rows, Rows], Vectors]
_AT_ONCE = 512
"""Pairs; both sides in double precision then stay in the cache of a core."""
_UNIT = 2.0**-24
"""Largest relative error of one operation in single precision."""


def pair_scores(xs: Vectors, ys: Vectors, of_xs: Rows, of_ys: Rows) -> Vectors:
    """Return the inner product of each row ``of_xs`` with the row ``of_ys`` at its place.

    It is summed in double precision and rounded once, pair by pair: the same for (x, y) as for
    (y, x), and whatever else is asked for at the same time.
    """
    scores = np.empty(len(of_xs), np.float32)
    for start in range(0, len(of_xs), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        mine = np.asarray(xs[of_xs[part]], np.float64)
        scores[part] = np.vecdot(mine, np.asarray(ys[of_ys[part]], np.float64))
    return scores


def tolerances(xs: Vectors, ys: Vectors) -> tuple[Vectors, Vectors]:
    """Return for each row of ``xs``, and each of ``ys``, how far a product may be from the score.

    |computed − x·y| <= n·u / (1 − n·u) · |x|·|y| whatever the order of the sum, with n the number
    of operations and u the unit roundoff (Higham, "Accuracy and Stability of Numerical
    Algorithms", 2002, section 3.1); rounding the score and comparing with it count as six more.
    """
    operations = xs.shape[1] + 6
    relative = operations * _UNIT / (1 - operations * _UNIT)
    of_xs, of_ys = _lengths(xs), _lengths(ys)
    longest_x, longest_y = of_xs.max(initial=0), of_ys.max(initial=0)
    return (
        np.asarray(relative * of_xs * longest_y, np.float32),
        np.asarray(relative * of_ys * longest_x, np.float32),
    )


def _lengths(vectors: Vectors) -> npt.NDArray[np.float64]:
    lengths = np.empty(len(vectors))
    for start in range(0, len(vectors), _AT_ONCE):
        part = np.asarray(vectors[start : start + _AT_ONCE], np.float64)
        lengths[start : start + _AT_ONCE] = np.sqrt(np.vecdot(part, part))
    return lengths

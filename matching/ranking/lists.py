"""Who is in each list of a batch: chosen by one value, shown in the order of the score.

Balance says who is in a list; it has nothing to say of the order inside, which stays that of the
score: whoever reads a list meets the likeliest partner first, and is shown as often either way.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Lists = tuple[tuple[int, ...], ...]
"""For each row, the columns of its list, best score first."""
_DECIMALS = 9
"""Below these digits the order of additions may show; ties go to the column that comes first."""


def longest_lists(values: Array, scores: Array, allowed: Mask, top: int) -> Lists:
    """Return for each row the ``top`` columns of highest value among those ``allowed`` there."""
    best = np.argsort(-np.round(values, _DECIMALS), axis=1, kind="stable")
    chosen = [
        [int(column) for column in order if allowed[row, column]][:top]
        for row, order in enumerate(best)
    ]
    return _in_order(chosen, scores)


def capped_lists(values: Array, scores: Array, allowed: Mask, top: int, capacity: int) -> Lists:
    """Return lists of at most ``top`` columns in which no column is more than ``capacity`` times.

    Pairs are taken in order of falling value wherever both still have room, so ``values`` must
    compare between rows. The last rows may find fewer than ``top`` columns with room.
    """
    rows, columns = values.shape
    chosen: list[list[int]] = [[] for _ in range(rows)]
    room = [capacity] * columns
    for pair in np.argsort(-np.round(values, _DECIMALS), axis=None, kind="stable"):
        row, column = divmod(int(pair), columns)
        if allowed[row, column] and room[column] and len(chosen[row]) < top:
            chosen[row].append(column)
            room[column] -= 1
    return _in_order(chosen, scores)


def loads(lists: Lists, columns: int) -> npt.NDArray[np.intp]:
    """Return how many lists each of the ``columns`` is in."""
    taken = [column for its_columns in lists for column in its_columns]
    return np.bincount(np.array(taken, np.intp), minlength=columns)


def _in_order(chosen: list[list[int]], scores: Array) -> Lists:
    return tuple(
        tuple(sorted(columns, key=lambda column: (-scores[row, column], column)))
        for row, columns in enumerate(chosen)
    )

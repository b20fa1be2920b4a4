"""Folds by query: pairs of one query are never on both sides of a split."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FOLDS = 5


def fold_of_each(queries: Sequence[str], folds: int, seed: int) -> npt.NDArray[np.intp]:
    """Return the fold of each pair from the query it belongs to; folds differ by a query at most.

    The same queries and seed give the same folds, whatever the order of the pairs.
    """
    names = sorted(set(queries))
    order = np.random.default_rng(seed).permutation(len(names))
    fold = {names[position]: number % folds for number, position in enumerate(order)}
    return np.array([fold[query] for query in queries], np.intp)

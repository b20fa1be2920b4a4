"""Evidence of several works: how a profile that tells nothing else is compared.

With m₁ ≥ m₂ ≥ m₃ the best likenesses among the works of one profile, what counts is
(m₁ + m₂/2 + m₃/3) / (1 + 1/2 + 1/3): a person need not work on one thing only, and one lucky title
is not expertise (Mimno & McCallum, "Expertise modeling for matching papers with reviewers", KDD
2007). Of fewer works the weights are those of the works there are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
_WEIGHTS = np.array([1.0, 1 / 2, 1 / 3])


def best_three(likenesses: npt.NDArray[np.floating]) -> Array:
    """Return the weighted mean of the three greatest of each column; one row per work."""
    count = min(len(_WEIGHTS), len(likenesses))
    greatest = -np.sort(-likenesses, axis=0)[:count]
    weights = _WEIGHTS[:count]
    return np.asarray(weights @ greatest / weights.sum())


def grouped(
    likenesses: Array,
    row_owner: npt.NDArray[np.intp],
    column_owner: npt.NDArray[np.intp],
    rows: int,
    columns: int,
) -> Array:
    """Return one likeness per pair of owners: one row per owner of rows, one column per other.

    Rows are gathered by ``best_three`` and then columns, and the other way round; the mean of both
    is the same from either end. A pair of which one has no document is 0.
    """
    rows_first = _gather(_gather(likenesses, row_owner, rows).T, column_owner, columns).T
    columns_first = _gather(_gather(likenesses.T, column_owner, columns).T, row_owner, rows)
    return np.asarray((rows_first + columns_first) / 2)


def _gather(likenesses: Array, owner: npt.NDArray[np.intp], count: int) -> Array:
    gathered = np.zeros((count, likenesses.shape[1]))
    owners, starts, sizes = np.unique(owner, return_index=True, return_counts=True)
    for one, start, size in zip(owners, starts, sizes, strict=True):
        gathered[one] = best_three(likenesses[start : start + size])
    return gathered

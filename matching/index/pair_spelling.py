"""The cosines of smoothed n-grams of one profile with a few others, over and over.

What ``SmoothedDocuments.cosines`` gives, without making matrices for it: the row of who asks is
spread out over all columns, and the rows of the others and of who lends to them meet it there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.documents import Cosines, Documents
from matching.index.smoothed_documents import SmoothedDocuments
from matching.index.traits import Rows


class PairSpelling:
    """Documents of two sides, each profile of both being one document."""

    def __init__(self, few: SmoothedDocuments, many: SmoothedDocuments) -> None:
        self._few, self._many = few, many
        self._lengths = few.lengths, many.lengths
        self._spread = np.zeros(few.plain.rows.shape[1], np.float32)

    def cosines(self, row: int, others: Rows) -> Cosines:
        """Return the cosine of ``row`` of the first side with each of ``others`` of the second.

        0 where one has no known n-gram.
        """
        spread, touched = self._spread, []
        for lender, weight in [(row, 1.0), *self._few.lenders_of(row)]:
            columns, values = _row(self._few.plain.rows, lender)
            spread[columns] += np.float32(weight) * values
            touched.append(columns)
        lenders, weights, whose = self._many.lenders_of_all(others)
        needed, place = np.unique(np.concatenate([others, lenders]), return_inverse=True)
        met = _met(self._many.plain.rows, spread, needed)
        for columns in touched:
            spread[columns] = 0.0
        count = len(others)
        sums = met[place[:count]] + np.bincount(whose, weights * met[place[count:]], count)
        lengths = self._lengths[0][row] * self._lengths[1][others]
        return np.asarray(np.divide(sums, lengths, out=np.zeros(count), where=lengths > 1e-12))


class PlainSpelling:
    """The same among profiles of one side, to whom nobody lends anything."""

    def __init__(self, documents: Documents, count: int) -> None:
        """Take the documents of ``count`` profiles, those asked about having one each."""
        self._rows = documents.rows
        self._place = np.searchsorted(documents.owner, np.arange(count))
        self._spread = np.zeros(documents.rows.shape[1])

    def cosines(self, row: int, others: Rows) -> Cosines:
        """Return the cosine of the profile at ``row`` with each of ``others``."""
        columns, values = _row(self._rows, int(self._place[row]))
        self._spread[columns] = values
        met = _met(self._rows, self._spread, self._place[others])
        self._spread[columns] = 0.0
        return met


def _met(plain: sparse.csr_matrix, spread: npt.NDArray[np.floating], rows: Rows) -> Cosines:
    """Return the products of what is spread out with some rows of ``plain``."""
    starts, ends = plain.indptr[rows], plain.indptr[rows + 1]
    cuts = [slice(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    columns = np.concatenate([plain.indices[:0], *(plain.indices[cut] for cut in cuts)])
    data = np.concatenate([plain.data[:0], *(plain.data[cut] for cut in cuts)])
    values = spread[columns] * data
    found = np.zeros(len(rows))
    sizes = ends - starts
    filled = np.flatnonzero(sizes)
    if len(filled):
        before = (np.cumsum(sizes) - sizes)[filled]
        found[filled] = np.add.reduceat(values, before)
    return found


def _row(
    plain: sparse.csr_matrix, row: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    at = slice(plain.indptr[row], plain.indptr[row + 1])
    return plain.indices[at], plain.data[at]

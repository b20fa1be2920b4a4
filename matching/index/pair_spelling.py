"""The cosines of smoothed n-grams of one profile with a few others, over and over.

What ``SmoothedDocuments.cosines`` gives, without making matrices for it: the row of who asks is
spread out over all columns, and the rows of the others and of who lends to them meet it there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.index.documents import Cosines
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
            columns, values = _row(self._few, lender)
            spread[columns] += np.float32(weight) * values
            touched.append(columns)
        lenders, weights, whose = self._many.lenders_of_all(others)
        needed, place = np.unique(np.concatenate([others, lenders]), return_inverse=True)
        met = self._met(needed)
        for columns in touched:
            spread[columns] = 0.0
        count = len(others)
        sums = met[place[:count]] + np.bincount(whose, weights * met[place[count:]], count)
        lengths = self._lengths[0][row] * self._lengths[1][others]
        return np.asarray(np.divide(sums, lengths, out=np.zeros(count), where=lengths > 1e-12))

    def _met(self, rows: Rows) -> Cosines:
        """Return the products of what is spread out with plain rows of the second side."""
        plain = self._many.plain.rows
        starts, ends = plain.indptr[rows], plain.indptr[rows + 1]
        cuts = [slice(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        columns = np.concatenate([plain.indices[cut] for cut in cuts])
        values = self._spread[columns] * np.concatenate([plain.data[cut] for cut in cuts])
        found = np.zeros(len(rows))
        sizes = ends - starts
        filled = np.flatnonzero(sizes)
        if len(filled):
            before = (np.cumsum(sizes) - sizes)[filled]
            found[filled] = np.add.reduceat(values, before)
        return found


def _row(
    documents: SmoothedDocuments, row: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    plain = documents.plain.rows
    at = slice(plain.indptr[row], plain.indptr[row + 1])
    return plain.indices[at], plain.data[at]

"""The spelling of each profile: rows over character n-grams, one per document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.runs import Rows, runs

Cosines = npt.NDArray[np.float64]
_DENSE_AT_ONCE = 16
"""Rows spread out over all columns at once: two megabytes each where there are 300,000 n-grams."""


@dataclass(frozen=True)
class Documents:
    """Unit-length TF-IDF rows; ``owner`` says whose, in order.

    A profile is one document, all its texts in one; but where it tells nothing except works, each
    work is a document, since a person may work on several things.
    """

    rows: sparse.csr_matrix
    owner: Rows

    @property
    def single(self) -> bool:
        """Whether each profile is exactly one document."""
        return len(self.owner) == 0 or bool(np.all(np.diff(self.owner) == 1) and not self.owner[0])

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Whether each document has any known n-gram."""
        return np.asarray(np.diff(self.rows.indptr) > 0)

    def spelt(self, count: int) -> npt.NDArray[np.bool_]:
        """Return for each of ``count`` profiles whether any document of it has a known n-gram."""
        return np.bincount(self.owner, self.filled, count) > 0

    def spelt_at(self, profiles: Rows) -> npt.NDArray[np.bool_]:
        """Return the same for ``profiles`` alone, in the order given; no other is looked at."""
        places, owner = self.places(profiles)
        filled = self.rows.indptr[places + 1] > self.rows.indptr[places]
        return np.bincount(owner, filled, len(profiles)) > 0

    def of(self, count: int) -> sparse.csr_matrix:
        """Return one unit row per profile of ``count``: the mean of its documents."""
        if self.single and len(self.owner) == count:
            return self.rows
        gather = sparse.csr_matrix(
            (np.ones(len(self.owner)), (self.owner, np.arange(len(self.owner)))),
            shape=(count, len(self.owner)),
        )
        return unit_rows(sparse.csr_matrix(gather @ self.rows))

    def take(self, profiles: Sequence[int] | Rows) -> Documents:
        """Return the documents of those profiles, in the order given."""
        places, owner = self.places(profiles)
        return Documents(rows_at(self.rows, places), owner)

    def places(self, profiles: Sequence[int] | Rows) -> tuple[Rows, Rows]:
        """Return where the documents of ``profiles`` stand, and for each the profile's position."""
        return runs(self.owner, profiles)

    def cosines(self, others: Documents) -> Cosines:
        """Return the cosines of all documents: one row per own one, one column per other one."""
        if len(others.owner) < len(self.owner):
            return others.cosines(self).T
        return others.products(self.exact_rows)

    @property
    def exact_rows(self) -> sparse.csr_matrix:
        """The rows before they are rounded, so that cosines are the same from both ends."""
        return self.rows

    def products(self, rows: sparse.csr_matrix) -> Cosines:
        """Return the products with each of ``rows``: one row each, one column per document."""
        return products(rows, self.rows)


class Unasked(Documents):
    """Documents of whoever is compared no more: taking some of them costs nothing."""

    def __init__(self) -> None:
        super().__init__(sparse.csr_matrix((0, 0), dtype=np.float32), np.zeros(0, np.intp))

    def take(self, profiles: Sequence[int] | Rows) -> Documents:
        """Return these, whoever is asked for."""
        return self


UNASKED = Unasked()


def csr(
    data: npt.NDArray[np.floating],
    indices: npt.NDArray[np.int32],
    indptr: npt.NDArray[np.signedinteger],
    width: int,
    *,
    ordered: bool = True,
) -> sparse.csr_matrix:
    """Return the matrix of those compressed rows as they are; ``ordered`` says columns are.

    SciPy's constructor would read every index to check it, and copy those it wants wider.
    """
    rows = sparse.csr_matrix((len(indptr) - 1, width), dtype=data.dtype)
    rows.data, rows.indices, rows.indptr = data, indices, indptr
    rows.has_canonical_format = ordered
    return rows


def rows_at(rows: sparse.csr_matrix, places: Rows) -> sparse.csr_matrix:
    """Return the rows at ``places``, in that order; no other is read."""
    starts, ends = rows.indptr[places], rows.indptr[places + 1]
    cuts = [slice(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    indptr = np.zeros(len(places) + 1, np.int32)
    np.cumsum(ends - starts, out=indptr[1:])
    return csr(
        np.concatenate([rows.data[:0], *(rows.data[cut] for cut in cuts)]),
        np.concatenate([rows.indices[:0], *(rows.indices[cut] for cut in cuts)]),
        indptr,
        rows.shape[1],
        ordered=rows.has_canonical_format,
    )


def products(left: sparse.csr_matrix, right: sparse.csr_matrix) -> Cosines:
    """Return ``left @ right.T`` in double precision; quick where ``left`` has few rows."""
    found = np.empty((left.shape[0], right.shape[0]))
    for start in range(0, left.shape[0], _DENSE_AT_ONCE):
        some = left[start : start + _DENSE_AT_ONCE].toarray().astype(np.float64)
        found[start : start + _DENSE_AT_ONCE] = (right @ some.T).T
    return found


def unit_rows(rows: sparse.csr_matrix, dtype: type[np.floating] = np.float32) -> sparse.csr_matrix:
    """Return ``rows`` scaled to length one; a zero row stays zero."""
    lengths = row_lengths(rows)
    scale = np.divide(1.0, lengths, out=np.zeros(len(lengths)), where=lengths > 1e-12)
    values = (rows.data * np.repeat(scale, np.diff(rows.indptr))).astype(dtype)
    ordered = rows.has_canonical_format
    return csr(values, rows.indices, rows.indptr, rows.shape[1], ordered=ordered)


def row_lengths(rows: sparse.csr_matrix) -> Cosines:
    """Return the length of each row."""
    return np.asarray(np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel()))

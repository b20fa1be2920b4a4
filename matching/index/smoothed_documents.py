"""Smoothed documents that are worked out only where somebody looks.

A smoothed row is unit(own + Σ share · neighbour's row), four times as dense as the row itself. Of
a product with it only the scalar is needed, and products are linear:

    q · smoothed = (q · own + Σ share · q · neighbour) / |own + Σ share · neighbour|

so that a query meets the candidates through their plain rows, each neighbour once. Only lengths
ask for the sum itself; they are worked out for the rows asked for, or given.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.documents import (
    Cosines,
    Documents,
    products,
    row_lengths,
    rows_at,
    unit_rows,
)
from matching.index.runs import Rows

_ROWS_AT_ONCE = 2048


class SmoothedDocuments(Documents):
    """Documents of ``own``, each drawn towards profiles of ``home`` by the weights of ``lending``.

    ``lending`` has one row per document and one column per profile of home. ``lengths`` are those
    of the sums, one per document; without them they are worked out when they are needed.
    """

    def __init__(
        self,
        own: Documents,
        home: Documents,
        lending: sparse.csr_matrix,
        lengths: Cosines | None = None,
    ) -> None:
        # The base class is frozen: rows are worked out below, the rest never changes.
        self.__dict__.update(owner=own.owner, _own=own, _home=home, _lending=lending)
        self.__dict__["_given_lengths"] = lengths

    _own: Documents
    _home: Documents
    _lending: sparse.csr_matrix
    _given_lengths: Cosines | None

    @cached_property
    def rows(self) -> sparse.csr_matrix:
        """The smoothed rows of all documents, of length one."""
        return self.exact_rows.astype(np.float32)

    @property
    def exact_rows(self) -> sparse.csr_matrix:
        """The same in double precision."""
        return unit_rows(self._sums, np.float64)

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Whether each document has any known n-gram, its own or lent."""
        needed, columns = np.unique(self._lending.indices, return_inverse=True)
        known = self._home.spelt_at(needed)[columns]
        whose = np.repeat(np.arange(len(self.owner)), np.diff(self._lending.indptr))
        lent = np.bincount(whose, known & (self._lending.data > 0), len(self.owner)) > 0
        return np.asarray(self._own.filled | lent)

    @cached_property
    def lengths(self) -> Cosines:
        """The length of each sum before it is made one."""
        if self._given_lengths is not None:
            return self._given_lengths
        count = len(self.owner)
        if count <= _ROWS_AT_ONCE:
            return row_lengths(self._sums)
        starts = range(0, count, _ROWS_AT_ONCE)
        parts = [np.arange(start, min(start + _ROWS_AT_ONCE, count)) for start in starts]
        return np.concatenate([self._at(part, part).lengths for part in parts])

    @property
    def plain(self) -> Documents:
        """The documents before anybody lent them anything."""
        return self._own

    def lenders_of(self, document: int) -> list[tuple[int, float]]:
        """Return who lends to one document, and their weights."""
        lending = self._lending
        at = slice(lending.indptr[document], lending.indptr[document + 1])
        return list(zip(lending.indices[at].tolist(), lending.data[at].tolist(), strict=True))

    def lenders_of_all(self, documents: Rows) -> tuple[Rows, Cosines, Rows]:
        """Return who lends to ``documents``, the weights, and the position of who is lent to."""
        starts = self._lending.indptr[documents].astype(np.intp)
        sizes = self._lending.indptr[documents + 1] - starts
        whose = np.repeat(np.arange(len(documents)), sizes)
        at = np.arange(len(whose)) + (starts - (np.cumsum(sizes) - sizes))[whose]
        return self._lending.indices[at].astype(np.intp), self._lending.data[at], whose

    def take(self, profiles: Sequence[int] | Rows) -> SmoothedDocuments:
        """Return the documents of those profiles, in the order given; nothing is smoothed yet."""
        return self._at(*self.places(profiles))

    def products(self, rows: sparse.csr_matrix) -> Cosines:
        """Return the products with each of ``rows``: one row each, one column per document."""
        lenders, weights = self._lenders
        sums = self._own.products(rows) + (weights @ products(rows, lenders).T).T
        lengths = self.lengths
        scaled = np.divide(sums, lengths, out=np.zeros(sums.shape), where=lengths > 1e-12)
        return np.asarray(scaled)

    def _at(self, places: Rows, owner: Rows) -> SmoothedDocuments:
        own = Documents(rows_at(self._own.rows, places), owner)
        known = self._given_lengths
        lengths = known[places] if known is not None else None
        return SmoothedDocuments(own, self._home, self._lending[places], lengths)

    @property
    def _sums(self) -> sparse.csr_matrix:
        lenders, weights = self._lenders
        return sparse.csr_matrix(self._own.rows + weights @ lenders)

    @cached_property
    def _lenders(self) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
        """The rows of those who lend anything, and the weights over them."""
        needed, columns = np.unique(self._lending.indices, return_inverse=True)
        rows = self._home.take(needed).of(len(needed))
        shape = (len(self.owner), len(needed))
        return rows, sparse.csr_matrix((self._lending.data, columns, self._lending.indptr), shape)

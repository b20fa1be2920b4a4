"""One product of blocks that serves both of its sides: each of its scores is looked at twice.

A cell is some rows of ``ys`` with the rows of ``xs`` that visit it. Workers take one cell after
another, each with a single-threaded BLAS, and choose from the product while it is in the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import local

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors
from matching.index.pair_scores import Rows
from matching.index.shortlist import Shortlist
from matching.index.threads import one_blas_thread

BLOCK = 1024
"""Rows and columns of a product: 4 MB of scores."""
_LONGEST = 2
"""Blocks of so many times the usual length are compared with few rows."""
_WORD = 8
_SHORT = np.uint16


@dataclass(frozen=True)
class Cell:
    """Rows of ``ys`` and who of ``xs`` is compared with them, both ascending.

    ``below`` is for ``xs`` compared with themselves: only pairs whose x comes before its y count.
    """

    rows: Rows
    visitors: Rows
    below: bool = False


@dataclass
class _Buffers(local):
    """Scores and marks of one block, kept by each worker for the next."""

    scores: Vectors = field(default_factory=lambda: np.empty(0, np.float32))
    gathered: list[Vectors] = field(default_factory=list)
    marks: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))

    def sized(self, size: int) -> tuple[Vectors, npt.NDArray[np.bool_]]:
        if len(self.scores) < size:
            self.scores = np.empty(size, np.float32)
            self.marks = np.zeros(size + _WORD, np.bool_)
        return self.scores, self.marks


@dataclass(frozen=True)
class Sweep:
    """The comparison of ``xs`` with ``ys``, cell by cell, into the shortlists of both.

    ``again`` says of pairs, by their rows, which are compared elsewhere and must not count twice.
    Where both have one shortlist, no row is compared with itself.
    """

    xs: Vectors
    ys: Vectors
    of_xs: Shortlist
    of_ys: Shortlist
    block: int = BLOCK
    again: Callable[[Rows, Rows], npt.NDArray[np.bool_]] | None = None
    _buffers: _Buffers = field(default_factory=_Buffers)

    def run(self, cells: Sequence[Cell], threads: int) -> None:
        """Compare all ``cells``; the shortlists are the same whatever the number of threads."""
        with one_blas_thread(), ThreadPoolExecutor(threads) as workers:
            for _ in workers.map(self._compare, cells):
                pass

    def _compare(self, cell: Cell) -> None:
        for rows in parts(cell.rows, min(self.block, np.iinfo(_SHORT).max)):
            theirs = taken(self.ys, rows)
            at_once = min(_LONGEST, self.block // len(rows)) * self.block
            for visitors in parts(cell.visitors, at_once):
                if not cell.below or visitors[0] < rows[-1]:
                    self._block(visitors, rows, theirs, below=cell.below)

    def _block(self, visitors: Rows, rows: Rows, theirs: Vectors, *, below: bool) -> None:
        size = len(visitors) * len(rows)
        flat, marks = self._buffers.sized(size)
        scores = flat[:size].reshape(len(visitors), len(rows))
        mine = taken(self.xs, visitors, self._buffers.gathered)
        np.matmul(mine, theirs.T, out=scores)
        if below and visitors[-1] >= rows[0]:
            scores[visitors[:, None] >= rows] = -np.inf
        elif self.of_xs is self.of_ys and not below:
            _, line, column = np.intersect1d(visitors, rows, True, return_indices=True)
            scores[line, column] = -np.inf
        floor = self._floor(self.of_xs, visitors, scores, 1)
        at = _marked(marks, scores, floor[:, None])
        line, column = np.divmod(at, len(rows))
        self._offer(self.of_xs, visitors[line], rows[column], flat[at], mine=True)
        floor = self._floor(self.of_ys, rows, scores, 0)
        at = _marked(marks, scores, floor)
        line, column = np.divmod(at, len(rows))
        order = np.argsort(column.astype(_SHORT), kind="stable")  # sorted by digits: fast
        at, line, column = at[order], line[order], column[order]
        self._offer(self.of_ys, rows[column], visitors[line], flat[at], mine=False)

    def _offer(
        self, shortlist: Shortlist, at: Rows, rows: Rows, scores: Vectors, *, mine: bool
    ) -> None:
        if self.again is not None:
            new = ~(self.again(at, rows) if mine else self.again(rows, at))
            at, rows, scores = at[new], rows[new], scores[new]
        shortlist.offer(at, rows, scores)

    def _floor(self, shortlist: Shortlist, rows: Rows, scores: Vectors, axis: int) -> Vectors:
        floor = shortlist.floor[rows]
        if not np.isneginf(floor).any():
            return floor
        return shortlist.open_to(rows, _bound(scores, shortlist.k, axis))


def parts(rows: Rows, size: int) -> Iterator[Rows]:
    """Return ``rows`` in pieces of at most ``size``."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def taken(vectors: Vectors, rows: Rows, kept: list[Vectors] | None = None) -> Vectors:
    """Return those ``rows``, which ascend; without a copy where they follow each other.

    A copy is put into ``kept``, and takes the place of the one before: fresh memory is slow.
    """
    if len(rows) and rows[-1] - rows[0] + 1 == len(rows):
        return np.asarray(vectors[rows[0] : rows[-1] + 1], np.float32)
    if kept is None or vectors.dtype != np.float32:
        return np.asarray(vectors[rows], np.float32)
    if not kept or len(kept[0]) < len(rows) or kept[0].shape[1] != vectors.shape[1]:
        kept[:] = [np.empty((len(rows), vectors.shape[1]), np.float32)]
    # With "raise" NumPy would copy once more.
    return np.take(np.asarray(vectors), rows, axis=0, out=kept[0][: len(rows)], mode="clip")


def _marked(marks: npt.NDArray[np.bool_], scores: Vectors, floor: Vectors) -> npt.NDArray[np.intp]:
    """Return where in ``scores``, read line by line, ``floor`` is reached.

    Few places do: they are looked for among eight marks at a time.
    """
    size = scores.size
    np.greater_equal(scores, floor, out=marks[:size].reshape(scores.shape))
    end = -(-size // _WORD) * _WORD
    marks[size:end] = False
    words = np.flatnonzero(marks[:end].view(np.uint64))
    at = (words[:, None] * _WORD + np.arange(_WORD)).ravel()
    return np.asarray(at[marks[at]])


def _bound(scores: Vectors, k: int, axis: int) -> Vectors:
    """Return for each line (axis 1) or column (axis 0) what at least ``k`` of its scores reach.

    The k-th best of the maxima of groups: near the k-th best score, and cheap.
    """
    count = scores.shape[axis]
    if count < k:
        return np.full(scores.shape[1 - axis], -np.inf, np.float32)
    group = max(1, count // (4 * k))
    groups = count // group
    if axis:
        maxima = scores[:, : group * groups].reshape(len(scores), group, groups).max(axis=1)
        return np.asarray(np.partition(maxima, groups - k, axis=1)[:, groups - k])
    maxima = scores[: group * groups].reshape(group, groups, -1).max(axis=0)
    return np.asarray(np.partition(maxima, groups - k, axis=0)[groups - k])

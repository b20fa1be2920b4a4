"""Shortlists: for every row, the few others that may still be among its best.

Scores offered are approximate, within a tolerance of their row. A row keeps all that may be among
its ``k`` best, so that nothing depends on the order in which they are offered; what is kept beyond
its room is decided by exact scores, ties by row number.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors
from matching.index.pair_scores import PairScores, Rows

_NOBODY = np.float32(-np.inf)


@dataclass(frozen=True)
class Found:
    """The nearest others of each row, best first: ``rows`` and ``scores``, one column per rank.

    Where there are fewer than columns the row is -1 and the score -inf.
    """

    rows: Rows
    scores: Vectors


class Shortlist:
    """What may be among the ``k`` best of each of ``count`` rows; safe to share between threads."""

    def __init__(self, k: int, tolerance: Vectors, exact: PairScores) -> None:
        count, self._room = len(tolerance), 3 * k + 8
        self.k = k
        self.floor = np.full(count, _NOBODY)
        """A score offered below this cannot be among the best; it never falls."""
        self._slack = 2 * tolerance
        self._exact = exact
        self._rows = np.full((count, self._room), -1, np.int32)
        self._scores = np.full((count, self._room), _NOBODY)
        self._held = np.zeros(count, np.intp)
        self._lock = Lock()

    def open_to(self, rows: Rows, seen: Vectors) -> Vectors:
        """Return the floor of ``rows``, raised where none was known by what they are offered next.

        ``seen`` is a bound for each: at least ``k`` of what comes next is as good.
        """
        with self._lock:
            raised = np.maximum(self.floor[rows], seen - self._slack[rows])
            self.floor[rows] = raised
        return np.asarray(raised)

    def offer(self, at: Rows, rows: Rows, scores: Vectors) -> None:
        """Offer each row of ``at``, which must ascend, the other of ``rows`` at its place."""
        with self._lock:
            while len(at):
                first = np.flatnonzero(np.diff(at, prepend=-1))
                counts = np.diff(first, append=len(at))
                takers = at[first]
                held = self._held[takers]
                slot = np.arange(len(at)) + np.repeat(held - first, counts)
                fits = slot < self._room
                self._rows[at[fits], slot[fits]] = rows[fits]
                self._scores[at[fits], slot[fits]] = scores[fits]
                self._held[takers] = np.minimum(held + counts, self._room)
                self._narrow(takers[held + counts >= self._room])
                left = ~fits
                left[left] = scores[left] >= self.floor[at[left]]
                at, rows, scores = at[left], rows[left], scores[left]

    def settle(self, at: slice) -> Found:
        """Return the ``k`` best of the rows ``at`` by exact score, ties by row number."""
        among = np.arange(len(self._held))[at]
        self._narrow(among)  # exact scores take long
        rows, scores = self._by_exact_score(among)
        empty = np.isneginf(scores)
        return Found(np.where(empty, -1, rows).astype(np.intp), scores)

    def _narrow(self, at: Rows) -> None:
        """Drop what cannot be among the best of the rows ``at``."""
        if not len(at):
            return
        scores = self._scores[at]
        order = np.argsort(-scores, axis=1)
        scores = np.take_along_axis(scores, order, 1)
        floor = np.maximum(self.floor[at], scores[:, self.k - 1] - self._slack[at])
        kept = (scores >= floor[:, None]) & (scores > _NOBODY)
        self.floor[at] = floor
        self._rows[at] = np.take_along_axis(self._rows[at], order, 1)
        self._scores[at] = np.where(kept, scores, _NOBODY)
        self._held[at] = kept.sum(axis=1)
        crowded = at[self._held[at] > 2 * self.k + 4]
        if len(crowded):
            rows, scores = self._by_exact_score(crowded)
            self._rows[crowded, : self.k] = rows
            self._scores[crowded, : self.k] = scores
            self._scores[crowded, self.k :] = _NOBODY
            self._held[crowded] = self.k

    def _by_exact_score(self, at: Rows) -> tuple[npt.NDArray[np.int32], Vectors]:
        rows, scores = self._rows[at], self._scores[at]
        line, column = np.nonzero(scores > _NOBODY)
        scores[line, column] = self._exact(at[line], rows[line, column].astype(np.intp))
        order = np.lexsort((rows, -scores))[:, : self.k]
        return np.take_along_axis(rows, order, 1), np.take_along_axis(scores, order, 1)

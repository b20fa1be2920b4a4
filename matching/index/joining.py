"""Exact nearest neighbours of all rows of two sides at once, from one product instead of two.

Blocks of the product are looked at while they are in the cache, once for their lines and once for
their columns, as FAISS searches a flat index for one side
(https://github.com/facebookresearch/faiss/wiki/Implementation-notes#matrix-multiplication-to-do-many-l2-distance-computations).
Vectors may be memory-mapped. Beside them memory holds a block for each thread and about three
times what is returned. The answer is that of comparing every pair by
:func:`matching.index.pair_scores.pair_scores`, ties by row number: the same bytes whatever the
threads and the blocks. Many equal vectors make it slower, since their order has to be decided.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors
from matching.index.pair_scores import Rows, pair_scores, tolerances
from matching.index.shortlist import Found, Shortlist
from matching.index.sweeping import BLOCK, Cell, Sweep, parts
from matching.index.threads import one_blas_thread

Mask = npt.NDArray[np.bool_]
_SETTLED_AT_ONCE = 1024


@dataclass(frozen=True)
class Both:
    """For each x its nearest ys, and for each y its nearest xs; a pair has one score in both."""

    of_xs: Found
    of_ys: Found


def best_both_ways(
    xs: Vectors,
    ys: Vectors,
    k: int,
    *,
    known_xs: Mask | None = None,
    known_ys: Mask | None = None,
    threads: int | None = None,
    block: int = BLOCK,
) -> Both:
    """Return the ``k`` ys of highest inner product for every x, and the ``k`` xs for every y.

    ``xs`` and ``ys`` have one row per vector, as many columns as each other, finite values and any
    length. Rows that are not known are compared with nobody. ``threads`` is by default one for
    each processor; ``block`` is how many rows of each side are compared at once.
    """
    visitors = _known(known_xs, len(xs))
    cells = [Cell(rows, visitors) for rows in parts(_known(known_ys, len(ys)), block)]
    if not len(xs) or not len(ys):
        return Both(_nobody(len(xs), k), _nobody(len(ys), k))
    threads = threads or processors()
    both = Joining.of(xs, ys, k)
    Sweep(xs, ys, both.of_xs, both.of_ys, block).run(cells, threads)
    return both.settled(k, threads)


def best_among(
    xs: Vectors,
    k: int,
    *,
    known: Mask | None = None,
    threads: int | None = None,
    block: int = BLOCK,
) -> Found:
    """Return the ``k`` other rows of ``xs`` of highest inner product with each row of ``xs``.

    As ``best_both_ways`` of ``xs`` with itself, but no row is its own neighbour and each pair is
    compared once.
    """
    rows = _known(known, len(xs))
    cells = [
        Cell(some, rows[: start + len(some)], below=True)
        for start, some in zip(range(0, len(rows), block), parts(rows, block), strict=True)
    ]
    k, asked = min(k, max(0, len(xs) - 1)), k
    if not k:
        return _nobody(len(xs), asked)
    tolerance, _ = tolerances(xs, xs)
    shortlist = Shortlist(k, tolerance, lambda mine, others: pair_scores(xs, xs, mine, others))
    threads = threads or processors()
    Sweep(xs, xs, shortlist, shortlist, block).run(cells, threads)
    return settled(shortlist, asked, threads)


@dataclass(frozen=True)
class Joining:
    """Shortlists of both sides, which one sweep or more may fill."""

    xs: Vectors
    ys: Vectors
    of_xs: Shortlist
    of_ys: Shortlist

    @classmethod
    def of(cls, xs: Vectors, ys: Vectors, k: int) -> Joining:
        """Return empty shortlists for the ``k`` best, of fewer where the other side is smaller."""
        of_x, of_y = tolerances(xs, ys)
        return cls(
            xs,
            ys,
            Shortlist(
                min(k, len(ys)), of_x, lambda mine, others: pair_scores(xs, ys, mine, others)
            ),
            Shortlist(
                min(k, len(xs)), of_y, lambda mine, others: pair_scores(ys, xs, mine, others)
            ),
        )

    def settled(self, k: int, threads: int) -> Both:
        """Return what was found, in ``k`` columns."""
        return Both(settled(self.of_xs, k, threads), settled(self.of_ys, k, threads))


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _known(mask: Mask | None, count: int) -> Rows:
    return np.arange(count) if mask is None else np.flatnonzero(mask)


def _nobody(count: int, k: int) -> Found:
    return Found(np.full((count, k), -1, np.intp), np.full((count, k), -np.inf, np.float32))


def settled(shortlist: Shortlist, k: int, threads: int) -> Found:
    """Return what a shortlist was offered, in ``k`` columns."""
    count = len(shortlist.floor)
    found = _nobody(count, k)

    def settle(start: int) -> None:
        at = slice(start, start + _SETTLED_AT_ONCE)
        some = shortlist.settle(at)
        found.rows[at, : shortlist.k] = some.rows
        found.scores[at, : shortlist.k] = some.scores

    with one_blas_thread(), ThreadPoolExecutor(threads) as workers:
        for _ in workers.map(settle, range(0, count, _SETTLED_AT_ONCE)):
            pass
    return found

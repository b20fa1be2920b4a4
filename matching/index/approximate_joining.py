"""Approximate nearest neighbours of all rows of two large sides at once.

Each row visits the lists of the other side whose centroids are nearest to it, as in FAISS's IVF
indexes, but all visitors of a list are compared with it in one product, whose scores serve both
sides (see ``matching.index.joining``). A pair is found if either of its rows visits the list of the
other: this needs far fewer visits than if only one side went visiting, since what is near for an
outlier is not near for who has nearer neighbours.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors
from matching.index.joining import Both, Joining, best_among, best_both_ways, processors, settled
from matching.index.lists import Cells, exact_nearest, fewest_visits, sampled
from matching.index.nearest import Nearest
from matching.index.pair_scores import Rows, pair_scores, tolerances
from matching.index.shortlist import Found, Shortlist
from matching.index.sweeping import Cell, Sweep, taken
from matching.index.threads import one_blas_thread

RECALL = 0.981
"""Aimed at on the sample, a little above what is promised of all: 0.98."""
_SAMPLE = 512
_BITS = 8
_SEED = 20
_AT_ONCE = 2048


@dataclass(frozen=True)
class Side:
    """The vectors of one side, and the index of those that are compared."""

    vectors: Vectors
    nearest: Nearest


@dataclass(frozen=True)
class Visits:
    """Which rows of one side visit which lists of the other."""

    cells: Cells
    marks: npt.NDArray[np.uint8]
    """A column for each row, eight lists in a line: the lowest bit is the first of them."""
    list_of: Rows

    @classmethod
    def of(cls, side: Side, other: Side, visits: int, threads: int) -> Visits:
        """Return the visits of each row of ``side`` to as many lists of ``other``, the nearest."""
        cells, rows = other.nearest.cells, np.asarray(side.nearest.rows)
        lists = len(cells.centroids)
        last = lists - min(visits, lists)
        marks = np.zeros((-(-lists // _BITS), len(side.vectors)), np.uint8)

        def visit(start: int) -> None:
            some = rows[start : start + _AT_ONCE]
            scores = taken(side.vectors, some) @ cells.centroids.T
            visited = scores >= np.partition(scores, last, axis=1)[:, last, None]
            marks[:, some] = np.packbits(visited, axis=1, bitorder="little").T

        with one_blas_thread(), ThreadPoolExecutor(threads) as workers:
            for _ in workers.map(visit, range(0, len(rows), _AT_ONCE)):
                pass
        return cls(cells, marks, cells.list_of(len(other.vectors)))

    def with_visitors(self) -> list[Cell]:
        """Return each list with its visitors."""
        return [
            Cell(
                self.cells.of(cell),
                np.flatnonzero(self.marks[cell // _BITS] & (1 << cell % _BITS)),
            )
            for cell in range(len(self.cells.centroids))
        ]

    def made(self, hosts: Rows, guests: Rows) -> npt.NDArray[np.bool_]:
        """Return for each pair whether the row of ``guests`` visits the list of the host."""
        line, bit = np.divmod(self.list_of[hosts], _BITS)
        return np.asarray(self.marks[line, guests] >> bit & 1, np.bool_)


def approximate_both_ways(
    xs: Side, ys: Side, k: int, *, recall: float = RECALL, threads: int | None = None
) -> Both:
    """Return about the ``k`` best ys for every x, and the ``k`` best xs for every y.

    Where either index is exact, so is the answer. Otherwise as many lists are visited as let a
    sample of each side find the share ``recall`` of its exact neighbours. Scores are exact, as are
    the places of those found; same input, same bytes, whatever the number of ``threads``.
    """
    if xs.nearest.recall is None or ys.nearest.recall is None:
        known = [_known(side) for side in (xs, ys)]
        return best_both_ways(
            xs.vectors, ys.vectors, k, known_xs=known[0], known_ys=known[1], threads=threads
        )
    threads = threads or processors()
    visits = visits_needed(xs, ys, k, recall)
    return by_visits(xs, ys, k, visits, threads=threads)


def approximate_among(
    side: Side, k: int, *, recall: float = RECALL, threads: int | None = None
) -> Found:
    """Return about the ``k`` best others for every row of ``side``, among themselves.

    As ``approximate_both_ways`` of ``side`` with itself, but no row is its own neighbour and each
    pair is compared once.
    """
    xs = side.vectors
    if side.nearest.recall is None:
        return best_among(xs, k, known=_known(side), threads=threads)
    threads = threads or processors()
    # A row finds itself before the others, which counts for nothing.
    per_mille = fewest_visits(_shares_needed(side, side, k + 1), (recall * k + 1) / (k + 1))
    visits = max(1, -(-len(side.nearest.cells.centroids) * per_mille // 1000))
    by = Visits.of(side, side, visits, threads)

    def again(mine: Rows, others: Rows) -> npt.NDArray[np.bool_]:
        return np.asarray((mine > others) & by.made(mine, others))

    tolerance, _ = tolerances(xs, xs)
    shortlist = Shortlist(k, tolerance, lambda mine, others: pair_scores(xs, xs, mine, others))
    Sweep(xs, xs, shortlist, shortlist, again=again).run(by.with_visitors(), threads)
    return settled(shortlist, k, threads)


def by_visits(
    xs: Side, ys: Side, k: int, visits: tuple[int, int], *, threads: int | None = None
) -> Both:
    """Return the best both ways when xs visit so many lists of ys, and ys so many of xs."""
    threads = threads or processors()
    both = Joining.of(xs.vectors, ys.vectors, k)
    by_xs = Visits.of(xs, ys, visits[0], threads)
    by_ys = Visits.of(ys, xs, visits[1], threads)
    there = Sweep(xs.vectors, ys.vectors, both.of_xs, both.of_ys)
    there.run(by_xs.with_visitors(), threads)
    back = Sweep(ys.vectors, xs.vectors, both.of_ys, both.of_xs, again=by_xs.made)
    back.run(by_ys.with_visitors(), threads)
    return both.settled(k, threads)


def visits_needed(xs: Side, ys: Side, k: int, recall: float = RECALL) -> tuple[int, int]:
    """Return how many lists of ys the xs must visit, and of xs the ys; the same share of both."""
    shares = [_shares_needed(one, other, k) for one, other in ((xs, ys), (ys, xs))]
    lists = [len(side.nearest.cells.centroids) for side in (ys, xs)]
    per_mille = max(fewest_visits(share, recall) for share in shares)
    there, back = (max(1, -(-count * per_mille // 1000)) for count in lists)
    return there, back


def _shares_needed(one: Side, other: Side, k: int) -> Rows:
    """Return for each neighbour of a sample of ``one`` which share of lists must be visited.

    In thousandths, rounded down; the smaller of what either row of the pair must visit.
    """
    sample = sampled(one.nearest.rows, np.random.default_rng(_SEED), _SAMPLE)
    queries = taken(one.vectors, sample)
    exact = exact_nearest(queries, other.vectors, other.nearest.rows, k)
    mine, theirs = one.nearest.cells, other.nearest.cells
    there = theirs.visits_before(queries, theirs.list_of(len(other.vectors))[exact])
    lists = np.repeat(mine.list_of(len(one.vectors))[sample], exact.shape[1])
    back = mine.visits_before(np.asarray(other.vectors[exact.ravel()]), lists[:, None])
    return np.minimum(
        1000 * there.ravel() // len(theirs.centroids), 1000 * back.ravel() // len(mine.centroids)
    )


def _known(side: Side) -> npt.NDArray[np.bool_]:
    known = np.zeros(len(side.vectors), np.bool_)
    known[side.nearest.rows] = True
    return known

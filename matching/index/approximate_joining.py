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
from scipy import sparse
from threadpoolctl import threadpool_limits

from matching.index.centring import Vectors
from matching.index.joining import Both, best_both_ways, both_by_cells, processors
from matching.index.lists import Cells, exact_nearest, fewest_visits, sampled
from matching.index.nearest import Nearest
from matching.index.pair_scores import Rows
from matching.index.shortlist import Found
from matching.index.sweeping import Cell, parts, taken

RECALL = 0.985
"""Aimed at on the sample, a little above what is promised of all: 0.98."""
_SEED = 20
_AT_ONCE = 2048


@dataclass(frozen=True)
class Side:
    """The vectors of one side, and the index of those that are compared."""

    vectors: Vectors
    nearest: Nearest


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


def by_visits(
    xs: Side, ys: Side, k: int, visits: tuple[int, int], *, threads: int | None = None
) -> Both:
    """Return the best both ways when xs visit so many lists of ys, and ys so many of xs."""
    threads = threads or processors()
    there = _visited(xs, ys, k, visits[0], threads)
    back = _visited(ys, xs, k, visits[1], threads)
    return Both(_merged(there.of_xs, back.of_ys), _merged(there.of_ys, back.of_xs))


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
    sample = sampled(one.nearest.rows, np.random.default_rng(_SEED))
    queries = taken(one.vectors, sample)
    exact = exact_nearest(queries, other.vectors, other.nearest.rows, k)
    names, place = np.unique(exact, return_inverse=True)
    mine, theirs = one.nearest.cells, other.nearest.cells
    there = theirs.ranks(queries)
    there = np.take_along_axis(there, theirs.list_of(len(other.vectors))[exact], 1)
    lists = mine.list_of(len(one.vectors))[sample]
    back = mine.ranks(taken(other.vectors, names))[place.reshape(exact.shape), lists[:, None]]
    return np.minimum(1000 * there // len(theirs.centroids), 1000 * back // len(mine.centroids))


def _visited(xs: Side, ys: Side, k: int, visits: int, threads: int) -> Both:
    """Return the best both ways among the pairs of which the x visits the list of the y."""
    cells = ys.nearest.cells
    rows = np.asarray(xs.nearest.rows)
    visitors = _visitors(xs.vectors, rows, cells, visits, threads)
    by_list = [
        Cell(cells.of(cell), rows[visitors.indices[start:stop]])
        for cell, (start, stop) in enumerate(
            zip(visitors.indptr[:-1], visitors.indptr[1:], strict=True)
        )
    ]
    return both_by_cells(xs.vectors, ys.vectors, by_list, k, threads=threads)


def _visitors(
    vectors: Vectors, rows: Rows, cells: Cells, visits: int, threads: int
) -> sparse.csc_matrix:
    """Return which positions of ``rows`` visit which list: one column per list, ascending."""
    lists = len(cells.centroids)
    visits = min(visits, lists)
    columns = np.empty((len(rows), visits), np.int32)

    def visit(start: int) -> None:
        part = slice(start, start + _AT_ONCE)
        scores = taken(vectors, rows[part]) @ cells.centroids.T
        columns[part] = np.argpartition(scores, lists - visits, axis=1)[:, lists - visits :]

    with threadpool_limits(1, "blas"), ThreadPoolExecutor(threads) as workers:
        for _ in workers.map(visit, range(0, len(rows), _AT_ONCE)):
            pass
    ends = np.arange(len(rows) + 1) * visits
    marks = np.ones(columns.size, np.bool_)
    return sparse.csr_matrix((marks, columns.ravel(), ends), (len(rows), lists)).tocsc()


def _merged(there: Found, back: Found) -> Found:
    """Return the best of both for each row, each other once: a pair has the same score in both."""
    k = there.rows.shape[1]
    found = Found(np.empty_like(there.rows), np.empty_like(there.scores))
    for part in parts(np.arange(len(there.rows)), _AT_ONCE):
        rows = np.hstack([there.rows[part], back.rows[part]])
        scores = np.hstack([there.scores[part], back.scores[part]])
        order = np.lexsort((rows, -scores))
        rows, scores = np.take_along_axis(rows, order, 1), np.take_along_axis(scores, order, 1)
        again = np.zeros(rows.shape, np.bool_)
        again[:, 1:] = (rows[:, 1:] == rows[:, :-1]) & (rows[:, 1:] >= 0)
        first = np.argsort(again, axis=1, kind="stable")[:, :k]
        found.rows[part] = np.take_along_axis(rows, first, 1)
        found.scores[part] = np.take_along_axis(scores, first, 1)
    return found


def _known(side: Side) -> np.ndarray:
    known = np.zeros(len(side.vectors), np.bool_)
    known[side.nearest.rows] = True
    return known

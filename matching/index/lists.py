"""Inverted lists: vectors put beside their likes, so that a search looks at few of them.

FAISS's IndexIVFFlat (https://github.com/facebookresearch/faiss/wiki/Faster-search): vectors stay as
they are, and that few are looked at is the only approximation. On 40,000 rows like the sample's, an
HNSW graph takes eight times as long to build, and is no faster for many queries at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from matching.index.centring import Vectors, unit
from matching.index.pair_scores import Rows
from matching.index.sweeping import parts, taken

RECALL = 0.98
"""Least share of the exact neighbours that the rows searched for must find."""
DEPTH = 20
SAMPLE = 256
"""Rows searched for to measure it."""
_TRAINED_ON = 40
"""Vectors per list; k-means gains little from more."""
_ROUNDS = 8
_SEED = 20
_AT_ONCE = 32_768
_FEW = 1024
_MIXED = 8


@dataclass(frozen=True)
class Cells:
    """Rows by the list they are in: ``rows`` of list i from ``starts[i]`` to ``starts[i + 1]``."""

    centroids: Vectors
    rows: Rows
    starts: Rows

    def of(self, cell: int) -> Rows:
        """Return the rows in one list, ascending."""
        return self.rows[self.starts[cell] : self.starts[cell + 1]]

    def list_of(self, count: int) -> Rows:
        """Return for each of ``count`` rows which list it is in, -1 for none."""
        found = np.full(count, -1, np.intp)
        found[self.rows] = np.repeat(np.arange(len(self.centroids)), np.diff(self.starts))
        return found

    def visits_before(self, vectors: Vectors, lists: Rows) -> Rows:
        """Return for each vector how many lists it would visit before each of its ``lists``."""
        before = np.empty(lists.shape, np.intp)
        for part in parts(np.arange(len(vectors)), _FEW):
            scores = vectors[part] @ self.centroids.T
            for column, cell in enumerate(lists[part].T):
                own = np.take_along_axis(scores, cell[:, None], 1)
                before[part, column] = np.count_nonzero(scores > own, axis=1)
        return before


def build_lists(vectors: Vectors, rows: Rows, asked: Vectors | None = None) -> tuple[Any, float]:
    """Return the FAISS index of those ``rows`` by position, and its recall.

    There are four lists for each unit of the square root of the rows. A search visits the fewest by
    which a sample of queries finds 98 % of its exact 20 nearest; the share found is the recall. The
    queries are rows of ``asked``; without it, means of eight rows: as far from all rows as the
    other territory's are, where a row itself lies close to its neighbours (on 300,000 like the
    sample's 155 visits by these means, 142 by the other territory's rows, 2 by rows of its own).
    Same input, same index.
    """
    import faiss  # noqa: PLC0415 - only the index opens FAISS

    lists = min(len(rows), round(4 * len(rows) ** 0.5))
    width = vectors.shape[1]
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(width), width, lists, faiss.METRIC_INNER_PRODUCT)
    index.cp.niter, index.cp.seed, index.cp.spherical = _ROUNDS, _SEED, True
    index.cp.min_points_per_centroid, index.cp.max_points_per_centroid = 1, _TRAINED_ON
    random = np.random.default_rng(_SEED)
    index.train(taken(vectors, sampled(rows, random, lists * _TRAINED_ON)))
    for some in parts(rows, _AT_ONCE):
        index.add(taken(vectors, some))
    index.nprobe, recall = _visits(cells_of(index, rows), vectors, _queries(vectors, rows, asked))
    return index, recall


def _queries(vectors: Vectors, rows: Rows, asked: Vectors | None) -> Vectors:
    random = np.random.default_rng(_SEED)
    if asked is not None and len(asked):
        return taken(asked, sampled(np.arange(len(asked)), random))
    mixed = rows[random.integers(0, len(rows), (SAMPLE, _MIXED))]
    return unit(np.asarray(vectors[mixed.ravel()]).reshape(SAMPLE, _MIXED, -1).sum(axis=1))


def cells_of(index: Any, rows: Rows) -> Cells:
    """Return which of ``rows``, by their position, are in which list of a FAISS index."""
    import faiss  # noqa: PLC0415

    stored = index.invlists
    sizes = [stored.list_size(cell) for cell in range(index.nlist)]
    held = [
        np.array(faiss.rev_swig_ptr(stored.get_ids(cell), size))
        for cell, size in enumerate(sizes)
        if size
    ]
    positions = np.concatenate(held) if held else np.zeros(0, np.intp)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
    centroids = index.quantizer.reconstruct_n(0, index.nlist)
    return Cells(centroids, np.asarray(rows[positions], np.intp), starts)


def exact_nearest(queries: Vectors, vectors: Vectors, rows: Rows, depth: int) -> Rows:
    """Return the ``depth`` of ``rows`` nearest to each of a few ``queries``, -1 where too few."""
    found = np.full((len(queries), depth), -1, np.intp)
    best = np.full((len(queries), depth), -np.inf, np.float32)
    for some in parts(rows, _AT_ONCE):
        scores = queries @ taken(vectors, some).T
        width = min(depth, len(some))
        top = np.argpartition(scores, len(some) - width, axis=1)[:, len(some) - width :]
        scores = np.hstack([best, np.take_along_axis(scores, top, 1)])
        names = np.hstack([found, some[top]])
        order = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
        best, found = np.take_along_axis(scores, order, 1), np.take_along_axis(names, order, 1)
    return found


def fewest_visits(before: Rows, target: float) -> int:
    """Return how many visits bring the share ``target`` of what needs so many ``before`` it."""
    needed = np.sort(before.ravel())
    return int(needed[max(0, int(np.ceil(target * len(needed))) - 1)]) + 1


def sampled(rows: Rows, random: np.random.Generator, count: int = SAMPLE) -> Rows:
    """Return ``count`` of ``rows`` at random, ascending; all where there are no more."""
    if len(rows) <= count:
        return rows
    return np.sort(random.choice(rows, count, replace=False))


def _visits(cells: Cells, vectors: Vectors, queries: Vectors) -> tuple[int, float]:
    exact = exact_nearest(queries, vectors, np.sort(cells.rows), min(DEPTH, len(cells.rows)))
    lists = cells.list_of(len(vectors))[exact]
    before = cells.visits_before(queries, lists)
    visits = fewest_visits(before, RECALL)
    return visits, float((before < visits).mean())

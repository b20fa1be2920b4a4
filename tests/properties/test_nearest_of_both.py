"""Neighbours found from one product of blocks are those of comparing every pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.index.joining import best_among, best_both_ways
from matching.index.pair_scores import pair_scores

# Few values, so that equal vectors and equal scores are frequent; and any values at all.
values = st.one_of(
    st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), st.floats(-1e6, 1e6, width=32, allow_nan=False)
)
vectors = st.integers(0, 40).flatmap(lambda n: arrays(np.float32, (n, 3), elements=values))
known = st.integers(0, 2**40 - 1)
depths = st.integers(1, 45)
blocks = st.integers(1, 50)


def mask(bits, count):
    return np.array([bits >> row & 1 for row in range(count)], np.bool_)


def all_scores(xs, ys, known_xs, known_ys):
    """The score of every pair, one line per x; -inf where one of them is not known."""
    of_xs, of_ys = (cells.ravel() for cells in np.indices((len(xs), len(ys))))
    scores = pair_scores(xs, ys, of_xs, of_ys).reshape(len(xs), len(ys))
    return np.where(known_xs[:, None] & known_ys, scores, -np.inf)


def check(found, scores, k):
    width = min(k, scores.shape[1])
    order = np.argsort(-scores, axis=1, kind="stable")[:, :width]
    best = np.take_along_axis(scores, order, 1)
    assert np.array_equal(found.scores[:, :width], best)
    assert np.array_equal(found.rows[:, :width], np.where(np.isneginf(best), -1, order))
    assert (found.rows[:, width:] == -1).all()
    assert np.isneginf(found.scores[:, width:]).all()


@settings(deadline=None, max_examples=60)
@given(st.tuples(vectors, known), st.tuples(vectors, known), depths, blocks, st.integers(1, 3))
def test_both_ways(its, others, k, block, threads):
    (xs, bits_x), (ys, bits_y) = its, others
    known_xs, known_ys = mask(bits_x, len(xs)), mask(bits_y, len(ys))
    both = best_both_ways(
        xs, ys, k, known_xs=known_xs, known_ys=known_ys, threads=threads, block=block
    )
    scores = all_scores(xs, ys, known_xs, known_ys)
    check(both.of_xs, scores, k)
    check(both.of_ys, scores.T, k)


@settings(deadline=None, max_examples=60)
@given(vectors, known, depths, blocks, st.integers(1, 3))
def test_among_themselves(xs, bits, k, block, threads):
    its = mask(bits, len(xs))
    scores = all_scores(xs, xs, its, its)
    np.fill_diagonal(scores, -np.inf)
    check(best_among(xs, k, known=its, threads=threads, block=block), scores, k)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 80), st.integers(1, 30), blocks)
def test_equal_vectors_come_by_row(count, k, block):
    same = np.tile(np.float32([0.6, 0.8]), (count, 1))
    rows = best_both_ways(same, same, k, block=block).of_xs.rows
    assert rows.tolist() == [[*range(min(k, count)), *[-1] * (k - min(k, count))]] * count

from __future__ import annotations

import numpy as np
import pytest

from matching.index.joining import best_among, best_both_ways

XS = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
YS = np.array([[1, 0], [0.8, 0.6], [1, 0], [-1, 0]], np.float32)
# Scores, one line per x:   1   0.8   1    -1
#                           0   0.6   0     0
#                          0.6  0.96  0.6  -0.6


def test_the_best_of_each_side_ties_by_row():
    both = best_both_ways(XS, YS, 2)
    assert both.of_xs.rows.tolist() == [[0, 2], [1, 0], [1, 0]]
    assert both.of_xs.scores == pytest.approx(np.array([[1, 1], [0.6, 0], [0.96, 0.6]]))
    assert both.of_ys.rows.tolist() == [[0, 2], [2, 0], [0, 2], [1, 2]]
    assert both.of_ys.scores == pytest.approx(
        np.array([[1, 0.6], [0.96, 0.8], [1, 0.6], [0, -0.6]])
    )


def test_who_is_not_known_is_compared_with_nobody():
    known_xs, known_ys = np.array([True, False, True]), np.array([False, True, True, True])
    both = best_both_ways(XS, YS, 2, known_xs=known_xs, known_ys=known_ys)
    assert both.of_xs.rows.tolist() == [[2, 1], [-1, -1], [1, 2]]
    assert both.of_ys.rows.tolist() == [[-1, -1], [2, 0], [0, 2], [2, 0]]


def test_where_there_are_fewer_than_asked_for_the_rest_is_nobody():
    both = best_both_ways(XS[:1], YS, 3)
    assert both.of_xs.rows.tolist() == [[0, 2, 1]]
    assert both.of_ys.rows.tolist() == [[0, -1, -1]] * 4
    assert both.of_ys.scores[:, 1:].tolist() == [[-np.inf] * 2] * 4


@pytest.mark.parametrize(("xs", "ys"), [(XS[:0], YS), (XS, YS[:0]), (XS[:0], YS[:0])])
def test_a_side_may_be_empty(xs, ys):
    both = best_both_ways(xs, ys, 2)
    assert both.of_xs.rows.tolist() == [[-1, -1]] * len(xs)
    assert both.of_ys.rows.tolist() == [[-1, -1]] * len(ys)


def test_nobody_is_its_own_neighbour():
    found = best_among(YS, 2)
    # Cosines of the second with the others: 0.8, 0.8, -0.8.
    assert found.rows.tolist() == [[2, 1], [0, 2], [0, 1], [1, 0]]
    assert found.scores[1] == pytest.approx([0.8, 0.8])
    assert best_among(YS, 2, known=np.array([True, True, False, True])).rows.tolist() == [
        [1, 3],
        [0, 3],
        [-1, -1],
        [1, 0],
    ]
    assert best_among(YS[:1], 2).rows.tolist() == [[-1, -1]]
    assert best_among(YS[:0], 2).rows.shape == (0, 2)


def test_mapped_vectors_are_the_same(tmp_path):
    random = np.random.default_rng(4)
    xs = random.standard_normal((300, 16), dtype=np.float32)
    np.save(tmp_path / "xs.npy", xs)
    mapped = np.load(tmp_path / "xs.npy", mmap_mode="r")
    assert np.array_equal(best_among(mapped, 5).rows, best_among(xs, 5).rows)


def test_the_same_bytes_whatever_the_threads_and_the_blocks():
    random = np.random.default_rng(5)
    xs, ys = (random.standard_normal((n, 384), dtype=np.float32) for n in (700, 900))
    answers = [
        best_both_ways(xs, ys, 20, threads=threads, block=block)
        for threads, block in ((1, 1024), (2, 128), (3, 77))
    ]
    for answer in answers[1:]:
        for found, first in zip(
            (answer.of_xs, answer.of_ys), (answers[0].of_xs, answers[0].of_ys), strict=True
        ):
            assert found.rows.tobytes() == first.rows.tobytes()
            assert found.scores.tobytes() == first.scores.tobytes()

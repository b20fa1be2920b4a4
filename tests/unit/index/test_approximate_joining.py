from __future__ import annotations

import numpy as np
import pytest

from matching.index.approximate_joining import (
    Side,
    approximate_among,
    approximate_both_ways,
    by_visits,
    visits_needed,
)
from matching.index.joining import best_among, best_both_ways
from matching.index.nearest import Nearest

K = 20


def side(vectors, known=None, exact_up_to=0):
    known = np.ones(len(vectors), bool) if known is None else known
    return Side(vectors, Nearest.build(vectors, known, exact_up_to=exact_up_to))


@pytest.fixture(scope="module")
def vectors():
    """Three thousand and two thousand rows around the same forty centres."""
    random = np.random.default_rng(7)
    centres = random.standard_normal((40, 32))
    rows = centres[random.integers(0, 40, 5000)] + random.standard_normal((5000, 32)) / 2
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return rows[:3000], rows[3000:]


@pytest.fixture(scope="module")
def sides(vectors):
    return side(vectors[0]), side(vectors[1])


def shared(found, exact):
    pairs = zip(found.rows, exact.rows, strict=True)
    return np.mean([len({*one} & {*other}) / K for one, other in pairs])


def test_nearly_all_of_the_exact_are_found_both_ways(vectors, sides):
    found, exact = approximate_both_ways(*sides, K), best_both_ways(*vectors, K)
    there, back = visits_needed(*sides, K)
    assert there < len(sides[1].nearest.cells.centroids) / 3
    assert back < len(sides[0].nearest.cells.centroids) / 3
    assert shared(found.of_xs, exact.of_xs) >= 0.98
    assert shared(found.of_ys, exact.of_ys) >= 0.98


def test_who_visits_every_list_finds_exactly_the_best(vectors, sides):
    found, exact = by_visits(*sides, K, (1000, 1000)), best_both_ways(*vectors, K)
    for one, other in ((found.of_xs, exact.of_xs), (found.of_ys, exact.of_ys)):
        assert np.array_equal(one.rows, other.rows)
        assert np.array_equal(one.scores, other.scores)


def test_the_same_bytes_whatever_the_threads(sides):
    one, two = (approximate_both_ways(*sides, K, threads=threads) for threads in (1, 3))
    assert one.of_xs.rows.tobytes() == two.of_xs.rows.tobytes()
    assert one.of_ys.scores.tobytes() == two.of_ys.scores.tobytes()


def test_each_is_found_once_and_scores_fall(sides):
    found = approximate_both_ways(*sides, K).of_ys
    assert all(len({*rows}) == K for rows in found.rows)
    assert (np.diff(found.scores, axis=1) <= 0).all()


def test_who_is_not_known_is_not_found(vectors):
    known = np.arange(3000) % 3 > 0
    xs, ys = side(vectors[0], known), side(vectors[1])
    found = approximate_both_ways(xs, ys, K)
    assert known[found.of_ys.rows].all()
    assert (found.of_xs.rows[~known] == -1).all()
    exact = best_both_ways(*vectors, K, known_xs=known)
    assert shared(found.of_ys, exact.of_ys) >= 0.98


def test_one_exact_index_makes_the_whole_answer_exact(vectors):
    known = np.arange(2000) % 2 > 0
    xs, ys = side(vectors[0]), side(vectors[1], known, exact_up_to=1000)
    assert (xs.nearest.recall is None, ys.nearest.recall is None) == (False, True)
    found = approximate_both_ways(xs, ys, K)
    exact = best_both_ways(*vectors, K, known_ys=known)
    assert np.array_equal(found.of_xs.rows, exact.of_xs.rows)
    assert np.array_equal(found.of_ys.rows, exact.of_ys.rows)


def test_a_pair_is_found_if_either_visits_the_list_of_the_other():
    # Of so few, every row is its own list. Each x visits the y nearest to it: 0, 1 and 2 visit 0...
    angles = np.deg2rad([[0, 1, 2, 50, 60, 70, 87, 90], [0, 5, 20, 40, 45, 80, 88, 90]])
    xs, ys = np.stack([np.cos(angles), np.sin(angles)], axis=2).astype(np.float32)
    found = by_visits(side(xs), side(ys), 8, (1, 1))
    visits_of_xs = {(0, 0), (1, 0), (2, 0), (3, 4), (4, 4), (5, 5), (6, 6), (7, 7)}
    visits_of_ys = {(0, 0), (2, 1), (2, 2), (3, 3), (3, 4), (6, 5), (6, 6), (7, 7)}
    of_xs = {(x, y) for x, rows in enumerate(found.of_xs.rows) for y in rows if y >= 0}
    of_ys = {(x, y) for y, rows in enumerate(found.of_ys.rows) for x in rows if x >= 0}
    assert of_xs == of_ys == visits_of_xs | visits_of_ys


def test_nearly_all_of_the_exact_are_found_among_themselves(vectors, sides):
    found, exact = approximate_among(sides[0], K), best_among(vectors[0], K)
    assert shared(found, exact) >= 0.98
    assert all(row not in rows for row, rows in enumerate(found.rows))
    assert all(len({*rows}) == K for rows in found.rows)
    one, three = (approximate_among(sides[0], K, threads=threads) for threads in (1, 3))
    assert found.rows.tobytes() == one.rows.tobytes() == three.rows.tobytes()


def test_who_must_find_all_among_themselves_finds_exactly_the_best(vectors):
    known = np.arange(2000) % 3 > 0
    found = approximate_among(side(vectors[1], known), K, recall=1.0)
    exact = best_among(vectors[1], K, known=known)
    same = found.rows[known] == exact.rows[known]
    assert same.mean() >= 0.999
    assert (found.rows[~known] == -1).all()
    few = approximate_among(side(vectors[1], known, exact_up_to=2000), K)
    assert np.array_equal(few.rows, exact.rows)
    assert np.array_equal(few.scores, exact.scores)

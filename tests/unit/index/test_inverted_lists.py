from __future__ import annotations

import numpy as np
import pytest

from matching.index.lists import Cells, build_lists, cells_of, exact_nearest, fewest_visits

TURN = np.linspace(0, 2 * np.pi, 400, endpoint=False)
CIRCLE = np.stack([np.cos(TURN), np.sin(TURN)], axis=1).astype(np.float32)
EVEN = np.arange(0, 400, 2)


def test_every_row_is_in_one_list_and_there_are_four_for_each_unit_of_the_root():
    cells = cells_of(build_lists(CIRCLE, EVEN)[0], EVEN)
    assert len(cells.centroids) == 57  # 4 · √200
    assert np.sort(cells.rows).tolist() == EVEN.tolist()
    for cell in range(57):
        assert (np.diff(cells.of(cell)) > 0).all()
        nearest = (CIRCLE[cells.of(cell)] @ cells.centroids.T).argmax(axis=1)
        assert (nearest == cell).all()
    listed = cells.list_of(400)
    assert (listed[1::2] == -1).all()
    assert all(row in cells.of(listed[row]) for row in EVEN)


def test_recall_is_what_the_visits_find():
    index, recall = build_lists(CIRCLE, EVEN, CIRCLE[1::2])
    cells = cells_of(index, EVEN)
    exact = exact_nearest(CIRCLE[1::2], CIRCLE, EVEN, 20)
    before = cells.visits_before(CIRCLE[1::2], cells.list_of(400)[exact])
    assert recall == pytest.approx((before < index.nprobe).mean())
    assert recall >= 0.98 > (before < index.nprobe - 1).mean()
    assert 5 <= index.nprobe < 20  # 20 of 200 points on a circle are in a tenth of the 57 lists


def test_the_same_vectors_make_the_same_lists():
    one, other = (cells_of(build_lists(CIRCLE, EVEN)[0], EVEN) for _ in range(2))
    assert np.array_equal(one.rows, other.rows)
    assert np.array_equal(one.centroids, other.centroids)


def test_the_nearest_of_a_few():
    rows = np.array([0, 1, 2, 398, 399])
    found = exact_nearest(CIRCLE[:1], CIRCLE, rows, 3)
    assert set(found[0]) == {0, 1, 399}
    assert set(exact_nearest(CIRCLE[:1], CIRCLE, rows, 7)[0]) == {-1, *rows.tolist()}


def test_lists_are_visited_by_the_nearness_of_their_centroids():
    cells = Cells(np.array([[1, 0], [0, 1], [-1, 0]], np.float32), np.arange(0), np.zeros(4, int))
    queries = np.array([[1, 0.5], [-0.5, 1]], np.float32)
    assert cells.visits_before(queries, np.array([[0, 1, 2], [0, 1, 2]])).tolist() == [
        [0, 1, 2],
        [2, 0, 1],
    ]


def test_the_fewest_visits_that_bring_a_share():
    # One at the first visit, two more at the second, one at the tenth.
    before = np.array([[0, 1], [1, 9]])
    assert [fewest_visits(before, share) for share in (0.25, 0.5, 0.75, 0.76, 1)] == [
        1,
        2,
        2,
        10,
        10,
    ]

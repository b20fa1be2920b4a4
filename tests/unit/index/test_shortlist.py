from __future__ import annotations

import numpy as np
import pytest

from matching.index.shortlist import Shortlist

EVERY = slice(None)


def by_number(_, rows):
    """The exact score of an other: one below for each row number."""
    return -np.asarray(rows, np.float32)


def offered(shortlist, at, rows):
    at, rows = np.array(at), np.array(rows)
    shortlist.offer(at, rows, by_number(at, rows))


def test_the_best_are_kept_by_exact_score():
    shortlist = Shortlist(2, np.zeros(2, np.float32), by_number)
    offered(shortlist, [0, 0, 0, 1], [5, 3, 4, 9])
    found = shortlist.settle(EVERY)
    assert found.rows.tolist() == [[3, 4], [9, -1]]
    assert found.scores.tolist() == [[-3, -4], [-9, -np.inf]]


def test_more_than_there_is_room_for_may_come_at_once_and_in_any_order():
    rows = np.random.default_rng(3).permutation(1000)
    shortlist = Shortlist(3, np.zeros(1, np.float32), by_number)
    for some in np.split(rows, [700]):
        offered(shortlist, [0] * len(some), some)
    assert shortlist.settle(EVERY).rows.tolist() == [[0, 1, 2]]
    # 14 of 17 places were free when room was last made: the floor is at most that far back.
    assert -17 <= shortlist.floor[0] <= -2


def test_what_is_within_the_tolerance_is_kept_until_exact_scores_decide():
    # Scores from 0 to -1.99, all offered as -1; 0, 1 and 2 are best, and come last.
    shortlist = Shortlist(3, np.ones(1, np.float32), lambda at, rows: by_number(at, rows) / 100)
    rows = np.arange(200)[::-1]
    shortlist.offer(np.zeros(200, np.intp), rows, np.full(200, -1, np.float32))
    assert shortlist.settle(EVERY).rows.tolist() == [[0, 1, 2]]


def test_ties_go_by_row():
    shortlist = Shortlist(2, np.zeros(1, np.float32), lambda at, _: np.ones(len(at), np.float32))
    shortlist.offer(np.zeros(50, np.intp), np.arange(50)[::-1], np.ones(50, np.float32))
    assert shortlist.settle(EVERY).rows.tolist() == [[0, 1]]


def test_the_floor_never_falls():
    shortlist = Shortlist(1, np.full(2, 0.25, np.float32), by_number)
    rows = np.array([0, 1])
    first = shortlist.open_to(rows, np.array([1, -np.inf], np.float32))
    assert first.tolist() == [0.5, -np.inf]
    assert shortlist.open_to(rows, np.array([0, 0], np.float32)).tolist() == [0.5, -0.5]
    assert shortlist.floor == pytest.approx([0.5, -0.5])

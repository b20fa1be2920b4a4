from __future__ import annotations

import numpy as np
import pytest

from matching.ranking.variety import varied

RIGHT, UP, LEFT = [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]


def test_without_variety_the_order_is_that_of_the_scores():
    vectors = np.array([RIGHT, RIGHT, UP, RIGHT])
    assert varied([0.9, 0.8, 0.7, 0.6], vectors, 4, 0.0) == [0, 1, 2, 3]
    assert varied([0.9, 0.8, 0.7, 0.6], vectors, 2, 0.0) == [0, 1]


def test_a_clone_waits_until_something_else_was_shown():
    vectors = np.array([RIGHT, RIGHT, UP])
    # Relative scores 1, 0.9, 0.7. With v = 0.3 the clone is worth 0.7·0.9 - 0.3·1 = 0.33 after the
    # first, the other 0.7·0.7 = 0.49.
    assert varied([0.5, 0.45, 0.35], vectors, 3, 0.3) == [0, 2, 1]
    # With v = 0.1: 0.9·0.9 - 0.1 = 0.71 against 0.9·0.7 = 0.63.
    assert varied([0.5, 0.45, 0.35], vectors, 3, 0.1) == [0, 1, 2]


def test_low_scores_are_varied_as_high_ones():
    vectors = np.array([RIGHT, RIGHT, UP])
    high = varied([1.0, 0.9, 0.7], vectors, 3, 0.3)
    assert varied([0.001, 0.0009, 0.0007], vectors, 3, 0.3) == high == [0, 2, 1]


def test_being_opposite_is_no_merit():
    vectors = np.array([RIGHT, UP, LEFT])
    assert varied([0.9, 0.8, 0.8], vectors, 3, 0.5) == [0, 1, 2]


def test_equals_keep_their_order():
    assert varied([0.5] * 4, np.array([UP] * 4), 4, 0.5) == [0, 1, 2, 3]
    assert varied([0.0] * 3, np.array([UP] * 3), 3, 0.0) == [0, 1, 2]


def test_a_missing_topic_is_like_nothing():
    vectors = np.array([RIGHT, RIGHT, [0.0, 0.0]])
    assert varied([0.9, 0.8, 0.5], vectors, 3, 0.5) == [0, 2, 1]


@pytest.mark.parametrize(("count", "expected"), [(0, []), (9, [0, 1])])
def test_no_more_than_there_are(count, expected):
    assert varied([0.9, 0.8], np.array([RIGHT, UP]), count, 0.2) == expected


def test_nothing_to_vary():
    assert varied([], np.zeros((0, 2)), 5, 0.2) == []

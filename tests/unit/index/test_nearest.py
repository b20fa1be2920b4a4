from __future__ import annotations

import numpy as np
import pytest

from matching.index.nearest import Nearest

VECTORS = np.array([[0, 1], [1, 0], [0.6, 0.8], [1, 0], [0, 0]], np.float32)
KNOWN = np.array([True, True, True, True, False])
RIGHT = np.array([1, 0], np.float32)


@pytest.fixture(params=["built", "read back"])
def nearest(request):
    built = Nearest.build(VECTORS, KNOWN)
    return built if request.param == "built" else Nearest.from_bytes(built.to_bytes(), KNOWN)


def test_the_highest_cosine_comes_first_and_ties_by_row(nearest):
    # Cosines with (1, 0): 0, 1, 0.6, 1; the fifth row is unknown.
    assert nearest.search(RIGHT, 10) == [1, 3, 2, 0]
    assert nearest.search(RIGHT, 3) == [1, 3, 2]
    assert nearest.search(-RIGHT, 10) == [0, 2, 1, 3]


def test_rows_are_those_of_the_vectors_and_not_of_the_index():
    nearest = Nearest.build(VECTORS, np.array([False, False, True, True, False]))
    assert nearest.search(RIGHT, 10) == [3, 2]


@pytest.mark.parametrize("depth", [1, 7, 99, 250])
def test_among_equals_the_first_rows_are_kept(depth):
    same = np.tile(RIGHT, (300, 1))
    assert Nearest.build(same, np.ones(300, bool)).search(RIGHT, depth) == list(range(depth))


def test_a_query_without_direction_finds_nothing(nearest):
    assert nearest.search(np.zeros(2, np.float32), 10) == []


def test_an_index_without_rows_finds_nothing():
    nearest = Nearest.build(VECTORS, np.zeros(5, bool))
    assert nearest.search(RIGHT, 10) == []
    again = Nearest.from_bytes(nearest.to_bytes(), np.zeros(5, bool))
    assert again.search(RIGHT, 10) == []


def test_the_same_vectors_make_the_same_bytes():
    assert Nearest.build(VECTORS, KNOWN).to_bytes() == Nearest.build(VECTORS, KNOWN).to_bytes()

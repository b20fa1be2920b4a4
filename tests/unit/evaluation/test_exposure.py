"""Coverage, Gini index and envy of the first places, recomputed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import sparse

from matching.evaluation.envy import mean_envy
from matching.evaluation.exposure import Exposure, coverage, first_places, gini, measure, stacked


def test_first_places_ties_to_the_left():
    shown = first_places(np.array([[0.1, 0.5, 0.5, 0.9], [0, 0, 0, 0]]), depth=2)
    assert shown.toarray().tolist() == [[0, 1, 0, 1], [1, 1, 0, 0]]
    assert first_places(np.array([[0.3, 0.2]])).toarray().tolist() == [[1, 1]]


def test_gini_by_hand():
    # Ordered 0, 0, 1, 3: (−3·0 − 1·0 + 1·1 + 3·3) / (4 · 4).
    assert gini(np.array([1.0, 0.0, 3.0, 0.0])) == 10 / 16
    assert gini(np.array([2.0, 2.0, 2.0])) == 0
    assert gini(np.zeros(3)) == 0
    assert gini(np.array([[0.0, 4.0], [1.0, 1.0]])).tolist() == [0.5, 0]


@given(arrays.arrays(np.float64, st.integers(1, 12), elements=st.integers(0, 9)))
def test_gini_is_the_mean_difference_of_all_pairs(counts):
    differences = np.abs(counts[:, None] - counts[None, :]).sum()
    expected = differences / (2 * len(counts) * counts.sum()) if counts.sum() else 0
    assert gini(counts) == pytest.approx(expected)
    assert 0 <= gini(counts) <= 1


def test_coverage_by_hand():
    assert coverage(np.array([[0.0, 2.0, 1.0, 0.0]])).tolist() == [0.5]


def envy_by_hand(shown, meetings, weights):
    queries, others = meetings.shape
    total = 0.0
    for y in range(others):
        expected = [
            sum(weights[x] * meetings[x, y] for x in range(queries) if shown[x, place])
            for place in range(others)
        ]
        total += max(0.0, max(expected) - expected[y])
    return total / others


def test_envy_by_hand():
    # y0 is shown to both and y1 to nobody: y1 would meet 0.2 + 0.4 with the places of y0.
    shown = sparse.csr_matrix(np.array([[1.0, 0], [1.0, 0]]))
    meetings = np.array([[0.5, 0.2], [0.1, 0.4]])
    assert mean_envy(shown, meetings, np.ones(2)) == pytest.approx(0.6 / 2)
    # Nobody would rather have the places of another.
    fair = sparse.csr_matrix(np.array([[1.0, 0], [0, 1.0]]))
    assert mean_envy(fair, meetings, np.ones(2)) == 0


@given(st.integers(0, 10_000))
def test_envy_is_its_formula(seed):
    source = np.random.default_rng(seed)
    queries, others = source.integers(1, 6, 2)
    shown = (source.random((queries, others)) < 0.4).astype(np.float64)
    meetings = source.random((queries, others))
    weights = source.integers(0, 3, queries).astype(np.float64)
    found = mean_envy(sparse.csr_matrix(shown), meetings, weights)
    assert found == pytest.approx(envy_by_hand(shown, meetings, weights))


def a_side(shown, positions):
    matrix = np.array(shown, np.float64)
    return Exposure(sparse.csr_matrix(matrix), np.full(matrix.shape, 0.5), np.array(positions))


def test_two_sides_weigh_by_their_profiles():
    sides = [a_side([[1, 0, 0, 0]], [1]), a_side([[1, 1]], [0])]
    once = np.ones((1, 2))
    assert measure("coverage", sides, once).tolist() == [(4 * 0.25 + 2 * 1) / 6]
    assert measure("exposure_gini", sides, once).tolist() == [(4 * 0.75 + 2 * 0) / 6]
    # The second query is not drawn: the first side shows nobody.
    assert measure("coverage", sides, np.array([[1.0, 0.0]])).tolist() == [2 / 6]


def test_lists_of_two_rankings_can_be_exchanged():
    one, other = a_side([[1, 0], [1, 0]], [0, 1]), a_side([[0, 1], [0, 1]], [0, 1])
    both = stacked(one, other, 2)
    kept, mixed = [1, 1, 0, 0], [1, 0, 0, 1]
    assert measure("coverage", [both], np.array([kept, mixed], np.float64)).tolist() == [0.5, 1]

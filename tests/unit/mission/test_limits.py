"""Cells, limits and their matrix, on a mission of two by two in three slots."""

from __future__ import annotations

import numpy as np
import pytest
from small_missions import meet, mission

from matching.mission.limits import Grid, Limit, system


@pytest.fixture
def grid():
    """All pairs of two by two but the second with the first, three slots."""
    return Grid.of(mission([[0.9, 0.5], [0.4, 0.8]]), [(1, 1), (0, 0), (0, 1), (0, 0)])


@pytest.mark.parametrize(
    ("lower", "upper", "admitted"),
    [(0, None, [0, 1, 2, 3, 9]), (1, 2, [1, 2]), (2, None, [2, 3, 9])],
)
def test_a_limit_admits_what_lies_between_its_bounds(lower, upper, admitted):
    limit = Limit(np.arange(9), lower, upper)
    assert [count for count in (0, 1, 2, 3, 9) if limit.admits(count)] == admitted


def test_pairs_are_in_order_and_each_is_there_once(grid):
    assert (grid.pairs, grid.slots) == (3, 3)
    assert list(zip(grid.rows.tolist(), grid.columns.tolist(), strict=True)) == [
        (0, 0),
        (0, 1),
        (1, 1),
    ]
    assert grid.pair_at == {(0, 0): 0, (0, 1): 1, (1, 1): 2}
    assert grid.worth.tolist() == [0.9, 0.5, 0.8]


def test_each_party_has_its_pairs(grid):
    found = {name: pairs.tolist() for name, pairs in grid.of_party.items()}
    assert found == {"x0": [0, 1], "x1": [2], "y0": [0], "y1": [1, 2]}


def test_a_cell_is_the_pair_times_the_number_of_slots_plus_the_slot(grid):
    assert grid.cells(np.array([0, 2]), 1).tolist() == [1, 7]
    assert grid.cells_of(np.array([1])).tolist() == [3, 4, 5]
    assert grid.cell(meet("2 1 x1 y1")[0]) == 2 * 3 + 2


def test_a_pair_meets_at_the_booth_of_the_host_before_the_booth_of_the_guest():
    booths = mission(
        [[0.5, 0.5], [0.5, 0.5]], xs={0: {"table": "A"}}, ys={0: {"table": "B"}}, tables=1
    )
    # Québec receives: y0 is at home in B with anybody, x0 has its own booth A with y1.
    assert Grid.of(booths, np.ndindex(2, 2)).places == ("B", "A", "B", None)


def test_without_booths_any_table_will_do(grid):
    assert grid.places == (None, None, None)


def test_a_grid_without_pairs_has_no_cells():
    empty = Grid.of(mission([[0.5]]), [])
    assert empty.pairs == 0
    assert empty.cells_of(empty.everyone).tolist() == []
    assert {name: pairs.tolist() for name, pairs in empty.of_party.items()} == {"x0": [], "y0": []}


def test_limits_become_the_rows_of_a_matrix():
    found = system([Limit(np.array([0, 2]), 1), Limit(np.array([1]), 0, 1)], 3)
    assert found.matrix.toarray().tolist() == [[1, 0, 1], [0, 1, 0]]
    assert found.lower.tolist() == [1, 0]
    assert found.upper.tolist() == [np.inf, 1]


def test_no_limits_are_a_matrix_without_rows():
    found = system([], 4)
    assert found.matrix.shape == (0, 4)
    assert len(found.lower) == len(found.upper) == 0

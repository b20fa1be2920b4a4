"""Given pairs into slots: what fits is placed, what does not is proven not to."""

from __future__ import annotations

import numpy as np
import pytest
from mission_reference import upper_faults
from small_missions import meet, mission

from matching.mission.limits import Grid, Limit
from matching.mission.solving.placing import closed_cells, place
from matching.mission.work import Work

TWO = [[0.9, 0.5], [0.4, 0.8]]
AWAY_IN_0 = {"unavailable": frozenset({0})}


def placed(problem, *pairs):
    """The outcome, and the slot of each pair of (row, column)."""
    grid = Grid.of(problem, pairs)
    found = place(grid, Work())
    names = [
        (problem.xs[row].id, problem.ys[column].id)
        for row, column in zip(grid.rows, grid.columns, strict=True)
    ]
    return found.outcome, dict(zip(names, found.slots.tolist(), strict=False))


def test_absences_leave_one_way():
    problem = mission(
        TWO,
        xs={0: {"unavailable": frozenset({1, 2})}},
        ys={1: {"unavailable": frozenset({0, 2})}},
    )
    # x0 is there in slot 0 alone, y1 in slot 1 alone.
    assert placed(problem, (0, 0), (1, 1)) == ("placed", {("x0", "y0"): 0, ("x1", "y1"): 1})


def test_a_full_square_takes_every_slot_of_everybody():
    problem = mission(TWO, slots=(2,), xs={0: {"table": "2"}})
    outcome, timetable = placed(problem, (0, 0), (0, 1), (1, 0), (1, 1))
    assert outcome == "placed"
    assert upper_faults(problem, timetable) == []
    # Who meets x0 in a slot leaves the other to x1.
    assert timetable["x0", "y0"] == timetable["x1", "y1"] != timetable["x0", "y1"]


def test_two_who_are_both_there_once_cannot_meet_the_same_one():
    once = {"unavailable": frozenset({0, 2})}
    problem = mission(TWO, xs={0: once, 1: once})
    assert placed(problem, (0, 0), (1, 0)) == ("impossible", {})
    assert placed(problem, (0, 0), (1, 1))[0] == "placed"


def test_a_pair_without_a_common_slot_is_impossible_at_once():
    problem = mission(
        [[0.5]], slots=(2,), xs={0: AWAY_IN_0}, ys={0: {"unavailable": frozenset({1})}}
    )
    assert placed(problem, (0, 0)) == ("impossible", {})


def test_tables_are_counted_slot_by_slot():
    late = mission(TWO, slots=(1, 1), tables=(2, 1), xs={0: AWAY_IN_0, 1: AWAY_IN_0})
    assert placed(late, (0, 0), (1, 1)) == ("impossible", {})
    early = mission(TWO, slots=(1, 1), tables=(2, 1))
    assert placed(early, (0, 0), (1, 1))[0] == "placed"


def test_rests_are_kept():
    row = [[0.5, 0.5, 0.5]]
    pairs = (0, 0), (0, 1), (0, 2)
    assert placed(mission(row, slots=(4,), in_a_row=1), *pairs) == ("impossible", {})
    outcome, timetable = placed(mission(row, slots=(5,), in_a_row=1), *pairs)
    assert (outcome, sorted(timetable.values())) == ("placed", [0, 2, 4])
    # A break is a rest: 0 and 1, then 2 after the break.
    broken = mission(row, slots=(3,), in_a_row=2, breaks=True)
    assert placed(broken, *pairs)[0] == "placed"


def test_what_is_pinned_stays():
    problem = mission(TWO, pinned=meet("2 1 x0 y0"))
    assert placed(problem, (0, 0), (1, 1))[1]["x0", "y0"] == 2


def test_no_pairs_are_placed():
    assert placed(mission(TWO, in_a_row=1)) == ("placed", {})


def test_without_work_nothing_is_known():
    problem = mission([[0.5] * 4] * 4, slots=(4,), tables=4, xs={0: AWAY_IN_0, 1: AWAY_IN_0})
    grid = Grid.of(problem, [(row, column) for row in range(4) for column in range(row, 4)][:9])
    found = place(grid, Work(nodes=0))
    assert (found.outcome, len(found.slots), found.by_clock) == ("unknown", 0, False)


@pytest.mark.parametrize("cells", [[], [0, 2]])
def test_cells_that_a_limit_keeps_empty_are_closed(cells):
    limits = [Limit(np.array([1]), upper=1), Limit(np.array(cells, np.intp), upper=0)]
    assert closed_cells(limits, 3).tolist() == cells

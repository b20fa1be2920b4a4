"""Idle gaps counted by hand, and closed without breaking anything."""

from __future__ import annotations

import numpy as np
from mission_reference import taken_in_turns, timetable_faults
from missions import random_problem
from small_missions import meet, mission

from matching.mission.limits import Grid
from matching.mission.solving.compacting import compacted, idle_gaps
from matching.mission.work import Work

ROW = [[0.5, 0.5, 0.5]]


def gaps(*meetings, **more):
    return idle_gaps(mission([[0.5] * 3] * 2, **{"slots": (5,), **more}), meet(*meetings))


def compact(problem, timetable, work=None, usable=None):
    """Return the slot of each pair after compacting ``timetable``."""
    places = [(problem.rows[x], problem.columns[y]) for x, y in sorted(timetable)]
    slots = [timetable[pair] for pair in sorted(timetable)]
    found = compacted(
        Grid.of(problem, places), slots, usable or range(len(problem.slots)), work or Work()
    )
    return dict(zip(sorted(timetable), found, strict=True))


def total_gaps(problem, timetable):
    meetings = [f"{slot} 1 {x} {y}" for (x, y), slot in timetable.items()]
    return idle_gaps(problem, meet(*meetings))


def test_a_free_slot_between_two_meetings_is_a_gap():
    # x0 waits in 1 and 3; nobody else has two meetings.
    assert gaps("0 1 x0 y0", "2 1 x0 y1", "4 1 x0 y2") == 2
    assert gaps("0 1 x0 y0", "1 1 x0 y1", "2 1 x0 y2") == 0


def test_both_of_a_pair_may_wait():
    # x0 waits in 1, and y0 in 1 and 2.
    assert gaps("0 1 x0 y0", "2 1 x0 y1", "3 1 x1 y0") == 3


def test_before_the_first_and_after_the_last_nobody_waits():
    assert gaps("2 1 x0 y0") == 0
    assert gaps() == 0


def test_an_absence_and_the_end_of_a_session_are_no_gaps():
    away = {"xs": {0: {"unavailable": frozenset({1})}}}
    assert gaps("0 1 x0 y0", "3 1 x0 y1", **away) == 1
    assert gaps("0 1 x0 y0", "4 1 x0 y1", slots=(2, 3)) == 0


def test_a_meeting_moves_beside_the_others():
    problem = mission(ROW, slots=(4,))
    found = compact(problem, {("x0", "y0"): 0, ("x0", "y1"): 1, ("x0", "y2"): 3})
    assert total_gaps(problem, found) == 0
    assert sorted(found.values()) in ([0, 1, 2], [1, 2, 3])


def test_two_slots_are_exchanged_where_no_single_meeting_can_move():
    # Everybody but y1 waits in slot 1; only exchanging slots 1 and 2 as a whole helps.
    problem = mission([[0.5, 0.5], [0.5, 0.5]], slots=(3,), tables=2)
    timetable = {("x0", "y0"): 0, ("x1", "y1"): 0, ("x0", "y1"): 2, ("x1", "y0"): 2}
    assert total_gaps(problem, timetable) == 4
    assert total_gaps(problem, compact(problem, timetable)) == 0


def test_an_absence_of_the_other_keeps_the_gap():
    # y1 is there in slot 2 alone and y0 in slot 0 alone: x0 has to wait.
    problem = mission(
        [[0.5, 0.5]],
        ys={0: {"unavailable": frozenset({1, 2})}, 1: {"unavailable": frozenset({0, 1})}},
    )
    timetable = {("x0", "y0"): 0, ("x0", "y1"): 2}
    assert compact(problem, timetable) == timetable


def test_what_is_pinned_does_not_move():
    problem = mission([[0.5, 0.5]], pinned=meet("0 1 x0 y0", "2 1 x0 y1"))
    timetable = {("x0", "y0"): 0, ("x0", "y1"): 2}
    assert compact(problem, timetable) == timetable


def test_rests_are_kept():
    problem = mission([[0.5, 0.5]], in_a_row=1)
    timetable = {("x0", "y0"): 0, ("x0", "y1"): 2}
    assert compact(problem, timetable) == timetable


def test_only_usable_slots_are_used():
    problem = mission([[0.5, 0.5]], slots=(4,))
    timetable = {("x0", "y0"): 0, ("x0", "y1"): 3}
    assert compact(problem, timetable, usable=[0, 3]) == timetable
    assert sorted(compact(problem, timetable, usable=[0, 2, 3]).values()) == [2, 3]


def test_without_moves_nothing_moves():
    problem = mission([[0.5, 0.5]])
    timetable = {("x0", "y0"): 0, ("x0", "y1"): 2}
    assert compact(problem, timetable, Work(moves=0)) == timetable
    assert compact(problem, {}) == {}


def test_a_full_room_is_not_overfilled():
    # One table: the gap of x0 closes only where nobody else sits.
    problem = mission([[0.5, 0.5], [0.5, 0.5]], slots=(3,), tables=1, pinned=meet("1 1 x1 y1"))
    timetable = {("x0", "y0"): 0, ("x1", "y1"): 1, ("x0", "y1"): 2}
    found = compact(problem, timetable)
    assert sorted(found.values()) == [0, 1, 2]
    assert timetable_faults(problem, found) == []


def test_nothing_is_broken_and_nobody_waits_longer_on_missions_at_random():
    tried = fewer = 0
    for seed in range(200):
        problem = random_problem(seed)
        before = taken_in_turns(problem)
        if before is None:
            continue
        after = compact(problem, before, Work(moves=500))
        assert set(after) == set(before)
        assert timetable_faults(problem, after) == [], seed
        assert total_gaps(problem, after) <= total_gaps(problem, before), seed
        tried += 1
        fewer += total_gaps(problem, after) < total_gaps(problem, before)
    assert tried > 60
    assert fewer > 15


def test_another_seed_is_another_search_and_the_same_seed_is_not():
    problem = mission(np.full((4, 4), 0.5), slots=(8,), tables=2)
    timetable = {
        (f"x{row}", f"y{column}"): 2 * ((row + column) % 4) for row in range(4) for column in (0, 1)
    }
    found = [compact(problem, timetable, Work(moves=60, seed=seed)) for seed in range(1, 6)]
    assert found[0] == compact(problem, timetable, Work(moves=60, seed=1))
    assert any(other != found[0] for other in found[1:])

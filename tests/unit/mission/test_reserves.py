"""Standby partners: who may still meet and is free at the same time."""

from __future__ import annotations

import pytest
from mission_reference import may_meet
from missions import market_problem
from small_missions import NAN, meet, mission

from matching.mission.planning import plan_meetings
from matching.mission.reserves import standby_partners
from matching.mission.work import Work


def test_the_best_of_those_not_met_come_first():
    problem = mission([[0.9, 0.2, 0.6, 0.4]])
    found = standby_partners(problem, meet("0 1 x0 y0"), 2)
    assert found == {"x0": ("y2", "y3"), "y0": (), "y1": ("x0",), "y2": ("x0",), "y3": ("x0",)}


def test_nobody_has_more_than_were_asked_for():
    problem = mission([[0.5] * 4] * 4)
    for count in (0, 1, 3, 9):
        found = standby_partners(problem, (), count)
        assert {len(names) for names in found.values()} == {min(count, 4)}


def test_a_reserve_is_free_in_some_slot_in_which_the_other_is_free():
    problem = mission([[0.9, 0.8], [0.7, 0.6]], slots=(2,))
    # x0 is free in slot 1 and y1 in slot 0: nothing in common. x1 and y0 are both free in 1.
    found = standby_partners(problem, meet("0 1 x0 y0", "0 2 x1 y1"), 3)
    assert found == {"x0": ("y1",), "x1": ("y0",), "y0": ("x1",), "y1": ("x0",)}
    busy = standby_partners(problem, meet("0 1 x0 y0", "1 1 x1 y1"), 3)
    assert busy == {"x0": (), "x1": (), "y0": (), "y1": ()}


def test_an_absence_an_exclusion_or_a_low_score_makes_no_reserve():
    problem = mission(
        [[0.9, 0.8, 0.1, 0.5]],
        xs={0: {"unavailable": frozenset({0}), "must_not": frozenset({"y1"})}},
        ys={0: {"unavailable": frozenset({1, 2})}},
        lowest_score=0.2,
    )
    assert standby_partners(problem, (), 4)["x0"] == ("y3",)


def test_a_score_that_is_not_known_counts_as_its_estimate():
    # y1 is estimated at 0.5, the mean of 0.2 and 0.8, and comes between them.
    problem = mission([[0.2, NAN, 0.8]])
    assert standby_partners(problem, (), 3)["x0"] == ("y2", "y1", "y0")


def test_places_are_shared_out_among_those_who_are_nearly_as_good():
    # Both x would name y0 first; y1 is less than 0.1 behind and goes to the second.
    problem = mission([[0.80, 0.75], [0.80, 0.75]])
    found = standby_partners(problem, (), 1)
    assert (found["x0"], found["x1"]) == (("y0",), ("y1",))
    # But nobody gets a partner who is much worse for the sake of sharing.
    far = standby_partners(mission([[0.80, 0.45], [0.80, 0.45]]), (), 1)
    assert (far["x0"], far["x1"]) == (("y0",), ("y0",))


@pytest.mark.parametrize("seed", [1, 2])
def test_every_reserve_of_a_market_may_meet_and_has_a_common_free_slot(seed):
    problem = market_problem(15, 20, (4, 3), 9, seed, there=0.7, most=3, lowest_score=0.2)
    plan = plan_meetings(problem, Work(moves=1_000), reserves=3)
    busy = {
        name: {one.slot for one in meetings} | problem.parties[name].unavailable
        for name, meetings in plan.agendas.items()
    }
    assert set(plan.reserves) == set(problem.parties)
    assert sum(map(len, plan.reserves.values())) > 50
    for name, others in plan.reserves.items():
        assert len(set(others)) == len(others) <= 3
        pairs = [(name, other) if name in problem.rows else (other, name) for other in others]
        for pair in pairs:
            assert may_meet(problem, pair)
            assert pair not in plan.pairs
            assert busy[pair[0]] | busy[pair[1]] < set(range(len(problem.slots)))
        scores = [problem.score(pair) for pair in pairs]
        assert scores == sorted(scores, reverse=True)

"""Pairs and slots at once, where the best pairs do not fit."""

from __future__ import annotations

import pytest
from mission_reference import best_timetable, timetable_faults, total_of
from missions import cut, random_problem
from small_missions import meet, mission

from matching.mission.solving.allocation import Market, allocate
from matching.mission.solving.joint import join
from matching.mission.work import Work

ONCE = {"unavailable": frozenset({1, 2})}


def joined(problem, work=None):
    """What joining gives, and its timetable."""
    market, limits = Market.of(problem), work or Work()
    found = join(market, allocate(market, limits), 0.0, limits)
    timetable = {
        (problem.xs[found.grid.rows[pair]].id, problem.ys[found.grid.columns[pair]].id): int(slot)
        for pair, slot in zip(found.pairs, found.slots, strict=True)
    }
    return found, timetable


def test_two_who_are_there_at_the_same_time_cannot_both_have_the_best():
    # Both are there in slot 0 alone: 0.9 + 0.3 beats 0.8 + 0.1; pairs alone would give 0.9 + 0.8.
    problem = mission([[0.9, 0.1], [0.8, 0.3]], xs={0: ONCE, 1: ONCE})
    market = Market.of(problem)
    assert allocate(market, Work()).value == pytest.approx(1.7)
    found, timetable = joined(problem)
    assert timetable == {("x0", "y0"): 0, ("x1", "y1"): 0}
    assert found.outcome == "optimal"
    assert found.value == pytest.approx(1.2)
    assert found.bound == pytest.approx(1.2)


def test_a_worse_pair_takes_part_where_its_slot_is_free():
    # y2 has the lowest score by far, and is there when nobody else is.
    problem = mission(
        [[0.9, 0.8, 0.05]],
        ys={0: ONCE, 1: ONCE, 2: {"unavailable": frozenset({0})}},
        xs={0: {"maximum": 2}},
    )
    found, timetable = joined(problem)
    assert found.value == pytest.approx(0.95)
    assert timetable["x0", "y0"] == 0
    assert timetable["x0", "y2"] in (1, 2)


def test_what_cannot_be_placed_is_infeasible():
    must = {"must": frozenset({"y0"}), **ONCE}
    found, timetable = joined(mission([[0.9], [0.8]], xs={0: must, 1: must}))
    assert (found.outcome, timetable) == ("infeasible", {})


def test_what_is_obliged_or_pinned_takes_part_whatever_its_score():
    problem = mission(
        [[0.9, 0.0], [0.8, 0.0]],
        xs={0: {"must": frozenset({"y1"}), **ONCE}, 1: ONCE},
        pinned=meet("0 1 x1 y0"),
    )
    assert joined(problem)[1] == {("x0", "y1"): 0, ("x1", "y0"): 0}


def test_a_model_that_is_too_large_is_not_searched():
    problem = mission([[0.9, 0.1], [0.8, 0.3]], xs={0: ONCE, 1: ONCE})
    found, timetable = joined(problem, Work(cells=2))
    assert (found.outcome, timetable) == ("nothing", {})
    assert found.bound == pytest.approx(1.7)


def test_the_total_is_the_best_of_all_timetables():
    tried = 0
    for seed in range(120):
        problem = cut(random_problem(seed), 3, 3)
        market = Market.of(problem)
        if not market.grid.pairs or allocate(market, Work()).outcome == "infeasible":
            continue
        best, (found, timetable) = best_timetable(problem), joined(problem)
        if best is None:
            assert found.outcome == "infeasible", seed
            continue
        assert timetable_faults(problem, timetable) == [], seed
        assert found.value == pytest.approx(total_of(problem, best), abs=2e-6), seed
        assert found.bound == pytest.approx(found.value, abs=2e-6), seed
        tried += 1
    assert tried > 50

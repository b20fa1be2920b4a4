"""The dial between the highest total and the best for the worst-off, on markets done by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from missions import make_slots, market_problem, parties

from matching.mission.model import Problem
from matching.mission.planning import plan_meetings
from matching.mission.solving.allocation import Market
from matching.mission.solving.fairness import Hopes, fair_allocation
from matching.mission.work import Work


def hand_made(scores, most=1, **more):
    """Parties with ``most`` meetings each, and slots and tables to spare."""
    rows, columns = np.shape(scores)
    sessions, slots = make_slots([6], 6)
    xs = parties("x", rows, "rennes", maximum=most)
    ys = parties("y", columns, "quebec", maximum=most)
    return Problem(xs, ys, sessions, slots, np.array(scores), host="quebec", **more)


# x0-y0 and x1-y1 together are worth 1.0, x0-y1 and x1-y0 are worth 0.9. Each party hopes for its
# best score: x0 0.9, x1 0.5, y0 0.9, y1 0.4. The first pairing leaves x1 with 0.1 / 0.5 and y1 with
# 0.1 / 0.4; the second x0 with 0.4 / 0.9, y0 with 0.5 / 0.9, x1 and y1 with all they hope for.
SCORES = [[0.9, 0.4], [0.5, 0.1]]


def test_hopes_are_the_best_scores_a_party_has_room_for():
    problem = hand_made([[0.9, 0.4, 0.2], [0.5, 0.1, 0.3]], most=2)
    hopes = Hopes.of(Market.of(problem).grid).most
    assert hopes == pytest.approx({"x000": 1.3, "x001": 0.8, "y000": 1.4, "y001": 0.5, "y002": 0.5})


def test_the_worst_off_has_the_least_share_of_its_hope():
    problem = hand_made(SCORES)
    hopes = Hopes.of(Market.of(problem).grid)
    share, party = hopes.worst_off(problem, [("x000", "y000"), ("x001", "y001")])
    assert (share, party) == (pytest.approx(0.2), "x001")
    share, party = hopes.worst_off(problem, [("x000", "y001"), ("x001", "y000")])
    assert (share, party) == (pytest.approx(0.4 / 0.9), "x000")
    assert hopes.worst_off(problem, []) == (0.0, "x000")


@pytest.mark.parametrize(
    ("fairness", "pairs", "total"),
    [
        (0.0, {("x000", "y000"), ("x001", "y001")}, 1.0),
        (0.5, {("x000", "y001"), ("x001", "y000")}, 0.9),
        (1.0, {("x000", "y001"), ("x001", "y000")}, 0.9),
    ],
)
def test_the_dial_goes_from_the_total_to_the_worst_off(fairness, pairs, total):
    plan = plan_meetings(hand_made(SCORES, fairness=fairness))
    assert {meeting.pair for meeting in plan.meetings} == pairs
    assert plan.quality.value == pytest.approx(total)
    assert plan.quality.proven
    if fairness == 1.0:
        assert plan.quality.worst_off == pytest.approx(0.4 / 0.9)
        assert plan.quality.worst_off_bound == pytest.approx(0.4 / 0.9)


def best_least_share(problem):
    """The highest least share, by trying every set of pairs within capacities."""
    hopes = Hopes.of(Market.of(problem).grid)
    pairs = [(x.id, y.id) for x in problem.xs for y in problem.ys]
    best = 0.0
    for size in range(len(pairs) + 1):
        for chosen in combinations(pairs, size):
            named = [name for pair in chosen for name in pair]
            if all(named.count(name) <= one.maximum for name, one in problem.parties.items()):
                best = max(best, hopes.worst_off(problem, list(chosen))[0])
    return best


@pytest.mark.parametrize("seed", range(8))
def test_the_end_of_the_dial_is_the_best_there_is(seed):
    problem = market_problem(3, 3, [6], 6, seed, most=2, fairness=1.0)
    plan = plan_meetings(problem)
    assert plan.quality.worst_off == pytest.approx(best_least_share(problem), abs=1e-6)
    assert plan.quality.worst_off_bound >= plan.quality.worst_off - 1e-6


@pytest.mark.parametrize("seed", range(4))
def test_more_of_the_dial_is_never_worse_for_the_worst_off_nor_better_for_the_total(seed):
    problem = market_problem(7, 9, [8], 7, seed, there=0.9, most=3)
    plans = [plan_meetings(replace(problem, fairness=dial)) for dial in (0.0, 0.25, 0.5, 0.75, 1.0)]
    worst = [plan.quality.worst_off for plan in plans]
    totals = [plan.quality.value for plan in plans]
    assert all(one <= other + 1e-6 for one, other in pairwise(worst))
    assert all(one >= other - 1e-6 for one, other in pairwise(totals))
    middle = worst[0] + 0.5 * (worst[-1] - worst[0])
    assert worst[2] >= middle - 1e-6


def test_a_market_too_large_for_branch_and_bound_is_reweighted_instead(monkeypatch):
    problem = market_problem(12, 12, [10], 12, 3, most=4, fairness=1.0)
    exact = fair_allocation(Market.of(problem), 1.0, Work())
    monkeypatch.setattr("matching.mission.solving.fairness._SMALL", 0)
    quick = fair_allocation(Market.of(problem), 1.0, Work())
    plain = fair_allocation(Market.of(problem), 0.0, Work())
    hopes = Hopes.of(Market.of(problem).grid)

    def worst(fair):
        grid = Market.of(problem).grid
        at = fair.allocation.pairs
        pairs = [(problem.xs[grid.rows[k]].id, problem.ys[grid.columns[k]].id) for k in at]
        return hopes.worst_off(problem, pairs)[0]

    assert worst(plain) < worst(quick) <= worst(exact) + 1e-6 <= quick.bound + 2e-6
    assert quick.allocation.value <= quick.allocation.bound + 1e-6


def test_who_can_meet_nobody_does_not_hold_the_others_back():
    problem = hand_made([[0.9, 0.0], [0.5, 0.0]], most=2, fairness=1.0)
    assert plan_meetings(problem).quality.worst_off == pytest.approx(1.0)

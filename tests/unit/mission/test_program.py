"""Programs small enough to be solved by hand."""

from __future__ import annotations

import numpy as np
import pytest

from matching.mission.limits import Limit, system
from matching.mission.solving.program import Program, relaxed, solve
from matching.mission.work import Work


def program(weights, *limits):
    """A program over as many 0-1 variables as weights; a limit is members, lower, upper."""
    rows = [Limit(np.array(members, np.intp), lower, upper) for members, lower, upper in limits]
    values = np.array(weights, float)
    return Program(values, system(rows, len(values)), np.ones(len(values), bool))


TRIANGLE = ([0, 1], 0, 1), ([1, 2], 0, 1), ([0, 2], 0, 1)
"""At most one of each two of three: 1 in whole numbers, 3 halves with fractions."""


def test_the_best_of_three_of_which_two_exclude_each_other():
    found = solve(program([1, 1, 1], *TRIANGLE), Work())
    assert (found.outcome, found.value, found.bound) == ("optimal", 1.0, 1.0)
    assert found.taken.sum() == 1


def test_a_lower_bound_takes_what_is_not_worth_it():
    found = solve(program([3, -1, -2], ([1, 2], 1, None)), Work())
    assert found.taken.tolist() == [1, 1, 0]
    assert found.value == 2


def test_bounds_that_contradict_each_other_are_infeasible():
    found = solve(program([1, 1], ([0, 1], 2, None), ([0], 0, 0)), Work())
    assert (found.outcome, len(found.taken)) == ("infeasible", 0)


def test_what_is_not_whole_may_be_in_between():
    half = program([1, 1, 1], *TRIANGLE)
    free = Program(half.weights, half.limits, np.zeros(3, bool))
    assert solve(free, Work()).value == pytest.approx(1.5)


def test_nothing_to_decide_is_worth_nothing_unless_something_is_asked():
    assert solve(program([]), Work()).outcome == "optimal"
    assert solve(program([], ([], 0, 3)), Work()).value == 0
    assert solve(program([], ([], 1, None)), Work()).outcome == "infeasible"


def test_without_limits_everything_worth_something_is_taken():
    assert solve(program([2, -1, 3]), Work()).taken.tolist() == [1, 0, 1]


def test_without_a_node_there_is_no_proof():
    # Ten of nineteen by threes: no whole solution reaches the optimum of the fractions at once.
    drawn = np.random.default_rng(5)
    rows = [(drawn.choice(60, 6, replace=False), 0, 2) for _ in range(60)]
    hard = program(np.round(drawn.random(60), 3), *rows)
    stopped = solve(hard, Work(nodes=1))
    best = solve(hard, Work(nodes=100_000))
    assert best.outcome == "optimal"
    assert stopped.outcome in {"stopped", "nothing"}
    assert stopped.bound >= best.value - 1e-6 >= stopped.value - 2e-6
    assert not stopped.by_clock


def test_the_worth_of_a_limit_is_what_one_more_would_bring():
    # The three best of four: one more brings the 0.2 that was left.
    chosen = program([0.9, 0.7, 0.5, 0.2], ([0, 1, 2, 3], 0, 3))
    value, worths = relaxed(chosen.weights, chosen.limits)
    assert value == pytest.approx(2.1)
    assert 0.2 - 1e-9 <= worths[0] <= 0.5 + 1e-9


def test_a_bound_from_below_has_a_cost():
    asked = program([0.9, -0.4], ([1], 1, None))
    value, worths = relaxed(asked.weights, asked.limits)
    assert value == pytest.approx(0.5)
    # Asking for one less would bring 0.4 back; the reduced worth of the second is then 0.
    assert worths.tolist() == pytest.approx([-0.4])


def test_fractions_reach_more_than_whole_numbers():
    triangle = program([1, 1, 1], *TRIANGLE)
    value, worths = relaxed(triangle.weights, triangle.limits)
    assert value == pytest.approx(1.5)
    assert worths.tolist() == pytest.approx([0.5, 0.5, 0.5])


def test_fractions_of_what_is_impossible_are_none():
    impossible = program([1, 1], ([0, 1], 2, None), ([0], 0, 0))
    assert relaxed(impossible.weights, impossible.limits) is None


def test_fractions_of_nothing_are_worth_nothing_unless_something_is_asked():
    nothing = program([], ([], 0, 2))
    value, worths = relaxed(nothing.weights, nothing.limits)
    assert (value, worths.tolist()) == (0.0, [0.0])
    asked = program([], ([], 1, None))
    assert relaxed(asked.weights, asked.limits) is None

from __future__ import annotations

import math

import numpy as np
import pytest

from matching.ranking.balance import balance

ONE_WANTED_BY_ALL = np.array([[0.9, 0.5, 0.1], [0.9, 0.1, 0.5], [0.9, 0.4, 0.4]])


def test_with_equal_scores_everything_is_equal():
    found = balance(np.full((4, 2), 0.3), np.full(4, 1.0), np.ones(2))
    assert found.plan == pytest.approx(np.full((4, 2), 0.5))
    assert found.columns[0] == pytest.approx(found.columns[1])
    assert (found.steps, found.converged) == (1, True)


def test_two_by_two_by_hand():
    # With demands and capacities of 1 the plan is [[s, 1 − s], [1 − s, s]], and its odds product
    # is that of the worths: (s / (1 − s))² = e^(S00 + S11 − S01 − S10) = e^(1.0 / 0.5).
    found = balance(np.array([[1.0, 0.5], [0.25, 0.75]]), np.ones(2), np.ones(2), temperature=0.5,
                    tolerance=1e-9)  # fmt: skip
    stays = 1 / (1 + math.exp(-1.0))
    assert found.plan == pytest.approx(np.array([[stays, 1 - stays], [1 - stays, stays]]))


def test_who_is_wanted_by_all_is_lowered():
    found = balance(ONE_WANTED_BY_ALL, np.ones(3), np.ones(3))
    assert found.columns[0] < found.columns[1:].min()
    assert ONE_WANTED_BY_ALL.argmax(axis=1).tolist() == [0, 0, 0]
    assert sorted(found.plan.argmax(axis=1).tolist()) == [0, 1, 2]


def test_capacities_are_shares_of_the_demand():
    found = balance(ONE_WANTED_BY_ALL, np.full(3, 4.0), np.array([1.0, 2.0, 3.0]))
    assert found.plan.sum(axis=0) == pytest.approx([2, 4, 6], rel=0.01)
    assert found.plan.sum(axis=1) == pytest.approx([4, 4, 4], rel=0.01)


def test_capacities_are_bounds_where_asked():
    found = balance(ONE_WANTED_BY_ALL, np.ones(3), np.full(3, 1.5), capped=True)
    assert found.plan.sum(axis=0).max() <= 1.5 * 1.01
    assert found.plan.sum(axis=1) == pytest.approx([1, 1, 1], rel=0.01)
    assert (found.columns <= 0).all()
    assert found.columns[0] < 0
    # Bounds nobody reaches change nothing.
    wide = balance(ONE_WANTED_BY_ALL, np.ones(3), np.full(3, 3.0), capped=True)
    assert wide.columns.tolist() == [0, 0, 0]


def test_no_demand_and_no_capacity_are_left_out():
    demand, capacity = np.array([1.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0])
    found = balance(ONE_WANTED_BY_ALL, demand, capacity)
    assert found.converged
    assert found.plan[1].tolist() == [0, 0, 0]
    assert found.plan[:, 0].tolist() == [0, 0, 0]


def test_too_few_steps_are_said():
    found = balance(ONE_WANTED_BY_ALL, np.ones(3), np.ones(3), temperature=0.02, most_steps=2)
    assert (found.steps, found.converged) == (2, False)
    rows = found.plan.sum(axis=1)
    assert found.largest_error == pytest.approx(np.abs(rows - 1).max())
    assert found.largest_error > 0.01


def test_logarithms_hold_where_exponentials_would_not():
    scores = np.log(np.array([[1e-6, 1.0], [1.0, 1e-6]]))
    found = balance(scores, np.full(2, 5.0), np.ones(2), temperature=0.01)
    assert np.isfinite(found.ranking).all()
    assert found.plan == pytest.approx(np.array([[0, 5], [5, 0]]), abs=1e-9)


@pytest.mark.parametrize(
    ("scores", "demand", "capacity", "capped"),
    [
        (np.ones((2, 2)), np.ones(3), np.ones(2), False),
        (np.array([[np.nan, 1.0]]), np.ones(1), np.ones(2), False),
        (np.ones((1, 2)), np.array([-1.0]), np.ones(2), False),
        (np.ones((1, 2)), np.zeros(1), np.ones(2), False),
        (np.ones((1, 2)), np.ones(1), np.zeros(2), False),
        (np.ones((2, 1)), np.ones(2), np.ones(1), True),
    ],
)
def test_what_makes_no_sense_is_refused(scores, demand, capacity, capped):
    with pytest.raises(ValueError, match=r"must|less"):
        balance(scores, demand, capacity, capped=capped)

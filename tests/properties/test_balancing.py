"""What holds of every balance, whatever the scores and the capacities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from matching.ranking.balance import TOLERANCE, balance
from matching.ranking.lists import capped_lists, loads, longest_lists

shares = st.floats(0, 1)
matrices = arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=6), elements=shares)


@st.composite
def markets(draw):
    """Scores, demands and capacities that fit together."""
    scores = draw(matrices)
    amounts = st.floats(0.5, 8)
    demand = draw(arrays(np.float64, scores.shape[0], elements=amounts))
    capacity = draw(arrays(np.float64, scores.shape[1], elements=amounts))
    return scores, demand, capacity


@given(markets())
def test_the_plan_gives_each_what_it_should_have_within_the_tolerance(market):
    scores, demand, capacity = market
    found = balance(scores, demand, capacity)
    assert found.converged
    assert found.plan.sum(axis=1) == pytest.approx(demand, rel=TOLERANCE * 1.001)
    wanted = capacity * demand.sum() / capacity.sum()
    assert found.plan.sum(axis=0) == pytest.approx(wanted, rel=1e-6)


@given(markets())
def test_bounds_are_respected_and_nobody_is_pushed(market):
    scores, demand, capacity = market
    bounds = capacity + demand.sum() / len(capacity)
    found = balance(scores, demand, bounds, capped=True)
    assert (found.plan.sum(axis=0) <= bounds * 1.000001).all()
    assert (found.columns <= 0).all()
    below = found.plan.sum(axis=0) < bounds * 0.999
    assert found.columns[below] == pytest.approx(np.zeros(below.sum()), abs=1e-9)


@given(arrays(np.float64, 5, elements=shares), st.integers(1, 6))
def test_equal_rows_share_alike_and_equal_columns_too(worths, rows):
    found = balance(np.tile(worths, (rows, 1)), np.ones(rows), np.ones(5))
    assert np.ptp(found.plan, axis=0) == pytest.approx(np.zeros(5), abs=1e-9)
    same = balance(np.full((rows, 5), worths[0]), np.ones(rows), np.ones(5))
    assert same.plan == pytest.approx(np.full((rows, 5), 0.2))


@given(markets(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_count(market, source):
    scores, demand, capacity = market
    rows, columns = (list(range(size)) for size in scores.shape)
    source.shuffle(rows)
    source.shuffle(columns)
    here = balance(scores, demand, capacity, most_steps=30, tolerance=0)
    there = balance(
        scores[np.ix_(rows, columns)], demand[rows], capacity[columns], most_steps=30, tolerance=0
    )
    assert there.plan == pytest.approx(here.plan[np.ix_(rows, columns)], rel=1e-6, abs=1e-9)


@given(markets(), st.floats(-1, 1))
def test_a_constant_added_to_every_score_changes_no_plan(market, constant):
    scores, demand, capacity = market
    one, other = (balance(s, demand, capacity) for s in (scores, scores + constant))
    assert other.plan == pytest.approx(one.plan, rel=0.05, abs=1e-9)


@given(matrices, st.integers(1, 6), st.integers(1, 6), st.floats(0, 1))
def test_lists_hold_the_allowed_alone_within_their_length_and_capacity(
    scores, top, capacity, floor
):
    allowed = scores >= floor
    columns = scores.shape[1]
    free = longest_lists(scores, scores, allowed, top)
    capped = capped_lists(scores, scores, allowed, top, capacity)
    for row, (its_free, its_capped) in enumerate(zip(free, capped, strict=True)):
        assert len(its_free) == min(top, int(allowed[row].sum()))
        assert len(set(its_capped)) == len(its_capped) <= len(its_free)
        assert all(allowed[row, column] for column in (*its_free, *its_capped))
        assert list(scores[row, list(its_capped)]) == sorted(scores[row, list(its_capped)])[::-1]
    assert loads(capped, columns).max() <= capacity
    # A capacity for all changes nothing.
    assert capped_lists(scores, scores, allowed, top, len(scores)) == free

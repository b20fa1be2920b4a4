"""Who meets whom: the best total of all, against every choice of pairs on small markets."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from mission_reference import counts_for, may_meet, obliged_pairs
from missions import cut, market_problem, random_problem
from small_missions import NAN, mission

from matching.mission.model import Floor
from matching.mission.solving import allocation as allocation_module
from matching.mission.solving.allocation import Market, allocate, chosen_pairs
from matching.mission.work import Work

EACH = {"maximum": 1}


def allocated(problem, work=None):
    """The allocation of a problem, and the ids of its pairs."""
    market = Market.of(problem)
    found = allocate(market, work or Work())
    chosen = chosen_pairs(market, found.pairs)
    return found, {(problem.xs[row].id, problem.ys[column].id) for row, column in chosen}


def test_the_best_two_pairs_are_not_the_best_one_and_its_rest():
    # 0.9 + 0.1 = 1.0 by taking the best first; 0.8 + 0.7 = 1.5 is better.
    problem = mission([[0.9, 0.8], [0.7, 0.1]], xs={0: EACH, 1: EACH}, ys={0: EACH, 1: EACH})
    found, pairs = allocated(problem)
    assert pairs == {("x0", "y1"), ("x1", "y0")}
    assert found.value == pytest.approx(1.5)
    assert found.bound == pytest.approx(1.5)


def test_a_minimum_costs_what_it_must():
    # One meeting in all: 0.9, but x1 has to have one: 0.7.
    problem = mission([[0.9, 0.8], [0.7, 0.1]], total=1, xs={1: {"minimum": 1}})
    assert allocated(problem)[1] == {("x1", "y0")}


def test_an_obligation_comes_before_the_score():
    problem = mission([[0.9, 0.1]], xs={0: {"maximum": 1, "must": frozenset({"y1"})}})
    found, pairs = allocated(problem)
    assert (found.value, pairs) == (pytest.approx(0.1), {("x0", "y1")})


def test_a_floor_changes_who_meets():
    special = {
        "xs": {0: {"maximum": 1, "domains": ("ia",)}},
        "ys": {1: {"domains": ("ia",)}},
    }
    assert allocated(mission([[0.9, 0.6]], **special))[1] == {("x0", "y0")}
    floors = (Floor(1, "ia"),)
    assert allocated(mission([[0.9, 0.6]], floors=floors, **special))[1] == {("x0", "y1")}


def test_slots_and_tables_bound_how_many_meet():
    scores = [[0.9, 0.8, 0.7], [0.6, 0.5, 0.4], [0.3, 0.2, 0.1]]
    # Two slots: two meetings each. One table in them: two meetings in all.
    assert allocated(mission(scores, slots=(2,), tables=3))[0].value == pytest.approx(
        0.9 + 0.8 + 0.6 + 0.4 + 0.2 + 0.1
    )
    assert allocated(mission(scores, slots=(2,), tables=1))[1] == {("x0", "y0"), ("x0", "y1")}


def test_what_cannot_be_is_infeasible():
    found, pairs = allocated(mission([[0.9]], xs={0: {"minimum": 2}}))
    assert (found.outcome, pairs) == ("infeasible", set())


def test_a_score_that_is_not_known_is_estimated_from_both_sides_and_never_0():
    worth = mission([[0.8, NAN], [0.4, 0.2]]).worth
    # The row's mean is 0.8, the column's 0.2: half of each.
    assert worth.tolist() == [[0.8, pytest.approx(0.5)], [0.4, 0.2]]
    one_side = mission([[NAN, NAN], [0.4, 0.2]]).worth
    assert one_side.tolist() == [[pytest.approx(0.4), pytest.approx(0.2)], [0.4, 0.2]]
    neither = mission([[NAN, NAN, NAN], [NAN, 0.4, 0.8]]).worth
    # x0 and y0 are not known at all: the mean of all scores, 0.6.
    assert neither[0].tolist() == pytest.approx([0.6, 0.4, 0.8])
    assert neither[1].tolist() == pytest.approx([0.6, 0.4, 0.8])
    assert mission([[NAN, NAN]]).worth.tolist() == [[0.5, 0.5]]


def test_a_profile_that_is_not_known_is_met_before_one_that_is_known_to_fit_ill():
    # y0 is not known: x0 gives 0.5 on the whole, so y0 is worth 0.5, more than the 0.1 of y1.
    problem = mission([[NAN, 0.1, 0.9]], xs={0: {"maximum": 2}})
    assert problem.worth[0].tolist() == [pytest.approx(0.5), 0.1, 0.9]
    assert allocated(problem)[1] == {("x0", "y0"), ("x0", "y2")}
    assert problem.is_known(("x0", "y1"))
    assert not problem.is_known(("x0", "y0"))


def best_total(problem):
    """The best total of all sets of pairs under what can be said without slots, or None.

    The slots count only as rooms: as many meetings each as there are slots, and tables in all.
    """
    pairs = [
        (x.id, y.id)
        for x, y in product(problem.xs, problem.ys)
        if may_meet(problem, (x.id, y.id))
    ]  # fmt: skip
    musts = set(obliged_pairs(problem))
    if not musts <= set(pairs):
        return None
    worths = [problem.score(pair) for pair in pairs]
    parties = list(problem.parties.values())
    chosen = (np.arange(2 ** len(pairs))[:, None] >> np.arange(len(pairs))) & 1
    kept = np.ones(len(chosen), bool)

    def bound(members, lower, upper):
        counts = chosen[:, members].sum(axis=1)
        np.logical_and(kept, (lower <= counts) & (counts <= upper), out=kept)

    slots = len(problem.slots)
    for party in parties:
        own = [place for place, pair in enumerate(pairs) if party.id in pair]
        bound(own, party.minimum, min(party.maximum, slots))
    for place, pair in enumerate(pairs):
        if pair in musts:
            bound([place], 1, 1)
    for floor in problem.floors:
        both = [place for place, pair in enumerate(pairs) if counts_for(problem, floor, pair)]
        bound(both, floor.at_least, len(pairs))
    rooms = sum(len(slot.tables) for slot in problem.slots)
    most = rooms if problem.total is None else min(rooms, problem.total)
    bound(list(range(len(pairs))), 0, most)
    if not kept.any():
        return None
    return float((chosen[kept] @ np.array(worths)).max()) if pairs else 0.0


def without_times(problem):
    """The same parties, always there, without booths, runs or pinned meetings."""

    def always_there(party):
        return replace(party, unavailable=frozenset(), table=None)

    return replace(
        problem,
        xs=tuple(map(always_there, problem.xs)),
        ys=tuple(map(always_there, problem.ys)),
        in_a_row=None,
        pinned=(),
    )


@pytest.mark.parametrize("count", [200, pytest.param(2_000, marks=pytest.mark.prove)])
def test_no_choice_of_pairs_is_better(count):
    infeasible = 0
    for seed in range(count):
        whole = without_times(random_problem(seed))
        problem = cut(whole, 4 if seed % 5 == 0 else 3, len(whole.slots))
        best = best_total(problem)
        found, pairs = allocated(problem)
        if best is None:
            assert found.outcome == "infeasible", seed
            infeasible += 1
            continue
        assert found.outcome == "optimal", seed
        # The solver's own rounding is 1e-6.
        assert found.value == pytest.approx(best, abs=2e-6), seed
        assert found.value == pytest.approx(sum(map(problem.score, pairs))), seed
        assert found.bound == pytest.approx(best, abs=2e-6), seed
    assert 0.1 * count < infeasible < 0.7 * count


def test_starting_from_hardly_any_pair_ends_at_the_best_choice_all_the_same(monkeypatch):
    monkeypatch.setattr(allocation_module, "_FEW", 0)
    monkeypatch.setattr(allocation_module, "_FIRST", 1)
    monkeypatch.setattr(allocation_module, "_MARGIN", 1e-6)
    tried = 0
    for seed in range(100):
        whole = without_times(random_problem(seed))
        problem = cut(whole, 3, len(whole.slots))
        best = best_total(problem)
        value = allocated(problem)[0].value
        assert value == pytest.approx(-np.inf if best is None else best, abs=2e-6), seed
        tried += best is not None
    assert tried > 50


@pytest.mark.parametrize("seed", range(6))
def test_pricing_a_few_pairs_at_a_time_finds_what_all_at_once_do(monkeypatch, seed):
    floors = (Floor(30, "sante"),) if seed % 2 else ()
    problem = market_problem(
        40, 30, (6, 5), 12, seed, there=0.8, least=1, most=5, floors=floors, lowest_score=0.1
    )
    if floors:
        problem = replace(problem, xs=_in_health(problem.xs), ys=_in_health(problem.ys))
    at_once, _ = allocated(problem)
    assert at_once.outcome == "optimal"
    monkeypatch.setattr(allocation_module, "_FEW", 50)
    monkeypatch.setattr(allocation_module, "_FIRST", 3)
    priced, pairs = allocated(problem)
    assert priced.outcome == "optimal"
    assert priced.value == pytest.approx(at_once.value, abs=2e-6)
    assert priced.relaxed_bound == pytest.approx(at_once.relaxed_bound, abs=1e-6)
    assert priced.value == pytest.approx(sum(map(problem.score, pairs)))


def _in_health(parties):
    return tuple(
        replace(one, domains=("sante",)) if place % 3 == 0 else one
        for place, one in enumerate(parties)
    )


def test_pricing_says_infeasible_where_all_at_once_do(monkeypatch):
    problem = market_problem(20, 20, (4,), 3, 1, least=1)
    # Twelve tables in all for twenty parties that must each meet somebody.
    assert allocated(problem)[0].outcome == "infeasible"
    monkeypatch.setattr(allocation_module, "_FEW", 50)
    assert allocated(problem)[0].outcome == "infeasible"


def test_no_pair_left_out_could_have_raised_the_total():
    problem = market_problem(12, 12, (5,), 6, 3, most=3)
    found, pairs = allocated(problem)
    market = Market.of(problem)
    for place, reduced in enumerate(found.reduced):
        row, column = market.grid.rows[place], market.grid.columns[place]
        forced = problem.xs[row].id, problem.ys[column].id
        if forced in pairs or place % 7:
            continue
        must = replace(problem.xs[row], must=frozenset({forced[1]}))
        value = allocated(problem.with_party(must))[0].value
        assert value <= found.relaxed_bound + reduced + 1e-6

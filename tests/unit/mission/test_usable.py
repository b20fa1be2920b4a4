"""What the timetable leaves room for, by hand and against every choice of slots."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from mission_reference import longest_run
from missions import random_problem
from small_missions import NAN, meet, mission

from matching.mission.admission import banned, shares, too_low
from matching.mission.limits import Grid
from matching.mission.model import Floor
from matching.mission.solving.usable import (
    implied_limits,
    most_meetings,
    open_slots,
    possible_pairs,
)


def test_a_party_is_there_but_in_the_slots_it_named():
    problem = mission([[0.5], [0.5]], xs={1: {"unavailable": frozenset({0, 2})}})
    assert open_slots(problem, problem.xs).tolist() == [[True, True, True], [False, True, False]]


@pytest.mark.parametrize(
    ("slots", "in_a_row", "most"),
    # A run of L has room for L − ⌊L / (n + 1)⌋: 5 − 1 = 4, 5 − 2 = 3; 3 + 2 in two sessions.
    [((5,), None, 5), ((5,), 2, 4), ((5,), 1, 3), ((3, 2), 2, 4), ((4, 1), 1, 3), ((5,), 5, 5)],
)
def test_so_many_meetings_fit_without_too_many_in_a_row(slots, in_a_row, most):
    problem = mission([[0.5]], slots=slots, in_a_row=in_a_row)
    assert most_meetings(problem, np.ones(5, bool)) == most


def test_an_absence_is_a_rest():
    problem = mission([[0.5]], slots=(5,), in_a_row=2)
    assert most_meetings(problem, np.array([True, True, False, True, True])) == 4


def test_so_many_meetings_is_what_the_best_choice_of_slots_gives():
    tried = 0
    for seed in range(300):
        problem = random_problem(seed)
        if problem.in_a_row is None:
            continue
        for party, free in zip(problem.xs, open_slots(problem, problem.xs), strict=True):
            there = np.flatnonzero(free).tolist()
            best = max(
                size
                for size in range(len(there) + 1)
                for chosen in combinations(there, size)
                if longest_run(problem, chosen) <= problem.in_a_row
            )
            assert most_meetings(problem, free) == best, (seed, party.id)
            tried += 1
    assert tried > 200


def test_pairs_that_score_too_low_do_not_meet_unless_they_must_or_may():
    problem = mission(
        [[0.1, 0.3, NAN], [0.1, 0.2, 0.0]],
        xs={0: {"must": frozenset({"y0"})}},
        lowest_score=0.2,
        accepted=frozenset({("x1", "y2")}),
    )
    assert too_low(problem).tolist() == [[False, False, False], [True, False, False]]


def test_what_is_excluded_or_has_met_is_banned():
    problem = mission(
        [[0.5, 0.5], [0.5, 0.5]],
        xs={0: {"must_not": frozenset({"y1"})}},
        ys={0: {"met": frozenset({"x1"})}},
    )
    assert banned(problem).tolist() == [[False, True], [True, False]]


def test_a_floor_counts_those_who_share_its_domain_and_axis():
    sante, both = ("sante",), ("sante", "ia")
    problem = mission(
        [[0.5, 0.5], [0.5, 0.5]],
        xs={0: {"domains": sante, "axes": ("economic",)}, 1: {"domains": both}},
        ys={0: {"domains": both, "axes": ("economic",)}, 1: {"axes": ("economic",)}},
    )
    assert shares(problem, Floor(1, "sante")).tolist() == [[True, False], [True, False]]
    assert shares(problem, Floor(1, axis="economic")).tolist() == [[True, True], [False, False]]
    assert shares(problem, Floor(1, "ia")).tolist() == [[False, False], [True, False]]
    assert shares(problem, Floor(1, "sante", "economic")).tolist() == [[True, False], [False] * 2]


def test_pairs_that_are_never_there_together_are_not_possible():
    problem = mission(
        [[0.5, 0.5], [0.5, 0.5]],
        xs={0: {"unavailable": frozenset({0})}},
        ys={0: {"unavailable": frozenset({1, 2})}, 1: {"must_not": frozenset({"x1"})}},
    )
    # x0 and y0 share no slot; x1 and y1 are excluded.
    assert possible_pairs(problem).tolist() == [[False, True], [True, False]]


def test_a_slot_without_a_table_or_without_the_booth_is_no_slot():
    problem = mission(
        [[0.5, 0.5]], ys={0: {"table": "2"}}, slots=(1, 1), tables=(1, 2)
    )  # fmt: skip
    # The booth is there on the second day alone, and then table 1 is shared on both.
    assert possible_pairs(problem).tolist() == [[True, True]]
    away = mission(
        [[0.5, 0.5]],
        xs={0: {"unavailable": frozenset({1})}},
        ys={0: {"table": "2"}},
        slots=(1, 1),
        tables=(1, 2),
    )
    assert possible_pairs(away).tolist() == [[False, True]]
    no_table = mission([[0.5, 0.5]], ys={0: {"table": "1"}}, tables=1)
    assert possible_pairs(no_table).tolist() == [[True, False]]


def test_what_follows_from_slots_and_tables_is_told_over_pairs():
    problem = mission(
        [[0.5, 0.5], [0.5, 0.5]],
        xs={0: {"unavailable": frozenset({0, 1})}, 1: {"maximum": 2}},
        slots=(3,),
        tables=1,
        pinned=meet("2 1 x1 y1"),
    )
    grid = Grid.of(problem, np.ndindex(2, 2))
    found = [(one.members.tolist(), one.lower, one.upper) for one in implied_limits(grid)]
    # Three slots for each but x0, who has one left; x1 takes two anyway; three tables in all.
    assert found == [
        ([0, 1], 0, 1),
        ([0, 2], 0, 3),
        ([1, 3], 0, 3),
        ([0, 1, 2, 3], 0, 3),
        ([3], 1, None),
    ]

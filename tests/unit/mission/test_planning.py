"""Plans: the best of all timetables, in the fewest slots, the same on every run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from mission_reference import best_timetable, faults, total_of
from missions import cut, market_problem, random_problem
from small_missions import meet, mission

from matching.mission.planning import all_slots_alike, plan_meetings
from matching.mission.refusals import InfeasibleMissionError, UnsolvedMissionError
from matching.mission.validation import violations
from matching.mission.work import Work

TWO = [[0.9, 0.5], [0.4, 0.8]]
QUICK = Work(moves=1_000)
HERE = Path(__file__).parent


def test_a_plan_by_hand():
    # One meeting each: 0.9 + 0.8, at once at both tables.
    plan = plan_meetings(mission(TWO, xs={0: {"maximum": 1}, 1: {"maximum": 1}}))
    assert plan.meetings == meet("0 1 x0 y0", "0 2 x1 y1")
    quality = plan.quality
    assert (quality.value, quality.bound) == (pytest.approx(1.7), pytest.approx(1.7))
    assert quality.proven
    assert (quality.slots_used, quality.fewest_slots, quality.idle_gaps) == (1, 1, 0)
    assert (quality.method, quality.stopped) == ("colouring", ())
    # Who may have one meeting has the best; y0 could hope for 0.9 + 0.4 and has 0.9 of it.
    assert quality.worst_off_party == "y1"
    assert quality.worst_off == pytest.approx(0.8 / 1.3)
    assert plan.reserves == {"x0": ("y1",), "x1": ("y0",), "y0": ("x1",), "y1": ("x0",)}
    assert plan.without_meeting == ()


def test_a_mission_in_which_nobody_may_meet_is_planned_without_meetings():
    apart = mission([[0.9]], xs={0: {"must_not": frozenset({"y0"})}})
    assert plan_meetings(apart).meetings == ()
    assert plan_meetings(apart).without_meeting == ("x0", "y0")
    assert plan_meetings(mission(TWO, slots=(), tables=())).meetings == ()
    assert plan_meetings(mission(TWO, lowest_score=1.0)).meetings == ()
    assert plan_meetings(mission([[], []])).meetings == ()


def test_nobody_may_meet_and_somebody_must_is_refused():
    with pytest.raises(InfeasibleMissionError):
        plan_meetings(mission([[0.9]], xs={0: {"must_not": frozenset({"y0"}), "minimum": 1}}))
    with pytest.raises(InfeasibleMissionError):
        plan_meetings(mission([[0.9]], xs={0: {"minimum": 1}}, slots=(), tables=()))


def test_a_minimum_above_all_there_is_is_refused():
    with pytest.raises(InfeasibleMissionError):
        plan_meetings(mission([[0.9]], xs={0: {"minimum": 2}}, slots=(1,)))


def test_slots_are_alike_where_nothing_but_their_number_counts():
    assert all_slots_alike(mission(TWO))
    assert all_slots_alike(mission(TWO, slots=(2, 3), breaks=True, total=3))
    assert all_slots_alike(mission(TWO, slots=(), tables=()))
    unlike = (
        mission(TWO, slots=(1, 1), tables=(1, 2)),
        mission(TWO, in_a_row=9),
        mission(TWO, pinned=meet("0 1 x0 y0")),
        mission(TWO, xs={1: {"unavailable": frozenset({2})}}),
        mission(TWO, ys={1: {"table": "2"}}),
    )
    assert [all_slots_alike(one) for one in unlike] == [False] * 5


def test_a_pinned_meeting_keeps_its_slot_and_table():
    plan = plan_meetings(mission(TWO, slots=(2,), tables=3, pinned=meet("1 3 x1 y0")))
    (kept,) = [one for one in plan.meetings if one.pair == ("x1", "y0")]
    assert (kept.slot, kept.table) == (1, "3")
    assert len(plan.meetings) == 4


@pytest.mark.parametrize("count", [200, pytest.param(3_000, marks=pytest.mark.prove)])
def test_no_timetable_is_better_and_what_is_refused_has_none(count):
    found = Counter()
    for seed in range(count):
        whole = random_problem(seed)
        problem = cut(whole, 3, 3)
        if problem.fairness:
            continue
        best = best_timetable(problem)
        try:
            plan = plan_meetings(problem, Work(nodes=2_000, moves=300))
        except InfeasibleMissionError:
            assert best is None, seed
            found["refused"] += 1
            continue
        assert best is not None, seed
        assert plan.quality.value == pytest.approx(total_of(problem, best), abs=2e-6), seed
        assert plan.quality.bound == pytest.approx(plan.quality.value, abs=2e-6), seed
        assert faults(problem, plan.meetings) == [], seed
        found[plan.quality.method] += 1
    assert min(found[how] for how in ("refused", "colouring", "constraints", "joint")) >= count / 60
    sys.stdout.write(f"of {count} tiny missions, against every timetable: {dict(found)}\n")


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("shape", "per_session", "tables"),
    [((4, 4), (6,), 2), ((12, 9), (5, 5), 6), ((25, 40), (8, 7), 30), ((6, 6), (12,), 2)],
)
def test_where_slots_are_alike_the_fewest_are_used(shape, per_session, tables, seed):
    problem = market_problem(*shape, per_session, tables, seed, most=3 + seed % 3)
    plan = plan_meetings(problem, QUICK)
    loads = Counter(name for one in plan.meetings for name in one.pair)
    fewest = max(*loads.values(), -(-len(plan.meetings) // tables))
    assert plan.quality.method == "colouring"
    assert plan.quality.slots_used == plan.quality.fewest_slots == fewest
    sizes = Counter(one.slot for one in plan.meetings)
    assert max(sizes.values()) <= tables
    assert violations(problem, plan.meetings) == ()


def told(seeds):
    """Everything a planning answers to some missions, in a form that can be compared."""
    answers = []
    for seed in seeds:
        try:
            plan = plan_meetings(random_problem(seed), QUICK)
        except InfeasibleMissionError as refusal:
            answers.append(refusal.text("fr"))
            continue
        answers.append([repr(plan.meetings), repr(plan.quality), sorted(plan.reserves.items())])
    market = market_problem(15, 18, (5, 4), 8, 1, there=0.8, most=4, in_a_row=3)
    plan = plan_meetings(market, QUICK)
    answers.append([repr(plan.meetings), repr(plan.quality), sorted(plan.reserves.items())])
    return json.dumps(answers)


def test_two_runs_in_two_processes_give_the_same():
    runs = []
    for hash_seed in ("1", "2024"):
        paths = [str(folder) for folder in (HERE, *HERE.parents[1:3])]
        code = f"import sys; sys.path[:0] = {paths}; import test_planning as one; "
        code += "print(one.told(range(25)))"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(done.stdout)
    assert runs[0] == runs[1]
    # Nothing but the answer is printed: the solvers are silent.
    answers = json.loads(runs[0])
    assert len(answers) == 26
    assert {type(one) for one in answers} == {str, list}


ONCE = {"unavailable": frozenset({1, 2})}
CROWDED = mission([[0.9, 0.1], [0.8, 0.3]], xs={0: ONCE, 1: ONCE})
"""Whose best pairs do not fit: see test_joint."""


def test_where_the_best_pairs_do_not_fit_the_next_best_are_proven_to_be_the_best():
    plan = plan_meetings(CROWDED)
    assert {one.pair for one in plan.meetings} == {("x0", "y0"), ("x1", "y1")}
    assert (plan.quality.method, plan.quality.proven) == ("joint", True)
    assert plan.quality.bound == pytest.approx(1.2)


def test_a_mission_too_large_for_the_limits_is_unsolved_and_not_called_impossible():
    with pytest.raises(UnsolvedMissionError):
        plan_meetings(CROWDED, Work(cells=1))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_limits_the_answer_is_valid_or_none(seed):
    problem = market_problem(14, 14, (5, 4), 6, seed, there=0.7, most=5, in_a_row=2)
    best = plan_meetings(problem, QUICK).quality
    for work in (Work(nodes=0, moves=0), Work(nodes=1, moves=10)):
        try:
            plan = plan_meetings(problem, work)
        except UnsolvedMissionError:
            continue
        assert violations(problem, plan.meetings) == ()
        assert faults(problem, plan.meetings) == []
        assert plan.quality.value <= best.bound + 1e-6
        assert plan.quality.bound >= best.value - 1e-6
        assert plan.quality.proven or plan.quality.stopped


def test_progress_is_told_step_by_step():
    told_steps = []
    plan_meetings(mission(TWO), progress=lambda *step: told_steps.append(step))
    assert told_steps == [
        ("mission-step-allocate", 0, 3),
        ("mission-step-place", 1, 3),
        ("mission-step-compact", 2, 3),
        ("mission-step-compact", 3, 3),
    ]


def test_so_many_reserves_are_named_as_were_asked_for():
    problem = market_problem(8, 8, (4,), 4, 1, most=1)
    for count in (0, 2):
        plan = plan_meetings(problem, QUICK, reserves=count)
        assert {len(names) for names in plan.reserves.values()} == {count}


@pytest.mark.parametrize("seed", range(5))
def test_a_higher_dial_never_lowers_the_share_of_the_worst_off(seed):
    shares, totals = [], []
    for fairness in (0.0, 0.5, 1.0):
        problem = market_problem(6, 5, (4,), 3, seed, most=3, fairness=fairness)
        quality = plan_meetings(problem, QUICK).quality
        shares.append(quality.worst_off)
        totals.append(quality.value)
    assert shares == pytest.approx(sorted(shares), abs=1e-6)
    assert totals == pytest.approx(sorted(totals, reverse=True), abs=1e-6)


@pytest.mark.parametrize("seed", [0, 7, 12])
def test_a_higher_dial_does_not_lower_it_where_absences_put_the_best_share_out_of_reach(seed):
    shares = []
    for fairness in (0.0, 0.25, 1.0):
        problem = market_problem(5, 5, (3,), 3, seed, there=0.6, most=3, fairness=fairness)
        shares.append(plan_meetings(problem, QUICK).quality.worst_off)
    assert shares == pytest.approx(sorted(shares), abs=1e-6)

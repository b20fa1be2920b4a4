"""What holds of every plan and of every refusal, whatever the rules of the mission."""

from __future__ import annotations

import sys
import time
from collections import Counter

import pytest
from mission_reference import faults, greedy_timetable, taken_in_turns, total_of
from missions import random_problem

from matching.mission.planning import plan_meetings
from matching.mission.refusals import InfeasibleMissionError, UnsolvedMissionError
from matching.mission.solving.elastic import Elastic
from matching.mission.validation import violations
from matching.mission.work import Work

WORK = Work(moves=1_000)
"""Enough for missions of this size, and quick."""


def plan_or_refusal(problem):
    """Return the plan and no diagnosis, or no plan and the diagnosis."""
    try:
        return plan_meetings(problem, WORK), None
    except InfeasibleMissionError as refusal:
        return None, refusal.diagnosis


def assert_keeps_every_rule(plan, seed):
    broken = violations(plan.problem, plan.meetings)
    assert [one.text("en") for one in broken] == [], seed
    assert faults(plan.problem, plan.meetings) == [], seed
    quality = plan.quality
    assert quality.value == pytest.approx(total_of(plan.problem, plan.pairs)), seed
    assert quality.value <= quality.bound, seed
    assert len({one.slot for one in plan.meetings}) == quality.slots_used, seed


def beats_baselines(plan, seed):
    """Assert that no timetable made without a solver is worth more; return how many there were."""
    made = (greedy_timetable(plan.problem), taken_in_turns(plan.problem))
    totals = [total_of(plan.problem, timetable) for timetable in made if timetable is not None]
    assert all(plan.quality.value >= total - 1e-6 for total in totals), seed
    return len(totals)


def assert_tells_why_not(problem, diagnosis, seed):
    assert diagnosis.conflict, seed
    assert diagnosis.remedies, seed
    assert [one.cost for one in diagnosis.remedies] == sorted(
        one.cost for one in diagnosis.remedies
    )
    for remedy in diagnosis.remedies:
        # Within so little work it may not be found, but it is never refused.
        assert plan_or_nothing(remedy.apply()) != "infeasible", (seed, remedy.sentences("en"))
    if diagnosis.smallest:
        elastic = Elastic(problem, WORK)
        assert elastic.few_left_out(diagnosis.conflict).outcome == "infeasible", seed
        for rule in diagnosis.conflict:
            others = [one for one in diagnosis.conflict if one != rule]
            assert elastic.few_left_out(others).amounts, (seed, rule.sentence("en"))


def plan_or_nothing(problem):
    try:
        return plan_meetings(problem, WORK)
    except UnsolvedMissionError:
        return "unsolved"
    except InfeasibleMissionError:
        return "infeasible"


@pytest.mark.parametrize(
    "count", [60, pytest.param(1_000, marks=[pytest.mark.prove, pytest.mark.slow])]
)
def test_every_mission_is_planned_without_fault_or_refused_with_reasons(count):
    found, started = Counter(), time.perf_counter()
    for seed in range(count):
        problem = random_problem(seed)
        plan, diagnosis = plan_or_refusal(problem)
        if plan is not None:
            assert_keeps_every_rule(plan, seed)
            found[plan.quality.method] += 1
            if problem.fairness == 0:
                found["baselines"] += beats_baselines(plan, seed)
        else:
            assert_tells_why_not(problem, diagnosis, seed)
            found["refused"] += 1
            found["smallest"] += diagnosis.smallest
    # The draw has enough of everything for the above to mean something.
    assert 0.25 * count <= found["refused"] <= 0.45 * count
    assert found["smallest"] >= 0.8 * found["refused"]
    assert min(found[method] for method in ("colouring", "constraints", "joint")) >= 0.01 * count
    assert found["baselines"] >= 0.5 * count
    sys.stdout.write(
        f"{count} missions at random, {time.perf_counter() - started:.0f} s: "
        f"{found['colouring']} by colouring, {found['constraints']} by constraints, "
        f"{found['joint']} jointly, none with a fault; {found['refused']} refused, "
        f"{found['smallest']} with the smallest clash\n"
    )

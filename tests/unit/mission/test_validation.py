"""The validator on timetables that nobody planned."""

from __future__ import annotations

from collections import Counter

import numpy as np
from mission_reference import faults, greedy_timetable
from missions import market_problem, random_problem
from small_missions import meet, mission, plain

from matching.mission.model import Floor, Meeting
from matching.mission.planning import plan_meetings
from matching.mission.seating import Seat, seated
from matching.mission.validation import missed, violations
from matching.mission.work import Work

TWO = [[0.9, 0.5], [0.4, 0.8]]


def test_no_meetings_break_nothing_but_what_is_asked_for():
    assert violations(mission(TWO), ()) == ()
    asked = mission(
        TWO,
        xs={0: {"minimum": 1, "must": frozenset({"y1"})}},
        floors=(Floor(1, "ia"),),
        pinned=meet("0 1 x1 y0"),
    )
    found = violations(asked, ())
    assert [(one.rule.kind, one.meetings) for one in found] == [
        ("minimum", ()),
        ("obliged", ()),
        ("floor", ()),
        ("pinned", ()),
    ]
    assert plain(found[0].text("fr")) == "Armor a 0 rendez-vous, pour 1 au moins."


def test_every_broken_rule_is_told_at_once():
    problem = mission(
        TWO,
        xs={0: {"maximum": 1, "must_not": frozenset({"y1"})}},
        ys={0: {"unavailable": frozenset({0})}},
    )
    found = violations(problem, meet("0 1 x0 y0", "0 1 x0 y1"))
    assert [one.rule.kind for one in found] == [
        "one-at-a-time",
        "maximum",
        "available",
        "forbidden",
        "one-per-table",
    ]


def test_the_meetings_of_a_violation_are_those_that_break_it():
    problem = mission(TWO, xs={0: {"maximum": 1}})
    told = meet("2 1 x0 y1", "0 1 x0 y0", "0 2 x1 y1")
    (found,) = violations(problem, told)
    assert found.meetings == meet("0 1 x0 y0", "2 1 x0 y1")


def test_the_order_of_the_meetings_does_not_count():
    problem = mission(TWO, xs={0: {"maximum": 1}}, total=2)
    told = meet("2 1 x0 y1", "0 1 x0 y0", "0 2 x1 y1")
    found = [[one.text("fr") for one in violations(problem, order)] for order in (told, told[::-1])]
    assert found[0] == found[1]
    assert len(found[0]) == 2


def test_what_is_missed_is_what_was_asked_for_and_not_reached():
    problem = mission(TWO, xs={0: {"minimum": 2, "unavailable": frozenset({0})}}, total=0)
    told = meet("0 1 x0 y0")
    assert [one.rule.kind for one in missed(problem, told)] == ["minimum"]
    assert len(violations(problem, told)) == 3


def any_timetable(problem, random):
    """Some meetings of some pairs, anywhere, at any table of the mission or at none."""
    tables = [*sorted({table for slot in problem.slots for table in slot.tables}), "nulle part"]
    count = int(random.integers(0, 4))
    return tuple(
        Meeting(
            int(random.integers(len(problem.slots))),
            str(random.choice(tables)),
            problem.xs[random.integers(len(problem.xs))].id,
            problem.ys[random.integers(len(problem.ys))].id,
        )
        for _ in range(count)
    )


def test_timetables_at_random_have_a_violation_just_where_plain_words_find_a_fault():
    outcomes = Counter()
    for seed in range(400):
        problem, random = random_problem(seed), np.random.default_rng(seed)
        told = any_timetable(problem, random)
        bad = bool(violations(problem, told))
        assert bad == bool(faults(problem, told)), (seed, told)
        outcomes[bad] += 1
    assert min(outcomes.values()) > 20


def test_a_timetable_with_one_meeting_gone_or_moved_is_judged_as_plain_words_judge_it():
    outcomes = Counter()
    for seed in range(150):
        problem, random = random_problem(seed), np.random.default_rng(seed)
        timetable = greedy_timetable(problem)
        if timetable is None:
            continue
        tables = {one.pair: one.table for one in problem.pinned}
        seats = [Seat(*pair, slot, tables.get(pair)) for pair, slot in timetable.items()]
        kept = seated(problem, seats)
        assert violations(problem, kept) == ()
        for place, meeting in enumerate(kept):
            slot = problem.slots[random.integers(len(problem.slots))]
            moved = Meeting(slot.index, str(random.choice(slot.tables)), meeting.x, meeting.y)
            others = (*kept[:place], *kept[place + 1 :])
            for told in (others, (*others, moved), (*kept, moved)):
                bad = bool(violations(problem, told))
                assert bad == bool(faults(problem, told)), (seed, told)
                outcomes[bad] += 1
    assert min(outcomes.values()) > 100


def test_a_large_plan_is_checked_whole():
    problem = market_problem(30, 40, (6,), 20, 1, there=0.8, most=4)
    plan = plan_meetings(problem, Work(moves=1_000))
    assert len(plan.meetings) > 80
    assert violations(problem, plan.meetings) == ()
    assert faults(problem, plan.meetings) == []

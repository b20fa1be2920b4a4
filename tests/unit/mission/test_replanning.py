"""After something happened: who stays, who moves, whom else somebody meets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from missions import make_slots, parties

from matching.errors import RequestError
from matching.mission.happenings import Happenings
from matching.mission.model import Meeting, Problem
from matching.mission.plan import Plan, Quality
from matching.mission.planning import plan_meetings
from matching.mission.replanning import replan
from matching.mission.solving.compacting import idle_gaps
from matching.mission.validation import violations


def three_by_three(**more):
    """Three parties a side, two meetings each at most, three slots, three tables."""
    sessions, slots = make_slots([3], 3)
    scores = np.array([[0.9, 0.8, 0.3], [0.8, 0.4, 0.7], [0.2, 0.6, 0.5]])
    xs = parties("x", 3, "rennes", maximum=2)
    ys = parties("y", 3, "quebec", maximum=2)
    return Problem(xs, ys, sessions, slots, scores, host="quebec", **more)


def made_plan(problem, *meetings):
    """A plan with these meetings, whatever they are worth."""
    quality = Quality(0, 0, 0, 0, idle_gaps(problem, meetings), 0, 1, None, "constraints")
    return Plan(problem, tuple(sorted(meetings)), quality, {})


def told(replanned):
    return {(one.kind, *one.pair) for one in replanned.changes}


def test_nothing_happened_nothing_changes():
    problem = three_by_three()
    plan = plan_meetings(problem)
    after = replan(plan, problem, Happenings())
    assert after.plan.meetings == plan.meetings
    assert after.changes == ()
    assert after.touched == ()


def test_a_no_show_frees_its_partners_who_meet_somebody_else():
    problem = three_by_three()
    plan = made_plan(
        problem,
        Meeting(0, "1", "x000", "y000"),
        Meeting(0, "2", "x001", "y002"),
        Meeting(1, "1", "x002", "y001"),
    )
    after = replan(plan, problem, Happenings(absent=("x000",)))
    # y000 has lost x000 and is free in all slots: x001 (0.8) and x002 (0.2) have room for it.
    assert told(after) == {
        ("cancelled", "x000", "y000"),
        ("added", "x001", "y000"),
        ("added", "x002", "y000"),
    }
    kept = {one.pair: one for one in after.plan.meetings}
    assert kept["x001", "y002"] == plan.pairs["x001", "y002"]
    assert kept["x002", "y001"] == plan.pairs["x002", "y001"]
    assert after.touched == ("x000", "x001", "x002", "y000")
    assert after.shortfalls == ()
    assert after.plan.problem.parties["x000"].unavailable == {0, 1, 2}


def test_standby_partners_come_before_slightly_better_strangers():
    problem = three_by_three()
    first = made_plan(problem, Meeting(0, "1", "x000", "y001"))
    limited = replace(problem, ys=tuple(replace(y, maximum=1) for y in problem.ys))
    # y001 loses x000. x002 is worth 0.6 to it and x001 0.4, and it has room for one.
    best = replan(replace(first, problem=limited), limited, Happenings(absent=("x000",)))
    assert ("added", "x002", "y001") in told(best)
    near = limited.scores.copy()
    near[1, 1] = 0.55
    closer = replace(limited, scores=near)
    announced = Plan(closer, first.meetings, first.quality, {"y001": ("x001",)})
    standby = replan(announced, closer, Happenings(absent=("x000",)))
    # 0.55 + 0.1 for having been announced is more than 0.6.
    assert ("added", "x001", "y001") in told(standby)


def test_past_and_confirmed_meetings_stay_and_nothing_is_added_to_the_past():
    problem = three_by_three()
    plan = made_plan(
        problem,
        Meeting(0, "1", "x000", "y000"),
        Meeting(1, "1", "x001", "y000"),
        Meeting(2, "3", "x002", "y001"),
    )
    now = problem.slots[1].start
    what = Happenings(now=now, absent=("x000",), confirmed=(("x002", "y001"),))
    after = replan(plan, problem, what)
    # The meeting of x000 began before it left: it stays, and so do the others.
    assert set(plan.meetings) <= set(after.plan.meetings)
    assert after.plan.pairs["x002", "y001"].status == "confirmed"
    added = [one for one in after.changes if one.kind == "added"]
    assert all(one.after.slot >= 1 for one in added)
    assert after.plan.problem.slots[0].tables == ("1",)
    again = replan(after.plan, after.plan.problem, Happenings(absent=("y000",)))
    assert again.plan.pairs["x002", "y001"] == after.plan.pairs["x002", "y001"]


def test_the_moment_now_belongs_to_what_is_to_come():
    problem = three_by_three()
    plan = made_plan(problem, Meeting(1, "1", "x000", "y000"))
    start = problem.slots[1].start
    gone = replan(plan, problem, Happenings(now=start, absent=("x000",)))
    assert ("cancelled", "x000", "y000") in told(gone)
    begun = replan(plan, problem, Happenings(now=start + timedelta(seconds=1), absent=("x000",)))
    assert ("cancelled", "x000", "y000") not in told(begun)


def test_a_lost_table_moves_meetings_only_where_there_are_too_few():
    sessions, slots = make_slots([2], 2)
    xs, ys = parties("x", 2, "rennes", maximum=2), parties("y", 2, "quebec", maximum=2)
    scores = np.array([[0.9, 0.1], [0.1, 0.9]])
    problem = Problem(xs, ys, sessions, slots, scores, lowest_score=0.5, host="quebec")
    plan = made_plan(problem, Meeting(0, "1", "x000", "y000"), Meeting(0, "2", "x001", "y001"))
    after = replan(plan, problem, Happenings(lost_tables=((0, "2"),)))
    assert [one.kind for one in after.changes] == ["moved"]
    assert sorted((one.slot, one.table) for one in after.plan.meetings) == [(0, "1"), (1, "1")]
    one_left = make_slots([2], 3)[1]
    wide = replace(problem, slots=one_left)
    roomy = replan(replace(plan, problem=wide), wide, Happenings(lost_tables=((None, "2"),)))
    assert [(one.kind, one.pair) for one in roomy.changes] == [("table", ("x001", "y001"))]
    assert roomy.plan.pairs["x001", "y001"] == Meeting(0, "3", "x001", "y001")


def test_a_declined_meeting_is_not_offered_again():
    problem = three_by_three()
    plan = made_plan(problem, Meeting(0, "1", "x000", "y000"))
    after = replan(plan, problem, Happenings(declined=(("x000", "y000"),)))
    assert ("x000", "y000") not in after.plan.pairs
    assert ("cancelled", "x000", "y000") in told(after)
    assert ("x000", "y000") in after.plan.problem.forbidden


def test_a_minimum_out_of_reach_is_told_and_the_plan_goes_on():
    problem = three_by_three()
    alone = replace(
        problem,
        xs=(problem.xs[0], *(replace(x, must_not=frozenset({"y000"})) for x in problem.xs[1:])),
        ys=(replace(problem.ys[0], minimum=1), *problem.ys[1:]),
    )
    plan = made_plan(alone, Meeting(0, "1", "x000", "y000"))
    after = replan(plan, alone, Happenings(absent=("x000",)))
    (shortfall,) = after.shortfalls
    assert shortfall.text("fr") == "Y 0 a 0 rendez-vous, pour 1 au moins."
    assert after.plan.problem.parties["y000"].minimum == 0
    assert violations(after.plan.problem, after.plan.meetings) == ()


def test_an_obligation_that_falls_with_a_no_show_is_told():
    problem = three_by_three()
    bound = replace(problem, xs=(replace(problem.xs[0], must=frozenset({"y000"})), *problem.xs[1:]))
    plan = plan_meetings(bound)
    after = replan(plan, bound, Happenings(absent=("y000",)))
    assert [one.text("en") for one in after.shortfalls] == ["X 0 and Y 0 must meet, and do not."]


def test_a_meeting_moves_where_only_that_reaches_a_minimum():
    sessions, slots = make_slots([2], 2)
    xs = parties("x", 2, "rennes", maximum=1)
    ys = parties("y", 2, "quebec", maximum=2)
    # x001 comes only to the first slot and has to meet y000, which is then with x000.
    xs = (xs[0], replace(xs[1], unavailable=frozenset({1}), minimum=1, must=frozenset({"y000"})))
    problem = Problem(xs, ys, sessions, slots, np.full((2, 2), 0.5), host="quebec")
    newly = replace(problem, xs=(xs[0], replace(xs[1], minimum=0, must=frozenset())))
    plan = made_plan(newly, Meeting(0, "1", "x000", "y000"))
    after = replan(plan, problem, Happenings(newcomers=("x001",)))
    assert told(after) == {("moved", "x000", "y000"), ("added", "x001", "y000")}
    assert after.plan.pairs["x000", "y000"].slot == 1


def test_a_newcomer_meets_whoever_has_room():
    problem = three_by_three()
    plan = made_plan(
        replace(problem, xs=problem.xs[:2], scores=problem.scores[:2]),
        Meeting(0, "1", "x000", "y000"),
    )
    after = replan(plan, problem, Happenings(newcomers=("x002",)))
    # It takes y001 (0.6) and y002 (0.5), two at most.
    assert told(after) == {("added", "x002", "y001"), ("added", "x002", "y002")}


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (Happenings(absent=("z9",)), "Participant inconnu de cette mission : z9."),
        (
            Happenings(confirmed=(("x002", "y000"),)),
            "X 2 et Y 0 n'ont pas de rendez-vous dans ce plan.",
        ),
        (
            Happenings(lost_tables=((None, "9"),)),
            "La table « 9 » n'existe pas dans cette mission ; tables connues : 1, 2, 3.",
        ),
    ],
)
def test_what_does_not_exist_is_named(what, sentence):
    problem = three_by_three()
    plan = made_plan(problem, Meeting(0, "1", "x000", "y000"))
    with pytest.raises(RequestError) as raised:
        replan(plan, problem, what)
    assert raised.value.text("fr").replace("\N{NO-BREAK SPACE}", " ") == sentence

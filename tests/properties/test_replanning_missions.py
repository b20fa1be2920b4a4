"""Whatever happens to a mission, its new plan keeps what must stay and breaks no rule."""

from __future__ import annotations

import sys
from datetime import timedelta

import numpy as np
import pytest
from missions import random_problem

from matching.errors import RequestError
from matching.mission.happenings import Happenings
from matching.mission.planning import plan_meetings
from matching.mission.refusals import InfeasibleMissionError
from matching.mission.replanning import replan
from matching.mission.validation import violations


def something(plan, seed):
    """A mixture of happenings drawn from ``seed``."""
    random = np.random.default_rng(seed + 5_000)
    problem = plan.problem
    names = list(problem.parties)
    pairs = [meeting.pair for meeting in plan.meetings]
    slot = problem.slots[int(random.integers(len(problem.slots)))]
    tables = sorted({table for one in problem.slots for table in one.tables})

    def some(things, chance):
        return tuple(one for one in things if random.random() < chance)

    declined, absent = some(pairs, 0.1), some(names, 0.1)
    standing = [one for one in pairs if one not in declined and {*one}.isdisjoint(absent)]
    return Happenings(
        now=slot.start + timedelta(seconds=1) if random.random() < 0.4 else None,
        absent=absent,
        lost_tables=tuple((None, table) for table in some(tables, 0.15)),
        confirmed=some(standing, 0.2),
        declined=declined,
    )


def check(plan, what):
    """Replan, and see that what was promised holds."""
    problem = plan.problem
    after = replan(plan, problem, what)
    assert violations(after.plan.problem, after.plan.meetings) == ()
    past = {slot.index for slot in problem.slots if what.now and slot.start < what.now}
    new = after.plan.pairs
    for meeting in plan.meetings:
        gone = meeting.pair in what.declined or not set(meeting.pair).isdisjoint(what.absent)
        if meeting.slot in past:
            assert new[meeting.pair] == meeting
        elif gone:
            assert meeting.pair not in new
        elif meeting.pair in what.confirmed:
            assert new[meeting.pair].slot == meeting.slot
            assert new[meeting.pair].status == "confirmed"
    old = plan.pairs
    lost = {table for _, table in what.lost_tables}
    for pair, meeting in new.items():
        if meeting.slot in past:
            assert old[pair] == meeting
        else:
            assert meeting.table not in lost
            assert set(pair).isdisjoint(what.absent)
            assert pair not in what.declined
    # The changes are the whole difference.
    changed = {one.pair for one in after.changes}
    assert changed == {pair for pair in {*old, *new} if old.get(pair) != new.get(pair)}
    return after


def has_no_table_left(plan, what):
    """Whether more confirmed meetings are in some slot than tables that are left for them."""
    lost = {table for _, table in what.lost_tables}
    confirmed = [meeting for meeting in plan.meetings if meeting.pair in what.confirmed]
    return any(
        sum(meeting.slot == slot.index for meeting in confirmed) > len(set(slot.tables) - lost)
        for slot in plan.problem.slots
    )


def run(seeds):
    counts = {"replanned": 0, "moved": 0, "cancelled": 0, "added": 0, "table": 0, "short": 0}
    for seed in seeds:
        try:
            plan = plan_meetings(random_problem(seed))
        except InfeasibleMissionError:
            continue
        what = something(plan, seed)
        try:
            after = check(plan, what)
        except RequestError:
            assert has_no_table_left(plan, what)
            continue
        counts["replanned"] += 1
        counts["short"] += bool(after.shortfalls)
        for change in after.changes:
            counts[change.kind] += 1
    return counts


def test_what_must_stay_stays_and_no_rule_is_broken():
    counts = run(range(60))
    assert all(count > 0 for count in counts.values()), counts


@pytest.mark.prove
def test_a_thousand_missions_survive_what_happens():
    counts = run(range(1_000))
    sys.stdout.write(f"\n1,000 random missions, those possible replanned: {counts}\n")
    assert counts["replanned"] > 300

"""Pairs of a mission that have worked together: kept, preferred, or taken for having met."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from made_books import made_book
from small_missions import mission

from matching.engine.mission.linked import under_rule
from matching.mission.planning import plan_meetings
from matching.mission.settings import MeetingSettings
from matching.mission.stored.document import document_bytes, plan_document
from matching.mission.stored.plan import read_plan

# Kamou may meet one of two; Armor is a little better, Breizh has published with it.
SCORES = [[0.5], [0.4]]
LINKED = frozenset({("x1", "y0")})


def planned(rule, boost=1.0, **more):
    problem = mission(SCORES, ys={0: {"maximum": 1}}, slots=(1,), **more)
    return plan_meetings(under_rule(problem, LINKED, rule, boost))


@pytest.mark.parametrize(
    ("rule", "boost", "met"),
    [
        ("keep", 1.0, "x0"),
        ("boost", 1.0, "x1"),
        # Odds of 2 : 3 need more than a factor of 1.5 to exceed those of 1 : 1.
        ("boost", 0.4, "x0"),
        ("boost", 0.41, "x1"),
        ("leave-out", 1.0, "x0"),
    ],
)
def test_who_meets_follows_from_the_rule(rule, boost, met):
    assert [one.x for one in planned(rule, boost).meetings] == [met]


def test_the_score_that_is_told_stays_and_the_total_says_what_was_maximised():
    plan = planned("boost")
    assert plan.problem.score(("x1", "y0")) == 0.4
    # Odds of 2 : 3, multiplied by e.
    assert plan.problem.value(("x1", "y0")) == pytest.approx(0.644405)
    assert plan.quality.value == pytest.approx(0.644405)
    assert plan.quality.proven


def test_who_must_meet_does_though_pairs_like_it_are_left_out():
    plan = planned("leave-out", xs={1: {"must": frozenset({"y0"})}})
    assert [one.x for one in plan.meetings] == ["x1"]


def test_the_plan_that_is_kept_remembers_the_rule(tmp_path):
    book = made_book()
    pair = (book.plan.problem.xs[0].id, book.plan.problem.ys[0].id)
    problem = under_rule(book.plan.problem, {pair}, "boost", 0.7)
    document = plan_document(_with(book, problem), ["Un avis."])
    (tmp_path / "plan.json").write_bytes(document_bytes(document))
    assert json.loads((tmp_path / "plan.json").read_bytes())["notices"] == ["Un avis."]
    kept = read_plan(tmp_path).plan.problem
    assert (kept.linked, kept.boost) == ({pair}, 0.7)
    np.testing.assert_array_equal(kept.worth, problem.worth)
    # A plan of before says nothing of them.
    for name in ("linked", "boost", "notices"):
        del document[name]
    (tmp_path / "plan.json").write_bytes(document_bytes(document))
    assert read_plan(tmp_path).plan.problem.linked == frozenset()


def test_the_mission_file_may_say_it():
    assert MeetingSettings().known_links is None
    assert MeetingSettings(known_links="leave-out").known_links == "leave-out"


def _with(book, problem):
    return replace(book, plan=replace(book.plan, problem=problem))

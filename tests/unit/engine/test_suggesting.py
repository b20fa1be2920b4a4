from __future__ import annotations

import pytest

from matching.errors import RequestError
from matching.ranking.criteria import Criteria
from matching.ranking.request import Request

QUERY = "auville-01"


@pytest.fixture
def scores(toy_matcher):
    """The scores of the ten suggestions without a floor, best first."""
    found = toy_matcher.suggest(QUERY, floor=0, variety=0, top=10)
    return [one.score for one in found.suggestions]


def test_a_floor_of_0_leaves_nobody_out(toy_matcher, scores):
    found = toy_matcher.suggest(QUERY, floor=0, top=10)
    assert len(found.suggestions) == 10
    assert (found.below_floor, found.empty_because, found.nearest, found.advice) == (
        0, None, None, ()
    )  # fmt: skip


def test_the_floor_is_that_of_the_ranker_unless_said(toy_matcher):
    assert toy_matcher.suggest(QUERY).floor == toy_matcher.floor
    assert toy_matcher.suggest(QUERY, floor=0.123).floor == 0.123


def test_whoever_is_below_the_floor_is_not_suggested_and_is_counted(toy_matcher, scores):
    floor = scores[2]
    kept = sum(score >= floor for score in scores)
    found = toy_matcher.suggest(QUERY, floor=floor, top=10, variety=0)
    assert [one.score for one in found.suggestions] == scores[:kept]
    assert found.below_floor == 10 - kept > 0
    assert found.nearest is None


def test_a_score_at_the_floor_is_good_enough(toy_matcher, scores):
    assert len(toy_matcher.suggest(QUERY, floor=scores[0], top=1).suggestions) == 1


def test_with_nobody_above_the_floor_the_nearest_is_explained(toy_matcher, scores):
    found = toy_matcher.suggest(QUERY, floor=1.0, variety=0)
    assert found.suggestions == ()
    assert (found.empty_because, found.below_floor) == ("floor", 10)
    assert found.nearest.score == scores[0] < 1
    assert found.nearest.reasons.for_query
    assert found.nearest.partner.name in found.why_not
    assert found.advice[-1].startswith("Relais à appeler")
    document = found.to_dict()
    assert document["nearest"]["id"] == found.nearest.partner.id
    assert document["advice"] == list(found.advice)


def test_an_empty_answer_because_of_filters_says_so(toy_matcher):
    found = toy_matcher.suggest(QUERY, criteria=Criteria(kinds="hospital"), floor=0, language="en")
    assert (found.empty_because, found.nearest, found.why_not) == ("filters", None, "")
    # Without the filter all 24 of the other side reach a floor of 0.
    assert found.advice[0] == "Remove a filter: without them, 24 partners reach the floor."
    both = toy_matcher.suggest(QUERY, criteria=Criteria(kinds="company"), floor=1.0, language="en")
    assert both.empty_because == "floor"
    assert both.nearest.partner.kind == "company"
    assert both.advice[0].startswith("Removing the filters would not be enough")


def test_who_is_excluded_by_name_is_no_filter_to_open(toy_matcher):
    found = toy_matcher.suggest(QUERY, criteria=Criteria(exclude="bourg-01"), floor=1.0)
    assert not any("filtre" in one for one in found.advice)


def test_an_empty_territory_is_told_apart(build, opened, profiles):
    build([profile for profile in profiles if profile.territory == "auville"])
    assert opened().suggest(QUERY, floor=0).empty_because == "nobody"


def test_a_need_is_asked_for_where_none_is_declared(toy_matcher):
    # Every third one declares a need: 0 does, 1 does not.
    told = {name: toy_matcher.suggest(name, floor=1.0).advice for name in ("auville-00", QUERY)}
    assert any("Dites ce que cherche" in one for one in told[QUERY])
    assert not any("Dites ce que cherche" in one for one in told["auville-00"])
    asked = toy_matcher.suggest(Request("auville", "Atelier de cadrans émaillés."), floor=1.0)
    assert any("Dites à part ce que vous cherchez" in one for one in asked.advice)


@pytest.mark.parametrize("floor", [-0.1, 1.1])
def test_a_floor_that_is_no_share_is_refused(toy_matcher, floor):
    with pytest.raises(RequestError, match="plancher"):
        toy_matcher.suggest(QUERY, floor=floor)

"""The place left to chance: anybody else may be there, with the chance that is recorded."""

from __future__ import annotations

from collections import Counter

import pytest
from feedback_made import START

from matching.engine.building import build_index
from matching.engine.chance import with_chance
from matching.engine.feedback import open_feedback
from matching.engine.matcher import Matcher
from matching.ranking.criteria import Criteria


@pytest.fixture
def toy_matcher(profiles, as_file, toy_settings, toy_encoder):
    build_index([as_file(profiles)], toy_settings, encoder=toy_encoder)
    return Matcher.open(settings=toy_settings, encoder=toy_encoder)


def listed(matcher, seed, criteria=None, top=3):
    criteria = criteria or Criteria()
    answer = matcher.suggest("auville-00", top=top, criteria=criteria, floor=0)
    return answer, with_chance(matcher, answer, criteria, seed)


def test_one_place_is_added_last_and_the_others_stay(toy_matcher):
    answer, found = listed(toy_matcher, 1)
    assert found.suggestions[:3] == answer.suggestions
    assert [one.rank for one in found.suggestions] == [1, 2, 3, 4]
    assert [one.how for one in found.origins] == ["ranked"] * 3 + ["random"]
    assert [one.propensity for one in found.origins] == [1.0, 1.0, 1.0, 1 / 21]
    assert {(one.rank, one.listed) for one in found.origins} == {(1, 4), (2, 4), (3, 4), (4, 4)}
    assert listed(toy_matcher, 1)[1] == found


def test_everybody_else_has_the_chance_that_is_recorded(toy_matcher):
    criteria = Criteria(domains=("cheese",), exclude=("bourg-03",))
    answer, _ = listed(toy_matcher, 0, criteria)
    seeds = 160
    drawn = Counter(
        with_chance(toy_matcher, answer, criteria, seed).suggestions[-1].partner.id
        for seed in range(seeds)
    )
    # Twelve of Bourg make cheese; one is excluded, three are ranked.
    assert len(drawn) == 8
    assert not drawn.keys() & {"bourg-03", *(one.partner.id for one in answer.suggestions)}
    assert with_chance(toy_matcher, answer, criteria, 0).origins[-1].propensity == 1 / 8
    # Twenty each are expected; six deviations of a binomial of 160 and 1/8 are 25.
    assert max(drawn.values()) <= 45


def test_nothing_is_added_where_nobody_is_left(toy_matcher):
    criteria = Criteria(domains=("cheese",))
    answer, found = listed(toy_matcher, 0, criteria, top=12)
    assert found.suggestions == answer.suggestions
    assert {(one.how, one.listed) for one in found.origins} == {("ranked", 12)}


def test_what_is_shown_is_recorded_as_it_was(toy_matcher, toy_settings):
    answer, found = listed(toy_matcher, 1)
    with open_feedback(toy_settings, create=True) as store:
        store.shown(found.shown(answer, START, "g1"))
        (shown,) = store.lists()
    assert (shown.asker.id, shown.at, shown.generation) == ("auville-00", START, "g1")
    assert tuple(one.origin for one in shown.places) == found.origins
    assert [one.partner.id for one in shown.places] == [one.partner.id for one in found.suggestions]
    assert [one.score for one in shown.places] == [one.score for one in found.suggestions]

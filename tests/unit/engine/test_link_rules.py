"""The setting and the option of known links, from the matcher to the desk and its draw."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from matching.cli.choices import link_rule
from matching.engine.desk import Desk
from matching.engine.latest import Latest
from matching.engine.matcher import Matcher
from matching.errors import RequestError
from matching.feedback.store import FeedbackStore
from matching.profiles.model import Link
from matching.ranking.criteria import Criteria

ASKER = "auville-00"


@pytest.fixture
def matcher(build, profiles, toy_settings, toy_encoder):
    """An index in which one profile is linked with the last of its partners but a few."""
    build(profiles)
    ranked = Matcher.open(settings=toy_settings, encoder=toy_encoder).suggest(
        ASKER, top=24, floor=0
    )
    fourth = ranked.suggestions[3].partner.id
    link = Link(kind="co_project", partner=fourth, title="Froid", year=2024)
    held = [
        one.model_copy(update={"links": (link,)}) if one.id == ASKER else one for one in profiles
    ]
    build(held)
    return Matcher.open(settings=toy_settings, encoder=toy_encoder), fourth


def names(answer):
    return [one.partner.id for one in answer.suggestions]


def test_an_option_takes_the_place_of_the_setting(matcher, toy_settings, toy_encoder):
    found, fourth = matcher
    kept = names(found.suggest(ASKER, top=6, floor=0))
    assert kept.index(fourth) == 3
    without = names(found.suggest(ASKER, top=6, floor=0, known_links="leave-out"))
    assert without[:5] == [name for name in kept if name != fourth]
    assert len(without) == 6
    strongest = toy_settings.model_copy(update={"known_links": "boost", "known_links_boost": 5.0})
    set_so = Matcher.open(settings=strongest, encoder=toy_encoder)
    assert names(set_so.suggest(ASKER, top=6, floor=0))[0] == fourth
    assert names(set_so.suggest(ASKER, top=6, floor=0, known_links="keep")) == kept
    # The partner's list is treated alike, though the asker alone tells of it.
    assert ASKER not in names(found.suggest(fourth, top=24, floor=0, known_links="leave-out"))


def test_batches_take_it_for_each_pair(matcher):
    found, fourth = matcher

    def listed(rule):
        (one,) = found.suggest_all([ASKER], top=24, floor=0, balanced=False, known_links=rule).lists
        return names(one)

    assert listed("leave-out") == [name for name in listed("keep") if name != fourth]
    assert listed("boost").index(fourth) <= listed("keep").index(fourth)


def test_nobody_who_is_left_out_is_drawn_by_chance(matcher, tmp_path):
    found, fourth = matcher
    days = [datetime(2026, 1, 1, tzinfo=UTC)]
    with FeedbackStore.open(tmp_path / "feedback.sqlite", found.territories) as store:
        desk = Desk(Latest(found), store, lambda: days[0])
        drawn = set()
        for _ in range(40):
            days[0] += timedelta(days=1)
            # All but the linked partner and one other are listed already.
            answer = desk.suggest(
                found, found.find(ASKER), Criteria(), top=22, language="fr",
                known_links="leave-out",
            )  # fmt: skip
            drawn.add(answer.by_chance.partner.id if answer.by_chance else None)
            assert fourth not in names(answer.suggestions)
        assert fourth not in drawn
        assert any(drawn)
        desk.close()


def test_a_rule_that_is_unknown_is_refused_with_those_that_are_known():
    assert link_rule(None) is None
    assert link_rule("boost") == "boost"
    with pytest.raises(RequestError) as refusal:
        link_rule("boots")
    assert "keep, boost, leave-out" in refusal.value.text("fr")

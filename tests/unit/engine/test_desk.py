"""The desk without a web page: settled pairs are left out, decisions hold what was said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matching import Criteria, Request
from matching.engine.desk import Desk, Wish
from matching.engine.latest import Latest
from matching.errors import RequestError, UnknownProfileError
from matching.feedback.store import FeedbackStore

NOW = datetime(2026, 5, 11, 9, tzinfo=UTC)


@pytest.fixture
def desk(toy_matcher, tmp_path):
    with FeedbackStore.open(tmp_path / "feedback.sqlite", toy_matcher.territories) as store:
        yield Desk(Latest(toy_matcher), store, lambda: NOW)


def shown(desk, query, **given):
    answer = desk.suggest(desk.matcher(), query, Criteria(), top=5, language="fr", **given)
    return answer, [one.partner.id for one in answer.suggestions.suggestions]


def test_what_is_settled_is_left_out_for_both_and_shown_when_asked(desk):
    matcher = desk.matcher()
    asker = matcher.find("auville-00")
    answer, before = shown(desk, asker)
    assert (len(before), answer.left_out, dict(answer.standing)) == (4, 0, {})
    for partner, wish in zip(
        before,
        (
            Wish("refused", "CCI", reason="competitor"),
            Wish("met", "CCI"),
            Wish("accepted", "CCI"),
            Wish("agreement", "CCI"),
        ),
        strict=True,
    ):
        desk.decide(matcher, asker, partner, wish, "fr")
    answer, after = shown(desk, asker)
    assert after == [before[2]]
    assert answer.left_out == 3
    assert answer.standing[before[2]].status == "accepted"
    assert shown(desk, asker, settled=True)[1] == before
    other = matcher.find(before[0])
    assert "auville-00" not in shown(desk, other)[1]
    assert "auville-00" in desk.standing(other)


def test_a_decision_holds_what_the_engine_says_at_that_moment(desk):
    matcher = desk.matcher()
    asker, partner = matcher.find("bourg-03"), "auville-03"
    wish = Wish("proposed", "La Chambre", note="à suivre", rank=2, listed=5)
    made = desk.decide(matcher, asker, partner, wish, "en")
    said = matcher.explain(asker, partner, language="en")
    assert (made.at, made.author, made.note, made.status) == (
        NOW,
        "La Chambre",
        "à suivre",
        "proposed",
    )
    assert (made.asker.id, made.partner.id) == ("bourg-03", "auville-03")
    assert (made.score, made.fit_for_y, made.fit_for_x) == (
        said.score,
        said.fit_for_query,
        said.fit_for_partner,
    )
    assert sum(made.contributions.values()) == pytest.approx(said.score)
    assert (made.origin.how, made.origin.rank, made.origin.listed) == ("ranked", 2, 5)
    assert made.origin.propensity == 1
    assert made.generation == matcher.generation
    assert (made.reason_for_y, made.reason_for_x) == (
        said.reasons.for_query,
        said.reasons.for_partner,
    )


def test_a_pair_asked_for_by_name_has_no_place(desk):
    made = desk.decide(
        desk.matcher(), desk.matcher().find("auville-00"), "bourg-00", Wish("met", "x"), "fr"
    )
    assert (made.origin.how, made.origin.rank) == ("named", None)


def test_taking_back_leaves_the_pair_open(desk):
    asker = desk.matcher().find("auville-00")
    _, before = shown(desk, asker)
    made = desk.decide(desk.matcher(), asker, before[0], Wish("met", "x"), "fr")
    desk.undo(made.id, "y")
    assert shown(desk, asker)[1] == before
    with pytest.raises(RequestError):
        desk.undo(made.id, "y")


def test_requests_stand_nowhere_and_unknown_partners_are_told(desk):
    request = Request("auville", "Atelier de cadrans émaillés, cherche des ressorts spiraux")
    assert dict(shown(desk, request)[0].standing) == {}
    with pytest.raises(UnknownProfileError):
        desk.decide(
            desk.matcher(), desk.matcher().find("auville-00"), "zzz", Wish("met", "x"), "fr"
        )


def test_a_request_is_answered_as_the_matcher_does(desk):
    request = Request("bourg", "Affinage en cave, cherche des ferments lactiques")
    said = desk.matcher().suggest(request, top=5, language="fr")
    assert shown(desk, request)[1] == [one.partner.id for one in said.suggestions]

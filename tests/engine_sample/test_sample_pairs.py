"""What is promised of every pair, asked of the sample with the real encoder."""

from __future__ import annotations

import random

import numpy as np
import pytest

from matching.language import say
from matching.ranking.criteria import Criteria
from matching.ranking.request import Request

pytestmark = pytest.mark.encoder

SEED = 20_260_102
SHOWN_DIGIT = 2e-9
"""Scores are rounded to nine decimals; two products of matrices may round to neighbours."""


@pytest.fixture(scope="module")
def sides(matcher):
    """The profiles of each territory, in id order."""
    first, second = (territory.id for territory in matcher.territories.territories)
    return matcher.population(first).profiles, matcher.population(second).profiles


@pytest.fixture(scope="module")
def pairs(sides):
    """Two hundred pairs drawn at random."""
    drawn = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    return [(drawn.choice(sides[0]), drawn.choice(sides[1])) for _ in range(200)]


@pytest.fixture(scope="module")
def seen_from_both_ends(matcher, pairs):
    """Each pair explained to either side."""
    return [(matcher.explain(a.id, b.id), matcher.explain(b.id, a.id)) for a, b in pairs]


@pytest.fixture(scope="module")
def everything(matcher):
    return matcher.scores()


def test_the_fit_for_one_is_the_same_from_the_other_end(seen_from_both_ends):
    for here, there in seen_from_both_ends:
        assert here.fit_for_query == pytest.approx(there.fit_for_partner, abs=SHOWN_DIGIT)
        assert here.fit_for_partner == pytest.approx(there.fit_for_query, abs=SHOWN_DIGIT)
        assert here.score == pytest.approx(there.score, abs=SHOWN_DIGIT)
        assert here.confidence == there.confidence
        assert {part.name: part.value for part in here.contributions} == pytest.approx(
            {part.name: part.value for part in there.contributions}, abs=1e-8
        )


def test_the_matrix_says_the_same_as_the_explanation(pairs, seen_from_both_ends, everything):
    for (a, b), (here, _) in zip(pairs, seen_from_both_ends, strict=True):
        cell = everything.xs.index(a.id), everything.ys.index(b.id)
        assert here.fit_for_query == pytest.approx(everything.for_x[cell], abs=SHOWN_DIGIT)
        assert here.fit_for_partner == pytest.approx(everything.for_y[cell], abs=SHOWN_DIGIT)
        assert here.score == pytest.approx(everything.score[cell], abs=SHOWN_DIGIT)


def test_the_matrix_has_everybody_in_id_order(everything, sides):
    assert everything.xs == tuple(profile.id for profile in sides[0])
    assert everything.ys == tuple(profile.id for profile in sides[1])
    assert everything.xs == tuple(sorted(everything.xs))
    shape = len(sides[0]), len(sides[1])
    for values in (everything.for_x, everything.for_y, everything.score):
        assert values.shape == shape
        assert ((values >= 0) & (values <= 1)).all()


def test_the_turned_matrix_is_the_same(matcher, everything):
    turned = matcher.scores(everything.ys, everything.xs)
    assert turned.score == pytest.approx(everything.score.T, abs=SHOWN_DIGIT)
    assert turned.for_x == pytest.approx(everything.for_y.T, abs=SHOWN_DIGIT)


def test_some_of_the_matrix_in_the_order_asked(matcher, everything):
    drawn = random.Random(SEED + 1)  # noqa: S311
    xs, ys = drawn.sample(everything.xs, 7), drawn.sample(everything.ys, 5)
    part = matcher.scores(xs, ys)
    assert (part.xs, part.ys) == (tuple(xs), tuple(ys))
    cells = np.ix_([everything.xs.index(x) for x in xs], [everything.ys.index(y) for y in ys])
    assert part.for_x == pytest.approx(everything.for_x[cells], abs=SHOWN_DIGIT)


def test_no_need_is_claimed_where_none_is_declared(pairs, seen_from_both_ends):
    claims = 0
    for (a, b), (here, there) in zip(pairs, seen_from_both_ends, strict=True):
        for own, told, suggestion in (
            (a, here.reasons.for_query, here),
            (b, here.reasons.for_partner, here),
            (b, there.reasons.for_query, there),
            (a, there.reasons.for_partner, there),
        ):
            declared = {*own.seeks_fr, *own.seeks_en}
            values = {"self": own.name, "other": "", "own": "#", "theirs": ""}
            claim = say("reason-need", "fr", **values).partition("#")[0]
            assert declared or claim not in told
            claims += claim in told
            side = "query" if own.id != suggestion.partner.id else "partner"
            quoted = {e.text for e in suggestion.evidence if (e.side, e.facet) == (side, "need")}
            assert quoted <= declared
    assert claims > 20


def test_every_quote_is_a_text_of_its_profile(pairs, seen_from_both_ends):
    for (a, b), (here, _) in zip(pairs, seen_from_both_ends, strict=True):
        assert here.evidence
        for evidence in here.evidence:
            owner = a if evidence.side == "query" else b
            everything_said = owner.model_dump_json()
            assert evidence.text in everything_said or evidence.facet == "work"


def test_a_relay_is_never_one_of_the_two(matcher, sides):
    bodies = {relay.id: relay.profile_id for relay in matcher.territories.relays}
    known = {profile.id for side in sides for profile in side}
    own = [name for name in bodies.values() if name in known]
    assert len(own) > 5
    for name in own:
        for suggestion in matcher.suggest(name, top=3).suggestions:
            two = {name, suggestion.partner.id}
            assert not {bodies[relay.id] for relay in suggestion.relays} & two
    for relay in matcher.territories.relays:
        assert relay.profile_id is None or relay.profile_id in known


def assert_contributions_sum_to_the_score(matcher, profiles):
    for profile in profiles:
        found = matcher.suggest(profile.id, top=5, floor=0).suggestions
        assert len(found) == 5
        for suggestion in found:
            total = sum(part.value for part in suggestion.contributions)
            assert total == pytest.approx(suggestion.score, abs=1e-6)


def test_contributions_sum_to_the_score(matcher):
    assert_contributions_sum_to_the_score(matcher, matcher.profiles[::6])


@pytest.mark.prove
@pytest.mark.slow
def test_contributions_sum_to_the_score_for_everybody(matcher):
    assert_contributions_sum_to_the_score(matcher, matcher.profiles)


def of_both(sides):
    """Some queries of either territory, with the other one's profiles."""
    return [(sides[0][5], sides[1]), (sides[0][90], sides[1]), (sides[1][40], sides[0])]


AXES = ("economic", "academic")
DOMAINS = (
    "numerique", "cybersecurite", "ia", "mobilite", "alimentation", "sante", "environnement",
    "photonique", "culture",
)  # fmt: skip


def test_these_are_the_axes_and_domains_of_the_file(matcher):
    assert tuple(axis.id for axis in matcher.territories.axes) == AXES
    assert tuple(domain.id for domain in matcher.territories.domains) == DOMAINS


@pytest.mark.parametrize(
    ("name", "value"), [*(("axes", a) for a in AXES), *(("domains", d) for d in DOMAINS)]
)
def test_a_filter_lets_only_its_own_through_and_all_of_the_best(matcher, sides, name, value):
    criteria = Criteria(**{name: (value,)})
    for query, others in of_both(sides):
        found = matcher.suggest(query.id, top=5, criteria=criteria, floor=0).suggestions
        having = [profile.id for profile in others if value in getattr(profile, name)]
        assert having
        assert len(found) == min(5, len(having))
        assert {suggestion.partner.id for suggestion in found} <= set(having)


def test_partners_are_of_the_other_territory_and_not_those_excluded(matcher, sides):
    for query, others in of_both(sides):
        first = matcher.suggest(query.id, floor=0).suggestions
        names = [suggestion.partner.id for suggestion in first]
        assert set(names) <= {profile.id for profile in others}
        criteria = Criteria(exclude=tuple(names[:4]))
        again = matcher.suggest(query.id, criteria=criteria, floor=0).suggestions
        left = [suggestion.partner.id for suggestion in again]
        assert not set(names[:4]) & set(left)
        assert len(left) == 10


def test_without_variety_the_order_is_that_of_the_whole_matrix(matcher, everything, sides):
    for query in sides[0][::29]:
        row = everything.score[everything.xs.index(query.id)]
        order = sorted(range(len(row)), key=lambda column: (-row[column], everything.ys[column]))
        shown = matcher.suggest(query.id, top=5, variety=0.0, floor=0).suggestions
        # Retrieval brings a part of everybody: it must not lose the best.
        assert [s.partner.id for s in shown] == [everything.ys[column] for column in order[:5]]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_article_is_called_a_shared_word(matcher, sides, language):
    for query, _ in of_both(sides):
        for suggestion in matcher.suggest(query.id, language=language).suggestions:
            assert not {"de", "des", "du", "la", "le", "les", "et", "the", "of", "and"} & set(
                suggestion.shared_terms
            )


def test_one_need_told_in_both_languages_has_much_the_same_answers(matcher):
    french = (
        "PME bretonne de cybersécurité industrielle, cherche un distributeur et un laboratoire "
        "en Amérique du Nord"
    )
    english = (
        "Breton industrial cybersecurity SME, looking for a distributor and a laboratory in "
        "North America"
    )
    answers = [
        {s.partner.id for s in matcher.suggest(Request("rennes", text), top=10).suggestions}
        for text in (french, english)
    ]
    assert len(answers[0] & answers[1]) >= 7

from __future__ import annotations

from itertools import product
from math import exp

import numpy as np
import pytest
from toys import toy_profiles
from unit.ranking.handmade import a_profile

from matching.engine.building import compute
from matching.language import say
from matching.ranking.calibration import Calibration
from matching.ranking.explanation import contributions
from matching.ranking.features import PairFeatures
from matching.ranking.fit import fit
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.ranking.request import REQUEST_ID
from matching.territories import Territories


def logistic(value):
    return 1 / (1 + exp(-value))


def cells(**values):
    return {name: np.array([[value]]) for name, value in values.items()}


@pytest.fixture
def statistics(ranker):
    return {name: (one.mean, one.deviation) for name, one in ranker.features.items()}


def values_of(parts):
    return {part.name: part.value for part in parts}


def test_contributions_by_hand(ranker, statistics):
    # Symmetric features only, so both fits are equal and their harmonic mean is the fit:
    # σ(-1 + 2·(2·2 + 1·(-1))/3). Two players: half of what each adds first and last.
    given = cells(offers=1, need=float("nan"), kinds=0)
    found = values_of(contributions(PairFeatures(given, given), statistics, ranker)[0])
    none, offers = logistic(-1), logistic(-1 + 2 * 4 / 3)
    kinds, both = logistic(-1 - 2 / 3), logistic(1)
    assert list(found) == ["baseline", "offers", "need", "kinds"]
    assert found["baseline"] == pytest.approx(none, abs=1e-8)
    assert found["offers"] == pytest.approx((offers - none + both - kinds) / 2, abs=1e-8)
    assert found["kinds"] == pytest.approx((kinds - none + both - offers) / 2, abs=1e-8)
    assert found["need"] == pytest.approx(0, abs=1e-12)


def test_contributions_are_of_the_probability_where_it_is_calibrated(ranker, statistics):
    # As above, each coalition's fit h being shown as h/2 below one half and as 3h/2 - ½ above.
    bent = Calibration(harmonic_means=(0, 0.5, 1), probabilities=(0, 0.25, 1))
    told = ranker.model_copy(update={"calibration": bent})
    given = cells(offers=1, need=float("nan"), kinds=0)
    pair = PairFeatures(given, given)
    found = values_of(contributions(pair, statistics, told)[0])
    none, kinds = logistic(-1) / 2, logistic(-1 - 2 / 3) / 2
    offers, both = (1.5 * logistic(-1 + 2 * 4 / 3) - 0.5, 1.5 * logistic(1) - 0.5)
    assert found["baseline"] == pytest.approx(none, abs=1e-8)
    assert found["offers"] == pytest.approx((offers - none + both - kinds) / 2, abs=1e-8)
    assert found["kinds"] == pytest.approx((kinds - none + both - offers) / 2, abs=1e-8)
    score = fit(pair, statistics, told).score[0, 0]
    assert score == pytest.approx(both, abs=1e-8)
    assert sum(found.values()) == pytest.approx(score, abs=1e-8)


def test_a_feature_without_weight_has_no_contribution(ranker, statistics):
    silent = ranker.model_copy(
        update={
            "features": {
                **ranker.features,
                "kinds": ranker.features["kinds"].model_copy(update={"weight": 0.0}),
            }
        }
    )
    given = cells(offers=1, need=1, kinds=1)
    found = values_of(contributions(PairFeatures(given, given), statistics, silent)[0])
    assert list(found) == ["baseline", "offers", "need"]


def claim_of(name, language):
    """How a sentence begins that says what need ``name`` declares."""
    values = {"self": name, "other": "", "own": "#", "theirs": ""}
    return say("reason-need", language, **values).partition("#")[0]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_need_is_claimed_where_none_is_declared(ranking, explained, language):
    people = toy_profiles()
    claimed = 0
    for one, other in product(people[:24:5], people[24::3]):
        suggestion = explained(ranking, one.id, other.id, language)
        texts = (suggestion.reasons.for_query, suggestion.reasons.for_partner)
        for profile, text in zip((one, other), texts, strict=True):
            claim = claim_of(profile.name, language)
            if not profile.seeks(language):
                assert claim not in text
            claimed += claim in text
        quoted = {e.side for e in suggestion.evidence if e.facet == "need"}
        assert quoted <= {
            side
            for side, profile in (("query", one), ("partner", other))
            if profile.seeks(language)
        }
    assert claimed > 0


def test_every_quote_is_a_text_of_the_profile(ranking, explained, profiles):
    by_id = {profile.id: profile for profile in profiles}
    for other in ("bourg-00", "bourg-05", "bourg-09"):
        suggestion = explained(ranking, "auville-00", other)
        assert suggestion.evidence
        for evidence in suggestion.evidence:
            owner = by_id["auville-00" if evidence.side == "query" else other]
            texts = {"need": owner.seeks_fr, "offer": owner.offers_fr}[evidence.facet]
            assert evidence.text in texts
            assert f"« {evidence.text} »".replace(" »", "\N{NO-BREAK SPACE}»").replace(
                "« ", "«\N{NO-BREAK SPACE}"
            ) in (suggestion.reasons.for_query + suggestion.reasons.for_partner)


def test_a_need_that_is_answered_is_quoted_with_its_answer(ranking, explained):
    # auville-00 seeks cave ripening, which bourg-09 brings.
    suggestion = explained(ranking, "auville-00", "bourg-09", "en")
    values = {"self": "Atelier 0 de Auville", "other": "Atelier 9 de Bourg"}
    values |= {"own": "Supplier of cave ripening", "theirs": "Making of cave ripening"}
    assert say("reason-need", "en", **values) in suggestion.reasons.for_query
    pairs = {(evidence.side, evidence.facet, evidence.text) for evidence in suggestion.evidence}
    assert ("query", "need", "Supplier of cave ripening") in pairs
    assert ("partner", "offer", "Making of cave ripening") in pairs


def test_a_need_without_an_answer_is_not_quoted(ranking, explained):
    # auville-00 seeks cave ripening; bourg-02 makes balance springs.
    suggestion = explained(ranking, "auville-00", "bourg-02", "en")
    assert say("unknown-answer", "en", name="Atelier 0 de Auville") in suggestion.unknown
    assert {evidence.facet for evidence in suggestion.evidence} == {"offer"}
    assert "Supplier" not in suggestion.reasons.for_query


def test_the_two_languages_say_the_same(ranking, explained):
    french = explained(ranking, "auville-00", "bourg-00", "fr")
    english = explained(ranking, "auville-00", "bourg-00", "en")
    assert french.reasons.for_query.startswith("Pour Auville, parce que ")
    assert french.reasons.for_partner.startswith("Pour Bourg, parce que ")
    assert english.reasons.for_query.startswith("For Auville, because ")
    assert english.reasons.for_partner.startswith("For Burgh, because ")
    assert "Domaine commun : horlogerie.".replace(" :", "\N{NO-BREAK SPACE}:") in (
        french.reasons.for_query.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
    )
    assert "Shared domain: clocks." in english.reasons.for_query
    assert "Relay to call: La Chambre" in english.reasons.for_query
    assert "It introduces companies." in english.reasons.for_query
    assert "Relay to call: La Guilde" in english.reasons.for_partner
    assert (french.score, french.contributions) == (english.score, english.contributions)


def test_relays_are_those_of_each_side(ranking, explained):
    relays = explained(ranking, "auville-00", "bourg-00").relays
    assert [(relay.side, relay.id) for relay in relays] == [
        ("query", "chamber"),
        ("partner", "guild"),
    ]
    assert relays[0].role == "Elle présente les entreprises."
    turned = explained(ranking, "bourg-00", "auville-00").relays
    assert [(relay.side, relay.id) for relay in turned] == [
        ("query", "guild"),
        ("partner", "chamber"),
    ]


def test_a_relay_is_never_one_of_the_two(toy_settings, toy_encoder, profiles, explained):
    path = toy_settings.territories
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('id = "guild"\n', 'id = "guild"\nprofile_id = "bourg-03"\n'), encoding="utf-8"
    )
    territories = Territories.load(path)
    shipped = Ranker.load(toy_settings.ranker)
    contents, _ = compute(profiles, territories, shipped, toy_encoder)
    ranking = Ranking(contents, shipped, territories)
    to_itself = explained(ranking, "auville-00", "bourg-03")
    assert [relay.id for relay in to_itself.relays] == ["chamber"]
    assert "La Guilde" not in to_itself.reasons.for_partner
    to_another = explained(ranking, "auville-00", "bourg-04")
    assert [relay.id for relay in to_another.relays] == ["chamber", "guild"]


def test_what_is_missing_is_said(ranking_of, profiles, explained):
    bare = a_profile("bare", name="Le Nu", territory="bourg", keywords=("cadrans",))
    silent = ranking_of([*profiles, bare])
    said = explained(silent, "auville-01", "bare", "en").unknown
    assert said == (
        say("unknown-need", "en", name="Atelier 1 de Auville"),
        say("unknown-need", "en", name="Le Nu"),
        say("unknown-domains", "en", name="Le Nu"),
        say("unknown-date", "en", name="Le Nu"),
    )


def test_of_a_profile_without_a_sentence_nothing_is_quoted(ranking_of, profiles, explained):
    terse = a_profile("terse", name="Le Bref", territory="bourg", keywords=(), summary_fr="Eh")
    ranking = ranking_of([*profiles, terse])
    found = explained(ranking, "auville-00", "terse", "en")
    assert found.evidence == ()
    assert say("reason-nothing", "en") in found.reasons.for_query
    assert say("unknown-offer", "en", name="Le Bref") in found.unknown
    # Its neighbours lend it domains; what rests on vectors of its own cannot be known.
    weights = {name: feature.weight for name, feature in ranking.ranker.features.items()}
    silent = ("topic", "offers", "sentences", "need")
    unknown = sum(weights[name] for name in silent) / sum(weights.values())
    assert found.confidence == pytest.approx(1 - unknown)
    assert found.confidence < 0.6


def test_a_request_is_told_what_it_leaves_open(ranking_of, profiles, explained):
    request = a_profile(REQUEST_ID, name="Votre demande", keywords=(), summary_fr="Des phares.")
    said = explained(ranking_of([*profiles, request]), REQUEST_ID, "bourg-03").unknown
    assert said == (
        say("unknown-need-request", "fr", name="Votre demande"),
        say("unknown-domains-request", "fr", name="Votre demande"),
        say("unknown-answer", "fr", name=profiles[27].name),
    )


def test_a_complete_pair_leaves_nothing_open(ranking, explained):
    # Each seeks what the other makes and everything of both is known.
    suggestion = explained(ranking, "auville-00", "bourg-03", "en")
    assert suggestion.unknown == ()
    assert suggestion.confidence == 1


def test_shared_domains_and_words_are_listed(ranking, explained):
    alike = explained(ranking, "auville-02", "bourg-02")
    assert alike.shared_domains == ("clocks",)
    assert "ressorts" in alike.shared_terms
    assert explained(ranking, "auville-02", "bourg-03").shared_domains == ()


def test_a_request_is_spoken_to_and_not_about(ranking_of, profiles, explained):
    request = a_profile(
        REQUEST_ID, name="Votre demande", keywords=(), summary_fr="Nous affinons en cave.",
        seeks_fr=("affinage en cave",),
    )  # fmt: skip
    told = explained(ranking_of([*profiles, request]), REQUEST_ID, "bourg-03")
    assert "Votre demande" not in told.reasons.for_query
    assert told.reasons.for_query.startswith(
        "Pour Auville, parce que le besoin que vous exprimez, «\N{NO-BREAK SPACE}affinage en cave"
    )
    assert "votre demande" in told.reasons.for_partner

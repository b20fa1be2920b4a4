from __future__ import annotations

import numpy as np
import pytest

from matching.engine.learning import save_ranker
from matching.engine.matcher import Matcher
from matching.errors import (
    RequestError,
    UnknownProfileError,
    WorkspaceMismatchError,
    WorkspaceMissingError,
)
from matching.ranking.criteria import Criteria
from matching.ranking.ranker import Ranker
from matching.ranking.request import Request


def ids(suggestions):
    return [suggestion.partner.id for suggestion in suggestions.suggestions]


def test_partners_are_of_the_counterpart_territory(toy_matcher, profiles):
    for profile in profiles[::7]:
        found = toy_matcher.suggest(profile.id, top=24, floor=0.0)
        assert found.query == profile
        other = {"auville": "bourg", "bourg": "auville"}[profile.territory]
        assert {s.partner.territory for s in found.suggestions} == {other}
        assert len(set(ids(found))) == 24


def test_a_query_is_an_id_a_name_or_a_profile(toy_matcher, profiles):
    by_id = toy_matcher.suggest("auville-02")
    assert toy_matcher.suggest("atelier 2 de auville") == by_id
    assert toy_matcher.suggest(profiles[2]) == by_id


def test_an_indexed_profile_is_not_encoded_again(toy_matcher, toy_encoder, profiles):
    toy_encoder.calls.clear()
    toy_matcher.suggest(profiles[2])
    toy_matcher.explain("auville-00", "bourg-00")
    toy_matcher.scores()
    assert toy_encoder.calls == []


def test_a_profile_that_is_not_indexed_is_ranked_all_the_same(toy_matcher, profiles):
    stranger = profiles[2].model_copy(update={"id": "stranger"})
    as_indexed = toy_matcher.suggest("auville-02")
    # Without the one that is told alike, its neighbours are the same and lend it the same.
    found = toy_matcher.suggest(stranger, criteria=Criteria(exclude=("auville-02",)))
    assert ids(found) == ids(as_indexed)
    assert [s.score for s in found.suggestions] == [s.score for s in as_indexed.suggestions]
    assert "stranger" not in {profile.id for profile in toy_matcher.profiles}


def test_a_changed_profile_is_ranked_as_it_is_given(toy_matcher, profiles):
    changed = profiles[0].model_copy(update={"domains": ("cheese",)})
    before, after = toy_matcher.suggest("auville-00"), toy_matcher.suggest(changed)
    assert after.query.domains == ("cheese",)
    assert [s.score for s in after.suggestions] != [s.score for s in before.suggestions]


def test_a_need_told_in_a_sentence_is_answered(toy_matcher):
    asked = Request("auville", "Nous cherchons un fournisseur de ferments lactiques.")
    found = toy_matcher.suggest(asked, top=3)
    assert found.query.seeks_fr == ("un fournisseur de ferments lactiques",)
    for suggestion in found.suggestions:
        assert "ferments lactiques" in suggestion.partner.keywords


def test_top_and_variety_and_criteria(toy_matcher):
    def suggest(**given):
        return toy_matcher.suggest("auville-00", floor=0.0, **given)

    assert len(ids(suggest())) == 10
    assert len(ids(suggest(top=3))) == 3
    assert len(ids(suggest(top=99))) == 24
    by_score = suggest(variety=0.0)
    scores = [suggestion.score for suggestion in by_score.suggestions]
    assert scores == sorted(scores, reverse=True)
    assert set(ids(suggest(variety=1.0))) != set(ids(by_score))
    cheese = suggest(top=99, criteria=Criteria(domains=("cheese",)))
    assert len(ids(cheese)) == 12
    kept = Criteria(exclude=tuple(ids(by_score)))
    assert len(ids(suggest(criteria=kept))) == 10
    assert not set(ids(suggest(criteria=kept))) & set(ids(by_score))


def test_nobody_below_the_floor_is_suggested(toy_matcher):
    everybody = toy_matcher.suggest("auville-00", top=24, variety=0.0, floor=0.0).suggestions
    scores = [suggestion.score for suggestion in everybody]
    # A floor at the fourth score leaves four places of six, and the shipped floor is used unasked.
    four = toy_matcher.suggest("auville-00", top=6, variety=0.0, floor=scores[3])
    assert [suggestion.score for suggestion in four.suggestions] == scores[:4]
    assert (four.floor, four.below_floor, four.nearest) == (scores[3], 2, None)
    unasked = toy_matcher.suggest("auville-00", top=24)
    assert unasked.floor == toy_matcher.floor > 0
    assert len(ids(unasked)) == sum(score >= toy_matcher.floor for score in scores)
    nobody = toy_matcher.suggest("auville-00", floor=1.0)
    assert ids(nobody) == []
    assert nobody.nearest == everybody[0]


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"top": 0}, "error-top"),
        ({"top": -3}, "error-top"),
        ({"variety": 1.1}, "error-variety"),
        ({"variety": -0.1}, "error-variety"),
        ({"variety": float("nan")}, "error-variety"),
        ({"floor": 1.1}, "error-floor"),
        ({"floor": -0.1}, "error-floor"),
    ],
)
def test_what_makes_no_sense_is_refused(toy_matcher, given, key):
    with pytest.raises(RequestError) as caught:
        toy_matcher.suggest("auville-00", **given)
    assert caught.value.key == key


def test_an_unknown_territory_is_refused(toy_matcher, profiles):
    for query in (Request("elsewhere", "x"), profiles[0].model_copy(update={"territory": "x"})):
        with pytest.raises(RequestError, match="auville, bourg"):
            toy_matcher.suggest(query)


def test_an_unknown_name_is_refused(toy_matcher):
    for ask in (
        toy_matcher.suggest,
        toy_matcher.find,
        lambda n: toy_matcher.explain("auville-00", n),
    ):
        with pytest.raises(UnknownProfileError):
            ask("zzzzzzzz")


def test_the_language_is_that_of_the_settings_unless_asked(toy_matcher):
    assert toy_matcher.suggest("auville-00").language == "fr"
    english = toy_matcher.suggest("auville-00", language="en")
    assert english.language == "en"
    assert english.suggestions[0].reasons.for_query.startswith("For Auville")


def test_an_explanation_is_the_suggestion(toy_matcher):
    shown = toy_matcher.suggest("auville-00", variety=0.0).suggestions[0]
    assert toy_matcher.explain("auville-00", shown.partner.id) == shown


def test_both_ends_see_the_same_pair(toy_matcher):
    one, other = (
        toy_matcher.explain("auville-00", "bourg-09"),
        toy_matcher.explain("bourg-09", "auville-00"),
    )
    assert one.score == other.score
    assert (one.fit_for_query, one.fit_for_partner) == (other.fit_for_partner, other.fit_for_query)
    assert one.confidence == other.confidence
    assert one.fit_for_query != one.fit_for_partner


def test_two_of_one_territory_are_not_introduced(toy_matcher):
    with pytest.raises(RequestError, match="Auville") as caught:
        toy_matcher.explain("auville-00", "auville-01")
    assert caught.value.key == "error-one-territory"


def test_scores_of_everybody(toy_matcher):
    scores = toy_matcher.scores()
    assert scores.xs == tuple(f"auville-{n:02d}" for n in range(24))
    assert scores.ys == tuple(f"bourg-{n:02d}" for n in range(24))
    for values in (scores.for_x, scores.for_y, scores.score):
        assert values.shape == (24, 24)
        assert ((values >= 0) & (values <= 1)).all()


def test_scores_of_some_are_cells_of_all_in_the_order_asked(toy_matcher):
    whole = toy_matcher.scores()
    part = toy_matcher.scores(["auville-03", "auville-01"], ["bourg-20", "bourg-00"])
    assert (part.xs, part.ys) == (("auville-03", "auville-01"), ("bourg-20", "bourg-00"))
    assert part.score == pytest.approx(whole.score[np.ix_([3, 1], [20, 0])], abs=2e-9)
    turned = toy_matcher.scores(part.ys, part.xs)
    assert turned.score == pytest.approx(part.score.T, abs=2e-9)
    assert turned.for_x == pytest.approx(part.for_y.T, abs=2e-9)


@pytest.mark.parametrize(
    ("xs", "ys"),
    [
        (["auville-00", "bourg-00"], ["bourg-01"]),
        (["auville-00"], ["auville-01"]),
        (["bourg-00"], ["bourg-01"]),
    ],
)
def test_scores_within_a_territory_are_refused(toy_matcher, xs, ys):
    with pytest.raises(RequestError) as caught:
        toy_matcher.scores(xs, ys)
    assert caught.value.key == "error-scores-territories"


def test_scores_without_the_other_side_are_those_of_the_counterpart(toy_matcher):
    fits = toy_matcher.scores(["bourg-00"])
    assert fits.ys == tuple(f"auville-{number:02d}" for number in range(len(fits.ys)))


def test_scores_take_exact_ids(toy_matcher):
    with pytest.raises(UnknownProfileError) as caught:
        toy_matcher.scores(["auville-0"])
    assert caught.value.values == {"given": "auville-0"}


def test_scores_of_nobody_are_empty(toy_matcher):
    assert toy_matcher.scores([], ["bourg-00"]).score.shape == (0, 1)


def test_scores_of_an_unknown_id_are_refused(toy_matcher):
    with pytest.raises(UnknownProfileError):
        toy_matcher.scores(["zzzzzzzz"])


def test_profiles_search_and_filters(toy_matcher, profiles):
    assert toy_matcher.profiles == tuple(profiles)
    assert toy_matcher.find("bourg-03") == profiles[27]
    assert toy_matcher.search("atelier 3 de bourg")[0] == profiles[27]
    found = toy_matcher.filtered(Criteria(domains=("cheese",), axes=("trade",)))
    assert [profile.id for profile in found] == [
        p.id for p in profiles if p.domains == ("cheese",) and p.axes == ("trade",)
    ]
    assert tuple(toy_matcher.population("bourg").profiles) == tuple(profiles[24:])


def test_what_is_known_of_the_workspace(toy_matcher, toy_settings):
    info = toy_matcher.info()
    assert info.folder == toy_settings.workspace_folder
    assert info.manifest.model_id == "toy@1"
    assert info.calibrated is True
    files = [path for path in info.folder.rglob("*") if path.is_file()]
    assert info.size == sum(path.stat().st_size for path in files)


def test_scores_of_a_ranker_without_calibration_are_marked(
    build, profiles, toy_settings, toy_encoder, tmp_path
):
    shipped = Ranker.load(toy_settings.ranker)
    path = tmp_path / "ranker.json"
    save_ranker(shipped.model_copy(update={"calibration": None}), path)
    build(profiles)
    plain = toy_settings.model_copy(update={"ranker": path})
    found, told = (
        Matcher.open(settings=one, encoder=toy_encoder).suggest(
            "auville-00", variety=0.0, floor=0.0
        )
        for one in (plain, toy_settings)
    )
    assert (found.calibrated, told.calibrated) == (False, True)
    # Uncalibrated, the score is the harmonic mean of both fits; the map never changes the order.
    for suggestion in found.suggestions:
        p, q = suggestion.fit_for_query, suggestion.fit_for_partner
        assert suggestion.score == pytest.approx(2 * p * q / (p + q), abs=1e-8)
    assert ids(found) == ids(told)


def test_a_workspace_can_be_named(toy_matcher, toy_settings, toy_encoder, tmp_path):
    named = Matcher.open(
        str(toy_settings.workspace_folder), settings=toy_settings, encoder=toy_encoder
    )
    assert named.profiles == toy_matcher.profiles
    with pytest.raises(WorkspaceMissingError):
        Matcher.open(tmp_path / "elsewhere", settings=toy_settings, encoder=toy_encoder)


def test_another_model_is_refused(build, toy_settings, toy_encoder, profiles):
    build(profiles)
    toy_encoder.model_id = "toy@2"
    with pytest.raises(WorkspaceMismatchError) as caught:
        Matcher.open(settings=toy_settings, encoder=toy_encoder)
    for language in ("fr", "en"):
        assert "toy@1" in caught.value.text(language)
        assert "toy@2" in caught.value.text(language)


def test_other_territories_are_refused(build, toy_settings, toy_encoder, profiles, tmp_path):
    build(profiles)
    text = toy_settings.territories.read_text(encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text(text.replace('"bourg"', '"port"'), encoding="utf-8")
    with pytest.raises(WorkspaceMismatchError, match="auville, port"):
        Matcher.open(
            settings=toy_settings.model_copy(update={"territories": other}), encoder=toy_encoder
        )


def test_what_was_opened_answers_the_same_while_others_build(toy_matcher, build, profiles):
    before = toy_matcher.suggest("auville-02")
    for count in (40, 30):
        build(profiles[:count])
    assert toy_matcher.suggest("auville-02") == before


def test_contributions_of_every_pair_sum_to_its_score(toy_matcher):
    scores, parts = toy_matcher.scores(), toy_matcher.contributions()
    assert next(iter(parts)) == "baseline"
    assert sum(parts.values()) == pytest.approx(scores.score, abs=1e-6)
    told = toy_matcher.explain(scores.xs[4], scores.ys[7]).contributions
    found = {name: values[4, 7] for name, values in parts.items()}
    assert found == pytest.approx({part.name: part.value for part in told})
    few = toy_matcher.contributions(["bourg-03"], [])
    assert {values.shape for values in few.values()} == {(1, 0)}

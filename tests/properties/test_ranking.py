"""What holds of every ranking, whatever is known of the profiles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from toys import ToyEncoder, toy_profiles, write_toy_territories

from matching.config import Settings
from matching.engine.building import compute
from matching.profiles.model import KINDS, Profile
from matching.ranking.criteria import Criteria
from matching.ranking.explanation import contributions
from matching.ranking.features import DIRECTED, SYMMETRIC, PairFeatures
from matching.ranking.fit import fit, harmonic_mean
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.ranking.retrieval import fuse
from matching.ranking.variety import varied
from matching.ranking.works import best_three, grouped
from matching.territories import Territories

RANKER = Ranker.load(Settings().ranker)
UNCALIBRATED = RANKER.model_copy(update={"calibration": None})
STATISTICS = {name: (one.mean, one.deviation) for name, one in RANKER.features.items()}
measured = st.one_of(st.just(float("nan")), st.floats(-5, 5))
cells = arrays(np.float64, (2, 3), elements=measured)
one_row = arrays(np.float64, (1, 2), elements=measured)


def features_of(values):
    """Features of all names; some differ by direction, the others do not."""
    same = {name: values[name] for name in SYMMETRIC}
    forward, backward = ({name: values[name + end] for name in DIRECTED} for end in ("", "-back"))
    return PairFeatures({**same, **forward}, {**same, **backward})


def tables(shape):
    names = [*SYMMETRIC, *DIRECTED, *(f"{name}-back" for name in DIRECTED)]
    return st.fixed_dictionaries(dict.fromkeys(names, shape)).map(features_of)


@given(tables(cells))
def test_fits_and_scores_lie_between_0_and_1(features):
    fits = fit(features, STATISTICS, RANKER)
    for values in (fits.for_x, fits.for_y, fits.score, fits.confidence):
        assert ((values >= 0) & (values <= 1)).all()
    assert not np.isnan(fits.score).any()


@given(tables(cells))
def test_the_score_is_the_same_from_both_ends(features):
    here = fit(features, STATISTICS, RANKER)
    there = fit(PairFeatures(features.backward, features.forward), STATISTICS, RANKER)
    assert (here.for_x == there.for_y).all()
    assert (here.score == there.score).all()
    assert (here.confidence == there.confidence).all()


@given(tables(cells))
def test_before_calibration_the_score_is_between_the_two_fits(features):
    fits = fit(features, STATISTICS, UNCALIBRATED)
    lower, higher = np.minimum(fits.for_x, fits.for_y), np.maximum(fits.for_x, fits.for_y)
    assert (fits.score >= lower - 1e-8).all()
    assert (fits.score <= higher + 1e-8).all()


@given(tables(cells))
def test_calibration_changes_no_order(features):
    shown, plain = (fit(features, STATISTICS, one).score.ravel() for one in (RANKER, UNCALIBRATED))
    for one, other in zip(*np.triu_indices(len(plain), 1), strict=True):
        if plain[one] > plain[other] + 1e-6:
            assert shown[one] > shown[other]


@given(tables(one_row))
@settings(deadline=None)
def test_contributions_sum_to_the_score(features):
    fits = fit(features, STATISTICS, RANKER)
    for column, parts in enumerate(contributions(features, STATISTICS, RANKER)):
        assert sum(part.value for part in parts) == pytest.approx(fits.score[0, column], abs=1e-6)


@given(tables(one_row))
@settings(deadline=None)
def test_what_is_unknown_contributes_nothing(features):
    for column, parts in enumerate(contributions(features, STATISTICS, RANKER)):
        for part in parts[1:]:
            both = (features.forward[part.name], features.backward[part.name])
            if all(np.isnan(values[0, column]) for values in both):
                assert part.value == pytest.approx(0, abs=1e-9)


@given(tables(cells), st.sampled_from(sorted(RANKER.features)), st.floats(0, 3))
def test_more_of_any_feature_never_lowers_the_score(features, name, more):
    better = PairFeatures(
        {**features.forward, name: features.forward[name] + more},
        {**features.backward, name: features.backward[name] + more},
    )
    before, after = (fit(each, STATISTICS, RANKER).score for each in (features, better))
    assert (after >= before - 1e-9).all()


fractions = st.floats(0, 1)


@given(fractions, fractions)
def test_the_harmonic_mean_favours_the_lower_of_two(p, q):
    found = float(harmonic_mean(np.array(p), np.array(q)))
    assert min(p, q) - 1e-12 <= found <= (p + q) / 2 + 1e-12


rankings = st.lists(st.lists(st.integers(0, 20), unique=True, max_size=10), max_size=5)


@given(rankings, st.integers(1, 100))
def test_fusing_is_monotone(given_rankings, constant):
    before = fuse(given_rankings, constant)
    for number, ranking in enumerate(given_rankings):
        for place in range(1, len(ranking)):
            # One place up in one ranking raises the row and lowers who stood before it.
            better = [*ranking]
            better[place - 1], better[place] = ranking[place], ranking[place - 1]
            changed = [*given_rankings]
            changed[number] = better
            after = fuse(changed, constant)
            assert after[ranking[place]] > before[ranking[place]]
            assert after[ranking[place - 1]] < before[ranking[place - 1]]
            assert set(after) == set(before)


@given(rankings, st.integers(0, 20), st.integers(1, 100))
def test_one_more_channel_never_lowers_a_row(given_rankings, row, constant):
    before = fuse(given_rankings, constant)
    after = fuse([*given_rankings, [row]], constant)
    assert after[row] > before.get(row, 0)
    assert all(after[other] >= value for other, value in before.items())


@st.composite
def shown(draw):
    """Scores, best first, with one unit vector each (some of them missing)."""
    scores = sorted(draw(st.lists(fractions, max_size=8)), reverse=True)
    angles = draw(
        st.lists(
            st.one_of(st.none(), st.floats(0, 6.28)), min_size=len(scores), max_size=len(scores)
        )
    )
    vectors = [[0.0, 0.0] if a is None else [np.cos(a), np.sin(a)] for a in angles]
    return scores, np.array(vectors).reshape(len(scores), 2)


@given(shown(), st.integers(0, 10), fractions)
def test_variety_shows_different_items_and_begins_with_the_best(given_items, count, variety):
    scores, vectors = given_items
    taken = varied(scores, vectors, count, variety)
    assert len(taken) == len(set(taken)) == min(count, len(scores))
    assert set(taken) <= set(range(len(scores)))
    if taken and variety < 1:
        assert taken[0] == 0


@given(shown(), fractions)
def test_fewer_are_the_first_of_more(given_items, variety):
    scores, vectors = given_items
    whole = varied(scores, vectors, len(scores), variety)
    for count in range(len(scores)):
        assert varied(scores, vectors, count, variety) == whole[:count]


@given(shown())
def test_without_variety_the_order_is_that_of_the_scores(given_items):
    scores, vectors = given_items
    assert varied(scores, vectors, len(scores), 0.0) == list(range(len(scores)))


@st.composite
def works_of_two_sides(draw):
    """Likenesses of documents, and the owners of rows and columns, some of whom have none."""
    owners, sizes = [], []
    for _ in range(2):
        counts = draw(st.lists(st.integers(0, 5), min_size=1, max_size=4))
        owners.append(np.repeat(np.arange(len(counts)), counts))
        sizes.append(len(counts))
    shape = (len(owners[0]), len(owners[1]))
    return draw(arrays(np.float64, shape, elements=st.floats(-1, 1))), *owners, *sizes


@given(works_of_two_sides())
def test_works_are_gathered_alike_from_both_ends(given_works):
    likenesses, row_owner, column_owner, rows, columns = given_works
    found = grouped(likenesses, row_owner, column_owner, rows, columns)
    turned = grouped(likenesses.T, column_owner, row_owner, columns, rows)
    assert found == pytest.approx(turned.T, abs=1e-12)
    for row, column in np.ndindex(rows, columns):
        block = likenesses[np.ix_(row_owner == row, column_owner == column)]
        if not block.size:
            assert found[row, column] == 0
        else:
            assert block.min() - 1e-9 <= found[row, column] <= block.max() + 1e-9


@given(
    arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 3)), elements=st.floats(-1, 1)),
    st.randoms(use_true_random=False),
)
def test_the_order_of_works_does_not_count(likenesses, chance):
    rows = list(range(len(likenesses)))
    chance.shuffle(rows)
    assert best_three(likenesses[rows]) == pytest.approx(best_three(likenesses), abs=1e-12)
    raised = best_three(likenesses + 0.1)
    assert raised == pytest.approx(best_three(likenesses) + 0.1)


@pytest.fixture(scope="module")
def ranking_of(tmp_path_factory):
    path = write_toy_territories(tmp_path_factory.mktemp("toys") / "territories.toml")
    territories = Territories.load(path)

    def ranking(people):
        contents, _ = compute(people, territories, RANKER, ToyEncoder())
        return Ranking(contents, RANKER, territories)

    return ranking


words = st.sampled_from(
    ["laser", "glace", "fromage", "montre", "cave", "ressort", "lait", "ferment"]
)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
lists = st.lists(phrases, max_size=2).map(tuple)


@st.composite
def people(draw):
    """Profiles of both territories of which anything but a text may be missing."""
    found = []
    for number in range(draw(st.integers(2, 7))):
        text = draw(st.sampled_from(["keywords", "summary_fr", "offers_en", "works"]))
        some = draw(st.lists(phrases, min_size=1, max_size=4).map(tuple))
        works = tuple({"title": title} for title in some)
        written = {"summary_fr": some[0], "works": works}.get(text, some)
        fields = {
            "id": f"p{number}",
            "name": draw(phrases),
            "kind": draw(st.sampled_from(KINDS)),
            "territory": "auville" if number % 2 else "bourg",
            "axes": draw(st.sampled_from([(), ("trade",), ("trade", "science")])),
            "domains": draw(st.sampled_from([(), ("clocks",), ("cheese", "clocks")])),
            "seeks_fr": draw(lists),
            "offers_fr": draw(lists),
        }
        found.append(Profile.model_validate({**fields, text: written}))
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(people(), st.sampled_from(["fr", "en"]))
def test_of_any_profiles_the_ranking_is_sound(ranking_of, given_people, language):
    ranking = ranking_of(given_people)
    here = ranking.contents.sides["auville"].population
    there = ranking.contents.sides["bourg"].population
    fits, turned = ranking.fit(here, there)[1], ranking.fit(there, here)[1]
    assert fits.for_x == pytest.approx(turned.for_y.T, abs=2e-9)
    assert fits.score == pytest.approx(turned.score.T, abs=2e-9)
    own = here.take([0])
    best = ranking.order(own, "bourg", Criteria()).best(4, 0.0)
    names = [profile.id for profile in best.partners.profiles]
    assert len(names) == len(set(names))
    by_id = {profile.id: profile for profile in given_people}
    for suggestion in ranking.explain(own, best, language):
        total = sum(part.value for part in suggestion.contributions)
        assert total == pytest.approx(suggestion.score, abs=1e-6)
        for fit_of_one in (suggestion.fit_for_query, suggestion.fit_for_partner):
            assert 0 <= fit_of_one <= 1
        for evidence in suggestion.evidence:
            owner = own.profiles[0] if evidence.side == "query" else suggestion.partner
            if evidence.facet == "need":
                assert evidence.text in by_id[owner.id].seeks_fr


WORKERS = [
    Profile(
        id=f"{territory}-worker-{number}",
        name=f"Worker {number}",
        kind="researcher",
        territory=territory,
        domains=("clocks",) if number % 2 else (),
        seeks_fr=("un ressort",) if number == 2 else (),
        works=tuple({"title": f"{text} {number}"} for text in texts),
    )
    for territory in ("auville", "bourg")
    for number, texts in enumerate(
        [
            ("ressorts spiraux", "affinage en cave", "caillage du lait", "cadrans émaillés"),
            ("ressorts spiraux", "échappements de montres"),
            ("ferments lactiques",),
        ]
    )
]


def test_who_tells_works_alone_is_seen_alike_from_both_ends(ranking_of):
    # More than twenty on each side: all but the workers are smoothed.
    ranking = ranking_of([*toy_profiles(), *WORKERS])
    here, there = (side.population for side in ranking.contents.sides.values())
    assert not here.documents.single
    assert not there.documents.single
    fits, turned = ranking.fit(here, there)[1], ranking.fit(there, here)[1]
    assert fits.for_x == pytest.approx(turned.for_y.T, abs=2e-9)
    assert fits.for_y == pytest.approx(turned.for_x.T, abs=2e-9)
    assert fits.score == pytest.approx(turned.score.T, abs=2e-9)
    # One pair at a time it is the same again, workers on one side or on both.
    for one, other in (("worker-0", "worker-0"), ("worker-1", "00"), ("05", "worker-2")):
        row, column = here.row_of[f"auville-{one}"], there.row_of[f"bourg-{other}"]
        alone = ranking.fit(here.take([row]), there.take([column]))[1]
        back = ranking.fit(there.take([column]), here.take([row]))[1]
        assert alone.for_x[0, 0] == pytest.approx(fits.for_x[row, column], abs=2e-9)
        assert back.for_y[0, 0] == pytest.approx(alone.for_x[0, 0], abs=2e-9)
        assert back.score[0, 0] == pytest.approx(alone.score[0, 0], abs=2e-9)


def test_the_invented_profiles_rank_their_craft_first(ranking_of):
    ranking = ranking_of(toy_profiles())
    own = ranking.contents.sides["auville"].population.take([2])
    best = ranking.order(own, "bourg", Criteria()).best(4, 0.0).partners.profiles
    # Partners 2, 8, 14 and 20 have the same craft as 2.
    assert {profile.id for profile in best} == {f"bourg-{n:02d}" for n in (2, 8, 14, 20)}

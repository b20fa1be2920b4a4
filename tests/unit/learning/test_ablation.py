from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from unit.learning.made_pairs import NAN, SHIPPED, STATISTICS, judged_lists, some_pairs

from matching.learning.ablation import AblationRow, ablation, ndcg_of_each
from matching.learning.candidates.boosting import boosted_scores
from matching.learning.candidates.measuring import Material
from matching.learning.learn import Recipe, cross_validate
from matching.learning.trials import Trial, trials

RECIPE = Recipe(("topic", "characters"), by_kind=False, folds=3)
FIRST = Trial("shipped", RECIPE.features)


@pytest.fixture(scope="module")
def material():
    """Judged lists; a candidate ``mute`` is unknown for all but one pair in a hundred."""
    pairs = judged_lists()
    mute = np.full(len(pairs.queries), NAN)
    mute[0] = 1.0
    sides = [{**side, "hush": mute} for side in (pairs.forward, pairs.backward)]
    known = replace(pairs, forward=sides[0], backward=sides[1])
    return Material(known, {**STATISTICS, "hush": (0.0, 1.0)}, {"mute": ("hush",)})


def compared(material, *chosen, **options):
    materials = {trial.index: material for trial in chosen}
    return ablation(materials, SHIPPED, RECIPE, compared=chosen, resamples=200, **options)


def test_ndcg_is_of_each_query_in_order_of_id():
    pairs = some_pairs(5, [3, 0, 1, 2, NAN], [0] * 5, queries=["b", "b", "b", "a", "a"])
    found = ndcg_of_each(pairs, np.array([0.1, 0.9, 0.5, 0.3, 0.8]))
    # Of b the order is 0, 1, 3: gains 0, 1 and 7, over the ideal 7, 1 and 0.
    ranked = 1 / math.log2(3) + 7 / math.log2(4)
    ideal = 7 + 1 / math.log2(3)
    assert found.tolist() == pytest.approx([1.0, ranked / ideal])


def test_ties_go_by_id():
    pairs = some_pairs(2, [0, 3], [0, 0], queries=["q", "q"])
    assert ndcg_of_each(pairs, np.zeros(2)).tolist() == pytest.approx([1 / math.log2(3)])


def test_a_query_without_grades_is_unknown():
    pairs = some_pairs(2, [NAN, 3], [0, 0], queries=["a", "b"])
    assert np.isnan(ndcg_of_each(pairs, np.zeros(2))).tolist() == [True, False]


def test_the_first_row_is_the_recipe_cross_validated(material):
    first, again = compared(material, FIRST, replace(FIRST, name="again"))
    scores = cross_validate(material.pairs, STATISTICS, SHIPPED, RECIPE).score
    assert first.ndcg == pytest.approx(ndcg_of_each(material.pairs, scores).mean())
    for row in (first, again):
        assert (row.difference, row.low, row.high) == (0, 0, 0)
        assert not row.beyond_chance
        assert row.brier == first.brier
        assert row.calibration_error == first.calibration_error


def test_what_tells_more_wins_and_what_tells_less_loses(material):
    need = Trial("need alone", ("need",))
    first, worse = compared(material, FIRST, need)
    assert worse.difference == pytest.approx(worse.ndcg - first.ndcg)
    assert worse.low <= worse.difference <= worse.high < 0
    assert worse.beyond_chance
    assert worse.brier > first.brier
    other, better = compared(material, need, FIRST)
    assert (other.ndcg, better.ndcg) == (worse.ndcg, first.ndcg)
    assert 0 < better.low <= better.difference <= better.high
    assert better.beyond_chance


def test_a_candidate_that_hardly_any_pair_has_is_not_measured(material):
    _, row = compared(material, FIRST, Trial("with mute", ("topic", "mute")))
    assert row.note == "not measurable on the sample (known for 1 of 96 pairs)"
    assert math.isnan(row.ndcg)
    assert not row.beyond_chance


def test_a_ranking_that_learns_nothing_says_so(material):
    _, row = compared(material, FIRST, Trial("characters alone", ("characters",)))
    assert row.note == "nothing could be learned from it"


def test_too_few_pairs_are_refused(material):
    few = replace(material, pairs=material.pairs.take(np.arange(96) < 16))
    with pytest.raises(ValueError, match="fewer queries than folds"):
        compared(few, FIRST)


def test_it_is_the_same_each_time_and_tells_its_steps(material):
    steps = []
    other = Trial("without characters", ("topic",))
    rows = compared(material, FIRST, other, step=lambda *step: steps.append(step))
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert compared(material, FIRST, other) == rows


def test_boosting_rises_with_a_feature_and_ranks(material):
    scores = boosted_scores(material.pairs, RECIPE)
    assert ((scores >= 0) & (scores <= 1)).all()
    _, row = compared(material, FIRST, replace(FIRST, name="b", model="gradient boosting"))
    assert row.ndcg == pytest.approx(ndcg_of_each(material.pairs, scores).mean())
    # Within one fold there is one model: of two pairs, the one that has more of all scores as much.
    topic, characters = (material.pairs.forward[name] for name in RECIPE.features)
    query = np.array(material.pairs.queries)
    more = (
        (query[:, None] == query) & (topic[:, None] >= topic) & (characters[:, None] >= characters)
    )
    assert more.sum() > 200
    assert (scores[:, None] >= scores)[more].all()


def test_boosting_may_see_the_groups_of_kinds():
    # Only who meets whom tells the grades apart.
    count = 192
    groups = [("company", "laboratory" if n % 2 else "company") for n in range(count)]
    grades = [3.0 if n % 2 else 0.0 for n in range(count)]
    queries = [f"q{n // 8:02d}" for n in range(count)]
    pairs = some_pairs(count, grades, grades, queries=queries, groups=groups)
    blind = boosted_scores(pairs, RECIPE)
    told = boosted_scores(pairs, replace(RECIPE, by_kind=True))
    assert len(set(blind.round(6))) <= RECIPE.folds
    assert told[1::2].min() > 0.9
    assert told[::2].max() < 0.1


def test_every_feature_is_left_out_once_and_taken_alone_once():
    whole = ("topic", "sentences", "kinds")
    found = trials(whole, by_kind=True)
    assert found[0] == Trial("shipped", whole)
    assert len({trial.name for trial in found}) == len(found)
    by_name = {trial.name: trial for trial in found}
    for name in whole:
        assert set(by_name[f"without {name}"].features) == set(whole) - {name}
        assert by_name[f"{name} alone"].features == (name,)
    assert by_name["without sentences"].note == "one vector per profile instead of several"
    assert by_name["csls instead"].features == ("csls", "kinds")
    assert not by_name["without gains"].by_kind
    assert "without gains" not in {trial.name for trial in trials(whole, by_kind=False)}


def test_an_interval_that_reaches_nought_is_not_beyond_chance():
    figures = (0.8, -0.006, -0.012, -0.0004, 0.1, 0.1)
    assert not AblationRow("one", (), *figures, "").beyond_chance
    assert AblationRow("one", (), 0.8, -0.006, -0.012, -0.001, 0.1, 0.1, "").beyond_chance

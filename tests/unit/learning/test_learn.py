from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from unit.learning.made_pairs import NAN, SHIPPED, STATISTICS, judged_lists, some_pairs

from matching.learning.learn import Recipe, cross_validate, fits_of, learn, usable
from matching.ranking.ranker import Ranker

RECIPE = Recipe(("topic", "offers", "characters", "need"), strength=1.0)


def learned(pairs, recipe=RECIPE):
    return learn(pairs, STATISTICS, SHIPPED, recipe)


def crossed(pairs, recipe=RECIPE):
    return cross_validate(pairs, STATISTICS, SHIPPED, recipe)


@pytest.fixture(scope="module")
def pairs():
    return judged_lists()


@pytest.fixture(scope="module")
def found(pairs):
    return crossed(pairs)


def test_the_ranker_learned_has_the_weights_and_keeps_the_rest(pairs):
    ranker = learned(pairs)
    assert ranker.features["topic"].weight > ranker.features["need"].weight > 0
    assert ranker.features["offers"].weight == 0
    # What the recipe does not name is not weighed.
    assert ranker.features["domains"].weight == 0
    assert ranker.slope == pytest.approx(sum(one.weight for one in ranker.features.values()))
    assert ranker.calibrated
    assert ranker.retrieval == SHIPPED.retrieval
    assert ranker.complementarity.pairs == SHIPPED.complementarity.pairs
    assert Ranker.model_validate_json(ranker.model_dump_json()) == ranker


def test_its_fit_is_the_logistic_of_weights_and_gains(pairs):
    ranker = learned(pairs)
    gains = ranker.complementarity.gains.values
    assert gains["company"].keys() == {"company", "laboratory"}
    forward, backward = fits_of(pairs, STATISTICS, ranker)
    for row in (0, 1, 5):
        own, other = pairs.groups[row]
        for fits, side, gain in (
            (forward, pairs.forward, gains[own][other]),
            (backward, pairs.backward, gains[other][own]),
        ):
            summed = sum(ranker.features[name].weight * side[name][row] for name in RECIPE.features)
            expected = 1 / (1 + np.exp(-(ranker.intercept + summed + gain)))
            assert fits[row] == pytest.approx(expected, abs=2e-3)


def test_without_kinds_there_are_no_gains(pairs):
    ranker = learned(pairs, replace(RECIPE, by_kind=False))
    assert ranker.complementarity.gains.values == {}
    assert ranker.features["gains"].weight == 0


def test_without_a_pair_graded_by_both_it_is_not_calibrated(pairs):
    half = replace(pairs, for_candidate=np.full(len(pairs.queries), NAN))
    assert not learned(half).calibrated
    assert np.isfinite(crossed(half).score).all()


def test_it_is_the_same_each_time_and_in_any_order(pairs, found):
    assert learned(pairs) == learned(pairs)
    again = crossed(pairs)
    assert again.score.tobytes() == found.score.tobytes()
    assert again.rankers == found.rankers
    other = crossed(pairs, replace(RECIPE, seed=1))
    assert other.fold.tolist() != found.fold.tolist()


def test_each_query_is_judged_by_the_ranker_of_its_fold(pairs, found):
    assert len(found.rankers) == RECIPE.folds
    names = np.array(pairs.queries)
    for number, ranker in enumerate(found.rankers):
        held = found.fold == number
        assert set(names[held]).isdisjoint(names[~held])
        assert ranker == learned(pairs.take(~held))
        p, q = fits_of(pairs.take(held), STATISTICS, ranker)
        assert found.for_query[held].tolist() == p.tolist()
        assert found.for_candidate[held].tolist() == q.tolist()


def test_grades_of_a_query_do_not_change_its_own_score(pairs, found):
    turned = {}
    for query in ("q03", "q07"):
        own = np.array(pairs.queries) == query
        changed = replace(pairs, for_query=np.where(own, 3 - pairs.for_query, pairs.for_query))
        again = crossed(changed)
        assert again.score[own].tolist() == found.score[own].tolist()
        assert again.for_query[own].tolist() == found.for_query[own].tolist()
        # They do change what is learned for others.
        others = again.fold != again.fold[own][0]
        assert again.score[others].tolist() != found.score[others].tolist()
        turned[query] = again.score
    assert turned["q03"].tolist() != turned["q07"].tolist()


def test_out_of_fold_the_good_are_above_the_others(pairs, found):
    good, known = pairs.both_good == 1, pairs.both_known
    assert found.score[known & good].mean() > found.score[known & ~good].mean() + 0.2


def test_fewer_queries_than_folds_are_too_few():
    few = judged_lists(queries=4)
    with pytest.raises(ValueError, match="fewer queries than folds"):
        crossed(few)
    assert np.isfinite(crossed(judged_lists(queries=6), replace(RECIPE, folds=3)).score).all()


def test_grades_that_are_all_alike_teach_nothing():
    alike = replace(judged_lists(), for_query=np.full(96, 3.0), for_candidate=np.full(96, NAN))
    for teach in (learned, crossed):
        with pytest.raises(ValueError, match="nothing to tell apart"):
            teach(alike)


def test_where_nothing_helps_there_is_no_ranker():
    better = np.linspace(-1, 1, 12)
    grades = np.where(better > 0, 0, 3)
    with pytest.raises(ValueError, match="no feature"):
        learned(some_pairs(12, grades, grades, topic=(better, better)))


def test_a_feature_that_never_differs_is_left_out():
    pairs = some_pairs(
        3,
        [3, 0, 3],
        [3, 0, 3],
        topic=([1, 2, 3], [1, 2, 3]),
        offers=([2, 2, NAN], [2, NAN, 2]),
        need=([NAN] * 3, [NAN] * 3),
        characters=([1, 1, 1], [1, 1, 2]),
    )
    assert usable(("need", "characters", "topic", "offers"), pairs) == ("characters", "topic")

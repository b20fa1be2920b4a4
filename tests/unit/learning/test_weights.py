from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from unit.learning.made_pairs import NAN, STATISTICS, judged_lists, some_pairs

from matching.learning.weights import learn_weights

NAMES = ("topic", "offers", "characters", "need")


def learned(pairs, names=NAMES, strength=1.0, *, by_kind=False):
    return learn_weights(pairs, STATISTICS, names, strength, by_kind=by_kind)


def test_what_makes_a_pair_good_has_the_weight_and_what_harms_it_none():
    intercept, weights, gains = learned(judged_lists())
    # Made of 2·topic - offers + need, above 0.5.
    assert weights["topic"] > weights["need"] > 0.5
    assert weights["offers"] == 0
    assert weights["topic"] > 5 * weights["characters"] >= 0
    assert intercept < 0
    assert gains == {}


def test_a_feature_that_is_left_out_leaves_no_trace():
    pairs = judged_lists()
    intercept, weights, _ = learned(pairs, ("topic", "offers", "need"))
    again, without, _ = learned(pairs, ("topic", "need"))
    assert intercept == pytest.approx(again)
    assert weights == pytest.approx({**without, "offers": 0.0})


def test_both_directions_of_each_pair_are_learned_from():
    # Forward and backward are four rows of one logistic regression, of which one has no grade.
    pairs = some_pairs(2, [3, 0], [1, NAN], topic=([1, -1], [0.5, 9]), need=([0, 2], [1, 9]))
    intercept, weights, _ = learned(pairs, ("topic", "need"))
    rows, good = [[1, 0], [-1, 2], [0.5, 1]], [True, False, False]
    model = LogisticRegression(C=1.0, tol=1e-8).fit(rows, good)
    assert model.coef_[0, 1] < 0 < model.coef_[0, 0]
    alone = LogisticRegression(C=1.0, tol=1e-8).fit([[1], [-1], [0.5]], good)
    assert weights["need"] == 0
    assert weights["topic"] == pytest.approx(alone.coef_[0, 0], abs=1e-4)
    assert intercept == pytest.approx(alone.intercept_[0], abs=1e-4)


def test_less_strength_holds_weights_nearer_to_zero_and_to_each_other():
    pairs = judged_lists()
    loose, tight = (learned(pairs, strength=one)[1] for one in (1.0, 0.001))
    assert 0 < tight["topic"] < loose["topic"] / 5
    assert abs(tight["topic"] - tight["need"]) < abs(loose["topic"] - loose["need"])


def test_gains_are_those_of_who_gains_from_whom():
    # Nothing is measured; companies gain from laboratories and laboratories nothing from them.
    count = 40
    groups = [("company", "laboratory"), ("laboratory", "company")] * (count // 2)
    for_query = [3, 0] * (count // 2)
    pairs = some_pairs(
        count, for_query, [0, 3] * (count // 2), groups=groups, topic=([1] * count, [1] * count)
    )
    _, weights, gains = learned(pairs, ("topic",), by_kind=True)
    assert gains["company"]["laboratory"] > 1
    assert gains["laboratory"]["company"] == pytest.approx(-gains["company"]["laboratory"])
    assert set(gains) == {"company", "laboratory"}
    assert weights["topic"] == pytest.approx(0, abs=1e-6)
    assert learned(pairs, ("topic",))[2] == {}


@pytest.mark.parametrize("grade", [0, 1.5, 2, 3])
def test_nothing_is_learned_where_all_are_alike(grade):
    for for_candidate in ([grade] * 3, [NAN] * 3):
        pairs = some_pairs(3, [grade] * 3, for_candidate, topic=([1, 2, 3], [1, 2, 3]))
        with pytest.raises(ValueError, match="nothing to tell apart"):
            learned(pairs)


def test_nothing_is_learned_without_a_grade():
    pairs = some_pairs(3, [NAN] * 3, [NAN] * 3, topic=([1, 2, 3], [1, 2, 3]))
    with pytest.raises(ValueError, match="nothing to tell apart"):
        learned(pairs)


def test_where_every_feature_harms_nothing_is_learned():
    worse = np.array([-3, -2, 2, 3])
    pairs = some_pairs(4, [3, 3, 0, 0], [3, 3, 0, 0], topic=(worse, worse))
    with pytest.raises(ValueError, match="no feature"):
        learned(pairs, ("topic",))

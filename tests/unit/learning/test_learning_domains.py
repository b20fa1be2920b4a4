from __future__ import annotations

import numpy as np
import pytest
from unit.domains.made import a_maker

from matching.domains.evidence import FEATURES
from matching.learning.domains import (
    Agreement,
    cross_validate,
    figures,
    fit,
    learn,
    named,
    profiles_hash,
    resembling,
    stated_domains,
)


@pytest.fixture
def examples():
    """Sixty profiles and three domains: one number tells, the others are noise."""
    random = np.random.default_rng(5)
    stated = random.random((60, 3)) < 0.4
    features = random.normal(size=(60, 3, len(FEATURES)))
    features[..., 0] = np.where(stated, 1.0, -1.0) + random.normal(size=stated.shape)
    return features, stated


def test_agreement_counts_by_hand():
    assigned = np.array([[True, True, False], [False, True, False]])
    stated = np.array([[True, False, False], [True, True, False]])
    found = Agreement.between(assigned, stated)
    assert found == Agreement(right=2, wrong=1, missed=1)
    assert (found.precision, found.recall, found.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert Agreement(0, 0, 0).f1 == 0


def test_stated_domains_are_a_table():
    profiles = [a_maker("a", domains=("x",)), a_maker("b", domains=("y", "x"))]
    assert stated_domains(profiles, ["x", "y"]).tolist() == [[True, False], [True, True]]


def test_weights_are_for_the_numbers_as_they_come(examples):
    """The model is fitted on standardised numbers; scaling one of them scales its weight back."""
    features, stated = examples
    scaled = features * np.array([10.0, 1, 1, 1])
    one, other = (fit(f, stated, "plane@1", 0.5) for f in (features, scaled))
    assert one.weights["nearness"] == pytest.approx(10 * other.weights["nearness"], rel=1e-2)
    assert one.probabilities(features) == pytest.approx(other.probabilities(scaled), abs=2e-3)
    assert one.weights["nearness"] > 5 * abs(one.weights["likeness_of_best"])


def test_profiles_without_texts_teach_nothing(examples):
    features, stated = examples
    silent = np.full((2, 3, len(FEATURES)), np.nan)
    more = np.concatenate([features, silent]), np.concatenate([stated, np.ones((2, 3), bool)])
    assert fit(*more, "e", 0.5) == fit(features, stated, "e", 0.5)


def test_what_a_profile_states_has_no_part_in_how_it_is_judged(examples):
    features, stated = examples
    ids = [f"p{n}" for n in range(60)]
    turned = stated.copy()
    turned[7] = ~turned[7]
    before, after = (cross_validate(features, s, ids) for s in (stated, turned))
    assert np.array_equal(before.probabilities[7], after.probabilities[7])
    assert np.array_equal(before.unseen[7], after.unseen[7])
    assert not np.array_equal(before.probabilities, after.probabilities)


def test_a_domain_has_no_part_in_how_it_is_judged_unseen(examples):
    features, stated = examples
    ids = [f"p{n}" for n in range(60)]
    turned = stated.copy()
    turned[:, 1] = ~turned[:, 1]
    before, after = (cross_validate(features, s, ids) for s in (stated, turned))
    assert np.array_equal(before.unseen[:, 1], after.unseen[:, 1])
    assert not np.array_equal(before.probabilities[:, 1], after.probabilities[:, 1])


def test_folds_depend_on_ids_and_not_on_the_order(examples):
    features, stated = examples
    ids = [f"p{n}" for n in range(60)]
    found = cross_validate(features, stated, ids).probabilities
    order = np.random.default_rng(1).permutation(60)
    again = cross_validate(features[order], stated[order], [ids[i] for i in order]).probabilities
    assert again == pytest.approx(found[order], abs=1e-3)  # weights keep four decimals


def test_nothing_to_tell_apart_is_refused():
    features = np.zeros((4, 2, len(FEATURES)))
    for stated in (np.zeros((4, 2), bool), np.ones((4, 2), bool)):
        with pytest.raises(ValueError, match="nothing to tell apart"):
            fit(features, stated, "e", 0.5)


def test_ways_that_learn_nothing():
    features = np.zeros((2, 3, len(FEATURES)))
    features[0, :, FEATURES.index("mentioned")] = (1, 0, 1)
    features[:, :, FEATURES.index("likeness_of_best")] = [(0.6, 0.3, 0.2), (-0.1, -0.2, -0.3)]
    assert named(features).tolist() == [[True, False, True], [False] * 3]
    assert resembling(features).tolist() == [[True, True, False], [False] * 3]


def test_figures_by_hand():
    found = figures(np.array([[0.9, 0.2]]), np.array([[True, True]]), 0.5)
    assert found["precision"] == 1
    assert found["recall"] == 0.5
    assert found["brier"] == pytest.approx((0.01 + 0.64) / 2)
    assert found["calibration_error"] == pytest.approx((0.1 + 0.8) / 2)


def test_a_model_says_what_it_was_learned_from(examples):
    features, stated = examples
    names = ("x", "y", "z")
    profiles = [
        a_maker(f"p{n}", domains=tuple(d for d, is_so in zip(names, row, strict=True) if is_so))
        for n, row in enumerate(stated)
    ]
    model = learn(features, stated, profiles, encoder="plane@1", threshold=0.4)
    assert (model.encoder, model.threshold) == ("plane@1", 0.4)
    assert model.training is not None
    assert (model.training.profiles, model.training.folds) == (60, 10)
    assert model.training.profiles_hash == profiles_hash(profiles[::-1])
    assert model.training.profiles_hash != profiles_hash(profiles[1:])

from __future__ import annotations

from itertools import cycle
from math import exp

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.ranking.calibration import Calibration
from matching.ranking.features import DIRECTED, SYMMETRIC, PairFeatures
from matching.ranking.fit import (
    coalition_fits,
    directed_fit,
    fit,
    harmonic_mean,
    measure_statistics,
)

NAN = float("nan")
ALL = (*SYMMETRIC, *DIRECTED)
COALITIONS = ({"offers"}, set(), {"need"})


def logistic(value):
    return 1 / (1 + exp(-value))


def cells(**values):
    return {name: np.array([[value]]) for name, value in values.items()}


@pytest.fixture
def statistics(ranker):
    return {name: (one.mean, one.deviation) for name, one in ranker.features.items()}


def test_the_fit_is_the_logistic_of_the_weighted_mean(ranker, statistics):
    # z: (1 - 0.5)/0.25 = 2, (0.5 - 0)/0.5 = 1, (0 - 0.5)/0.5 = -1.
    # Mean: (2·2 + 1·1 + 1·(-1))/4 = 1; fit: σ(-1 + 2·1) = σ(1).
    fits, known = directed_fit(cells(offers=1, need=0.5, kinds=0), statistics, ranker)
    assert fits[0, 0] == pytest.approx(logistic(1), abs=1e-9)
    assert known[0, 0] == 1


def test_a_missing_feature_is_dropped_and_the_others_rescaled(ranker, statistics):
    # Without the need: (2·2 - 1)/3 = 1; three quarters of the weights are known.
    fits, known = directed_fit(cells(offers=1, need=NAN, kinds=0), statistics, ranker)
    assert fits[0, 0] == pytest.approx(logistic(1), abs=1e-9)
    assert known[0, 0] == 0.75
    # Only the need: its z is 1 whatever its weight.
    fits, known = directed_fit(cells(offers=NAN, need=0.5, kinds=NAN), statistics, ranker)
    assert fits[0, 0] == pytest.approx(logistic(1), abs=1e-9)
    assert known[0, 0] == 0.25


def test_nothing_known_is_an_average_pair_without_confidence(ranker, statistics):
    fits, known = directed_fit(cells(offers=NAN, need=NAN, kinds=NAN), statistics, ranker)
    assert fits[0, 0] == pytest.approx(logistic(-1), abs=1e-9)
    assert known[0, 0] == 0


def test_features_left_out_stay_at_their_mean(ranker, statistics):
    # Only offers take their value: 2·2/4 = 1. The weights of those known are all kept.
    given = cells(offers=1, need=0.5, kinds=0)
    within = np.array([[name in some for name in ranker.features] for some in COALITIONS])
    fits = coalition_fits(given, statistics, ranker, within)[:, 0]
    assert fits == pytest.approx([logistic(1), logistic(-1), logistic(-1 + 2 / 4)], abs=1e-9)


def test_a_feature_without_weight_in_the_ranker_does_not_count(ranker, statistics):
    with_more = cells(offers=1, need=0.5, kinds=0, topic=99)
    fits, _ = directed_fit(with_more, statistics, ranker)
    assert fits[0, 0] == pytest.approx(logistic(1), abs=1e-9)


def test_both_fits_and_the_score(ranker, statistics):
    forward = cells(offers=1, need=0.5, kinds=0)
    backward = cells(offers=1, need=NAN, kinds=1)
    fits = fit(PairFeatures(forward, backward), statistics, ranker)
    p, q = logistic(1), logistic(-1 + 2 * (2 * 2 + 1) / 3)
    assert fits.for_x[0, 0] == pytest.approx(p, abs=1e-9)
    assert fits.for_y[0, 0] == pytest.approx(q, abs=1e-9)
    assert fits.score[0, 0] == pytest.approx(2 * p * q / (p + q), abs=1e-8)
    # All weights are known one way, three quarters the other way.
    assert fits.confidence[0, 0] == 0.875


def test_a_calibrated_ranker_shows_the_probability_of_the_harmonic_mean(ranker, statistics):
    # Below h = 0.5 the probability is h/2, above it rises from 0.25 to 0.75: 0.25 + (h - 0.5).
    told = ranker.model_copy(
        update={
            "calibration": Calibration(harmonic_means=(0, 0.5, 1), probabilities=(0, 0.25, 0.75))
        }
    )
    forward, backward = cells(offers=1, need=0.5, kinds=0), cells(offers=1, need=NAN, kinds=1)
    p, q = logistic(1), logistic(-1 + 2 * (2 * 2 + 1) / 3)
    mean = 2 * p * q / (p + q)
    assert mean > 0.5
    fits = fit(PairFeatures(forward, backward), statistics, told)
    assert fits.score[0, 0] == pytest.approx(mean - 0.25, abs=1e-8)
    assert fits.for_x[0, 0] == pytest.approx(p, abs=1e-9)
    # Nothing known: both fits are σ(-1), and so is their mean.
    unknown = cells(offers=NAN, need=NAN, kinds=NAN)
    fits = fit(PairFeatures(unknown, unknown), statistics, told)
    assert fits.score[0, 0] == pytest.approx(logistic(-1) / 2, abs=1e-8)


def test_figures_that_belong_to_a_weight_are_never_measured(ranker, statistics):
    fixed = ranker.features["need"].model_copy(update={"fixed": True})
    own = ranker.model_copy(update={"features": {**ranker.features, "need": fixed}})
    # The statistics of the index say (9, 9); those of the weight, (0, 0.5), are used.
    others = {**statistics, "need": (9.0, 9.0)}
    fits, _ = directed_fit(cells(offers=1, need=0.5, kinds=0), others, own)
    assert fits[0, 0] == pytest.approx(logistic(1), abs=1e-9)
    full = ranker.model_copy(update={"features": dict.fromkeys(ALL, fixed)})
    both = people(20, offers=[[1, 0], [0, 1]] * 10)
    assert measure_statistics(both, both, full) == dict.fromkeys(ALL, (0.0, 0.5))


def test_the_harmonic_mean_by_hand():
    p, q = np.array([0.5, 1.0, 0.0, 0.2]), np.array([0.5, 0.25, 0.0, 0.0])
    assert harmonic_mean(p, q).tolist() == [0.5, 0.4, 0.0, 0.0]


def people(count, *, offers):
    return a_population(*[a_profile(f"p{n}") for n in range(count)], offer=offers)


def test_below_twenty_profiles_the_figures_are_those_of_the_ranker(ranker, statistics):
    few, many = people(19, offers=[[1, 0]] * 19), people(40, offers=[[1, 0], [0, 1]] * 20)
    assert measure_statistics(few, many, ranker) == statistics
    assert measure_statistics(many, few, ranker) == statistics


def test_from_twenty_profiles_on_they_are_measured(ranker):
    # Half of the cosines of offers are 1, half 0: mean ½, deviation ½.
    both = people(20, offers=[[1, 0], [0, 1]] * 10)
    full = ranker.model_copy(update={"features": dict.fromkeys(ALL, ranker.features["kinds"])})
    measured = measure_statistics(both, both, full)
    assert measured["offers"] == (0.5, 0.5)
    # A feature that is never known, or never varies, keeps the figures of the ranker.
    assert measured["topic"] == measured["need"] == measured["kinds"] == (0.5, 0.5)
    assert set(measured) == set(ALL)


def test_many_profiles_are_thinned(ranker):
    # Of 900 profiles 500 are measured, evenly spread: these alternate, the others are opposite.
    chosen = set(np.linspace(0, 899, 500).astype(int).tolist())
    turns = cycle([[1, 0], [0, 1]])
    both = people(900, offers=[next(turns) if n in chosen else [-1, 0] for n in range(900)])
    full = ranker.model_copy(update={"features": dict.fromkeys(ALL, ranker.features["kinds"])})
    assert measure_statistics(both, both, full)["offers"] == (0.5, 0.5)


def test_raw_vectors_have_figures_of_their_own(ranker):
    raw = ranker.features["need"].model_copy(
        update={"uncentred_mean": 0.8, "uncentred_deviation": 0.1}
    )
    given = ranker.model_copy(update={"features": {**ranker.features, "need": raw}})
    few = people(3, offers=[[1, 0]] * 3)
    assert measure_statistics(few, few, given)["need"] == (0.0, 0.5)
    assert measure_statistics(few, few, given, centred=False)["need"] == (0.8, 0.1)
    # What has no figures for raw vectors keeps its own.
    assert measure_statistics(few, few, given, centred=False)["offers"] == (0.5, 0.25)


def test_who_asks_changes_nothing(ranker):
    full = ranker.model_copy(update={"features": dict.fromkeys(ALL, ranker.features["kinds"])})
    xs = people(20, offers=[[1, 0], [0.6, 0.8]] * 10)
    ys = people(24, offers=[[1, 0], [0, 1], [0.8, 0.6]] * 8)
    one, other = measure_statistics(xs, ys, full), measure_statistics(ys, xs, full)
    for name in ALL:
        assert one[name] == pytest.approx(other[name])

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.learning.calibrating import (
    Bin,
    brier_score,
    calibrate,
    expected_calibration_error,
    reliability,
)


def calibrated(means, good):
    return calibrate(np.array(means, np.float64), np.array(good, np.float64))


def knots(calibration):
    return list(zip(calibration.harmonic_means, calibration.probabilities, strict=True))


def test_the_map_by_hand():
    found = calibrated([0.1, 0.2, 0.3, 0.4, 0.6, 0.8], [0, 1, 0, 0, 1, 1])
    # Isotonic: 0.2 to 0.4 are one step, of three pairs, one good. Laplace: (0 + 1)/(1 + 2),
    # (1 + 1)/(3 + 2) and (2 + 1)/(2 + 2), at the middles 0.1, 0.3 and 0.7; then 0.98 r + 0.02 h.
    assert knots(found) == [
        (0, 0),
        (0.1, pytest.approx(0.98 / 3 + 0.002, abs=1e-6)),
        (0.3, pytest.approx(0.98 * 0.4 + 0.006, abs=1e-6)),
        (0.7, pytest.approx(0.98 * 0.75 + 0.014, abs=1e-6)),
        (1, pytest.approx(0.98 * 0.75 + 0.02, abs=1e-6)),
    ]


def test_steps_that_laplace_turns_round_are_pooled():
    # One pair, not good: (0 + 1)/3; six, of which one is: (1 + 1)/8, which is less. Pooled by their
    # sizes: (1/3 + 6/4)/7.
    found = calibrated([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], [0, 1, 0, 0, 0, 0, 0])
    rate = (1 / 3 + 6 / 4) / 7
    assert knots(found) == [
        (0, 0),
        (0.1, pytest.approx(0.98 * rate + 0.002, abs=1e-6)),
        (0.45, pytest.approx(0.98 * rate + 0.009, abs=1e-6)),
        (1, pytest.approx(0.98 * rate + 0.02, abs=1e-6)),
    ]


def test_one_pair_promises_little():
    # (1 + 1)/(1 + 2) whatever it was called.
    assert knots(calibrated([0.5], [1])) == [
        (0, 0), (0.5, pytest.approx(0.98 * 2 / 3 + 0.01)), (1, pytest.approx(0.98 * 2 / 3 + 0.02))
    ]  # fmt: skip


@pytest.mark.parametrize("means", [[0, 0.5, 1], [0, 0], [1, 1], [0.3, 0.999999], [1e-9, 1 - 1e-9]])
def test_scores_at_the_ends_leave_a_map_from_0_to_1(means):
    for good in ([0] * len(means), [1] * len(means), [0, *[1] * (len(means) - 1)]):
        found = calibrated(means, good)
        assert (found.harmonic_means[0], found.harmonic_means[-1]) == (0, 1)


judged = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0, 1])), min_size=1, max_size=30)


@given(judged)
def test_of_any_pairs_the_map_is_one(pairs):
    means, good = zip(*pairs, strict=True)
    found = calibrated(means, good)  # a map that did not increase within 0 to 1 would be refused
    assert found.probabilities[0] == 0
    # With one imagined failure nothing is ever certain.
    assert found.probabilities[-1] < 1


SCORES = np.array([0.05, 0.12, 0.18, 0.95, 1.0])
GOOD = np.array([0, 1, 0, 1, 1], np.float64)


def test_the_reliability_curve_by_hand():
    assert reliability(SCORES, GOOD) == (
        Bin(1, 0.05, 0.0),
        Bin(2, pytest.approx(0.15), 0.5),
        Bin(2, pytest.approx(0.975), 1.0),
    )
    # Two bins: the middle belongs to the upper one.
    assert reliability(np.array([0.2, 0.5]), np.array([1.0, 0.0]), bins=2) == (
        Bin(1, 0.2, 1.0),
        Bin(1, 0.5, 0.0),
    )


def test_the_calibration_error_by_hand():
    # (1·|0.05 - 0| + 2·|0.15 - 0.5| + 2·|0.975 - 1|) / 5
    assert expected_calibration_error(SCORES, GOOD) == pytest.approx((0.05 + 0.7 + 0.05) / 5)
    assert expected_calibration_error(np.array([0.5, 0.5]), np.array([0.0, 1.0])) == 0


def test_the_brier_score_by_hand():
    # 0.2² and 0.6²; a coin that is called a coin costs a quarter.
    assert brier_score(np.array([0.8, 0.6]), np.array([1.0, 0.0])) == pytest.approx(0.2)
    assert brier_score(np.full(4, 0.5), np.array([0.0, 1.0, 1.0, 1.0])) == 0.25
    assert brier_score(np.array([0.0, 1.0]), np.array([0.0, 1.0])) == 0

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from matching.ranking.calibration import Calibration

BENT = Calibration(harmonic_means=(0, 0.5, 1), probabilities=(0.1, 0.2, 0.8))


def test_between_two_knots_it_is_linear():
    # Half way from 0 to 0.5: half way from 0.1 to 0.2; a quarter of the way from 0.5 to 1.
    found = BENT.apply(np.array([[0, 0.25, 0.5], [0.625, 0.75, 1]]))
    assert found == pytest.approx(np.array([[0.1, 0.15, 0.2], [0.35, 0.5, 0.8]]))


@pytest.mark.parametrize(
    ("means", "probabilities"),
    [
        ((0,), (0,)),
        ((0, 1), (0, 0.5, 1)),
        ((0, 0.5, 1), (0, 1)),
        ((0.1, 1), (0, 1)),
        ((0, 0.9), (0, 1)),
        ((0, 0.5, 0.5, 1), (0, 0.2, 0.4, 1)),
        ((0, 0.6, 0.4, 1), (0, 0.2, 0.4, 1)),
        ((0, 0.5, 1), (0, 0.5, 0.5)),
        ((0, 0.5, 1), (0, 0.6, 0.5)),
        ((0, 1), (-0.1, 1)),
        ((0, 1), (0, 1.1)),
        ((0, float("nan"), 1), (0, 0.5, 1)),
        ((0, 0.5, 1), (0, float("nan"), 1)),
    ],
)
def test_knots_that_do_not_increase_from_0_to_1_are_refused(means, probabilities):
    with pytest.raises(ValidationError):
        Calibration(harmonic_means=means, probabilities=probabilities)


@st.composite
def calibrations(draw):
    """Maps of two to eight knots, a thousandth apart at least."""
    inner = st.lists(st.integers(1, 999), unique=True, max_size=6).map(sorted)
    means = [0, *draw(inner), 1000]
    levels = st.lists(
        st.integers(0, 1000), unique=True, min_size=len(means), max_size=len(means)
    ).map(sorted)
    return Calibration(
        harmonic_means=tuple(mean / 1000 for mean in means),
        probabilities=tuple(level / 1000 for level in draw(levels)),
    )


fractions = st.floats(0, 1)


@given(calibrations(), st.lists(fractions, min_size=1))
def test_it_stays_between_its_first_and_last_probability(calibration, means):
    found = calibration.apply(np.array(means))
    assert (found >= calibration.probabilities[0]).all()
    assert (found <= calibration.probabilities[-1]).all()


@given(calibrations(), fractions, fractions)
def test_an_order_never_changes(calibration, one, other):
    lower, higher = sorted((one, other))
    below, above = calibration.apply(np.array([lower, higher]))
    # A thousandth in a thousand is the least slope of these maps.
    assert above >= below
    if higher - lower > 1e-9:
        assert above > below


@given(calibrations())
def test_at_a_knot_it_is_the_probability_of_the_knot(calibration):
    found = calibration.apply(np.array(calibration.harmonic_means))
    assert found.tolist() == pytest.approx(list(calibration.probabilities))

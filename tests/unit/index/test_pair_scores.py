from __future__ import annotations

import numpy as np
import pytest

from matching.index.pair_scores import pair_scores, tolerances

XS = np.array([[3, 4], [0, 1], [0, 0]], np.float32)
YS = np.array([[1, 0], [0.5, 0.5]], np.float32)


def test_each_row_is_multiplied_with_the_row_at_its_place():
    found = pair_scores(XS, YS, np.array([0, 0, 1, 2]), np.array([0, 1, 1, 0]))
    assert found.tolist() == [3, 3.5, 0.5, 0]
    assert found.dtype == np.float32


def test_a_pair_has_one_score_from_both_ends_and_in_any_company():
    random = np.random.default_rng(1)
    xs = random.standard_normal((700, 384), dtype=np.float32)
    ys = random.standard_normal((700, 384), dtype=np.float32)
    rows = np.arange(700)
    together = pair_scores(xs, ys, rows, rows[::-1])
    assert np.array_equal(together[::-1], pair_scores(ys, xs, rows, rows[::-1]))
    alone = [pair_scores(xs, ys, rows[[i]], rows[::-1][[i]])[0] for i in range(0, 700, 77)]
    assert np.array_equal(together[::77], alone)


def test_the_tolerance_is_of_the_lengths_and_the_number_of_terms():
    of_xs, of_ys = tolerances(XS, YS)
    # Eight operations of 2^-24 each; lengths 5, 1, 0 and 1, √½.
    assert of_xs == pytest.approx(8 * 2.0**-24 * np.array([5, 1, 0]), rel=1e-5)
    assert of_ys == pytest.approx(8 * 2.0**-24 * 5 * np.array([1, 0.5**0.5]), rel=1e-5)


def test_a_product_in_single_precision_is_within_the_tolerance():
    random = np.random.default_rng(2)
    xs = random.standard_normal((50, 384), dtype=np.float32)
    ys = random.standard_normal((60, 384), dtype=np.float32)
    exact = xs.astype(np.float64) @ ys.astype(np.float64).T
    of_xs, of_ys = tolerances(xs, ys)
    off = np.abs(xs @ ys.T - exact)
    assert (off <= of_xs[:, None]).all()
    assert (off <= of_ys).all()

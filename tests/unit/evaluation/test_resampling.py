"""Intervals and tests: deterministic, and right where the answer is known."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from matching.evaluation import resampling


def test_samples_draw_as_many_queries_as_there_are():
    drawn = resampling.samples(7, 50, seed=3)
    assert drawn.shape == (50, 7)
    assert (drawn.sum(axis=1) == 7).all()
    assert (drawn == resampling.samples(7, 50, seed=3)).all()
    assert (drawn != resampling.samples(7, 50, seed=4)).any()


def test_exchanges_are_of_either_kind_and_repeatable():
    drawn = resampling.exchanges(5, 40, seed=3)
    assert set(drawn.ravel()) == {0, 1}
    assert (drawn == resampling.exchanges(5, 40, seed=3)).all()


def test_means_pass_over_what_is_unknown():
    drawn = np.array([[2.0, 1, 0], [0, 0, 3]])
    found = resampling.means(np.array([1.0, 4.0, np.nan]), drawn)
    assert found[0] == 2  # (2·1 + 1·4) / 3
    assert np.isnan(found[1])


def test_an_interval_is_that_of_normal_theory_where_there_are_many():
    values = np.random.default_rng(1).normal(10, 2, 400)
    low, high = resampling.interval(resampling.means(values, resampling.samples(400, 4000, 1)))
    error = values.std() / np.sqrt(400)
    assert low == pytest.approx(values.mean() - 1.96 * error, abs=0.02)
    assert high == pytest.approx(values.mean() + 1.96 * error, abs=0.02)


def test_an_interval_of_nothing_known():
    assert all(map(np.isnan, resampling.interval(np.full(3, np.nan))))


def test_a_centred_interval_holds_its_figure_within_the_bounds():
    drawn = np.array([0.2, 0.3, 0.4])  # biased: the figure itself is 0.9
    low, high = resampling.centred_interval(0.9, drawn, 0, 1)
    assert low == pytest.approx(0.9 - 0.095)
    assert high == pytest.approx(0.9 + 0.095)
    assert resampling.centred_interval(0.95, drawn, 0, 1)[1] == 1


def test_p_is_near_that_of_every_possible_flip():
    differences = np.array([0.3, 0.1, -0.05, 0.4, 0.2, 0.15, -0.1, 0.25])
    flips = np.array(list(product((1, -1), repeat=8))) @ differences / 8
    exact = (np.abs(flips) >= differences.mean() - 1e-12).mean()
    drawn = resampling.exchanges(8, 20_000, seed=5)
    assert resampling.sign_flip_test(differences, drawn) == pytest.approx(exact, abs=0.005)
    assert resampling.sign_flip_test(-differences, drawn) == pytest.approx(exact, abs=0.005)


def test_no_difference_is_no_evidence():
    drawn = resampling.exchanges(4, 99, seed=1)
    assert resampling.sign_flip_test(np.zeros(4), drawn) == 1
    assert resampling.sign_flip_test(np.full(4, np.nan), drawn) == 1


def test_p_is_never_zero():
    drawn = resampling.exchanges(40, 99, seed=1)
    assert resampling.sign_flip_test(np.ones(40), drawn) == 1 / 100

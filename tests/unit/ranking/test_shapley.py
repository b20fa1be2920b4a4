from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from matching.ranking.shapley import coalitions, shapley_values


def game(players, worth):
    """The Shapley values of one game, by player; ``worth`` takes a set of players."""
    within = coalitions(len(players))
    told = [worth({p for p, there in zip(players, row, strict=True) if there}) for row in within]
    values = shapley_values(np.array(told, np.float64)[:, None])
    return dict(zip(players, values[:, 0].tolist(), strict=True))


def test_coalitions_are_all_of_them_in_binary_order():
    assert coalitions(2).astype(int).tolist() == [[0, 0], [1, 0], [0, 1], [1, 1]]
    assert coalitions(0).shape == (1, 0)
    assert len({tuple(row) for row in coalitions(6).tolist()}) == 2**6


def test_the_glove_game():
    # One left glove (a), two right ones (b, c): a pair is worth 1. Known values: 2/3, 1/6, 1/6.
    values = game("abc", lambda together: float("a" in together and bool(together & {"b", "c"})))
    assert list(values.values()) == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_the_values_are_means_over_the_orders_of_arrival():
    worth = {"": 0, "a": 12, "b": 6, "c": 3, "ab": 30, "ac": 18, "bc": 9, "abc": 42}
    values = game("abc", lambda together: worth["".join(sorted(together))])
    # a: 12, 12 (abc, acb); 24 (bac); 33 (bca, cba); 15 (cab): 129/6. b: 18, 24, 6, 6, 24, 6: 84/6.
    assert values["a"] == pytest.approx((12 + 12 + 24 + 33 + 15 + 33) / 6)
    assert values["b"] == pytest.approx((18 + 24 + 6 + 6 + 24 + 6) / 6)
    assert sum(values.values()) == pytest.approx(42)


@pytest.mark.parametrize("seed", range(5))
def test_any_game_equals_the_mean_over_all_orders_and_sums_to_what_everyone_adds(seed):
    worths = np.random.default_rng(seed).normal(size=(2**4, 3))
    values = shapley_values(worths)
    expected = np.zeros((4, 3))
    for order in permutations(range(4)):
        there = 0
        for player in order:
            expected[player] += (worths[there | 1 << player] - worths[there]) / 24
            there |= 1 << player
    assert values == pytest.approx(expected)
    assert values.sum(axis=0) == pytest.approx(worths[-1] - worths[0])


def test_equals_get_equal_shares():
    values = game("abcd", lambda together: len(together) ** 2.0)
    assert list(values.values()) == pytest.approx([4, 4, 4, 4])


def test_who_adds_nothing_gets_nothing():
    values = game("abz", lambda together: 3.0 * len(together - {"z"}))
    assert values["z"] == pytest.approx(0, abs=1e-12)
    assert values["a"] == pytest.approx(3)


def test_no_player_no_share():
    assert shapley_values(np.zeros((1, 2))).shape == (0, 2)

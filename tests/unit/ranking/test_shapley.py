from __future__ import annotations

import numpy as np
import pytest

from matching.ranking.shapley import shapley_values


def test_the_glove_game():
    # One left glove (a), two right ones (b, c): a pair is worth 1. Known values: 2/3, 1/6, 1/6.
    def pairs(coalition):
        return np.array([float("a" in coalition and bool(coalition & {"b", "c"}))])

    values = shapley_values("abc", pairs)
    assert [values[player][0] for player in "abc"] == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_the_values_are_means_over_the_orders_of_arrival():
    worth = {"": 0, "a": 12, "b": 6, "c": 3, "ab": 30, "ac": 18, "bc": 9, "abc": 42}

    def value(coalition):
        return np.array([float(worth["".join(sorted(coalition))])])

    values = shapley_values("abc", value)
    # a: 12, 12 (abc, acb); 24 (bac); 33 (bca, cba); 15 (cab): 129/6. b: 18, 24, 6, 6, 24, 6: 84/6.
    assert values["a"][0] == pytest.approx((12 + 12 + 24 + 33 + 15 + 33) / 6)
    assert values["b"][0] == pytest.approx((18 + 24 + 6 + 6 + 24 + 6) / 6)
    assert sum(v[0] for v in values.values()) == pytest.approx(42)


def a_game(seed, players):
    drawn = np.random.default_rng(seed)
    worth: dict[frozenset[str], np.ndarray] = {}

    def value(coalition):
        return worth.setdefault(coalition, drawn.normal(size=3))

    return shapley_values(players, value), worth


@pytest.mark.parametrize("seed", range(5))
def test_they_sum_to_what_everyone_adds(seed):
    values, worth = a_game(seed, "abcde")
    gained = worth[frozenset("abcde")] - worth[frozenset()]
    assert sum(values.values()) == pytest.approx(gained)


def test_equals_get_equal_shares():
    values = shapley_values("abcd", lambda coalition: np.array([len(coalition) ** 2.0]))
    assert [value[0] for value in values.values()] == pytest.approx([4, 4, 4, 4])


def test_who_adds_nothing_gets_nothing():
    values = shapley_values("abz", lambda coalition: np.array([3.0 * len(coalition - {"z"})]))
    assert values["z"][0] == pytest.approx(0, abs=1e-12)
    assert values["a"][0] == pytest.approx(3)


def test_every_coalition_is_asked_once():
    _, worth = a_game(0, "abcdef")
    assert len(worth) == 2**6


def test_no_player_no_share():
    assert shapley_values((), lambda _: np.zeros(2)) == {}

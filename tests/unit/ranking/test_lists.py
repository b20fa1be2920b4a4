from __future__ import annotations

import numpy as np

from matching.ranking.lists import capped_lists, loads, longest_lists

SCORES = np.array([[0.9, 0.8, 0.2], [0.9, 0.1, 0.3]])
EVERYBODY = np.ones((2, 3), np.bool_)


def test_values_choose_and_scores_order():
    values = np.array([[1.0, 3.0, 2.0], [1.0, 3.0, 2.0]])
    assert longest_lists(values, SCORES, EVERYBODY, 2) == ((1, 2), (2, 1))
    assert longest_lists(SCORES, SCORES, EVERYBODY, 2) == ((0, 1), (0, 2))


def test_who_is_not_allowed_is_passed_over():
    assert longest_lists(SCORES, SCORES, SCORES >= 0.3, 2) == ((0, 1), (0, 2))
    assert longest_lists(SCORES, SCORES, SCORES > 0.85, 2) == ((0,), (0,))
    assert longest_lists(SCORES, SCORES, SCORES > 1, 2) == ((), ())


def test_ties_go_to_the_first_column_even_below_the_last_digits():
    values = np.array([[0.5, 0.5 + 1e-13, 0.5]])
    assert longest_lists(values, values * 0, np.ones((1, 3), np.bool_), 2) == ((0, 1),)


def test_no_column_is_in_more_lists_than_its_capacity():
    # The best pairs first: (0, 0) and (1, 0) tie, the first row has it.
    assert capped_lists(SCORES, SCORES, EVERYBODY, 1, 1) == ((0,), (2,))
    assert capped_lists(SCORES, SCORES, EVERYBODY, 2, 1) == ((0, 1), (2,))
    assert capped_lists(SCORES, SCORES, EVERYBODY, 2, 2) == ((0, 1), (0, 2))


def test_loads_count_those_in_no_list_too():
    assert loads(((0, 1), (0,)), 3).tolist() == [2, 1, 0]
    assert loads((), 2).tolist() == [0, 0]

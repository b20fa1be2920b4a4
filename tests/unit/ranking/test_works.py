from __future__ import annotations

import numpy as np
import pytest

from matching.ranking.works import best_three, grouped

WHOLE = 1 + 1 / 2 + 1 / 3


def column(*values):
    return np.array(values, np.float64)[:, None]


def test_the_best_three_count_one_a_half_and_a_third():
    found = best_three(column(0.1, 0.6, -0.9, 0.9, 0.3))
    assert found == pytest.approx([(0.9 + 0.6 / 2 + 0.3 / 3) / WHOLE])


def test_of_fewer_works_the_weights_are_those_there_are():
    assert best_three(column(0.4)) == pytest.approx([0.4])
    assert best_three(column(0.3, 0.9)) == pytest.approx([(0.9 + 0.3 / 2) / (3 / 2)])


def test_each_column_is_sorted_apart():
    found = best_three(np.array([[0.9, 0.0], [0.3, 0.6]]))
    assert found == pytest.approx([(0.9 + 0.3 / 2) / 1.5, (0.6 + 0.0 / 2) / 1.5])


def test_works_that_are_all_alike_are_worth_what_each_is():
    for count in (1, 2, 3, 4, 9):
        assert best_three(column(*[0.7] * count)) == pytest.approx([0.7])


def test_owners_are_gathered_from_both_ends():
    # Two works of the first against three of the second.
    likenesses = np.array([[0.9, 0.0, 0.3], [0.0, 0.6, 0.6]])
    owners = np.array([0, 0]), np.array([0, 0, 0])
    # Rows first: (0.9, 0.6, 0.6) and (0, 0, 0.3) by column give 0.6, 0.4 and 0.5, best first
    # 0.6 + 0.5/2 + 0.4/3. Columns first: (0.9 + 0.3/2)/W and (0.6 + 0.6/2)/W, the better whole.
    rows_first = (0.6 + 0.5 / 2 + 0.4 / 3) / WHOLE
    first, second = (0.9 + 0.3 / 2) / WHOLE, (0.6 + 0.6 / 2) / WHOLE
    columns_first = (first + second / 2) / 1.5
    found = grouped(likenesses, *owners, 1, 1)
    assert found == pytest.approx(np.array([[(rows_first + columns_first) / 2]]))
    turned = grouped(likenesses.T, *reversed(owners), 1, 1)
    assert turned == pytest.approx(found.T)


def test_one_document_each_is_left_as_it_is():
    likenesses = np.array([[0.9, 0.1], [0.2, 0.8]])
    found = grouped(likenesses, np.arange(2), np.arange(2), 2, 2)
    assert found == pytest.approx(likenesses)


def test_who_has_no_document_is_like_nobody():
    found = grouped(np.array([[0.5, 0.7]]), np.array([1]), np.array([0, 2]), 2, 3)
    assert found.tolist() == [[0, 0, 0], [0.5, 0, 0.7]]


def test_nobody_is_an_empty_table():
    nothing = np.zeros(0, np.intp)
    assert grouped(np.zeros((0, 2)), nothing, np.arange(2), 0, 2).shape == (0, 2)
    assert grouped(np.zeros((2, 0)), np.arange(2), nothing, 2, 0).shape == (2, 0)

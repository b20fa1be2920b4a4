from __future__ import annotations

import numpy as np
import pytest

from matching.index.compared import Compared, Stored

VALUES = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
SEEKS = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, np.nan]])
OFFERS = 10 * SEEKS


@pytest.fixture
def compared():
    return Compared("here", {"topic": VALUES, "need": SEEKS, "needed": OFFERS})


def stored(territory, *rows):
    return Stored(territory, np.array(rows, np.intp))


def test_rows_and_columns_are_those_asked_for(compared):
    found = compared.between(stored("here", 1), stored("there", 2, 0))
    assert found["topic"].tolist() == [[6, 4]]
    assert found["need"] == pytest.approx(np.array([[np.nan, 0.4]]), nan_ok=True)
    assert found["needed"] == pytest.approx(np.array([[np.nan, 4]]), nan_ok=True)


def test_from_the_other_end_what_one_seeks_is_what_the_other_is_sought_for(compared):
    found = compared.between(stored("there", 1), stored("here", 0, 1))
    assert found["topic"].tolist() == [[2, 5]]
    assert found["need"].tolist() == [[2, 5]]
    assert found["needed"].tolist() == [[0.2, 0.5]]


def test_some_of_some_are_those_of_the_index():
    assert stored("here", 4, 2, 9).take(np.array([2, 0])).rows.tolist() == [9, 4]

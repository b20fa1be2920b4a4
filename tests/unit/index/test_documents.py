from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from unit.ranking.handmade import some_documents

from matching.index.documents import unit_rows

HALF = np.sqrt(0.5)
# The first profile has two documents, the second none, the third one.
SEVERAL = some_documents([[1, 0], [0, 1], [0.6, 0.8]], owner=[0, 0, 2])


@pytest.mark.parametrize(
    ("owner", "single"),
    [([], True), ([0], True), ([0, 1, 2], True), ([0, 0, 1], False), ([1, 2], False),
     ([0, 2], False)],
)  # fmt: skip
def test_single_is_one_document_of_each(owner, single):
    assert some_documents(np.eye(max(1, len(owner)))[: len(owner)], owner).single is single


def test_of_a_profile_the_row_is_the_mean_of_its_documents():
    found = SEVERAL.of(3).toarray()
    assert found == pytest.approx(np.array([[HALF, HALF], [0, 0], [0.6, 0.8]]))


def test_one_document_of_each_is_its_row():
    single = some_documents([[1, 0], [0, 1]])
    assert single.of(2) is single.rows
    # The last profile has none.
    assert single.of(3).toarray().tolist() == [[1, 0], [0, 1], [0, 0]]


def test_documents_are_taken_in_the_order_given_and_renumbered():
    taken = SEVERAL.take([2, 1, 0])
    assert taken.rows.toarray() == pytest.approx(np.array([[0.6, 0.8], [1, 0], [0, 1]]))
    assert taken.owner.tolist() == [0, 2, 2]
    twice = SEVERAL.take([2, 2])
    assert twice.owner.tolist() == [0, 1]
    assert twice.single


def test_taking_nobody_leaves_the_width():
    for nobody in ([], np.zeros(0, np.intp), [1]):
        taken = SEVERAL.take(nobody)
        assert taken.rows.shape == (0, 2)
        assert taken.owner.tolist() == []


def test_rows_have_length_one_and_zero_stays_zero():
    found = unit_rows(sparse.csr_matrix(np.array([[3.0, 4.0], [0.0, 0.0], [0.0, -2.0]])))
    assert found.toarray() == pytest.approx(np.array([[0.6, 0.8], [0, 0], [0, -1]]))
    assert found.dtype == np.float32

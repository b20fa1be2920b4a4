from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse
from unit.ranking.handmade import some_documents

from matching.index import documents as documents_module
from matching.index import smoothed_documents
from matching.index.documents import Documents, unit_rows
from matching.index.smoothed_documents import SmoothedDocuments

HOME = some_documents([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]])
# The first is lent the second and third, in halves; the last has nothing of its own.
LENDING = sparse.csr_matrix([[0, 0.3, 0.3, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0.6, 0, 0, 0]])
LENGTH = sqrt(1 + 2 * 0.3**2)


@pytest.fixture
def lent():
    return SmoothedDocuments(HOME, HOME, LENDING)


def test_a_row_is_its_own_and_a_share_of_its_neighbours(lent):
    first = [1 / LENGTH, 0.3 / LENGTH, 0.3 / LENGTH]
    assert lent.rows.toarray() == pytest.approx(np.array([first, [0, 1, 0], [0, 0, 1], [1, 0, 0]]))
    assert lent.rows.dtype == np.float32


def test_products_need_no_smoothed_row(lent):
    query = sparse.csr_matrix([[0.6, 0.8, 0]])
    assert lent.products(query)[0] == pytest.approx([(0.6 + 0.3 * 0.8) / LENGTH, 0.8, 0, 0.6])
    assert "rows" not in vars(lent)


def test_lengths_are_those_of_the_sums(lent):
    assert lent.lengths == pytest.approx([LENGTH, 1, 1, 0.6])


def test_lengths_given_are_taken_as_they_are(lent):
    given = SmoothedDocuments(HOME, HOME, LENDING, np.array([2.0, 1, 1, 0.6]))
    query = sparse.csr_matrix([[1.0, 0, 0]])
    assert given.products(query)[0] == pytest.approx([1 / 2, 0, 0, 1])
    assert given.take([3, 0]).products(query)[0] == pytest.approx([1, 1 / 2])


def test_what_is_lent_counts_as_spelt(lent):
    assert lent.filled.tolist() == [True, True, True, True]
    assert lent.take([3]).spelt(1).tolist() == [True]
    assert HOME.spelt(4).tolist() == [True, True, True, False]


def test_taking_smooths_nothing_and_keeps_the_order(lent):
    taken = lent.take([3, 0])
    assert "rows" not in vars(taken)
    assert taken.owner.tolist() == [0, 1]
    assert taken.rows.toarray().tolist() == lent.rows.toarray()[[3, 0]].tolist()
    assert lent.take([]).rows.shape == (0, 3)


def eager(own, home, lending):
    """The smoothed rows as they were made when all were made at once."""
    return unit_rows(sparse.csr_matrix(own.rows + lending @ home.of(lending.shape[1])))


@st.composite
def worlds(draw):
    """Documents of some profiles, a home of whom some have several, and who lends whom."""
    width = draw(st.integers(1, 5))
    values = st.sampled_from([0, 0, 0.5, 1, 2])

    def drawn_documents(count, owner):
        rows = sparse.csr_matrix(draw(arrays(np.float64, (count, width), elements=values)))
        return Documents(unit_rows(rows), np.array(owner, np.intp))

    owner = sorted(draw(st.lists(st.integers(0, 5), max_size=8)))
    home_owner = sorted(draw(st.lists(st.integers(0, 3), max_size=8)))
    weights = st.sampled_from([0, 0, 0.2, 0.3, 0.6])
    lending = draw(arrays(np.float64, (len(owner), 4), elements=weights))
    others = drawn_documents(3, [0, 1, 2])
    return (
        drawn_documents(len(owner), owner),
        drawn_documents(len(home_owner), home_owner),
        sparse.csr_matrix(lending),
        others,
    )


@given(worlds(), st.integers(1, 3))
@settings(max_examples=300, deadline=None)
def test_of_any_documents_it_is_what_smoothing_all_at_once_gives(world, at_once):
    own, home, lending, others = world
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smoothed_documents, "_ROWS_AT_ONCE", at_once)
        patch.setattr(documents_module, "_DENSE_AT_ONCE", at_once)
        lazy = SmoothedDocuments(own, home, lending)
        rows = eager(own, home, lending)
        expected = (others.rows.astype(np.float64) @ rows.T.astype(np.float64)).toarray()
        assert others.cosines(lazy) == pytest.approx(expected, abs=1e-6)
        assert lazy.cosines(others) == pytest.approx(expected.T, abs=1e-6)
        assert lazy.rows.toarray() == pytest.approx(rows.toarray(), abs=1e-6)
        itself = (rows.astype(np.float64) @ rows.T.astype(np.float64)).toarray()
        assert lazy.cosines(lazy) == pytest.approx(itself, abs=1e-6)
        taken = lazy.take([4, 0, 4])
        plain = Documents(rows, own.owner).take([4, 0, 4])
        assert taken.owner.tolist() == plain.owner.tolist()
        expected = (others.rows.astype(np.float64) @ plain.rows.T.astype(np.float64)).toarray()
        assert others.cosines(taken) == pytest.approx(expected, abs=1e-6)
        assert taken.spelt(3).tolist() == (plain.of(3).getnnz(axis=1) > 0).tolist()

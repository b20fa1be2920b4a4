from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from matching.index.documents import Documents
from matching.index.pair_spelling import PlainSpelling


@pytest.fixture
def spelling():
    # The second profile tells two works, the fourth nothing that is known.
    rows = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.6, 0.8, 0], [0, 0, 0]]
    documents = Documents(sparse.csr_matrix(np.float32(rows)), np.array([0, 1, 1, 2, 3]))
    return PlainSpelling(documents, 4)


def test_profiles_of_one_document_are_compared_by_it(spelling):
    assert spelling.cosines(0, np.array([2, 0, 3])) == pytest.approx([0.6, 1, 0])
    assert spelling.cosines(2, np.array([0, 3])) == pytest.approx([0.6, 0])


def test_what_was_asked_before_leaves_nothing_behind(spelling):
    spelling.cosines(2, np.array([0]))
    assert spelling.cosines(3, np.array([0, 2])).tolist() == [0, 0]
    assert spelling.cosines(0, np.zeros(0, np.intp)).tolist() == []

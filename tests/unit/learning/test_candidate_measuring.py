from __future__ import annotations

import numpy as np
from unit.learning.made_pairs import some_pairs
from unit.ranking.handmade import a_population, a_profile

from matching.learning.candidates.measuring import Block, stacked, with_candidates
from matching.profiles.model import REQUEST_ID


def people(*names, **given):
    return a_population(*(a_profile(name) for name in names), **given)


def test_stacked_populations_keep_what_is_whose():
    first = people("a", "b", topic=[[1, 0], [0, 1]], characters=[[1], [1]], sentences=[(1, [1, 0])])
    second = people(REQUEST_ID, topic=[[0.6, 0.8]], characters=[[1], [2]], owner=[0, 0])
    both = stacked(first, second)
    assert [profile.id for profile in both.profiles] == ["a", "b", REQUEST_ID]
    assert both.facets["topic"].tolist() == [[1, 0], [0, 1], [np.float32(0.6), np.float32(0.8)]]
    assert both.documents.owner.tolist() == [0, 1, 2, 2]
    assert both.documents.rows.toarray().ravel().tolist() == [1, 1, 1, 2]
    again = stacked(second, first)
    assert again.sentences.owner.tolist() == [2]
    assert again.take([1, 2]).sentences.owner.tolist() == [1]


def numbered(xs, ys):
    """Ten times the row plus the column, beginning at 0."""
    rows, columns = np.arange(len(xs.profiles)), np.arange(len(ys.profiles))
    values = 10.0 * rows[:, None] + columns[None, :]
    return {"number": values, "nothing": np.full(values.shape, np.nan)}


def test_each_pair_gets_the_value_of_its_query_and_candidate():
    left, right = people("l0", "l1"), people("r0", "r1", "r2")
    askers = stacked(left, people(REQUEST_ID))
    blocks = [
        Block(askers, {"l0": 0, "l1": 1, "ask": 2}, right),
        Block(right, {"r0": 0, "r1": 1, "r2": 2}, left),
    ]
    pairs = some_pairs(3, [1, 2, 3], [1, 2, 3], queries=["ask", "l1", "r2"])
    pairs = type(pairs)(
        pairs.queries,
        ("r1", "r2", "l1"),
        pairs.forward,
        pairs.backward,
        pairs.for_query,
        pairs.for_candidate,
        pairs.groups,
    )
    found = with_candidates(pairs, {"topic": (0.5, 2.0)}, blocks, {"one": numbered})
    assert found.families == {"one": ("number", "nothing")}
    assert found.pairs.forward["number"].tolist() == [21, 12, 21]
    assert found.pairs.backward["number"].tolist() == [21, 12, 21]
    assert np.isnan(found.pairs.forward["nothing"]).all()
    assert set(pairs.forward) < set(found.pairs.forward)
    # Of both territories, the request left out: 0 1 2 10 11 12, and 0 1 10 11 20 21.
    home = [0, 1, 2, 10, 11, 12, 0, 1, 10, 11, 20, 21]
    assert found.statistics["number"] == (np.mean(home), np.std(home))
    assert found.statistics["nothing"] == (0.0, 1.0)
    assert found.statistics["topic"] == (0.5, 2.0)

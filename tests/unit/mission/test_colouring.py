"""Meetings into the fewest slots: proper, level, and no fewer possible."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.mission.solving.colouring import balanced_colouring, fewest_slots

graphs = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=40).flatmap(
    lambda pairs: st.permutations(sorted(pairs))
)


def assert_proper_and_level(pairs, colours, found):
    assert len(found) == len(pairs)
    assert set(found) <= set(range(colours))
    ends = [("x", row, c) for (row, _), c in zip(pairs, found, strict=True)]
    ends += [("y", column, c) for (_, column), c in zip(pairs, found, strict=True)]
    assert len(set(ends)) == len(ends)
    sizes = [found.count(colour) for colour in range(colours)]
    assert not sizes or max(sizes) - min(sizes) <= 1


def test_three_by_hand():
    # x0 meets both, so two slots at least; two of the three meetings can be at once.
    pairs = [(0, 0), (0, 1), (1, 0)]
    assert fewest_slots(pairs, 2) == 2
    found = balanced_colouring(pairs, 2)
    assert found[1] == found[2] != found[0]


def test_the_busiest_party_or_the_tables_decide_how_many_slots():
    square = [(row, column) for row in range(4) for column in range(4)]
    assert fewest_slots(square, 9) == 4
    assert fewest_slots(square, 4) == 4
    assert fewest_slots(square, 3) == 6  # ⌈16 / 3⌉
    assert fewest_slots(square, 1) == 16
    assert fewest_slots([(0, 0), (0, 1), (0, 2), (1, 0)], 4) == 3
    assert fewest_slots([(0, 0), (1, 0), (2, 0), (3, 1)], 4) == 3


def test_no_meetings_need_no_slots_and_no_tables():
    assert fewest_slots([], 0) == 0
    assert balanced_colouring([], 0) == []
    assert balanced_colouring([], 3) == []


def test_sixteen_meetings_at_three_tables_fill_six_slots_evenly():
    square = [(row, column) for row in range(4) for column in range(4)]
    found = balanced_colouring(square, 6)
    assert_proper_and_level(square, 6, found)
    assert sorted(Counter(found).values()) == [2, 2, 3, 3, 3, 3]


def test_the_same_pairs_have_the_same_slots_on_every_run():
    square = [(row, column) for row in range(5) for column in range(5)]
    assert balanced_colouring(square, 7) == balanced_colouring(square, 7)


@given(graphs, st.integers(1, 6))
def test_the_fewest_slots_are_enough(pairs, tables):
    colours = fewest_slots(pairs, tables)
    loads = Counter(("x", row) for row, _ in pairs) + Counter(("y", column) for _, column in pairs)
    assert colours == max(*loads.values(), -(-len(pairs) // tables), 0, 0)
    found = balanced_colouring(pairs, colours)
    assert_proper_and_level(pairs, colours, found)
    assert max(Counter(found).values(), default=0) <= tables


@given(graphs, st.integers(0, 5))
def test_more_slots_than_needed_are_level_too(pairs, more):
    colours = fewest_slots(pairs, 8) + more
    assert_proper_and_level(pairs, colours, balanced_colouring(pairs, colours))


def test_meetings_without_a_table_are_an_error():
    with pytest.raises(ValueError, match="meetings need a table"):
        fewest_slots([(0, 0)], 0)


def test_too_few_slots_for_somebody_are_an_error():
    with pytest.raises(ValueError, match="more pairs than there are colours"):
        balanced_colouring([(0, 0), (0, 1), (0, 2)], 2)
    with pytest.raises(ValueError, match="more pairs than there are colours"):
        balanced_colouring([(0, 0), (1, 0)], 1)


def test_a_pair_given_twice_is_an_error():
    with pytest.raises(ValueError, match="given twice"):
        balanced_colouring([(0, 0), (0, 0)], 2)

from __future__ import annotations

import numpy as np
import pytest
from unit.learning.made_pairs import NAN, some_pairs

from matching.evaluation.judgements import JudgedPair
from matching.learning.pairs import judgements_hash
from matching.ranking.ranker import Gains

JUDGED = (
    JudgedPair("q", "a", 3.0, 1.0),
    JudgedPair("q", "b", 2.0, None),
    JudgedPair("r", "a", 0.0, 2.5),
)


@pytest.fixture
def four():
    return some_pairs(
        4,
        [3, 2, 1, NAN],
        [2, 1, 3, 3],
        queries=["q", "q", "r", "s"],
        groups=[("a", "b"), ("a", "a"), ("b", "a"), ("b", "b")],
        topic=([1, 2, 3, NAN], [5, 6, 7, 8]),
    )


def test_both_grades_of_two_or_more_are_good(four):
    assert four.both_known.tolist() == [True, True, True, False]
    assert four.both_good.tolist() == [1, 0, 0, 0]


def test_pairs_are_taken_with_everything_of_theirs(four):
    taken = four.take(np.array([True, False, True, False]))
    assert taken.queries == ("q", "r")
    assert taken.candidates == ("c000", "c002")
    assert taken.forward["topic"].tolist() == [1, 3]
    assert taken.backward["topic"].tolist() == [5, 7]
    assert (taken.for_query.tolist(), taken.for_candidate.tolist()) == ([3, 1], [2, 3])
    assert taken.groups == (("a", "b"), ("b", "a"))
    assert four.take(four.both_known & False).queries == ()


def test_what_is_unknown_stands_at_its_mean(four):
    statistics = {"topic": (2.0, 0.5), "need": (1.0, 2.0)}
    forward, backward = four.standardised(statistics, ("topic", "need"))
    # (1 - 2)/0.5, (2 - 2)/0.5...; the needs are all 0: (0 - 1)/2.
    assert forward.tolist() == [[-2, -0.5], [0, -0.5], [2, -0.5], [0, -0.5]]
    assert backward[:, 0].tolist() == [6, 8, 10, 12]


def test_gains_are_read_from_another_table(four):
    told = four.with_gains(Gains(groups={}, values={"a": {"b": 0.5, "a": 0.25}, "b": {"b": -1}}))
    assert told.forward["gains"].tolist() == [0.5, 0.25, 0, -1]
    # From the other end it is the candidate that gains from the query.
    assert told.backward["gains"].tolist() == [0, 0.25, 0.5, -1]
    assert told.forward["topic"] is four.forward["topic"]
    assert four.forward["gains"].tolist() == [0, 0, 0, 0]


def test_a_hash_is_of_pairs_and_grades_whatever_their_order():
    known = judgements_hash(JUDGED)
    assert len(known) == 64
    assert judgements_hash(tuple(reversed(JUDGED))) == known
    assert judgements_hash([JudgedPair("q", "a", 3, 1), *JUDGED[1:]]) == known


@pytest.mark.parametrize(
    "first",
    [
        [],
        [JudgedPair("q", "a", 3.0, 1.5)],
        [JudgedPair("q", "a", 3.0, None)],
        [JudgedPair("q", "a", 1.0, 3.0)],
        [JudgedPair("a", "q", 3.0, 1.0)],
        [JUDGED[0], JUDGED[0]],
    ],
)
def test_a_hash_changes_with_any_of_them(first):
    assert judgements_hash([*first, *JUDGED[1:]]) != judgements_hash(JUDGED)


def test_no_grade_is_not_a_grade_of_0():
    silent, nothing = JudgedPair("q", "a", None, 1.0), JudgedPair("q", "a", 0.0, 1.0)
    assert judgements_hash([silent]) != judgements_hash([nothing])

"""The figure of the benchmark, recomputed by hand."""

from __future__ import annotations

from math import log2

import judged
import pytest

GRADES = {"q": {"a": 3, "b": 1, "c": 0}}


def test_ndcg_by_hand():
    # Gains 7, 1 and 0: (1/log2(2) + 7/log2(3)) / (7/log2(2) + 1/log2(3)).
    expected = (1 + 7 / log2(3)) / (7 + 1 / log2(3))
    assert judged.ndcg({"q": ["b", "a", "c"]}, GRADES) == pytest.approx(expected)
    assert judged.ndcg({"q": ["a", "b", "c"]}, GRADES) == 1


def test_only_the_first_ten_count():
    grades = {"q": {f"c{n}": 3 if n == 10 else 0 for n in range(11)}}
    assert judged.ndcg({"q": list(grades["q"])}, grades) == 0


def test_queries_weigh_the_same_and_one_without_a_gain_counts_as_zero():
    grades = {**GRADES, "none": {"a": 0, "b": 0}}
    assert judged.ndcg({"q": ["a", "b", "c"], "none": ["a", "b"]}, grades) == 0.5


def test_the_judgements_are_those_described():
    grades = judged.read_grades()
    assert len(grades) == 77
    assert sum(len(candidates) for candidates in grades.values()) == 1416
    assert set(judged.read_requests()) == {name for name in grades if name.startswith("req-")}

"""Metrics of one query, recomputed by hand, and all of them against ir-measures."""

from __future__ import annotations

from math import log2, nan

import ir_measures
import numpy as np
import pytest
from ir_measures import RR, P, R, Success, nDCG

from matching.evaluation.judgements import JudgedPair
from matching.evaluation.metrics import (
    JudgedList,
    mutual_success,
    ndcg,
    precision,
    recall,
    reciprocal_rank,
)


def grades(*values):
    return np.array(values, np.float64)


def test_ndcg_by_hand():
    # Gains 1, 7 and 0 in this order: (1/log2(2) + 7/log2(3)) / (7/log2(2) + 1/log2(3)).
    assert ndcg(grades(1, 3, 0), 10) == pytest.approx((1 + 7 / log2(3)) / (7 + 1 / log2(3)))
    assert ndcg(grades(3, 1, 0), 10) == 1
    assert ndcg(grades(1, 3, 0), 1) == pytest.approx(1 / 7)
    assert ndcg(grades(0.5, 1), 5) == pytest.approx(
        ((2**0.5 - 1) + 1 / log2(3)) / (1 + (2**0.5 - 1) / log2(3))
    )


def test_only_the_first_places_count():
    assert ndcg(grades(*[0] * 10, 3), 10) == 0


def test_a_query_without_a_gain_counts_as_zero():
    assert ndcg(grades(0, 0), 10) == 0
    assert ndcg(grades(), 10) == 0
    assert recall(grades(1, 0), 20) == 0
    assert reciprocal_rank(grades(1, 1)) == 0


def test_no_grade_is_too_large():
    assert ndcg(grades(2000, 0, 5000), 10) == pytest.approx(1 / log2(4))
    assert ndcg(grades(100, 99), 10) == 1


def test_ranks_and_shares_by_hand():
    ranked = grades(1, 2, 0, 3, 2, 2)
    assert reciprocal_rank(ranked) == 1 / 2
    assert precision(ranked, 5) == 3 / 5
    assert precision(grades(2), 5) == 1 / 5
    assert recall(ranked, 5) == 3 / 4
    assert recall(ranked, 20) == 1


def test_success_takes_one_candidate_good_for_both():
    assert mutual_success(grades(3, 1), grades(1, 3), 5) == 0
    assert mutual_success(grades(3, 2), grades(1, 2), 5) == 1
    assert mutual_success(grades(3, 2), grades(1, 2), 1) == 0


def test_candidates_are_ranked_by_score_then_by_identifier():
    pairs = [JudgedPair("q", "b", 0.0, 3.0), JudgedPair("q", "a", 2.0), JudgedPair("q", "c", 1.0)]
    found = JudgedList.ranked(pairs, {"a": 0.5, "b": 0.5, "c": 0.9})
    assert found.for_query.tolist() == [1, 2, 0]
    assert np.isnan(found.for_candidate).tolist() == [True, True, False]


def test_only_candidates_with_the_grade_are_in_the_list():
    found = JudgedList(grades(nan, 1, nan, 3), grades(3, 2, nan, 2))
    by_query, by_candidate = found.measure("for_query"), found.measure("for_candidate")
    assert by_query["mrr"] == 1 / 2  # of the list 1, 3
    assert by_query["p@5"] == 1 / 5
    assert by_candidate["mrr"] == 1  # of the list 3, 2, 2
    assert by_candidate["p@5"] == 3 / 5
    assert by_query["success@5"] == by_candidate["success@5"] == 1


def test_a_grade_nobody_gave_is_unknown_not_zero():
    found = JudgedList(grades(3, 0), grades(nan, nan))
    assert np.isnan(found.measure("for_query")["success@10"])
    assert np.isnan(found.measure("for_candidate")["ndcg@10"])
    assert found.measure("for_query")["ndcg@10"] == 1


MEASURES = {
    "ndcg@5": nDCG(gains={0: 0, 1: 1, 2: 3, 3: 7}) @ 5,
    "ndcg@10": nDCG(gains={0: 0, 1: 1, 2: 3, 3: 7}) @ 10,
    "mrr": RR(rel=2),
    "p@5": P(rel=2) @ 5,
    "recall@20": R(rel=2) @ 20,
    "success@5": Success(rel=2) @ 5,
    "success@10": Success(rel=2) @ 10,
}


@pytest.mark.parametrize("seed", range(5))
def test_they_agree_with_ir_measures(seed):
    source = np.random.default_rng(seed)
    qrels, run, ours = {}, {}, {}
    for number in range(20):
        names = [f"c{n:02d}" for n in range(int(source.integers(1, 40)))]
        given = source.choice(4, size=len(names), p=[0.6, 0.2, 0.15, 0.05]).tolist()
        scores = (source.permutation(len(names)) / 7).tolist()
        query = f"q{number:02d}"
        qrels[query] = dict(zip(names, given, strict=True))
        run[query] = dict(zip(names, scores, strict=True))
        # The same grade for both sides: success on both is then success on one.
        pairs = [JudgedPair(query, name, float(g), float(g)) for name, g in qrels[query].items()]
        ours[query] = JudgedList.ranked(pairs, run[query]).measure("for_query")
    theirs = ir_measures.iter_calc(list(MEASURES.values()), qrels, run)
    name_of = {measure: name for name, measure in MEASURES.items()}
    compared = 0
    for one in theirs:
        assert ours[one.query_id][name_of[one.measure]] == pytest.approx(one.value, abs=1e-9)
        compared += 1
    assert compared == len(MEASURES) * len(qrels)

"""From scores to figures, on runs small enough to recompute."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from scipy import sparse

from matching.errors import RequestError
from matching.evaluation.comparing import check_grades, compare
from matching.evaluation.exposure import Exposure
from matching.evaluation.judgements import JudgedPair
from matching.evaluation.runs import prepare_folder, write_runs
from matching.evaluation.scoring import Scored

QUERIES = ("q0", "q1", "q2", "q3")
PAIRS = tuple(
    JudgedPair(query, name, grade, None if query == "q3" else grade)
    for query in QUERIES
    for name, grade in (("a", 3.0), ("b", 0.0), ("c", 2.0))
)
GOOD = {"a": 0.9, "b": 0.1, "c": 0.5}
BAD = {"a": 0.1, "b": 0.9, "c": 0.5}


def a_scored(**runs):
    """Each ranking shows its best candidate of three, a run per query."""
    exposures = {}
    for name, run in runs.items():
        shown = np.array(
            [[float(c == max(scores, key=scores.get)) for c in "abc"] for scores in run.values()]
        )
        exposures[name] = (Exposure(sparse.csr_matrix(shown), np.full((4, 3), 0.5), np.arange(4)),)
    return Scored(QUERIES, runs, exposures)


@pytest.fixture
def compared():
    def made(pairs=PAIRS, grade="for_query", seed=1, **runs):
        given = runs or {"bad": dict.fromkeys(QUERIES, BAD), "good": dict.fromkeys(QUERIES, GOOD)}
        return compare(
            a_scored(**given), pairs, ("left", "right"), grade=grade, seed=seed, resamples=200
        )

    return made


def test_figures_by_hand(compared):
    found = compared()
    bad, good = found.ranking("bad").figures, found.ranking("good").figures
    assert good["ndcg@10"].value == 1
    assert good["mrr"].value == 1
    assert bad["mrr"].value == 1 / 2
    assert bad["p@5"].value == 2 / 5
    # Every list of either shows one and the same profile of three.
    assert good["coverage"].value == pytest.approx(1 / 3)
    assert good["exposure_gini"].value == pytest.approx(2 / 3)
    # Two profiles would meet 4 · 0.5 with the places of the third.
    assert good["envy"].value == pytest.approx(4 / 3)
    assert good["mrr"].per_query == dict.fromkeys(QUERIES, 1.0)
    assert good["coverage"].per_query is None


def test_the_first_is_the_one_to_beat(compared):
    found = compared()
    assert all(figure.test is None for figure in found.rankings[0].figures.values())
    test = found.ranking("good").figures["mrr"].test
    assert (test.difference, test.low, test.high) == (0.5, 0.5, 0.5)
    # Of the 16 exchanges of four queries, 2 are as far from 0.
    assert 0.05 < test.p_value < 0.25
    same = found.ranking("good").figures["coverage"].test
    assert (same.difference, same.p_value) == (0, 1)


def test_queries_whose_grades_are_unknown_are_left_out(compared):
    figure = compared().ranking("good").figures["success@5"]
    assert figure.queries == 3
    assert figure.value == 1
    one_sided = [JudgedPair(p.query_id, p.candidate_id, p.for_query) for p in PAIRS]
    unknown = compared(pairs=one_sided).ranking("good").figures["success@5"]
    assert unknown.queries == 0
    assert math.isnan(unknown.value)
    assert unknown.test is None


def test_the_grade_is_the_one_asked_for(compared):
    pairs = [JudgedPair(p.query_id, p.candidate_id, p.for_query, 3 - p.for_query) for p in PAIRS]
    by_candidate = compared(pairs=pairs, grade="for_candidate")
    assert by_candidate.grade == "for_candidate"
    assert by_candidate.ranking("bad").figures["ndcg@5"].value == 1
    assert by_candidate.ranking("good").figures["ndcg@5"].value < 1


def test_intervals_hold_the_figure(compared):
    mixed = {"q0": GOOD, "q1": BAD, "q2": GOOD, "q3": BAD}
    for figure in compared(mixed=mixed).rankings[0].figures.values():
        assert figure.low <= figure.value <= figure.high
    mrr = compared(mixed=mixed).rankings[0].figures["mrr"]
    assert (mrr.low, mrr.value, mrr.high) == (0.5, 0.75, 1)


def test_the_same_seed_gives_the_same_figures(compared):
    mixed = {"q0": GOOD, "q1": BAD, "q2": GOOD, "q3": GOOD}
    runs = {"one": mixed, "two": dict.fromkeys(QUERIES, BAD)}
    assert compared(**runs).to_dict() == compared(**runs).to_dict()
    assert compared(**runs).to_dict() != compared(seed=2, **runs).to_dict()


def test_as_plain_values(compared):
    one_sided = [JudgedPair(p.query_id, p.candidate_id, p.for_query) for p in PAIRS]
    document = json.loads(json.dumps(compared(pairs=one_sided).to_dict(), allow_nan=False))
    assert document["schema"] == 1
    assert document["baseline"] == "bad"
    assert (document["grade"], document["queries"], document["pairs"]) == ("for_query", 4, 12)
    metrics = document["rankings"][1]["metrics"]
    assert metrics["mrr"]["difference"] == 0.5
    assert metrics["mrr"]["per_query"]["q2"] == 1
    assert metrics["success@10"]["value"] is None


def test_as_a_frame(compared):
    frame = compared().to_frame()
    assert len(frame) == 2 * 10
    row = frame[(frame.ranking == "good") & (frame.metric == "mrr")].iloc[0]
    assert (row.value, row.queries, row.difference) == (1, 4, 0.5)
    assert frame[frame.ranking == "bad"].p_value.isna().all()


def test_what_cannot_be_measured_is_refused():
    with pytest.raises(RequestError, match="Aucune paire jugée ne peut"):
        check_grades([], "for_query")
    pairs = [JudgedPair("q", "a", None, 1.0)]
    check_grades(pairs, "for_candidate")
    with pytest.raises(RequestError, match="--grade for_candidate"):
        check_grades(pairs, "for_query")


def test_an_unknown_ranking_is_a_key_error(compared):
    with pytest.raises(KeyError):
        compared().ranking("best")


def test_runs_are_written_best_first(compared, tmp_path):
    tied = {"a": 0.1, "b": 0.25, "c": 0.25}
    found = compared(default=dict.fromkeys(QUERIES, tied))
    (path,) = write_runs(found.rankings, tmp_path / "new" / "runs")
    assert path == tmp_path / "new" / "runs" / "default.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        "query_id\tcandidate_id\tscore",
        "q0\tb\t0.25",
        "q0\tc\t0.25",
        "q0\ta\t0.1",
    ]
    assert len(lines) == 1 + len(PAIRS)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(RequestError, match="file"):
        prepare_folder(tmp_path / "file")

"""Queries of both sides, profiles and requests, scored in blocks as they would be one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.evaluation import scoring
from matching.evaluation.joining import join
from matching.evaluation.judgements import AskedRequest, AskedRequests
from matching.evaluation.scoring import score_queries
from matching.index.population import encode_profiles
from matching.ranking.ranking import Ranking

PAIRS = (
    ("auville-00", "bourg-01", 2.0),
    ("auville-00", "bourg-02", 1.0),
    ("auville-07", "bourg-09", 1.0),
    ("bourg-03", "auville-04", 3.0),
    ("r1", "bourg-05", 2.0),
    ("r2", "auville-05", 0.0),
)
ASKED = AskedRequests(
    "r.jsonl",
    (
        AskedRequest("r1", "Watch dials wanted: we need enamelled dials.", "auville", "en"),
        AskedRequest("r2", "Fromagerie qui cherche des ferments lactiques.", "bourg", "fr"),
    ),
)


@pytest.fixture
def joined(profiles, toy_territories, judged):
    return join(judged(*PAIRS), ASKED, profiles, toy_territories, "fr")


@pytest.fixture
def scored(joined, toy_ranking, toy_encoder):
    """Scores the queries; by default each is fitted by the shipped ranking."""

    def made(names=("one-sided", "default"), ranking_for=lambda query: toy_ranking):
        contents = toy_ranking.contents
        return score_queries(joined, contents, ranking_for, toy_encoder, names, seed=1)

    return made


def test_every_judged_pair_has_a_score_and_no_other(scored):
    found = scored(("random", "bm25", "encoder"))
    for run in found.runs.values():
        pairs = [(query, candidate) for query, scores in run.items() for candidate in scores]
        assert pairs == [pair[:2] for pair in PAIRS]


def test_scores_are_those_of_the_ranking(scored, toy_ranking, toy_encoder, joined):
    sides, runs = toy_ranking.contents.sides, scored().runs
    auville, bourg = sides["auville"].population, sides["bourg"].population
    fits = toy_ranking.fit(bourg, auville)[1]
    row, column = bourg.row_of["bourg-03"], auville.row_of["auville-04"]
    assert runs["default"]["bourg-03"]["auville-04"] == round(fits.score[row, column], 9)
    assert runs["one-sided"]["bourg-03"]["auville-04"] == round(fits.for_x[row, column], 9)
    encoded = encode_profiles([joined.queries["r1"].profile], toy_encoder)
    guest = toy_ranking.contents.receive(encoded, "auville")
    expected = toy_ranking.fit(guest, bourg)[1].score[0, bourg.row_of["bourg-05"]]
    assert runs["default"]["r1"]["bourg-05"] == pytest.approx(expected, abs=1e-8)


def test_lists_are_over_the_whole_other_side(scored):
    by_side = scored().exposures["default"]
    assert [one.shown.shape for one in by_side] == [(3, 24), (2, 24)]
    for one in by_side:
        assert one.shown.sum(axis=1).ravel().tolist() == [[5] * one.shown.shape[0]]
        assert one.meetings.shape == one.shown.shape
    ids = scored().query_ids
    assert [[ids[at] for at in one.positions] for one in by_side] == [
        ["auville-00", "auville-07", "r1"],
        ["bourg-03", "r2"],
    ]


def test_small_blocks_change_nothing(scored, monkeypatch):
    names = ("random", "tfidf", "encoder", "default")
    whole = scored(names)
    monkeypatch.setattr(scoring, "_PAIRS", 24)  # one query at a time
    cut = scored(names)
    assert cut.runs == whole.runs
    for name in names:
        for one, other in zip(cut.exposures[name], whole.exposures[name], strict=True):
            assert (one.shown != other.shown).nnz == 0
            assert np.allclose(one.meetings, other.meetings)


def test_each_query_is_fitted_by_its_own_ranking(scored, toy_ranking):
    other = Ranking(
        toy_ranking.contents,
        toy_ranking.ranker.model_copy(update={"intercept": -3.0}),
        toy_ranking.territories,
    )
    mixed = scored(ranking_for=lambda query: other if query == "auville-07" else toy_ranking).runs
    shipped, changed = scored().runs, scored(ranking_for=lambda query: other).runs
    assert mixed["one-sided"]["auville-07"] == changed["one-sided"]["auville-07"]
    assert mixed["one-sided"]["auville-07"] != shipped["one-sided"]["auville-07"]
    for query in ("auville-00", "bourg-03", "r1"):
        assert mixed["default"][query] == shipped["default"][query]


def test_progress_counts_queries(joined, toy_ranking, toy_encoder):
    told = []
    score_queries(
        joined,
        toy_ranking.contents,
        lambda query: toy_ranking,
        toy_encoder,
        ["bm25"],
        seed=1,
        progress=lambda *step: told.append(step),
    )
    assert told[-1] == (scoring.STEP, 5, 5)


def test_queries_may_come_from_one_side_only(joined, toy_ranking, toy_encoder):
    only = {name: query for name, query in joined.queries.items() if name == "r1"}
    pairs = tuple(pair for pair in joined.pairs if pair.query_id == "r1")
    found = score_queries(
        replace(joined, queries=only, pairs=pairs),
        toy_ranking.contents,
        lambda query: toy_ranking,
        toy_encoder,
        ["default"],
        seed=1,
    )
    assert len(found.exposures["default"]) == 1
    assert list(found.runs["default"]) == ["r1"]

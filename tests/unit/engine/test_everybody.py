"""Lists for everybody equal the lists of each, however the work is parted."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from matching.engine import batch as batching
from matching.engine import everybody as module
from matching.errors import RequestError
from matching.ranking.criteria import Criteria
from matching.ranking.joined_retrieval import fused_best


def best_of(matcher, top):
    """For each profile of both territories, its best partners by the full matrix, ties by id."""
    scores = matcher.scores()
    found = {}
    for ids, others, table in (
        (scores.xs, scores.ys, scores.score),
        (scores.ys, scores.xs, scores.score.T),
    ):
        for name, row in zip(ids, table, strict=True):
            order = np.lexsort((np.arange(len(row)), -row))[:top]
            found[name] = [(others[at], row[at]) for at in order]
    return found


def lists_of(ranked):
    """The same of lists for everybody."""
    return {
        name: [
            (one.partner_ids[at], score)
            for at, score in zip(partners.tolist(), scores, strict=True)
            if at >= 0
        ]
        for one in ranked
        for name, partners, scores in zip(one.ids, one.partners, one.score, strict=True)
    }


def test_everybody_gets_the_best_of_the_full_matrix(toy_matcher):
    found = lists_of(toy_matcher.rank_all(5, candidates=24))
    expected = best_of(toy_matcher, 5)
    assert found.keys() == expected.keys()
    for name, told in expected.items():
        assert [score for _, score in found[name]] == pytest.approx(
            [score for _, score in told], abs=1e-5
        )
        # Single precision may turn round whom only the seventh digit tells apart.
        near = {partner for partner, score in told if score > told[-1][1] + 1e-5}
        assert near <= {partner for partner, _ in found[name]}


def test_scores_and_fits_are_those_of_a_suggestion(toy_matcher):
    (first, _) = toy_matcher.rank_all(3, candidates=24)
    assert first.territory == "auville"
    for row in (0, 7, 23):
        best = toy_matcher.explain(first.ids[row], first.partner_ids[first.partners[row, 0]])
        assert first.score[row, 0] == pytest.approx(best.score, abs=1e-5)
        assert first.fit_for_query[row, 0] == pytest.approx(best.fit_for_query, abs=1e-5)
        assert first.fit_for_partner[row, 0] == pytest.approx(best.fit_for_partner, abs=1e-5)


def test_fewer_candidates_are_a_part_of_all(toy_matcher):
    every = toy_matcher.rank_all(24, candidates=24)
    few = toy_matcher.rank_all(24, candidates=2)
    for all_, some in zip(lists_of(every).items(), lists_of(few).items(), strict=True):
        assert 2 <= len(some[1]) <= 24
        assert {name for name, _ in some[1]} <= {name for name, _ in all_[1]}
    # Whom one proposes is in the lists of both.
    pairs = {(x, y) for x, told in lists_of(few).items() for y, _ in told}
    assert pairs == {(y, x) for x, y in pairs}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_several_processes_give_the_same_bytes(toy_matcher, monkeypatch):
    alone = toy_matcher.rank_all(6)
    monkeypatch.setattr(module, "_PAIRS_AT_ONCE", 100)
    apart = toy_matcher.rank_all(6)
    for one, other in zip(alone, apart, strict=True):
        assert one.partners.tolist() == other.partners.tolist()
        for name in ("score", "fit_for_query", "fit_for_partner"):
            assert getattr(one, name).tobytes() == getattr(other, name).tobytes()


def test_a_side_of_fewer_profiles_changes_nothing(build, opened, profiles):
    build(profiles[:44])
    few = opened()
    found, expected = lists_of(few.rank_all(5, candidates=24)), best_of(few, 5)
    for name, told in expected.items():
        assert [score for _, score in found[name]] == pytest.approx(
            [score for _, score in told], abs=1e-5
        )


def test_a_frame_has_one_row_per_place(toy_matcher):
    (first, _) = toy_matcher.rank_all(2)
    frame = first.to_frame()
    assert list(frame.columns) == [
        "query_id", "rank", "id", "score", "fit_for_query", "fit_for_partner"
    ]  # fmt: skip
    assert frame["query_id"].tolist()[:3] == ["auville-00", "auville-00", "auville-01"]
    assert frame["rank"].tolist()[:3] == [1, 2, 1]
    assert frame["id"].str.startswith("bourg-").all()


def test_progress_is_told(toy_matcher):
    steps = []
    toy_matcher.rank_all(2, progress=lambda *step: steps.append(step))
    assert steps[:5] == [("everybody-step-join", done, 5) for done in range(1, 6)]
    assert steps[-1][0] == "everybody-step-measure"
    assert steps[-1][1] == steps[-1][2]


@pytest.mark.parametrize("wish", [{"top": 0}, {"candidates": 0}])
def test_nothing_asked_for_is_refused(toy_matcher, wish):
    with pytest.raises(RequestError):
        toy_matcher.rank_all(**wish)


def test_lists_are_no_longer_than_there_are_partners(toy_matcher):
    for one in toy_matcher.rank_all(10**9):
        assert one.partners.shape[0] == 24
        assert one.partners.shape[1] <= 24


def test_too_many_pairs_are_refused_before_they_fill_the_memory(toy_matcher, monkeypatch):
    monkeypatch.setattr(batching, "MOST_PAIRS", 24 * 24)
    assert toy_matcher.suggest_all(territory="bourg").lists
    with pytest.raises(RequestError) as caught:
        toy_matcher.suggest_all()
    assert caught.value.key == "error-batch-size"
    # Who is filtered out is not measured, and does not count.
    assert len(toy_matcher.suggest_all(criteria=Criteria(domains=("clocks",))).lists) == 48
    assert "1152" in str(caught.value).replace("\N{NARROW NO-BREAK SPACE}", "")


def test_rankings_are_fused_by_reciprocal_ranks():
    one = np.array([[4, 2, -1], [0, 1, 2]])
    other = np.array([[2, 7], [-1, -1]])
    asking, found = fused_best([one, other], 60, 2)
    # For the first: 2 has 1/62 + 1/61, 4 has 1/61, 7 has 1/62.
    assert asking.tolist() == [0, 0, 1, 1]
    assert found.tolist() == [2, 4, 0, 1]
    # Ties go to the row that comes first.
    assert fused_best([np.array([[9]]), np.array([[3]])], 60, 1)[1].tolist() == [3]
    assert fused_best([np.full((2, 3), -1)], 60, 5)[0].tolist() == []

"""Judged pairs meet profiles and requests; what cannot be measured is counted."""

from __future__ import annotations

import pytest

from matching.evaluation.joining import join
from matching.evaluation.judgements import AskedRequest, AskedRequests

TEXT = "Nous fabriquons des montres et cherchons des cadrans émaillés."


@pytest.fixture
def joined(profiles, toy_territories):
    return lambda judgements, asked: join(judgements, asked, profiles, toy_territories, "fr")


def requests(*given):
    return AskedRequests("r.jsonl", tuple(given))


def test_queries_from_both_sides(joined, judged, nobody_asks):
    pairs = ("auville-00", "bourg-01", 2.0, 1.0), ("bourg-03", "auville-04", 1.0, None)
    found = joined(judged(*pairs), nobody_asks)
    assert [(p.query_id, p.candidate_id) for p in found.pairs] == [p[:2] for p in pairs]
    assert list(found.queries) == ["auville-00", "bourg-03"]
    assert found.queries["bourg-03"].profile.territory == "bourg"
    assert found.queries["bourg-03"].text is None
    assert found.warnings == ()


def test_pairs_of_unknown_profiles_are_counted_and_named(joined, judged, nobody_asks):
    pairs = [("auville-00", f"nobody-{n}", 1.0) for n in range(7)]
    found = joined(judged(*pairs, ("ghost", "bourg-01", 1.0)), nobody_asks)
    assert found.pairs == ()
    (warning,) = found.warnings
    assert warning.values["count"] == 8
    assert "ghost, nobody-0, nobody-1, nobody-2, nobody-3, …" in warning.text("fr")


def test_pairs_of_one_group_are_left_out(joined, judged, nobody_asks):
    good = "auville-00", "bourg-01", 1.0
    found = joined(judged(good, ("auville-00", "auville-01", 3.0)), nobody_asks)
    assert [p.candidate_id for p in found.pairs] == ["bourg-01"]
    (warning,) = found.warnings
    assert warning.values["count"] == 1
    assert "auville-00 – auville-01" in warning.text("en")


@pytest.mark.parametrize("territory", ["auville", "Auville", "bourg", None])
def test_a_request_is_of_the_other_group_than_its_candidates(territory, joined, judged):
    asked = requests(AskedRequest("r1", TEXT, territory, "fr"))
    found = joined(judged(("r1", "bourg-01", 2.0), ("r1", "bourg-02", 0.0)), asked)
    assert len(found.pairs) == 2
    query = found.queries["r1"]
    assert query.profile.is_request
    assert query.profile.territory == "auville"
    assert query.profile.seeks_fr == ("des cadrans émaillés",)
    assert query.text == TEXT


def test_where_candidates_are_of_both_groups_the_request_stays_in_its_own(joined, judged):
    asked = requests(AskedRequest("r1", TEXT, "auville"))
    found = joined(judged(("r1", "bourg-01", 2.0), ("r1", "auville-02", 0.0)), asked)
    assert [p.candidate_id for p in found.pairs] == ["bourg-01"]
    assert len(found.warnings) == 1


def test_requests_that_cannot_be_are_rejected(joined, judged):
    asked = requests(
        AskedRequest("auville-00", TEXT, "auville", line=4),
        AskedRequest("r2", TEXT, "mars", line=5),
    )
    found = joined(judged(("r2", "bourg-01", 2.0)), asked)
    assert [(one.line, one.field, one.file) for one in found.rejects] == [
        (4, "id", "r.jsonl"),
        (5, "territory", "r.jsonl"),
    ]
    assert "auville, bourg" in found.rejects[1].reason("fr")
    assert found.pairs == ()

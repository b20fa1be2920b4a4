from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace

import pytest
from unit.ranking.handmade import a_profile

from matching.ranking.results import (
    SCHEMA,
    Contribution,
    Evidence,
    Reasons,
    RelayCall,
    Suggestion,
    Suggestions,
)

PARTNER = a_profile(
    "p", name="Le « Port »", territory="bourg", city="Bourg", axes=("trade",), domains=("clocks",),
    source_url="https://example.org/p", source_date="2024",
)  # fmt: skip
SUGGESTION = Suggestion(
    rank=1,
    partner=PARTNER,
    score=0.48,
    fit_for_query=0.6,
    fit_for_partner=0.4,
    confidence=0.9,
    contributions=(Contribution("baseline", 0.2), Contribution("topic", 0.28)),
    reasons=Reasons("Pour Auville…", "Pour Bourg…"),
    evidence=(Evidence("query", "need", "un port"), Evidence("partner", "offer", "une jetée")),
    shared_domains=("clocks",),
    shared_terms=("jetée", "port"),
    unknown=("À vérifier.",),
    relays=(RelayCall("query", "guild", "La Guilde", "Elle présente.", None, "https://e.org"),),
)
ANSWER = Suggestions(
    a_profile("q"), "fr", calibrated=False, suggestions=(SUGGESTION, replace(SUGGESTION, rank=2))
)


CREDIT = {"source", "source_url", "source_date", "licence", "attribution", "credit"}


def test_the_document_has_the_keys_that_were_promised():
    document = ANSWER.to_dict()
    assert document["schema"] == SCHEMA == 1
    assert set(document) == {
        "schema", "language", "calibrated", "floor", "query", "suggestions", "below_floor",
        "empty_because", "nearest", "why_not", "advice",
    }  # fmt: skip
    assert set(document["query"]) == {
        "id", "name", "kind", "territory", "city", "axes", "domains", *CREDIT,
    }  # fmt: skip
    promised = (
        "rank id name territory score fit_for_query fit_for_partner axes domains contributions "
        "reasons evidence relays source_url"
    )
    for suggestion in document["suggestions"]:
        assert set(promised.split()) <= set(suggestion)
    assert set(document["suggestions"][0]) - set(promised.split()) == {
        "kind", "city", "lower_fit", "confidence", "shared_domains", "shared_terms", "unknown",
        "known_links", *CREDIT,
    } - {"source_url"}  # fmt: skip


def test_the_document_says_what_the_suggestion_says():
    first = ANSWER.to_dict()["suggestions"][0]
    assert (first["rank"], first["id"], first["name"]) == (1, "p", "Le « Port »")
    assert (first["score"], first["fit_for_query"], first["fit_for_partner"]) == (0.48, 0.6, 0.4)
    assert first["axes"] == ["trade"]
    assert first["contributions"] == [
        {"name": "baseline", "value": 0.2},
        {"name": "topic", "value": 0.28},
    ]
    assert first["reasons"] == {"for_query": "Pour Auville…", "for_partner": "Pour Bourg…"}
    assert first["evidence"][1] == {"side": "partner", "facet": "offer", "text": "une jetée"}
    assert first["relays"] == [
        {
            "side": "query", "id": "guild", "name": "La Guilde", "role": "Elle présente.",
            "convention": None, "url": "https://e.org",
        }
    ]  # fmt: skip
    assert (first["source_url"], first["source_date"]) == ("https://example.org/p", "2024")


def test_the_document_is_plain_json():
    document = ANSWER.to_dict()
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_a_frame_has_one_row_a_suggestion():
    frame = ANSWER.to_frame()
    assert frame["rank"].tolist() == [1, 2]
    row = frame.iloc[0]
    assert (row["id"], row["score"]) == ("p", 0.48)
    assert row["shared_terms"] == "jetée | port"
    assert row["axes"] == "trade"
    assert row["reason_for_query"] == "Pour Auville…"
    assert row["reason_for_partner"] == "Pour Bourg…"
    assert row["relays"] == "La Guilde"
    assert row["evidence"] == "un port | une jetée"
    assert row["contribution_baseline"] + row["contribution_topic"] == pytest.approx(0.48)
    assert not any(isinstance(value, (list, dict)) for value in row)


def test_no_suggestion_is_an_empty_document_and_frame():
    empty = replace(ANSWER, suggestions=())
    assert empty.to_dict()["suggestions"] == []
    assert len(empty.to_frame()) == 0


def test_the_lower_fit_is_that_of_who_gains_less():
    assert SUGGESTION.lower_fit == 0.4


def test_an_answer_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        SUGGESTION.score = 1.0

from __future__ import annotations

import json

from unit.ranking.handmade import a_profile

from matching.ranking.batch import (
    BATCH_SCHEMA,
    BatchList,
    BatchSuggestion,
    BatchSuggestions,
    LoadReport,
    PartnerLoad,
)

ASKING = a_profile("q", name="Demandeur")
ALONE = a_profile("r", name="Sans personne")
PARTNERS = [a_profile(f"p{n}", territory="bourg", name=f"Partenaire {n}") for n in range(7)]
LOADS = tuple(
    PartnerLoad(partner, before, after)
    for partner, before, after in zip(
        PARTNERS, (9, 0, 3, 3, 1, 2, 0), (1, 1, 3, 2, 1, 2, 0), strict=True
    )
)
REPORT = LoadReport("bourg", 2, LOADS, 0.6, 0.3, steps=8, converged=True, largest_error=0.009)
FOUND = BatchSuggestion(1, PARTNERS[2], 0.5, 0.6, 0.4, 3, ("clocks",), "« a » – « b »")
BATCH = BatchSuggestions(
    "fr", calibrated=True, balanced=True, top=5, floor=0.2, capacity=None,
    lists=(BatchList(ASKING, (FOUND,)), BatchList(ALONE, (), "floor")), reports=(REPORT,),
)  # fmt: skip


def test_the_document_is_plain_json_with_the_keys_promised():
    document = BATCH.to_dict()
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert document["schema"] == BATCH_SCHEMA == 1
    assert list(document) == [
        "schema", "language", "calibrated", "balanced", "top", "floor", "capacity", "lists", "loads"
    ]  # fmt: skip
    first, empty = document["lists"]
    assert first["query"]["id"] == "q"
    assert first["suggestions"][0]["id"] == "p2"
    assert first["suggestions"][0]["rank_without_balance"] == 3
    assert (empty["suggestions"], empty["empty_because"]) == ([], "floor")


def test_the_load_report_counts_and_names():
    assert (REPORT.unlisted_before, REPORT.unlisted_after) == (2, 1)
    assert [load.partner.id for load in REPORT.most_loaded_before] == ["p0", "p2", "p3", "p5", "p4"]
    assert [load.partner.id for load in REPORT.most_loaded_after] == ["p2", "p3", "p5", "p0", "p1"]
    report = BATCH.to_dict()["loads"][0]
    assert (report["partners"], report["gini_before"], report["gini_after"]) == (7, 0.6, 0.3)
    assert (report["steps"], report["converged"]) == (8, True)
    first = report["loads"][0]
    known = {name: value for name, value in first.items() if value is not None}
    assert known == {"id": "p0", "name": "Partenaire 0", "before": 9, "after": 1}
    assert first.keys() - known.keys() == {
        "source", "source_url", "source_date", "licence", "attribution", "credit",
    }  # fmt: skip


def test_who_has_no_list_and_how_many_places_are_left():
    assert BATCH.without_list(REPORT) == (ALONE,)
    # Two lists of five with one suggestion in all.
    assert BATCH.left_empty(REPORT) == 9


def test_a_frame_has_fixed_columns_one_row_a_suggestion():
    frame = BATCH.to_frame()
    row = frame.iloc[0]
    assert len(frame) == 1
    assert (row["query_id"], row["id"], row["rank"], row["score"]) == ("q", "p2", 1, 0.5)
    assert row["shared_domains"] == "clocks"
    nobody = BatchSuggestions("fr", True, True, 5, 0.2, None, (), ())
    assert list(nobody.to_frame().columns) == list(frame.columns)

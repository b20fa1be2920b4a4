from __future__ import annotations

import json

import pytest

from matching.config import Settings
from matching.errors import RequestError
from matching.profiles.model import KINDS
from matching.ranking.features import DIRECTED, SYMMETRIC
from matching.ranking.ranker import Ranker

SHIPPED = Settings().ranker


def test_the_shipped_weights_are_of_the_features_that_are_measured():
    ranker = Ranker.load(SHIPPED)
    assert set(ranker.features) == {*SYMMETRIC, *DIRECTED}
    assert not ranker.calibrated
    assert sum(weight.weight for weight in ranker.features.values()) > 0


def test_kinds_complete_each_other_between_0_and_1_both_ways():
    table = Ranker.load(SHIPPED).complementarity
    for one in KINDS:
        for other in KINDS:
            assert 0 <= table.value(one, other) <= 1
            assert table.value(one, other) == table.value(other, one)
    assert table.value("company", "research_unit") > table.value("company", "company")


def test_a_pair_that_the_table_does_not_name_has_the_default(ranker):
    assert ranker.complementarity.value("company", "hospital") == 0.5


@pytest.mark.parametrize(
    "change",
    [
        {"slope": 0},
        {"variety": 1.5},
        {"retrieval": {"depth": 0, "constant": 60}},
        {"features": {"topic": {"weight": -1, "mean": 0, "deviation": 1}}},
        {"features": {"topic": {"weight": 1, "mean": 0, "deviation": 0}}},
        {"unheard_of": 1},
    ],
)
def test_weights_out_of_range_are_refused(change, tmp_path):
    path = tmp_path / "ranker.json"
    path.write_text(json.dumps({**json.loads(SHIPPED.read_text("utf-8")), **change}), "utf-8")
    with pytest.raises(RequestError) as caught:
        Ranker.load(path)
    for language in ("fr", "en"):
        assert str(path) in caught.value.text(language)


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff\xfe{}"])
def test_a_file_that_holds_no_weights_is_refused(content, tmp_path):
    path = tmp_path / "ranker.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RequestError, match=r"ranker\.json"):
        Ranker.load(path)

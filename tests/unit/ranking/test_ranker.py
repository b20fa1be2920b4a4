from __future__ import annotations

import json

import numpy as np
import pytest
from unit.ranking.handmade import a_profile

from matching.config import Settings
from matching.errors import RequestError
from matching.profiles.model import KINDS
from matching.ranking.calibration import Calibration
from matching.ranking.features import DIRECTED, SYMMETRIC
from matching.ranking.ranker import REQUESTS, Gains, Ranker
from matching.ranking.request import REQUEST_ID

SHIPPED = Settings().ranker


def test_the_shipped_weights_are_of_the_features_that_are_measured():
    ranker = Ranker.load(SHIPPED)
    assert set(ranker.features) == {*SYMMETRIC, *DIRECTED}
    assert ranker.calibrated
    assert sum(weight.weight for weight in ranker.features.values()) > 0


def test_it_is_calibrated_where_it_has_a_map(ranker):
    assert ranker.calibration is None
    assert not ranker.calibrated
    told = Calibration(harmonic_means=(0, 1), probabilities=(0, 1))
    assert ranker.model_copy(update={"calibration": told}).calibrated


def test_the_shipped_weights_say_what_they_were_learned_from():
    training = Ranker.load(SHIPPED).training
    assert len(training.judgements) == 64
    assert training.pairs > training.queries > training.folds > 1
    assert 0 < training.figures["brier"] < 0.25
    assert 0 < training.figures["ndcg@10"] < 1


def test_every_kind_has_a_group():
    gains = Ranker.load(SHIPPED).complementarity.gains
    assert set(gains.groups) == set(KINDS)
    names = {*gains.groups.values(), REQUESTS}
    assert set(gains.values) | {name for row in gains.values.values() for name in row} <= names


def test_gains_by_hand():
    gains = Gains(
        groups={"company": "firms", "hospital": "schools"}, values={"firms": {"schools": 0.5}}
    )
    assert gains.between("firms", "schools") == 0.5
    # Nothing is said of the other direction, nor of requests.
    assert gains.between("schools", "firms") == 0
    assert gains.between("firms", REQUESTS) == 0
    assert gains.group(a_profile(kind="hospital")) == "schools"
    assert gains.group(a_profile(REQUEST_ID)) == REQUESTS


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
        {"calibration": {"harmonic_means": [0, 1], "probabilities": [0.5, 0.2]}},
        {"training": {"pairs": 3}},
        {"calibrated": True},
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


def test_a_copy_with_other_gains_has_other_tables():
    table = Ranker.load(SHIPPED).complementarity
    before = table.gains_table
    assert np.isnan(table.kinds_table[-1]).all()
    none = table.gains.model_copy(update={"values": {}})
    copied = table.model_copy(update={"gains": none})
    assert before.any()
    assert not copied.gains_table.any()
    assert (table.gains_table == before).all()

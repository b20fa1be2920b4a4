from __future__ import annotations

import json
import math

import numpy as np
import pytest

from matching.config import load_settings
from matching.domains.evidence import FEATURES
from matching.domains.model import DomainModel
from matching.errors import RequestError

MODEL = DomainModel(
    note="by hand", encoder="plane@1", threshold=0.5, intercept=-1.0, weights={"nearness": 2.0}
)


def test_probability_is_the_logistic_of_the_weighted_numbers():
    features = np.zeros((1, 2, len(FEATURES)))
    features[0, :, FEATURES.index("nearness")] = (0.5, 1.0)
    expected = [0.5, 1 / (1 + math.exp(-1))]
    assert MODEL.probabilities(features)[0] == pytest.approx(expected)


def test_no_text_makes_certain():
    features = np.full((1, 1, len(FEATURES)), 100.0)
    assert MODEL.probabilities(features).tolist() == [[0.99]]


def test_nothing_to_go_by_is_no_probability():
    assert MODEL.probabilities(np.full((1, 1, len(FEATURES)), np.nan)).tolist() == [[0.0]]


def test_a_model_is_written_and_read_back(tmp_path):
    MODEL.save(tmp_path / "model.json")
    assert DomainModel.load(tmp_path / "model.json") == MODEL
    assert json.loads((tmp_path / "model.json").read_text())["weights"] == {"nearness": 2.0}


@pytest.mark.parametrize(
    ("content", "named"),
    [("{", "JSON"), ('{"version": 2}', "version"), ('{"weights": {"size": 1}}', "weights")],
)
def test_what_is_no_model_is_refused_with_the_place(tmp_path, content, named):
    path = tmp_path / "model.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RequestError) as refused:
        DomainModel.load(path)
    assert named in refused.value.text("en")
    with pytest.raises(RequestError):
        DomainModel.load(tmp_path / "none.json")


def test_every_number_speaks_for_a_domain_in_the_model_that_is_shipped():
    shipped = DomainModel.load(load_settings().domain_model)
    assert set(shipped.weights) == set(FEATURES)
    assert min(shipped.weights.values()) > 0

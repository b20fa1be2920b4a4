from __future__ import annotations

import json

import pytest

from matching.engine.building import compute
from matching.evaluation.judgements import AskedRequests, JudgedPair, Judgements
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.territories import Territories


@pytest.fixture
def toy_territories(toy_settings):
    return Territories.load(toy_settings.territories)


@pytest.fixture
def toy_ranking(toy_settings, toy_territories, toy_encoder, profiles):
    """The shipped ranking on the invented profiles, without a model."""
    shipped = Ranker.load(toy_settings.ranker)
    contents, _ = compute(profiles, toy_territories, shipped, toy_encoder)
    return Ranking(contents, shipped, toy_territories)


@pytest.fixture
def judged():
    """Judgements of (query, candidate, for_query, for_candidate)."""

    def made(*pairs):
        return Judgements("qrels.csv", tuple(JudgedPair(*pair) for pair in pairs))

    return made


@pytest.fixture
def nobody_asks():
    return AskedRequests("")


@pytest.fixture
def written(tmp_path):
    """Writes a file of that name, text or JSON Lines, and returns its path."""

    def write(name, content):
        text = content
        if not isinstance(content, str):
            text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in content)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write

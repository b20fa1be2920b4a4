from __future__ import annotations

import pytest

from matching.engine.building import compute
from matching.index.workspace import Workspace
from matching.ranking.ranker import Ranker
from matching.territories import Territories


@pytest.fixture
def contents_of(toy_settings, toy_encoder):
    """Makes the contents of a generation from profiles, without a model."""
    territories = Territories.load(toy_settings.territories)
    ranker = Ranker.load(toy_settings.ranker)
    return lambda people: compute(people, territories, ranker, toy_encoder)[0]


@pytest.fixture
def workspace(toy_settings):
    """An empty workspace in a folder of its own."""
    return Workspace(toy_settings.workspace_folder)


@pytest.fixture
def write(workspace):
    """Writes contents as a new generation, the way a build does."""

    def written(contents, **given):
        known = {"model_id": "toy@1", "template_version": "1", "precision": "f32"}
        known |= {"origin": (), "origin_hash": ""}
        with workspace.building():
            return workspace.write(contents, **{**known, **given})

    return written

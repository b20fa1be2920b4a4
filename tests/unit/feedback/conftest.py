from __future__ import annotations

import pytest
from toys import write_toy_territories

from matching.feedback.store import FeedbackStore
from matching.territories import Territories


@pytest.fixture
def territories(tmp_path):
    return Territories.load(write_toy_territories(tmp_path / "territories.toml"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "feedback.sqlite"


@pytest.fixture
def store(path, territories):
    with FeedbackStore.open(path, territories) as opened:
        yield opened


@pytest.fixture
def other(tmp_path, territories):
    """The store of somebody else."""
    with FeedbackStore.open(tmp_path / "elsewhere" / "feedback.sqlite", territories) as opened:
        yield opened

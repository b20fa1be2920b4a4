from __future__ import annotations

import os
from pathlib import Path

import pytest
from unit.embedding.tiny_model import build_tiny_model


@pytest.fixture(scope="session")
def encoder_home(tmp_path_factory):
    """The folder under which the bundled encoder is unpacked; nothing else is built there."""
    kept = os.environ.get("MATCHING_TEST_HOME")
    return Path(kept) if kept else tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory):
    """The folder of a tiny random model that distinguishes the two roles."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    return build_tiny_model(folder, prompts={"query": "query: ", "passage": "passage: "})


@pytest.fixture(scope="session")
def compiled_home(tmp_path_factory):
    """The folder under which the tiny model is compiled, once for all tests."""
    return tmp_path_factory.mktemp("compiled-home")

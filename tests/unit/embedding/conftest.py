from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from tiny_model import build_tiny_model


@pytest.fixture(scope="session")
def encoder_home(tmp_path_factory):
    """The folder under which the bundled encoder is unpacked; nothing else is built there."""
    kept = os.environ.get("MATCHING_TEST_HOME")
    return Path(kept) if kept else tmp_path_factory.mktemp("home")


@pytest.fixture
def open_folder():
    """A folder that another user may enter, which the folders of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory):
    """The folder of a tiny random model that distinguishes the two roles."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    return build_tiny_model(folder, prompts={"query": "query: ", "passage": "passage: "})


@pytest.fixture(scope="session")
def compiled_home(tmp_path_factory):
    """The folder under which the tiny model is compiled, once for all tests."""
    return tmp_path_factory.mktemp("compiled-home")

from __future__ import annotations

from pathlib import Path

import pytest

from matching.profiles.reading import load_profiles
from matching.territories import Territories


@pytest.fixture(scope="session")
def territories():
    return Territories.load(Path(__file__).parents[3] / "data" / "territories.toml")


@pytest.fixture
def load(tmp_path, territories):
    """Write a file and load it."""

    def write_and_load(name, contents):
        path = tmp_path / name
        if isinstance(contents, bytes):
            path.write_bytes(contents)
        else:
            path.write_text(contents, encoding="utf-8")
        return load_profiles(path, territories)

    return write_and_load

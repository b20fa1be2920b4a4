from __future__ import annotations

import pytest

from matching.engine.building import build_index
from matching.engine.matcher import Matcher
from matching.profiles.writing import write_profiles


@pytest.fixture
def as_file(tmp_path):
    """Writes profiles into a file of their own."""

    def write(people, name="profiles"):
        path = tmp_path / f"{name}.jsonl"
        write_profiles(people, path)
        return path

    return write


@pytest.fixture
def build(toy_settings, toy_encoder, as_file):
    """Builds a workspace from profiles, or from what is there when none are given."""

    def built(people=None, **given):
        files = None if people is None else [as_file(people)]
        return build_index(files, toy_settings, encoder=toy_encoder, **given)

    return built


@pytest.fixture
def opened(toy_settings, toy_encoder):
    """Opens the workspace as it is now."""
    return lambda **given: Matcher.open(settings=toy_settings, encoder=toy_encoder, **given)


@pytest.fixture
def toy_matcher(build, opened, profiles):
    """A matcher on the invented profiles, without a model."""
    build(profiles)
    return opened()

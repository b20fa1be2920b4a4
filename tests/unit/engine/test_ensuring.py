"""The sample is indexed where it has to be, and nothing else is touched."""

from __future__ import annotations

import pytest
from unit.embedding.tiny_model import build_tiny_model

from matching.engine.building import build_index
from matching.engine.matcher import Matcher
from matching.errors import WorkspaceMismatchError
from matching.index.workspace import Workspace
from matching.profiles.writing import write_profiles


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory):
    return build_tiny_model(
        tmp_path_factory.mktemp("models") / "tiny",
        prompts={"query": "query: ", "passage": "passage: "},
    )


@pytest.fixture
def settings(toy_settings, tiny_model, profiles, tmp_path):
    """Settings whose sample is four invented profiles and whose model is a tiny real one."""
    sample = tmp_path / "sample"
    sample.mkdir()
    write_profiles([*profiles[:2], *profiles[24:26]], sample / "four.jsonl")
    return toy_settings.model_copy(update={"sample": sample, "model": str(tiny_model)})


def generation(settings):
    return Workspace(settings.workspace_folder).manifest().generation


def test_the_sample_is_indexed_the_first_time_only(settings):
    steps = []
    first = Matcher.ensure(settings, progress=lambda *step: steps.append(step))
    assert [profile.id for profile in first.profiles] == [
        "auville-00", "auville-01", "bourg-00", "bourg-01"
    ]  # fmt: skip
    assert steps
    before = generation(settings)
    again = Matcher.ensure(settings)
    assert generation(settings) == before
    assert again.suggest("auville-00").to_dict() == first.suggest("auville-00").to_dict()


def test_a_sample_that_changed_is_indexed_anew(settings, profiles):
    Matcher.ensure(settings)
    write_profiles(profiles[2:4], settings.sample / "two_more.jsonl")
    assert len(Matcher.ensure(settings).profiles) == 6


def test_an_index_of_another_model_is_not_replaced_unasked(settings, tmp_path):
    Matcher.ensure(settings)
    before = generation(settings)
    other = build_tiny_model(tmp_path / "other", prompts={"query": "ask: ", "passage": "tell: "})
    changed = settings.model_copy(update={"model": str(other)})
    with pytest.raises(WorkspaceMismatchError):
        Matcher.ensure(changed)
    assert generation(settings) == before


def test_an_index_of_ones_own_is_left_alone(settings, profiles, tmp_path):
    path = tmp_path / "own.jsonl"
    write_profiles(profiles[:6], path)
    build_index([path], settings)
    before = generation(settings)
    write_profiles(profiles[2:4], settings.sample / "two_more.jsonl")
    assert len(Matcher.ensure(settings).profiles) == 6
    assert generation(settings) == before

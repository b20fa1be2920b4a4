"""A build that may not run, or cannot write, says so and leaves what was there."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from contracts.builder import settings_of
from contracts.building import Builder, left_behind, opened
from toys import ToyEncoder, write_toy_territories

from matching.engine.building import build_index
from matching.errors import WorkspaceBusyError
from matching.index.workspace import Workspace
from matching.profiles.writing import write_profiles

MANY = 60
"""Profiles of each territory that need more room than the 24 that are there."""


@pytest.fixture(scope="module")
def builder():
    started = Builder()
    yield started
    started.close()


@pytest.fixture
def folder():
    """A workspace folder, not yet made, in a place that everybody may enter."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    write_toy_territories(place / "territories.toml")
    yield place / "workspace"
    for path in (place, *place.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(place)


def test_of_two_builds_at_once_the_second_is_refused(builder, folder, profiles, tmp_path):
    assert builder.run("build", folder, 0, 24) == "done"
    builder.ask("hold", folder)
    holder = int(builder.heard())
    assert builder.heard() == "held"
    path = tmp_path / "profiles.jsonl"
    write_profiles(profiles[:10], path)
    try:
        with pytest.raises(WorkspaceBusyError) as caught:
            build_index([path], settings_of(folder), encoder=ToyEncoder())
        assert str(folder) in str(caught.value)
        assert len(opened(folder).profiles) == 48
    finally:
        os.kill(holder, signal.SIGKILL)
    builder.ask("wait")
    assert builder.heard() == "-9"
    # The system frees what a killed process held.
    assert build_index([path], settings_of(folder), encoder=ToyEncoder()).profiles == 10


@pytest.mark.parametrize("largest", [0, 3_000, 30_000, 100_000])
def test_a_full_disk_leaves_the_generation_before(builder, folder, largest):
    assert builder.run("build", folder, 0, 24) == "done"
    before = Workspace(folder).manifest()
    assert builder.run("build", folder, 1, MANY, largest) == "WorkspaceWriteError"
    assert Workspace(folder).manifest() == before
    assert left_behind(folder) == []
    assert len(opened(folder).profiles) == 48
    assert builder.run("build", folder, 1, MANY) == "done"
    assert len(opened(folder).profiles) == 2 * MANY


@pytest.mark.parametrize("largest", [3_000, 30_000])
def test_a_disk_that_fills_up_while_writing_leaves_the_generation_before(builder, folder, largest):
    # The second time every vector is known: it is the generation that does not fit.
    assert builder.run("build", folder, 0, 24) == "done"
    before = Workspace(folder).manifest()
    assert builder.run("build", folder, 0, 24, largest) == "WorkspaceWriteError"
    assert Workspace(folder).manifest() == before
    assert left_behind(folder) == []
    assert len(opened(folder).profiles) == 48


def close_to_writing(folder):
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_a_read_only_workspace_answers_and_refuses_a_build(builder, folder):
    assert builder.run("build", folder, 0, 24) == "done"
    close_to_writing(folder)
    before = sorted(folder.rglob("*"))
    assert builder.run("nobody", "build", folder, 1, 24) == "WorkspaceWriteError"
    assert builder.run("nobody", "open", folder) == "48"
    assert sorted(folder.rglob("*")) == before


def test_a_workspace_that_cannot_be_made_is_refused(builder, folder):
    folder.parent.chmod(0o555)
    assert builder.run("nobody", "build", folder, 0, 24) == "WorkspaceWriteError"
    assert builder.run("nobody", "open", folder) == "WorkspaceMissingError"
    assert not folder.exists()

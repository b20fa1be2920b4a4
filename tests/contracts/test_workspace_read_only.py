"""A folder closed to writing is said to be so, and what was built there still answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from toys import toy_profiles, write_toy_territories

from matching.profiles.writing import write_profiles

TESTS = Path(__file__).parents[1]
PROGRAM = """
import sys
sys.path[:0] = [{tests!r}, {project!r}]
from pathlib import Path
from contracts.builder import settings_of
from toys import ToyEncoder
from matching import Matcher, MatchingError, build_index
folder = Path({folder!r})
try:
    {action}
except MatchingError as fault:
    print(type(fault).__name__, str(folder) in fault.text("en"))
"""
BUILD = "print(build_index([folder.with_name('p.jsonl')], settings_of(folder), encoder=ToyEncoder()).profiles)"
OPEN = "print(len(Matcher.open(settings=settings_of(folder), encoder=ToyEncoder()).profiles))"


@pytest.fixture
def folder():
    """A workspace folder, not yet made, in a place that everybody may enter."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    write_toy_territories(place / "territories.toml")
    write_profiles(toy_profiles(5), place / "p.jsonl")
    yield place / "workspace"
    for path in (place, *place.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(place)


def run(action, folder, *, as_nobody=False):
    """What the action says; permissions bind nobody, where they do not bind the superuser."""
    source = PROGRAM.format(
        tests=str(TESTS), project=str(TESTS.parent), folder=str(folder), action=action
    )
    user = {"user": "nobody", "group": "nogroup"} if as_nobody and os.geteuid() == 0 else {}
    done = subprocess.run(
        [sys.executable, "-B", "-c", source],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={**os.environ, "HOME": "/nonexistent"},
        **user,
    )
    if user and "Permission denied" in done.stderr and ".venv" in done.stderr:
        pytest.skip("this interpreter cannot be run by another user")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def close_to_writing(folder):
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_a_read_only_workspace_answers_and_refuses_a_build(folder):
    assert run(BUILD, folder) == "10"
    close_to_writing(folder)
    before = sorted(path for path in folder.rglob("*"))
    assert run(BUILD, folder, as_nobody=True) == "WorkspaceWriteError True"
    assert run(OPEN, folder, as_nobody=True) == "10"
    assert sorted(path for path in folder.rglob("*")) == before


def test_a_workspace_that_cannot_be_made_is_refused(folder):
    folder.parent.chmod(0o555)
    assert run(BUILD, folder, as_nobody=True) == "WorkspaceWriteError True"
    assert run(OPEN, folder, as_nobody=True) == "WorkspaceMissingError True"

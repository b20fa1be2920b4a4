"""The folder of a plan on a disk that fills up and in a folder closed to writing, for real."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The child becomes somebody else, since the superuser may write anywhere, and may write files of
# so many bytes at most, as on a disk that is full.
CHILD = """
import os, resource, signal, sys, tempfile
from pathlib import Path
sys.path += [sys.argv[1], sys.argv[1] + "/tests"]
from unit.mission.made_books import TERRITORIES, made_book
from matching.engine.mission.folder import write_mission_folder
from matching.errors import RequestError
book, folder = made_book(), Path(sys.argv[2])
# Once before, so that all that is read from the libraries has been read.
with tempfile.TemporaryDirectory() as warm: write_mission_folder(book, Path(warm), TERRITORIES)
if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)
most = int(sys.argv[3])
if most:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try: write_mission_folder(book, folder, TERRITORIES, keep_older=True)
except RequestError as fault: print(fault.key, fault.values.get("reason", ""))
else: print("written")
"""


@pytest.fixture
def shared():
    """A folder that anybody can write to; those of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o777)
        yield path


def write(folder, most=0):
    command = [sys.executable, "-c", CHILD, str(ROOT), str(folder), str(most)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("most", [1_000, 12_000])
def test_a_disk_that_fills_up_leaves_nothing_behind(shared, most):
    assert write(shared / "plan", most) == "mission-cli-folder-failed File too large"
    assert names(shared) == []


def test_a_disk_that_fills_up_leaves_the_plan_before(shared):
    assert write(shared / "plan") == "written"
    before = {path: path.read_bytes() for path in (shared / "plan").rglob("*") if path.is_file()}
    assert write(shared / "plan", 12_000) == "mission-cli-folder-failed File too large"
    assert names(shared) == ["plan"]
    assert {path: path.read_bytes() for path in before} == before
    assert write(shared / "plan") == "written"
    assert names(shared) == ["plan", "plan.1"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_a_folder_closed_to_writing_is_told(shared):
    closed = shared / "closed"
    closed.mkdir(mode=0o555)
    assert write(closed / "plan") == "mission-cli-folder-closed"
    assert names(closed) == []

"""A build that is killed, at whatever moment, leaves a workspace that answers."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from contracts.builder import settings_of
from toys import ToyEncoder, write_toy_territories

from matching.engine.building import build_index
from matching.engine.matcher import Matcher
from matching.errors import WorkspaceBusyError, WorkspaceMissingError
from matching.index.workspace import Workspace
from matching.profiles.writing import write_profiles

SEED = 20_260_101
COUNTS = (60, 70)
"""Profiles of each territory; the two contents differ in number, so that they are told apart."""


class Builder:
    """The process of ``builder.py``."""

    def __init__(self) -> None:
        # One thread each: a process that has started threads must not fork.
        single = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "RAYON")}
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("builder.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **single},
        )
        assert self.heard() == "ready"

    def ask(self, *words: object) -> None:
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()

    def heard(self) -> str:
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def builder():
    started = Builder()
    yield started
    started.close()


@pytest.fixture
def folder(tmp_path):
    write_toy_territories(tmp_path / "territories.toml")
    return tmp_path / "workspace"


def built(builder, folder, seed, count, largest="") -> str:
    """Let a build run to its end and return what it said."""
    builder.ask("build", folder, seed, count, largest)
    builder.heard()
    said = builder.heard()
    builder.ask("wait")
    assert builder.heard() == "0"
    return said


def killed(builder, folder, seed, count, delay) -> bool:
    """Kill a build ``delay`` seconds after its start; return whether it had ended before."""
    builder.ask("build", folder, seed, count)
    process = int(builder.heard())
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)
    builder.ask("wait")
    said = builder.heard()
    if ended := said == "done":
        said = builder.heard()
    assert said in ("0", "-9")
    return ended


def opened(folder):
    return Matcher.open(settings=settings_of(folder), encoder=ToyEncoder())


def left_behind(folder):
    return list((folder / "generations").glob(".staging-*"))


@pytest.mark.parametrize(
    "moments", [8, pytest.param(50, marks=[pytest.mark.prove, pytest.mark.slow])]
)
def test_a_build_killed_at_any_moment_leaves_a_workspace_that_answers(builder, folder, moments):
    drawn = random.Random(SEED)  # noqa: S311 - moments, not secrets
    started = time.perf_counter()
    assert built(builder, folder, 0, COUNTS[0]) == "done"
    duration = time.perf_counter() - started
    before, stagings, changes = COUNTS[0], 0, 0
    for moment in range(moments):
        # One moment in each equal part of the duration, in an order of no consequence.
        delay = duration * (moment + drawn.random()) / moments
        after = COUNTS[0] if before == COUNTS[1] else COUNTS[1]
        ended = killed(builder, folder, moment + 1, after, delay)
        matcher = opened(folder)
        found = len(matcher.profiles) // 2
        assert found in ((after,) if ended else (before, after))
        suggested = matcher.suggest("auville-03", top=3).suggestions
        assert [suggestion.rank for suggestion in suggested] == [1, 2, 3]
        stagings += bool(left_behind(folder))
        changes += found == after
        before = found
    # Some were killed while they wrote, or while they encoded: not all had ended.
    assert changes < moments
    assert built(builder, folder, 99, 24) == "done"
    assert left_behind(folder) == []
    assert len(opened(folder).profiles) == 48
    assert len(list((folder / "generations").iterdir())) == 2
    sys.stdout.write(
        f"{moments} builds killed within {duration:.2f} s: {stagings} left files behind, "
        f"{changes} had switched\n"
    )


def test_what_was_left_behind_is_swept_by_the_next_build(builder, folder):
    assert built(builder, folder, 0, 24) == "done"
    left = folder / "generations" / ".staging-1" / "vectors"
    left.mkdir(parents=True)
    (left / "auville.offer.npy").write_bytes(b"half")
    assert built(builder, folder, 1, 24) == "done"
    assert left_behind(folder) == []


def test_the_first_build_killed_leaves_nothing_built(builder, folder):
    killed(builder, folder, 0, COUNTS[1], 0.0)
    with pytest.raises(WorkspaceMissingError):
        opened(folder)
    assert built(builder, folder, 0, 24) == "done"
    assert len(opened(folder).profiles) == 48


def test_of_two_builds_at_once_the_second_is_refused(builder, folder, profiles, tmp_path):
    assert built(builder, folder, 0, 24) == "done"
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
    assert built(builder, folder, 0, 24) == "done"
    before = Workspace(folder).manifest()
    assert built(builder, folder, 1, COUNTS[1], largest) == "WorkspaceWriteError"
    assert Workspace(folder).manifest() == before
    assert left_behind(folder) == []
    assert len(opened(folder).profiles) == 48
    assert built(builder, folder, 1, COUNTS[0]) == "done"
    assert len(opened(folder).profiles) == 2 * COUNTS[0]


@pytest.mark.parametrize("largest", [3_000, 30_000])
def test_a_disk_that_fills_up_while_writing_leaves_the_generation_before(builder, folder, largest):
    # The second time every vector is known: it is the generation that does not fit.
    assert built(builder, folder, 0, 24) == "done"
    before = Workspace(folder).manifest()
    assert built(builder, folder, 0, 24, largest) == "WorkspaceWriteError"
    assert Workspace(folder).manifest() == before
    assert left_behind(folder) == []
    assert len(opened(folder).profiles) == 48

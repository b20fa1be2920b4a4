"""A build that is killed, at whatever moment, leaves a workspace that answers."""

from __future__ import annotations

import random
import sys
import time

import pytest
from contracts.building import Builder, left_behind, opened
from toys import write_toy_territories

from matching.errors import WorkspaceMissingError

SEED = 20_260_101
COUNTS = (60, 70)
"""Profiles of each territory; the two contents differ in number, so that they are told apart."""


@pytest.fixture(scope="module")
def builder():
    started = Builder()
    yield started
    started.close()


@pytest.fixture
def folder(tmp_path):
    write_toy_territories(tmp_path / "territories.toml")
    return tmp_path / "workspace"


@pytest.mark.parametrize(
    "moments", [8, pytest.param(50, marks=[pytest.mark.prove, pytest.mark.slow])]
)
def test_a_build_killed_at_any_moment_leaves_a_workspace_that_answers(builder, folder, moments):
    drawn = random.Random(SEED)  # noqa: S311 - moments, not secrets
    started = time.perf_counter()
    assert builder.run("build", folder, 0, COUNTS[0]) == "done"
    duration = time.perf_counter() - started
    before, stagings, changes = COUNTS[0], 0, 0
    for moment in range(moments):
        # One moment in each equal part of the duration, in an order of no consequence.
        delay = duration * (moment + drawn.random()) / moments
        after = COUNTS[0] if before == COUNTS[1] else COUNTS[1]
        ended = builder.killed(folder, moment + 1, after, delay)
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
    assert builder.run("build", folder, 99, 24) == "done"
    assert left_behind(folder) == []
    assert len(opened(folder).profiles) == 48
    assert len(list((folder / "generations").iterdir())) == 2
    sys.stdout.write(
        f"{moments} builds killed within {duration:.2f} s: {stagings} left files behind, "
        f"{changes} had switched\n"
    )


def test_what_was_left_behind_is_swept_by_the_next_build(builder, folder):
    assert builder.run("build", folder, 0, 24) == "done"
    left = folder / "generations" / ".staging-1" / "vectors"
    left.mkdir(parents=True)
    (left / "auville.offer.npy").write_bytes(b"half")
    assert builder.run("build", folder, 1, 24) == "done"
    assert left_behind(folder) == []


def test_the_first_build_killed_leaves_nothing_built(builder, folder):
    builder.killed(folder, 0, COUNTS[1], 0.0)
    with pytest.raises(WorkspaceMissingError):
        opened(folder)
    assert builder.run("build", folder, 0, 24) == "done"
    assert len(opened(folder).profiles) == 48

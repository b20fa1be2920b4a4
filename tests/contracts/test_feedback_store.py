"""A feedback store that is killed, starved, closed or shared loses nothing it acknowledged."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from contracts.feedback_writer import opened
from feedback_made import decided
from toys import write_toy_territories

SEED = 20_260_102
PATIENCE = 60.0
LONGEST_LIFE = 0.4
"""Seconds within which a process is killed once it is ready: some two hundred decisions."""


@pytest.fixture
def path():
    """Where a store is to be, in a place that everybody may enter."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    write_toy_territories(place / "territories.toml")
    yield place / "feedback.sqlite"
    for one in (place, *place.rglob("*")):
        one.chmod(0o755)
    shutil.rmtree(place)


def start(path, *words):
    """Start a writer and return it once it is ready."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("feedback_writer.py")), path, *words],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert process.stdout.readline() == "ready\n"
    return process


def lines_of(process):
    """What a process said until its end, its lines cut at spaces; half a line is no word given."""
    watch = threading.Timer(PATIENCE, process.kill)
    watch.start()
    # Not ``communicate``, which passes over what was read ahead after the first line.
    with process.stdout:
        said = process.stdout.read()
    process.wait()
    watch.cancel()
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]


def check_kept(store, said):
    """Check that everything acknowledged is there, and that the file is sound."""
    rows = store.decisions()
    numbers = {one.uid: one.id for one in rows}
    undone = {one.undoes for one in rows}
    for word, name in (line for line in said if len(line) == 2):
        if word == "decided":
            assert name in numbers
        elif word == "undone":
            assert numbers[name] in undone
    assert store.check() == ()


@pytest.mark.parametrize(
    "moments", [6, pytest.param(50, marks=[pytest.mark.prove, pytest.mark.slow])]
)
def test_a_store_killed_at_any_moment_keeps_all_it_acknowledged(path, moments):
    drawn = random.Random(SEED)  # noqa: S311 - moments, not secrets
    said, killed = [], 0
    for moment in range(moments):
        process = start(path, f"w{moment}", "write")
        threading.Timer(drawn.random() * LONGEST_LIFE, process.kill).start()
        said += lines_of(process)
        killed += process.returncode == -9
        with opened(path) as store:
            check_kept(store, said)
            made = store.decide(decided(minutes=moment))
            assert made in store.decisions()
    assert killed == moments
    words = {line[0] for line in said}
    assert words == {"decided", "undone", "erased"}
    sys.stdout.write(f"{moments} killed, {len(said)} acknowledged, none lost\n")


@pytest.mark.parametrize("largest", [0, 20_000, 90_000, 600_000])
def test_a_full_disk_is_told_and_what_was_decided_stays(path, largest):
    with opened(path) as store:
        before = store.decide(decided())
    said = lines_of(start(path, "filler", "fill", str(largest)))
    assert said[-1] == ["WorkspaceWriteError"]
    if largest > 100_000:
        assert len(said) > 5
    with opened(path) as store:
        check_kept(store, said)
        decisions = [line for line in said if line[0] == "decided"]
        kept = [one for one in store.decisions() if one.status is not None]
        # Nothing but what was acknowledged: what was refused is not there.
        assert len(kept) == len(decisions) + 1
        assert before in kept
        assert store.decide(decided("accepted", 10_000)) == store.current()[0].last


def test_a_disk_that_is_full_from_the_start_makes_no_store(path):
    assert lines_of(start(path, "filler", "fill", "0")) == [["WorkspaceWriteError"]]
    with opened(path) as store:
        assert store.decisions() == ()
        assert store.check() == ()


def test_two_processes_that_write_at_once_lose_nothing(path):
    # Neither finds a file: one of them makes it.
    processes = [start(path, name, "write", "40") for name in ("left", "right")]
    said = [line for process in processes for line in lines_of(process)]
    assert sorted(line[0] for line in said) == ["decided"] * 80 + ["undone"] * 16
    with opened(path) as store:
        check_kept(store, said)
        rows = store.decisions()
        assert len(rows) == 96
        assert {one.author for one in rows} == {"left", "right"}
        # Each process had seven partners, and what it undid left every one of them a decision.
        assert len(store.current()) == 14


def test_threads_that_share_a_store_lose_nothing(path):
    with opened(path) as store:

        def work(name):
            for minute in range(25):
                store.decide(decided(minutes=minute, author=name))
                assert store.states_with("auville-00")

        threads = [threading.Thread(target=work, args=(f"t{number}",)) for number in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert len(store.decisions()) == 100
        assert [state.decisions for state in store.current()] == [100]


def test_a_folder_closed_to_writing_can_be_read_and_refuses_a_decision(path):
    with opened(path) as store:
        store.decide(decided())
    path.chmod(0o444)
    path.parent.chmod(0o555)
    before = sorted(one.name for one in path.parent.iterdir())
    said = lines_of(start(path, "reader", "nobody"))
    assert said == [["read", "1"], ["WorkspaceWriteError"]]
    assert sorted(one.name for one in path.parent.iterdir()) == before
    path.parent.chmod(0o755)
    with opened(path) as store:
        assert len(store.decisions()) == 1


def test_a_store_left_by_a_killed_process_can_be_read_without_rights(path):
    process = start(path, "w", "write")
    for _ in range(3):
        process.stdout.readline()
    process.kill()
    said = lines_of(process)
    log = path.with_name("feedback.sqlite-wal")
    assert log.stat().st_size > 0
    for one in path.parent.iterdir():
        one.chmod(0o444)
    path.parent.chmod(0o555)
    first, second = lines_of(start(path, "reader", "nobody"))
    assert first[0] == "read"
    assert int(first[1]) >= 3 + len([line for line in said if line[0] != "erased"])
    assert second == ["WorkspaceWriteError"]


def test_a_folder_in_which_nothing_can_be_made_is_told(path):
    path.parent.chmod(0o555)
    assert lines_of(start(path, "reader", "nobody")) == [["WorkspaceMissingError"]]
    assert not path.exists()

from __future__ import annotations

import os
import signal

import pytest
from child_process import run, start
from q4_sample import write_q4_file

from matching.embedding.seal import is_sealed
from matching.embedding.unpack import unpack

SOURCE = "made from the sample"


@pytest.fixture
def source(tmp_path):
    return write_q4_file(tmp_path / "sample.bin")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "encoders" / "sample"


HEAD = """
import os, resource, signal, sys, time
from pathlib import Path
import safetensors.numpy, tokenizers
from matching.embedding.unpack import unpack
source, target = map(Path, sys.argv[1:3])
"""


def beside(target):
    return sorted(path.name for path in target.parent.iterdir() if path.suffix != ".lock")


def test_it_is_there_whole_and_alone(source, target):
    unpack(source, SOURCE, target)
    assert is_sealed(target, SOURCE)
    assert beside(target) == ["sample"]


def test_a_whole_folder_is_left_alone(source, target):
    unpack(source, SOURCE, target)
    before = (target / "model.safetensors").stat().st_mtime_ns
    source.unlink()
    unpack(source, SOURCE, target)
    assert (target / "model.safetensors").stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "checksums.json"])
def test_a_truncated_folder_is_made_again(source, target, name):
    unpack(source, SOURCE, target)
    whole = (target / name).read_bytes()
    os.truncate(target / name, len(whole) // 2)
    unpack(source, SOURCE, target)
    assert (target / name).read_bytes() == whole
    assert beside(target) == ["sample"]


def test_the_same_source_gives_the_same_bytes(source, target, tmp_path):
    unpack(source, SOURCE, target)
    unpack(source, SOURCE, tmp_path / "again")
    names = [path.relative_to(target) for path in target.rglob("*") if path.is_file()]
    assert len(names) == 10
    for name in names:
        assert (target / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


@pytest.mark.parametrize("tensor", [1, 11, 21])
def test_a_run_killed_half_way_leaves_nothing_wrong(source, target, tensor):
    code = (
        "def kill(key, done, total):\n"
        f"    if done == {tensor}: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"unpack(source, {SOURCE!r}, target, kill)"
    )
    process = start(HEAD + code, source, target)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert not target.exists()
    unpack(source, SOURCE, target)
    assert is_sealed(target, SOURCE)
    assert beside(target) == ["sample"]


def test_two_processes_that_come_together_both_end_well(source, target):
    code = f"unpack(source, {SOURCE!r}, target, lambda *step: time.sleep(0.02))"
    processes = [start(HEAD + code, source, target) for _ in range(2)]
    assert [(process.communicate()[1], process.returncode) for process in processes] == [
        ("", 0)
    ] * 2
    assert is_sealed(target, SOURCE)
    assert beside(target) == ["sample"]


def test_a_full_disk_is_an_error_and_leaves_nothing(source, target):
    code = (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        f"try: unpack(source, {SOURCE!r}, target)\n"
        "except OSError as fault: print(os.strerror(fault.errno))"
    )
    output = run(HEAD + code, source, target)
    assert output == "File too large\n"
    assert not target.exists()
    assert beside(target) == []


def test_a_read_only_folder_is_an_error(open_folder):
    source = write_q4_file(open_folder / "sample.bin")
    target = open_folder / "encoders" / "sample"
    target.parent.mkdir()
    target.parent.chmod(0o555)
    # The superuser may write anywhere: the child becomes somebody else.
    code = (
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        f"try: unpack(source, {SOURCE!r}, target)\n"
        "except PermissionError: print('refused', os.listdir(target.parent))"
    )
    output = run(HEAD + code, source, target)
    target.parent.chmod(0o755)
    assert output == "refused []\n"

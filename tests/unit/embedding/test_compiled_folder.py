from __future__ import annotations

import shutil
import signal
import warnings

import pytest
from child_process import run, start

from matching.embedding.compiled.encoder import CompiledEncoder
from matching.embedding.compiled.folder import BLOB, CompiledFolder
from matching.embedding.seal import SEAL, is_sealed
from matching.embedding.sentence_encoder import SentenceEncoder

TEXTS = ["robots", "photonique", "santé publique"]
HEAD = """
import os, resource, signal, sys
from pathlib import Path
from matching.embedding.compiled.encoder import CompiledEncoder
from matching.embedding.sentence_encoder import SentenceEncoder
def encoder(progress=None):
    plain = SentenceEncoder(sys.argv[1], model_id="tiny", local=True)
    return CompiledEncoder(plain, Path(sys.argv[2]), precision="f32", progress=progress)
"""


def encoder_of(folder, home):
    plain = SentenceEncoder(str(folder), model_id="tiny", local=True)
    return CompiledEncoder(plain, home, precision="f32")


@pytest.fixture(scope="module")
def made(tiny_model, tmp_path_factory):
    home = tmp_path_factory.mktemp("made")
    return home, encoder_of(tiny_model, home).encode(TEXTS, "query")


@pytest.fixture
def copied(made, tmp_path):
    """A home of its own with the compiled model in it, and the vectors it gave."""
    home, vectors = made
    shutil.copytree(home, tmp_path / "home")
    return tmp_path / "home", vectors


def kept(home):
    return sorted(
        p.name for p in (home / "compiled").iterdir() if p.suffix not in (".lock", ".seen")
    )


def test_the_model_and_its_blob_are_there_whole_and_alone(made):
    home, _ = made
    place = CompiledFolder(home, "tiny")
    assert is_sealed(place.path, place.source)
    assert [name.partition(".")[2][:4] for name in kept(home)] == ["", "f32."]


def test_it_is_made_once(copied, tiny_model, monkeypatch):
    home, vectors = copied
    monkeypatch.setattr(SentenceEncoder, "model", None)
    assert encoder_of(tiny_model, home).encode(TEXTS, "query").tobytes() == vectors.tobytes()


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("network.bin", "altered"),
        ("network.bin", "truncated"),
        ("network.xml", "altered"),
        ("tokenizer.json", "absent"),
        (SEAL, "truncated"),
    ],
)
def test_a_damaged_file_is_made_again(copied, tiny_model, name, how):
    home, vectors = copied
    place = CompiledFolder(home, "tiny")
    path = place.path / name
    content = path.read_bytes()
    half = len(content) // 2
    path.unlink()
    if how == "truncated":
        path.write_bytes(content[:half])
    elif how == "altered":
        path.write_bytes(content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :])
    found = encoder_of(tiny_model, home).encode(TEXTS, "query")
    assert found.tobytes() == vectors.tobytes()
    assert is_sealed(place.path, place.source)


@pytest.mark.parametrize("content", [b"", b"no network at all" * 100])
def test_a_damaged_blob_is_made_again(copied, tiny_model, content):
    home, vectors = copied
    (path,) = (home / "compiled").glob(f"*/{BLOB}")
    whole = path.stat().st_size
    path.write_bytes(content)
    found = encoder_of(tiny_model, home).encode(TEXTS, "query")
    assert found.tobytes() == vectors.tobytes()
    assert abs(path.stat().st_size - whole) < whole / 10


@pytest.mark.parametrize("step", [1, 4])
def test_a_run_killed_half_way_leaves_nothing_wrong(tiny_model, tmp_path, step):
    code = (
        "def kill(key, done, total):\n"
        f"    if done == {step}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "encoder(kill).encode(['robots'], 'query')"
    )
    process = start(HEAD + code, tiny_model, tmp_path)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    place = CompiledFolder(tmp_path, "tiny")
    assert not place.path.exists()
    if step == 4:
        encoder_of(tiny_model, tmp_path).encode(TEXTS, "query")
        assert is_sealed(place.path, place.source)
        assert len(kept(tmp_path)) == 2


def test_two_processes_that_come_together_both_end_well(tiny_model, tmp_path):
    code = HEAD + "print(encoder().encode(['robots'], 'query').shape)"
    processes = [start(code, tiny_model, tmp_path) for _ in range(2)]
    told = [process.communicate() for process in processes]
    assert told == [("(1, 16)\n", "")] * 2
    assert len(kept(tmp_path)) == 2


def test_a_full_disk_falls_back_and_leaves_nothing(tiny_model, tmp_path):
    code = (
        "import warnings\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with warnings.catch_warnings(record=True) as told:\n"
        "    warnings.simplefilter('always')\n"
        "    print(encoder().encode(['robots'], 'query').shape)\n"
        "print([type(one.message).__name__ for one in told])"
    )
    assert run(HEAD + code, tiny_model, tmp_path) == "(1, 16)\n['EncoderNotice']\n"
    # A disk may have room again tomorrow: that it was full is not held against the model.
    assert kept(tmp_path) == []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        encoder_of(tiny_model, tmp_path).encode(["robots"], "query")


def test_a_home_that_cannot_be_written_falls_back(tiny_model, tmp_path):
    (tmp_path / "home").write_text("")
    encoder = encoder_of(tiny_model, tmp_path / "home")
    with pytest.warns(UserWarning, match="home"):
        assert encoder.encode(["robots"], "query").shape == (1, 16)
    assert (tmp_path / "home").read_text() == ""

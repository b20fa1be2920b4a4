from __future__ import annotations

import os
import time

import pytest

from matching.embedding import seal
from matching.embedding.seal import SEAL, digest, is_sealed, is_still_sealed, write_seal


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "part").mkdir()
    (tmp_path / "weights").write_bytes(b"0123456789")
    (tmp_path / "part" / "config.json").write_text("{}")
    write_seal(tmp_path, "source")
    return tmp_path


def test_a_digest_is_a_sha256(tmp_path):
    (tmp_path / "abc").write_bytes(b"abc")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest(tmp_path / "abc") == known


def test_a_folder_as_written_is_whole(folder):
    assert is_sealed(folder, "source")


def test_a_folder_made_from_something_else_is_not(folder):
    assert not is_sealed(folder, "other source")


def test_a_truncated_file_is_seen(folder):
    os.truncate(folder / "weights", 9)
    assert not is_sealed(folder, "source")


def test_a_flipped_bit_is_seen_even_when_size_and_date_are_kept(folder):
    path = folder / "weights"
    dates = path.stat()
    path.write_bytes(b"0123456788")
    os.utime(path, ns=(dates.st_atime_ns, dates.st_mtime_ns))
    assert not is_sealed(folder, "source")


def test_an_absent_file_is_seen(folder):
    (folder / "part" / "config.json").unlink()
    assert not is_sealed(folder, "source")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe", b'{"files": 3}'])
def test_a_damaged_seal_seals_nothing(folder, content):
    (folder / SEAL).write_bytes(content)
    assert not is_sealed(folder, "source")


def test_an_absent_folder_is_not_sealed(tmp_path):
    assert not is_sealed(tmp_path / "none", "source")


@pytest.fixture
def seen(folder):
    """A folder that was found whole before, when its files were no longer new."""
    for path in folder.rglob("*"):
        os.utime(path, ns=(0, 0))
    time.sleep(seal._TICK + 0.1)
    assert is_still_sealed(folder, "source")
    return folder


@pytest.fixture(autouse=True)
def short_tick(monkeypatch):
    monkeypatch.setattr(seal, "_TICK", 0.1)


def test_what_nobody_touched_is_not_read_again(seen, monkeypatch):
    monkeypatch.setattr(seal, "digest", lambda path: pytest.fail(f"{path} was read"))
    assert is_still_sealed(seen, "source")


def test_what_is_new_is_read_again(folder, monkeypatch):
    assert is_still_sealed(folder, "source")
    monkeypatch.setattr(seal, "digest", lambda path: "another")
    assert not is_still_sealed(folder, "source")


def test_whatever_is_done_to_a_file_is_seen(seen):
    path = seen / "weights"
    dates = path.stat()
    path.write_bytes(b"0123456788")
    os.utime(path, ns=(dates.st_atime_ns, dates.st_mtime_ns))
    assert not is_still_sealed(seen, "source")


def test_a_replaced_or_absent_file_is_seen(seen):
    (seen / "weights").unlink()
    assert not is_still_sealed(seen, "source")
    (seen / "weights").write_bytes(b"0123456788")
    assert not is_still_sealed(seen, "source")


def test_another_source_is_seen(seen):
    assert not is_still_sealed(seen, "other source")


def test_a_damaged_note_is_no_harm(seen):
    seen.with_name(f".{seen.name}.seen").write_bytes(b"\xff\xfe")
    assert not is_still_sealed(seen, "other source")
    assert is_still_sealed(seen, "source")

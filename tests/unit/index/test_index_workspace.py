from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from pathlib import Path

import filelock
import pytest

from matching.errors import (
    WorkspaceBusyError,
    WorkspaceDamagedError,
    WorkspaceMismatchError,
    WorkspaceMissingError,
    WorkspaceWriteError,
)
from matching.index import workspace as module
from matching.index.manifest import SCHEMA
from matching.index.workspace import Workspace


def generations(workspace):
    return sorted(path.name for path in (workspace.folder / "generations").iterdir())


def ids(contents):
    return [p.id for side in contents.sides.values() for p in side.population.profiles]


def test_what_is_written_is_in_use(workspace, write, contents_of, profiles):
    manifest = write(contents_of(profiles), origin=("a.csv",), origin_hash="abc")
    read, contents = workspace.read()
    assert read == manifest
    assert ids(contents) == sorted(profile.id for profile in profiles)
    assert (workspace.folder / "current").read_text(encoding="utf-8") == f"{manifest.generation}\n"


def test_the_manifest_says_what_the_generation_is(workspace, write, contents_of, profiles):
    manifest = write(contents_of(profiles), origin=("a.csv",), origin_hash="abc")
    assert manifest.schema == SCHEMA
    assert (manifest.model_id, manifest.template_version) == ("toy@1", "1")
    assert (manifest.origin, manifest.origin_hash) == (("a.csv",), "abc")
    assert manifest.territories == ("auville", "bourg")
    counts = manifest.counts["auville"]
    # Every third of the 24 declares a need; all have offers and keywords.
    assert (counts["profiles"], counts["need"], counts["offer"], counts["topic"]) == (24, 8, 24, 24)
    folder = workspace.folder / "generations" / manifest.generation
    on_disk = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert on_disk == {*manifest.files, "manifest.json", "manifest.sha256"}
    for name, (size, expected) in manifest.files.items():
        content = (folder / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (size, expected)
    assert manifest.precision == "f32"
    assert manifest.names == ("cheese", "clocks", "science", "trade")
    assert manifest.recall == {"auville": {}, "bourg": {}}


def test_the_newest_and_the_one_before_are_kept(workspace, write, contents_of, profiles):
    names = [write(contents_of(profiles[: 40 + n])).generation for n in range(4)]
    assert generations(workspace) == sorted(names[-2:])
    assert workspace.manifest().generation == names[-1]


def test_a_generation_that_was_never_in_use_is_not_the_one_before(
    workspace, write, contents_of, profiles
):
    first = write(contents_of(profiles)).generation
    orphan = workspace.folder / "generations" / f"9{first}"
    shutil.copytree(workspace.folder / "generations" / first, orphan)
    second = write(contents_of(profiles[:40])).generation
    assert generations(workspace) == sorted([first, second])


def test_it_is_read_while_a_build_goes_on(workspace, write, contents_of, profiles):
    old = write(contents_of(profiles)).generation
    newer = contents_of(profiles[:40])
    seen = {}

    def look(step):
        manifest, contents = workspace.read()
        seen[step] = (manifest.generation, len(ids(contents)))

    new = write(newer, step=look).generation
    assert seen == {
        "staging": (old, 48),
        "written": (old, 48),
        "renamed": (old, 48),
        "switched": (new, 40),
    }


def test_what_was_opened_stays_whole_after_two_more_builds(workspace, write, contents_of, profiles):
    write(contents_of(profiles))
    _, contents = workspace.read()
    for _ in range(2):
        write(contents_of(profiles[:40]))
    assert len(ids(contents)) == 48
    assert (
        contents.sides["bourg"]
        .nearest["offer"]
        .search(contents.sides["auville"].population.facets["offer"][0], 3)
    )


def test_a_generation_removed_while_it_is_read_is_read_anew(
    workspace, write, contents_of, profiles, monkeypatch
):
    write(contents_of(profiles))
    newer = contents_of(profiles[:40])
    reading = module.read_contents

    def interrupted(folder, territories):
        monkeypatch.setattr(module, "read_contents", reading)
        for _ in range(2):
            write(newer)
        return reading(folder, territories)

    monkeypatch.setattr(module, "read_contents", interrupted)
    manifest, contents = workspace.read()
    assert len(ids(contents)) == 40
    assert manifest == workspace.manifest()


def test_what_a_killed_build_left_is_swept_by_the_next(workspace, write, contents_of, profiles):
    left = workspace.folder / "generations" / ".staging-12345"
    (left / "vectors").mkdir(parents=True)
    (left / "vectors" / "half.npy").write_bytes(b"half")
    write(contents_of(profiles))
    assert not left.exists()
    assert len(generations(workspace)) == 1


def test_nothing_built_yet(workspace):
    for question in (workspace.manifest, workspace.read):
        with pytest.raises(WorkspaceMissingError) as caught:
            question()
        assert str(workspace.folder) in str(caught.value)


def test_another_schema_is_not_read(workspace, write, contents_of, profiles):
    name = write(contents_of(profiles)).generation
    path = workspace.folder / "generations" / name / "manifest.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**raw, "schema": SCHEMA + 7, "news": 1}), encoding="utf-8")
    with pytest.raises(WorkspaceMismatchError) as caught:
        workspace.manifest()
    assert f"schéma {SCHEMA + 7}" in str(caught.value)


def flip(path: Path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path):
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [flip, cut, Path.unlink])
def test_each_damaged_file_is_found_and_named(workspace, write, contents_of, profiles, harm):
    folder = workspace.folder / "generations" / write(contents_of(profiles)).generation
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert {"manifest.json", "records.txt", "offer.faiss"} <= {p.name for p in files}
    for path in files:
        whole = path.read_bytes()
        if not whole and harm is not Path.unlink:  # a list that is empty has no byte to change
            continue
        harm(path)
        with pytest.raises(WorkspaceDamagedError) as caught:
            workspace.read()
        named = str(caught.value)
        # Which of the two is wrong cannot be told when the manifest and its seal disagree.
        assert str(path) in named or (
            path.name == "manifest.sha256" and str(folder / "manifest.json") in named
        )
        path.write_bytes(whole)
    assert len(ids(workspace.read()[1])) == 48


@pytest.fixture
def folder(workspace, write, contents_of, profiles):
    """The folder of a generation in use."""
    return workspace.folder / "generations" / write(contents_of(profiles)).generation


@pytest.mark.parametrize("name", ["smoothed/topic.npy", "index/topic.faiss", "records.txt"])
def test_a_large_file_that_cannot_be_read_is_damage(workspace, folder, monkeypatch, name):
    monkeypatch.setattr(module, "_READ_WHOLE", 0)
    path = next(folder.rglob(name))
    content = bytearray(path.read_bytes())
    for position in (0, 1, 8):
        content[position] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(WorkspaceDamagedError):
        ids(workspace.read()[1])


def test_large_files_are_checked_whole_when_asked(
    workspace, write, contents_of, profiles, monkeypatch
):
    folder = workspace.folder / "generations" / write(contents_of(profiles)).generation
    path = next(folder.rglob("smoothed/topic.npy"))
    monkeypatch.setattr(module, "_READ_WHOLE", path.stat().st_size - 1)
    workspace.verify()
    flip(path)
    workspace.read()
    with pytest.raises(WorkspaceDamagedError) as caught:
        workspace.verify()
    assert str(path) in str(caught.value)
    cut(path)
    with pytest.raises(WorkspaceDamagedError):
        workspace.read()


def test_no_flipped_byte_of_the_manifest_goes_unseen(workspace, write, contents_of, profiles):
    folder = workspace.folder / "generations" / write(contents_of(profiles)).generation
    path = folder / "manifest.json"
    whole = path.read_bytes()
    for position in range(0, len(whole), 41):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        with pytest.raises((WorkspaceDamagedError, WorkspaceMismatchError)):
            workspace.manifest()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"20000101T000000Z-0000\n", b"a\0b"])
def test_a_damaged_pointer_is_found(workspace, write, contents_of, profiles, content):
    write(contents_of(profiles))
    (workspace.folder / "current").write_bytes(content)
    with pytest.raises(WorkspaceDamagedError):
        workspace.read()
    write(contents_of(profiles))
    assert len(ids(workspace.read()[1])) == 48


@pytest.mark.parametrize(
    "content", ["[]", "{}", f'{{"schema": {SCHEMA}}}', f'{{"schema": {SCHEMA}, "origin": 3}}']
)
def test_a_manifest_that_says_too_little_is_damaged(
    workspace, write, contents_of, profiles, content
):
    folder = workspace.folder / "generations" / write(contents_of(profiles)).generation
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    digest = hashlib.sha256(content.encode()).hexdigest()
    (folder / "manifest.sha256").write_text(f"{digest}\n", encoding="utf-8")
    with pytest.raises(WorkspaceDamagedError, match=r"manifest\.json"):
        workspace.read()


def test_only_who_holds_the_workspace_sweeps_it(workspace):
    held = []

    class Watched(Workspace):
        def _sweep(self):
            try:
                with filelock.FileLock(self.folder / "build.lock", timeout=0):
                    held.append(False)
            except filelock.Timeout:
                held.append(True)
            super()._sweep()

    watched = Watched(workspace.folder)
    with pytest.raises(WorkspaceWriteError, match="No space left"), watched.building():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert held == [True, True]


def test_one_build_at_a_time(workspace):
    with workspace.building():
        with pytest.raises(WorkspaceBusyError) as caught, workspace.building():
            raise AssertionError
        assert str(workspace.folder) in str(caught.value)
    with workspace.building():
        assert (workspace.folder / "build.lock").exists()

"""The file of what people entered: whole, in order, and shared by processes."""

from __future__ import annotations

import threading

import pytest

from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.errors import WorkspaceDamagedError, WorkspaceWriteError
from matching.profiles.reading import load_profiles
from matching.territories import Territories


@pytest.fixture
def own(tmp_path):
    return OwnProfiles(tmp_path / "home" / "own-profiles.jsonl")


def test_what_is_put_replaces_and_what_is_forgotten_goes(own, profiles):
    assert own.read() == {}
    own.forget(["nobody"])
    assert not own.path.exists()
    own.put(profiles[3:0:-1])
    assert list(own.read()) == [one.id for one in profiles[1:4]]
    changed = profiles[2].model_copy(update={"name": "Autre"})
    own.put([changed])
    assert own.read()[changed.id] == changed
    own.forget([profiles[1].id, "nobody"])
    assert list(own.read()) == [changed.id, profiles[3].id]


def test_it_is_read_as_any_file_of_profiles_and_says_the_same(own, profiles, toy_settings):
    own.put(profiles)
    loaded = load_profiles(own.path, Territories.load(toy_settings.territories))
    assert loaded.rejects == ()
    assert {one.id: one for one in loaded.profiles} == own.read()


def test_several_who_put_at_once_lose_nothing(own, profiles):
    threads = [threading.Thread(target=own.put, args=([one],)) for one in profiles[:8]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(own.read()) == [one.id for one in profiles[:8]]


@pytest.mark.parametrize("contents", [b"{", b'{"id": "a"}\n', b"\xff"])
def test_a_damaged_file_is_named_and_never_written_over(own, profiles, contents):
    own.path.parent.mkdir()
    own.path.write_bytes(contents)
    for ask in (own.read, lambda: own.put(profiles[:1]), lambda: own.forget(["a"])):
        with pytest.raises(WorkspaceDamagedError) as fault:
            ask()
        assert str(own.path) in fault.value.text("fr")
    assert own.path.read_bytes() == contents
    assert own.readable() == {}


def test_a_folder_that_cannot_be_made(tmp_path, profiles):
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkspaceWriteError):
        OwnProfiles(tmp_path / "file" / "own.jsonl").put(profiles[:1])

from __future__ import annotations

import pytest

from matching.config import Settings
from matching.engine.loading import load_profiles
from matching.errors import FileUnreadableError


def test_without_a_path_the_sample_is_read():
    loaded = load_profiles(settings=Settings())
    assert len(loaded.profiles) == 347
    assert loaded.rejects == ()


def test_files_are_read_with_the_territories_of_the_settings(as_file, profiles, toy_settings):
    path = as_file(profiles)
    assert sorted(p.id for p in load_profiles(path, toy_settings).profiles) == sorted(
        profile.id for profile in profiles
    )
    assert load_profiles(str(path), toy_settings).profiles == (
        load_profiles([path], toy_settings).profiles
    )
    elsewhere = load_profiles(path, Settings())
    assert elsewhere.profiles == ()
    assert {reject.line for reject in elsewhere.rejects} == set(range(1, 49))


def test_an_absent_file_is_refused(tmp_path, toy_settings):
    with pytest.raises(FileUnreadableError):
        load_profiles(tmp_path / "absent.csv", toy_settings)

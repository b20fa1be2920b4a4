"""Archives of open data, and those that are made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from unit.sources.source_tables import projects, put, zipped

from matching.engine.fetching import fetch_profiles
from matching.errors import FileUnreadableError
from matching.sources import archive
from matching.sources.archive import entries, open_entry
from matching.sources.parts import parts_of


@pytest.fixture
def at(tmp_path):
    def path(contents):
        (found,) = put(tmp_path, {"data.zip": contents})
        return found

    return path


def test_entries_are_read_where_they_are(at, tmp_path):
    path = at(zipped({"in/a.csv": b"x" * 1_000_000, "b.csv": b"y", "__MACOSX/._b.csv": b"-"}))
    assert [part.name for part in parts_of([path])] == ["a.csv", "b.csv"]
    with open_entry(path, "in/a.csv") as opened:
        assert opened.read(4) == b"xxxx"
    assert [one.name for one in tmp_path.iterdir()] == ["data.zip"]


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.csv",
        "/etc/evil.csv",
        "C:\\evil.csv",
        "\\\\host\\evil.csv",
        "a/../../evil.csv",
        "..",
    ],
)
def test_an_entry_that_leads_elsewhere_is_named_and_refused(at, name):
    with pytest.raises(FileUnreadableError) as fault:
        entries(at(zipped({"project.csv": b"x", name: b"x"})))
    assert fault.value.key == "source-archive-entry-away"
    assert fault.value.values["entry"] == name
    assert name in fault.value.text("fr")
    assert name in fault.value.text("en")


def test_two_dots_within_a_name_lead_nowhere(at):
    assert entries(at(zipped({"a..b/c..csv": b"x"}))) == ("a..b/c..csv",)


def with_flag(contents):
    """Say of the first entry that it is encrypted, both where it lies and in the list."""
    changed = bytearray(contents)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.index(signature) + place
        struct.pack_into("<H", changed, at, 1)
    return bytes(changed)


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        (with_flag(zipped({"project.csv": b"x"})), "source-archive-entry-encrypted"),
        (zipped({"more.zip": zipped({"a": b"x"})}), "source-archive-entry-nested"),
        (zipped({"project.csv": b"x"}, zipfile.ZIP_LZMA), "source-archive-entry-method"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named(at, contents, key):
    with pytest.raises(FileUnreadableError) as fault:
        entries(at(contents))
    assert fault.value.key == key
    assert fault.value.values["entry"] in ("project.csv", "more.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(at):
    with pytest.raises(FileUnreadableError) as fault:
        entries(at(zipped({"project.csv": b"\0" * 20_000_000})))
    assert fault.value.key == "source-archive-swells"
    assert fault.value.values["times"] > 900


def test_too_many_and_too_large_entries_are_refused(at, monkeypatch):
    path = at(zipped({f"{n}.csv": b"x" for n in range(4)}, zipfile.ZIP_STORED))
    monkeypatch.setattr(archive, "LIMITS", archive.Allowed(unzipped=4, parts=4))
    assert len(entries(path)) == 4
    monkeypatch.setattr(archive, "LIMITS", archive.Allowed(unzipped=3, parts=4))
    with pytest.raises(FileUnreadableError) as fault:
        entries(path)
    assert fault.value.key == "source-archive-too-large"
    monkeypatch.setattr(archive, "LIMITS", archive.Allowed(unzipped=4, parts=3))
    with pytest.raises(FileUnreadableError) as fault:
        entries(path)
    assert (fault.value.key, fault.value.values["count"]) == ("source-archive-many-parts", 4)


def test_a_list_of_entries_made_to_fill_the_memory_is_not_read(at):
    names = {f"{n:05}{'x' * 60_000}": b"" for n in range(70)}  # 4.2 MB of names
    with pytest.raises(FileUnreadableError) as fault:
        entries(at(zipped(names)))
    assert fault.value.key == "source-archive-damaged"


def test_an_entry_gives_no_more_than_it_announces(at):
    whole = zipped({"a.csv": b"x" * 1000})
    place = whole.index(b"PK\x01\x02") + 24
    path = at(whole[:place] + struct.pack("<I", 10) + whole[place + 4 :])
    with pytest.raises(FileUnreadableError), open_entry(path, "a.csv") as opened:
        assert len(opened.read()) <= 10


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_cut_archive_is_told(at, kept):
    whole = zipped(projects())
    with pytest.raises(FileUnreadableError) as fault:
        entries(at(whole[: int(len(whole) * kept)]))
    assert fault.value.key == "source-archive-damaged"


def test_damage_within_an_entry_is_found_while_it_is_read(settings, at):
    whole = bytearray(zipped(projects(), zipfile.ZIP_STORED))
    whole[whole.index(b"lasers")] ^= 1
    with pytest.raises(FileUnreadableError) as fault:
        fetch_profiles("cordis", settings, files=[at(bytes(whole))])
    assert fault.value.key == "source-archive-damaged"
    assert "project.csv" in fault.value.values["reason"]


def test_a_missing_entry_is_named_with_what_is_there(settings, at):
    tables = projects()
    del tables["project.csv"]
    with pytest.raises(FileUnreadableError) as fault:
        fetch_profiles("cordis", settings, files=[at(zipped(tables))])
    assert fault.value.key == "source-part-missing"
    assert fault.value.values["missing"] == "project"
    assert fault.value.values["seen"] == "organization.csv, euroSciVoc.csv"


def test_an_archive_of_something_else_is_told(settings, at):
    with pytest.raises(FileUnreadableError) as fault:
        fetch_profiles("cordis", settings, files=[at(zipped({"photo.jpg": b"x"}))])
    assert (fault.value.key, fault.value.values["seen"]) == ("source-part-missing", "photo.jpg")


def test_a_web_page_named_as_an_archive_is_told(settings, at):
    with pytest.raises(FileUnreadableError) as fault:
        fetch_profiles("cordis", settings, files=[at(b"<!DOCTYPE html><title>Oups</title>")])
    assert fault.value.key == "profiles-file-other-format"
    assert fault.value.values["looks"] == "HTML"


def test_a_file_of_another_kind_is_refused(settings, tmp_path):
    book = io.BytesIO(zipped({"[Content_Types].xml": b"x"})).getvalue()
    paths = put(tmp_path, {"NSERC_FY2024_Expenditures.xlsx": book})
    with pytest.raises(FileUnreadableError) as fault:
        fetch_profiles("nserc", settings, files=paths)
    assert (fault.value.key, fault.value.values["known"]) == ("source-file-kind", ".csv, .zip")

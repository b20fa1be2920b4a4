"""Records that were received before: answers, lists and lines, through the same reading."""

from __future__ import annotations

import json
import os

import pytest
from unit.sources.source_records import COMPANY, ORGANISATION, company, having, search_page
from unit.sources.source_tables import put, zipped

from matching.engine.fetching import fetch_profiles
from matching.errors import FileUnreadableError, RequestError, SourceAnswerError
from matching.sources.pages import files_in

TWO = [company(1), company(2)]


def written(path, contents):
    text = contents if isinstance(contents, str) else json.dumps(contents)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_780_000_000, 1_780_000_000))  # 2026-05-28
    return path


@pytest.fixture
def read(settings, tmp_path):
    def profiles(name, *contents, **more):
        paths = [written(tmp_path / f"{n}.json", one) for n, one in enumerate(contents)]
        return fetch_profiles(name, settings, files=paths, **more)

    return profiles


@pytest.mark.parametrize(
    "contents",
    [search_page(TWO, 1), TWO, "\n".join(map(json.dumps, TWO)), json.dumps(TWO, indent=1)],
    ids=["answer", "list", "lines", "indented"],
)
def test_every_way_of_keeping_records_gives_the_same_profiles(read, contents):
    fetched = read("companies-fr", contents)
    assert [one.id for one in fetched.profiles] == ["siren:900000001", "siren:900000002"]
    assert {one.source_date for one in fetched.profiles} == {"2026-05-28"}


def test_pages_may_lie_in_an_archive(settings, tmp_path):
    pages = {"1.json": json.dumps(search_page(TWO, 1)), "notes.txt": "x", "2.jsonl": "[]"}
    paths = put(tmp_path, {"pages.zip": zipped(pages)})
    fetched = fetch_profiles("companies-fr", settings, files=paths)
    assert [one.id for one in fetched.profiles] == ["siren:900000001", "siren:900000002"]


def test_one_record_alone_is_read(read):
    assert [one.id for one in read("ror", ORGANISATION).profiles] == ["ror:0000000xx"]


def test_a_limit_stops_the_reading(read):
    fetched = read("companies-fr", TWO, [company(3)], limit=1)
    assert ([one.id for one in fetched.profiles], fetched.is_limited) == (["siren:900000001"], True)


def test_what_makes_no_profile_is_rejected_with_its_line_and_without_persons(read):
    nameless = having(COMPANY, nom_complet=None, nom_raison_sociale=" ")
    silent = having(COMPANY, activite_principale="?", activite_principale_naf25=None)
    lines = "\n".join(map(json.dumps, [company(1), nameless, silent, 12, company(2)]))
    fetched = read("companies-fr", lines + '\n{"siren": "9')
    assert len(fetched.profiles) == 2
    assert [(one.line, one.field, one.key) for one in fetched.rejects] == [
        (2, "nom_complet", "source-record-missing"),
        (3, "", "profiles-row-no-text"),
        (4, "", "profiles-row-not-object"),
        (6, "", "profiles-row-not-object"),
    ]
    assert "SECRETE" not in "".join(one.row for one in fetched.rejects)
    assert "900000018" in fetched.rejects[0].row


def test_a_changed_field_is_named_with_the_file(read):
    renamed = [{"id": "900000001", "denomination": "X", "siege": {}}]
    with pytest.raises(SourceAnswerError) as fault:
        read("companies-fr", renamed)
    assert fault.value.values["missing"] == "siren, nom_complet"
    assert fault.value.values["url"].endswith("0.json")


@pytest.mark.parametrize("contents", ["", '{"results": [{"siren"'])
def test_a_cut_file_is_told(read, contents):
    with pytest.raises(FileUnreadableError) as fault:
        read("companies-fr", contents)
    assert fault.value.key == "source-file-cut"


def test_a_folder_gives_its_files_in_order_of_name(tmp_path):
    for name in ("b.json", "a.jsonl", "notes.txt"):
        (tmp_path / name).touch()
    assert [one.name for one in files_in(tmp_path)] == ["a.jsonl", "b.json"]
    with pytest.raises(FileUnreadableError):
        files_in(tmp_path / "absent")


@pytest.mark.parametrize(
    ("name", "options", "key"),
    [
        ("insee", {}, "source-unknown"),
        ("ror", {}, "source-archive-address"),
        ("req", {"accept-licence": ("yes",)}, "source-only-files"),
        ("rnsr", {"section": ("C",)}, "source-no-option"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(settings, name, options, key):
    with pytest.raises(RequestError) as fault:
        fetch_profiles(name, settings, options=options)
    assert fault.value.key == key


def test_a_territory_that_a_source_cannot_name_is_refused(settings):
    with pytest.raises(RequestError) as fault:
        fetch_profiles("companies-fr", settings, territory="quebec")
    assert (fault.value.key, fault.value.values["missing"]) == ("source-not-there", "epci")

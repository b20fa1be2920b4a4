"""``matching fetch --into``: from the records of sources to answers, in one command."""

from __future__ import annotations

import json

import pytest
from unit.sources.source_records import ORGANISATION, company, having, search_page

from matching.cli.exit_codes import ExitCode

pytestmark = pytest.mark.encoder


@pytest.fixture
def here(bare_home):
    return bare_home.parent / "here"


def profiles(path):
    return {one["id"]: one for one in map(json.loads, path.read_text("utf-8").splitlines())}


def test_sources_are_gathered_given_domains_merged_and_indexed(
    run_on_sample, here, monkeypatch, tmp_path
):
    # The encoder of the sample, and an index of one's own.
    run = run_on_sample
    monkeypatch.setenv("MATCHING_WORKSPACE", str(tmp_path / "workspace"))
    hospital = having(company(1), activite_principale="86.10Z", activite_principale_naf25=None)
    twin = having(
        ORGANISATION,
        names=[
            {
                "value": hospital["nom_raison_sociale"],
                "types": ["ror_display", "label"],
                "lang": "fr",
            }
        ],
        types=["healthcare"],
    )
    (here / "page.json").write_text(json.dumps(search_page([company(0), hospital], 1)))
    (here / "ror.json").write_text(json.dumps([twin]))
    first = run("fetch", "companies-fr", "--from-file", "page.json", "--into", "all")
    assert first.code == ExitCode.OK
    assert "2 profils de sources lus" in first.err
    second = run("fetch", "ror", "--from-file", "ror.json", "--into", "all")
    assert second.code == ExitCode.OK
    assert "3 profils de sources lus" in second.err
    assert "2 profils n'en font plus que 1" in second.err

    assert sorted(one.name for one in (here / "all/sources").iterdir()) == [
        "companies-fr.jsonl",
        "ror.jsonl",
    ]
    found = profiles(here / "all/profiles.jsonl")
    assert len(found) == 2
    whole = next(one for one in found.values() if len(one.get("identifiers", ())) > 1)
    assert whole["domains"] == ["sante"]
    (ground,) = whole["assigned_domains"]
    assert (ground["domain"], ground["ground"]) == ("sante", "sector_code")
    assert "ROR" in whole["source"]
    assert "Licence Ouverte 2.0" in whole["licence"]
    assert "CC0" in whole["licence"]
    shown = run("profiles", "show", whole["id"], "--format", "json")
    assert [one["id"] for one in json.loads(shown.out)] == [whole["id"]]

    undone = run("dedupe", "all/profiles.jsonl", "--undo", "all/profiles.jsonl.merges")
    assert len(undone.out.splitlines()) == 3


def test_a_file_or_a_folder_but_not_both(run, here):
    (here / "page.json").write_text(json.dumps(search_page([company(0)], 1)))
    ended = run(
        *("fetch", "companies-fr", "--from-file", "page.json", "--into", "all", "-o", "x.jsonl")
    )
    assert ended.code == ExitCode.INPUT
    assert "ne vont pas ensemble" in ended.err
    assert not (here / "all").exists()


def test_a_row_of_a_source_that_cannot_be_read_is_not_lost(run, here):
    (here / "page.json").write_text(json.dumps(search_page([company(0)], 1)))
    kept = here / "all/sources/companies-fr.jsonl"
    kept.parent.mkdir(parents=True)
    whole = {"id": "a", "name": "A", "type": "company", "territory": "rennes", "keywords": ["x"]}
    rows = json.dumps(whole) + '\n{"id":"siren:900000099","name":"Moiti'
    kept.write_text(rows)
    ended = run("fetch", "companies-fr", "--from-file", "page.json", "--into", "all")
    assert ended.code == ExitCode.INPUT
    assert "une ligne illisible (ligne 2)" in ended.err
    assert kept.read_text() == rows
    assert not (here / "all/profiles.jsonl").exists()


def test_a_source_that_gives_nobody_is_no_hindrance_to_the_next(run, here):
    (here / "page.json").write_text(json.dumps(search_page([company(0)], 1)))
    (here / "none.json").write_text(json.dumps({"results": [], "total_count": 0}))
    ended = run("fetch", "rnsr", "--from-file", "none.json", "--into", "all")
    assert ended.code == ExitCode.INPUT
    assert "Aucun profil." in ended.err
    # What erasing leaves of a file that held one person.
    (here / "all/sources/hal.jsonl").write_text("")
    assert run("fetch", "rnsr", "--from-file", "none.json", "--into", "all").code == ExitCode.INPUT
    assert run("fetch", "companies-fr", "--from-file", "page.json", "--into", "all").code == 0
    assert len(profiles(here / "all/profiles.jsonl")) == 1

"""``matching fetch`` as a person runs it."""

from __future__ import annotations

import json

import pytest
from unit.sources.research_records import UNIVERSITY, author, institution, openalex, work
from unit.sources.source_records import COMPANY, company, having, search_page
from unit.sources.source_server import Reply, as_json, served
from unit.sources.source_tables import put, register, zipped

from matching.cli.exit_codes import ExitCode

RECORDS = [company(number) for number in range(30)]


@pytest.fixture
def here(bare_home):
    return bare_home.parent / "here"


def pages(_path, parameters, _number):
    return as_json(search_page(RECORDS, int(parameters["page"])))


def test_profiles_are_written_and_can_be_read_back(run, here):
    with served(pages) as server:
        ended = run("fetch", "companies-fr", "--portal", server.url, "--output", "c.jsonl")
    assert ended.code == ExitCode.OK
    assert "30 profils. Fiches lues : 30 sur 30 annoncées. Pages : 2" in ended.err
    lines = (here / "c.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["attribution"].startswith("Insee")
    assert len(lines) == 30
    assert run("check", "c.jsonl").code == ExitCode.OK


def test_a_cut_keeps_a_part_and_the_same_command_goes_on(run, here):
    def gone(path, parameters, number):
        refused = Reply(status=404)
        return refused if parameters["page"] == "2" else pages(path, parameters, number)

    command = ("fetch", "companies-fr", "--output", "c.jsonl", "--portal")
    (here / "c.jsonl").write_text("as it was")
    with served(gone) as server:
        ended = run(*command, server.url)
        assert ended.code == ExitCode.SOURCE
        assert "Une page reçue est gardée dans" in ended.err
        assert "Relancez la même commande" in ended.err
        assert len((here / "c.partial.jsonl").read_text().splitlines()) == 25
        assert (here / "c.jsonl").read_text() == "as it was"
        server.respond = pages
        again = run(*command, server.url)
    assert (again.code, len(server.asked)) == (ExitCode.OK, 3)
    assert "dont 1 déjà reçues auparavant" in again.err
    assert len((here / "c.jsonl").read_text().splitlines()) == 30
    assert not (here / "c.partial.jsonl").exists()


def test_files_are_read_and_rejects_written(run, here):
    records = [COMPANY, having(COMPANY, nom_complet=None, nom_raison_sociale=None)]
    (here / "page.json").write_text(json.dumps(search_page(records, 1)))
    ended = run("fetch", "companies-fr", "--from-dir", ".", "--rejects", "r.csv")
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert json.loads(ended.out)["id"] == "siren:900000018"
    assert "nom_complet" in (here / "r.csv").read_text(encoding="utf-8-sig")


def test_an_unknown_source_is_refused_with_those_known(run):
    ended = run("fetch", "sirene")
    assert ended.code == ExitCode.INPUT
    assert "companies-fr, openalex, hal, rnsr, ror, nserc, req, cordis" in ended.err


def test_the_register_asks_for_its_licence_and_every_profile_carries_it(run, here):
    put(here, {"JeuxDonnees.zip": zipped(register())})
    command = ("fetch", "req", "--from-file", "JeuxDonnees.zip")
    refused = run(*command)
    assert (refused.code, refused.out) == (ExitCode.INPUT, "")
    assert "CC BY-NC-SA 4.0" in refused.err
    assert "--accept-licence" in refused.err
    ended = run(*command, "--accept-licence")
    assert ended.code == ExitCode.OK
    assert json.loads(ended.out)["licence"] == "CC BY-NC-SA 4.0"


def test_a_folder_gives_the_files_that_its_source_reads(run, here):
    put(here / "tables", {**register(), "LISEZMOI.txt": b"x", "page.json": b"{}"})
    ended = run("fetch", "req", "--from-dir", "tables", "--accept-licence")
    assert (ended.code, json.loads(ended.out)["id"]) == (ExitCode.OK, "neq:1190000001")


def test_years_and_programmes_are_those_of_their_sources(run):
    ended = run("fetch", "cordis", "--year", "2024")
    assert ended.code == ExitCode.INPUT
    assert "--portal, --programme" in ended.err


def test_researchers_are_asked_for_with_their_works(run, here):
    authors = [author("A1", "Maëlle Kervadec", UNIVERSITY)]
    works = [work("W1", "Capteurs à fibre", ("A1", UNIVERSITY))]
    with served(openalex([institution(UNIVERSITY)], authors, works)) as server:
        options = ("--portal", server.url, "--what", "authors", "--since", "2024")
        ended = run("fetch", "openalex", *options, "--output", "a.jsonl")
    assert ended.code == ExitCode.OK
    assert "from_publication_date:2024-01-01" in server.asked[2][1]["filter"]
    profile = json.loads((here / "a.jsonl").read_text(encoding="utf-8"))
    assert (profile["name"], profile["works"][0]["title"]) == (
        "Maëlle Kervadec",
        "Capteurs à fibre",
    )
    assert run("check", "a.jsonl").code == ExitCode.OK


def test_a_value_that_a_source_does_not_know_is_refused_with_those_it_knows(run):
    ended = run("fetch", "hal", "--what", "institutions")
    assert ended.code == ExitCode.INPUT
    assert "laboratories, authors" in ended.err

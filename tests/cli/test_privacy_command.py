"""``matching privacy`` as a person runs it, and what it keeps out of the other commands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from matching.cli.exit_codes import ExitCode
from matching.config import load_settings
from matching.engine.loading import load_profiles
from matching.entities.records import merges_of, write_merges
from matching.entities.resolving import resolve
from matching.privacy.suppression import SuppressionList
from matching.profiles.writing import write_profiles
from matching.sources.registry import NAMES

DAY = date(2026, 11, 30)


def test_undoing_a_merge_does_not_bring_them_back(run, bare_home, tmp_path):
    here = tmp_path / "here"
    base = {"kind": "company", "territory": "rennes", "city": "Rennes", "keywords": ["verre"]}
    rows = [
        base | {"id": "siren:732829320", "name": "Verrerie du Pont SARL"},
        base | {"id": "w1", "name": "Verrerie du Pont"},
        base | {"id": "w2", "name": "Fonderie du Nord"},
    ]
    (here / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    settings = load_settings(home=bare_home)
    loaded = load_profiles(here / "all.jsonl", settings)
    found = resolve(loaded.profiles, lambda one, other: one == other)
    write_profiles(found.profiles, here / "one.jsonl")
    write_merges(merges_of(found, loaded.profiles), here / "one.jsonl.merges")
    assert len(found.profiles) == 2
    SuppressionList(settings.privacy_folder).add(loaded.profiles[0], DAY)
    ended = run("dedupe", "one.jsonl", "--undo", "one.jsonl.merges", "-o", "back.jsonl")
    assert ended.code == 0
    kept = [json.loads(line)["id"] for line in (here / "back.jsonl").read_text().splitlines()]
    assert kept == ["w2"]
    assert "siren" not in ended.err
    assert "Verrerie" not in ended.err


PEOPLE = (
    {"id": "p:1", "name": "Maëlle Kerivel", "kind": "researcher", "territory": "rennes"},
    {"id": "p:2", "name": "Anna Weiss", "kind": "researcher", "territory": "quebec"},
    {"id": "c1", "name": "Capteurs Armor", "kind": "company", "territory": "rennes"},
)


@pytest.fixture
def people(tmp_path):
    lines = (json.dumps(one | {"keywords": ["capteurs"]}) + "\n" for one in PEOPLE)
    (tmp_path / "here" / "people.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path / "here" / "people.jsonl"


@pytest.fixture
def named(monkeypatch):
    monkeypatch.setenv("MATCHING_CONTROLLER", "Bureau des jumelages")
    monkeypatch.setenv("MATCHING_CONTACT", "donnees@example.org")


def test_notices_are_written_for_people_only_in_both_languages(run, people, named, tmp_path):
    ended = run("privacy", "notices", people, "--output", "out")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert "2 personnes" in ended.err
    written = sorted(path.name for path in (tmp_path / "here" / "out").iterdir())
    assert written == ["p_1.en.html", "p_1.fr.html", "p_2.en.html", "p_2.fr.html"]
    page = (tmp_path / "here" / "out" / "p_2.fr.html").read_text(encoding="utf-8")
    assert "Loi 25" in page
    assert "2 actes au journal" in run("privacy", "audit").out


def test_a_notice_is_text_on_the_screen_and_a_page_in_a_file(run, people, named):
    ended = run("privacy", "notice", "p:1", "--in", people)
    assert ended.out.startswith("INFORMATION SUR VOS DONNÉES\n\nMaëlle Kerivel, ")
    assert run("privacy", "notice", "p:1", "--in", people, "-o", "n.html").code == ExitCode.OK
    page = Path("n.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")


def test_a_notice_says_what_settings_it_needs(run, people):
    ended = run("privacy", "notice", "p:1", "--in", people)
    assert ended.code == ExitCode.INPUT
    assert "MATCHING_CONTROLLER" in ended.err


def test_an_objection_is_heard_before_anything_is_indexed(run, people, bare_home):
    assert run("check", people).code == ExitCode.OK
    ended = run("privacy", "object", "Anna Weiss", "--in", people)
    assert ended.code == ExitCode.OK
    assert "Sur la liste des personnes à laisser de côté. Rien n'était dans l'index." in ended.err
    ended = run("check", people)
    assert ended.code == ExitCode.OK
    assert "Une fiche est laissée de côté" in " ".join(ended.out.split())
    assert "Weiss" not in ended.out + ended.err
    assert "Laissé de côté" in run("privacy", "show", "p:2", "--in", people).out
    assert "De nouveau admis" in run("privacy", "lift", "p:2", "--in", people).err
    assert "laissée de côté" not in run("check", people).out
    assert not (bare_home / "workspace").exists()


def test_the_log_names_nobody_and_a_change_ends_with_a_code(run, people, bare_home):
    run("privacy", "object", "p:2", "--in", people)
    run("privacy", "lift", "p:2", "--in", people)
    listed = run("privacy", "audit")
    assert "opposition" in listed.out
    assert "Weiss" not in listed.out
    whole = run("privacy", "audit", "--verify", "--lang", "en")
    assert (whole.code, "whole: 2 acts" in whole.out) == (ExitCode.OK, True)
    log = bare_home / "privacy" / "audit.jsonl"
    log.write_text(log.read_text().replace('"act": "object"', '"act": "export"'))
    ended = run("privacy", "audit", "--verify")
    assert ended.code == ExitCode.WORKSPACE
    assert "l'acte 1 n'est plus tel qu'il a été écrit" in ended.err


def test_an_export_is_json_with_sources_and_acts(run, people):
    ended = run("privacy", "export", "p:1", "--in", people)
    document = json.loads(ended.out)
    assert document["profiles"][0]["profile"]["name"] == "Maëlle Kerivel"
    assert document["crosses_border"] == {"from": "FR", "to": "CA", "crosses": True}
    assert [one["act"] for one in document["acts"]] == ["export"]
    ended = run("privacy", "export", "p:1", "--in", people, "--output", people)
    assert ended.code == ExitCode.INPUT


def test_anonymous_profiles_are_markdown_or_json(run, people):
    ended = run("privacy", "anonymise", people)
    assert ended.code == ExitCode.OK
    assert ended.out.count("## ") == 3
    for word in ("Kerivel", "Weiss", "Armor"):
        assert word not in ended.out + ended.err
    run("privacy", "anonymise", people, "-o", "a.json")
    found = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert sorted(one["texts"]["en"]["country"] for one in found) == ["Canada", "France", "France"]
    assert [one["reference"] for one in found] == sorted(one["reference"] for one in found)


def test_the_fields_of_every_source_are_shown(run):
    french, english = run("privacy", "fields"), run("privacy", "fields", "--lang", "en")
    for name in NAMES:
        assert f"{name} – " in french.out
    assert "siege.libelle_commune" in french.out
    assert "Licence and credit: CC0 1.0" in english.out


def test_what_is_past_its_retention_is_listed(run, bare_home, tmp_path):
    base = PEOPLE[0] | {"keywords": ["x"]}
    rows = (base | {"id": "old", "source_date": "2020"}, base | {"id": "undated", "name": "Ana Li"})
    path = tmp_path / "here" / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    ended = run("privacy", "purge", "--as-of", "2023-12-31", "--in", path, "--yes")
    assert "Aucun profil n'a passé sa durée" in ended.out
    ended = run("privacy", "purge", "--as-of", "2024-01-01", "--in", path, "--dry-run")
    assert "Un profil a passé sa durée de conservation au 1 janvier 2024." in ended.out
    assert "D'un profil, rien ne dit depuis quand" in ended.out
    assert run("privacy", "purge", "--as-of", "hier").code == ExitCode.INPUT
    assert run("privacy", "purge", "--in", path).code == ExitCode.INPUT  # nobody to say yes
    assert len(path.read_text().splitlines()) == 2
    ended = run("privacy", "purge", "--in", path, "--yes")
    assert ended.code == ExitCode.OK
    assert [json.loads(row)["id"] for row in path.read_text().splitlines()] == ["undated"]
    assert run("privacy", "audit", "--verify").code == ExitCode.OK
    assert "fin de conservation" in run("privacy", "audit").out
    # Too old is not unwanted: what a source tells anew may come in again.
    path.write_text(json.dumps(rows[0]) + "\n")
    (account,) = json.loads(run("check", path, "--format", "json").out)["files"]
    assert (account["rows"], account["kept"]) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rectify", "p:1", "--set", "ville"), "--set demande un champ"),
        (("consent", "p:1"), "--scope"),
        (("consent", "p:1", "--scope", "x", "--withdraw"), "--scope"),
        (("show", "personne"), "Aucun profil"),
    ],
)
def test_slips_are_told(run, arguments, said):
    ended = run("privacy", *arguments)
    assert ended.code == ExitCode.INPUT
    assert said in ended.err


@pytest.mark.encoder
def test_a_field_is_rectified_in_an_index(run, workspace, bare_home, sample_home):
    bare_home.mkdir()
    for name in ("encoders", "compiled"):
        (bare_home / name).symlink_to(sample_home / name)
    ended = run("privacy", "rectify", "r1", "--set", "ville=Bruz", "--workspace", workspace)
    assert ended.code == ExitCode.OK
    assert "Un champ de r1 est rectifié" in ended.err
    shown = run("profiles", "show", "r1", "--workspace", workspace)
    assert "Bruz" in shown.out
    assert "rectifié par la personne" in shown.out

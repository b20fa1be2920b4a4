"""Suggestions, explanations and profiles of the sample, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from matching.cli.exit_codes import ExitCode

pytestmark = pytest.mark.encoder
QUERY = "rna-kerdata"
UNITS = "research_unit"


@pytest.fixture
def partners(run_on_sample):
    """The three first suggestions for one profile, as JSON."""
    return json.loads(run_on_sample("suggest", QUERY, "--top", "3", "-f", "json").out)


def test_the_table_can_be_read_aloud(run_on_sample, partners):
    ended = run_on_sample("suggest", QUERY, "--top", "3")
    assert ended.code == 0
    first = partners["suggestions"][0]
    lines = ended.out.splitlines()
    assert max(map(len, lines[:20])) <= 100
    assert lines[0].startswith("Suggestions pour KERDATA")
    assert "non étalonné" not in ended.out  # the score is a measured probability
    assert f"1. {first['name']}" in lines
    flowing = " ".join(ended.out.split())
    for side in ("for_query", "for_partner"):
        assert " ".join(first["reasons"][side].split()) in flowing
    assert f"Source : {first['source_url']} ({first['source_date']})" in ended.out
    assert first["relays"][0]["name"] in ended.out
    assert f"{round(first['score'] * 100)} %" in ended.out


def test_the_same_run_gives_the_same_bytes(run_on_sample):
    asked = ("suggest", QUERY, "--top", "2", "--format", "json")
    assert run_on_sample(*asked).out == run_on_sample(*asked).out


def test_partners_are_of_the_other_territory_in_order_of_rank(partners):
    assert partners["schema"] == 1
    assert [one["rank"] for one in partners["suggestions"]] == [1, 2, 3]
    (territory,) = {one["territory"] for one in partners["suggestions"]}
    assert territory != partners["query"]["territory"]
    assert all(0 <= one["score"] <= 1 for one in partners["suggestions"])


def test_filters_take_names_and_add_up(run_on_sample, partners):
    first = partners["suggestions"][0]["id"]
    ended = run_on_sample(
        "suggest", QUERY, "--kind", "laboratoire", "--domain", "Santé", "--exclude", first,
        "--city", "quebec", "-f", "json",
    )  # fmt: skip
    found = json.loads(ended.out)["suggestions"]
    assert found
    assert {one["kind"] for one in found} == {UNITS}
    assert all("sante" in one["domains"] for one in found)
    assert {one["city"] for one in found} == {"Québec"}
    assert first not in {one["id"] for one in found}


def test_an_unknown_city_meets_near_ones(run_on_sample):
    ended = run_on_sample("suggest", QUERY, "--city", "Lévy")
    assert ended.code == ExitCode.INPUT
    assert "« Lévy »" in ended.err
    assert "Proches : Lévis" in ended.err


def test_a_name_with_slips_is_understood_and_an_unknown_one_meets_near_ones(run_on_sample):
    ended = run_on_sample("suggest", "centre culinere contemporin", "--top", "1", "-f", "json")
    assert json.loads(ended.out)["query"]["id"] == "rnn-centre-culinaire-contemporain"
    unknown = run_on_sample("suggest", "culinaria")
    assert unknown.code == ExitCode.INPUT
    assert unknown.out == ""
    assert "« culinaria »" in unknown.err
    assert "rnn-centre-culinaire-contemporain" in unknown.err


def test_a_need_told_in_a_sentence(run_on_sample):
    ended = run_on_sample(
        "suggest", "--text", "Nous fabriquons des capteurs et cherchons un laboratoire d'optique.",
        "--territory", "quebec", "--name", "Capteurs réunis", "--top", "2", "-f", "json",
    )  # fmt: skip
    document = json.loads(ended.out)
    assert document["query"]["name"] == "Capteurs réunis"
    assert {one["territory"] for one in document["suggestions"]} == {"rennes"}


def test_a_need_in_options_alone(run_on_sample):
    ended = run_on_sample(
        "suggest", "--seeks", "un laboratoire d'optique", "--offers", "des capteurs",
        "--territory", "quebec", "--top", "1", "-f", "json",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    assert len(json.loads(ended.out)["suggestions"]) == 1


def test_a_request_in_a_file(run_on_sample, tmp_path):
    request = tmp_path / "demande.toml"
    request.write_text(
        'territory = "quebec"\ntext = "Nous cherchons un laboratoire d\'optique."\n',
        encoding="utf-8",
    )
    ended = run_on_sample("suggest", "--file", request, "--top", "1", "-f", "json")
    assert ended.code == 0, ended.err
    request.write_text("territory = ", encoding="utf-8")
    assert run_on_sample("suggest", "--file", request).code == ExitCode.INPUT


def test_csv_on_standard_output_has_the_same_rows(run_on_sample, partners):
    ended = run_on_sample("suggest", QUERY, "--top", "3", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out.removeprefix("\ufeff")), delimiter=";"))
    assert [row["Identifiant"] for row in rows] == [one["id"] for one in partners["suggestions"]]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.xlsx", b"PK"), ("a.csv", b"\xef\xbb\xbf"), ("a.md", b"# "), ("a.json", b"{")],
)
def test_the_name_of_the_file_tells_the_format(run_on_sample, name, start):
    ended = run_on_sample("suggest", QUERY, "--top", "1", "--output", name)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.endswith(f"Fichier écrit : {name}\n")
    first = Path(name).read_bytes()
    assert first.startswith(start)
    run_on_sample("suggest", QUERY, "--top", "1", "--output", name)
    assert Path(name).read_bytes() == first


def test_a_workbook_has_a_row_a_partner(run_on_sample, partners, tmp_path):
    run_on_sample("suggest", QUERY, "--top", "3", "-o", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Suggestions", "Contributions", "Sources et licences"]
    names = [row[2] for row in book["Suggestions"].iter_rows(min_row=2, values_only=True)]
    assert names == [one["name"] for one in partners["suggestions"]]


def test_a_table_in_a_file_has_no_colour(run_on_sample, tmp_path):
    run_on_sample("suggest", QUERY, "--top", "1", "-o", tmp_path / "a.txt")
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert text.startswith("Suggestions pour KERDATA")
    assert "\x1b" not in text


def test_contributions_sum_to_the_score(run_on_sample):
    ended = run_on_sample("explain", QUERY, "qba-crdm", "--format", "json")
    (pair,) = json.loads(ended.out)["suggestions"]
    assert sum(part["value"] for part in pair["contributions"]) == pytest.approx(pair["score"])
    shown = run_on_sample("explain", QUERY, "qba-crdm")
    assert shown.code == 0
    total = re.search(r"Score réciproque +(\d,\d{3})", shown.out)
    amounts = re.findall(r"([+-]\d,\d{3})", shown.out)
    assert total
    assert sum(float(one.replace(",", ".")) for one in amounts) == pytest.approx(
        float(total[1].replace(",", ".")), abs=0.0006 * len(amounts)
    )
    assert len(amounts) == len(pair["contributions"])


def test_a_pair_of_one_territory_is_refused(run_on_sample):
    ended = run_on_sample("explain", QUERY, QUERY)
    assert ended.code == ExitCode.INPUT
    assert "territoire" in ended.err


def test_profiles_are_listed_searched_and_shown(run_on_sample):
    listed = run_on_sample(
        "profiles", "list", "--kind", "pôle", "--domain", "cyber", "--territory", "rennes",
        "-f", "json",
    )  # fmt: skip
    found = json.loads(listed.out)
    assert [one["id"] for one in found] == sorted(one["id"] for one in found)
    assert {(one["kind"], one["territory"]) for one in found} == {("cluster", "rennes")}
    searched = run_on_sample("profiles", "search", "culinaire", "--limit", "1")
    assert "rnn-centre-culinaire-contemporain" in searched.out
    assert "Un profil." in searched.out
    shown = run_on_sample("profiles", "show", QUERY)
    assert shown.out.startswith("KERDATA")
    assert "Stockage et gestion de données à grande échelle" in shown.out
    english = run_on_sample("profiles", "show", QUERY, "--lang", "en")
    assert "What it brings" in english.out


def test_info_tells_what_the_workspace_holds(run_on_sample, matcher):
    document = json.loads(run_on_sample("info", "--format", "json").out)
    assert document["counts"]["rennes"]["profiles"] + document["counts"]["quebec"][
        "profiles"
    ] == len(matcher.profiles)
    assert document["calibrated"] is matcher.info().calibrated
    shown = run_on_sample("info").out
    assert document["model_id"] in shown
    assert document["generation"] in shown


def test_notices_stay_out_of_what_is_piped(child, sample_home):
    process = child(
        "suggest", QUERY, "--top", "1", "-f", "json", env={"MATCHING_HOME": str(sample_home)}
    )
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert len(json.loads(out)["suggestions"]) == 1


def test_a_reader_that_stops_early_is_no_error(child, sample_home):
    process = child("profiles", "list", "-f", "json", env={"MATCHING_HOME": str(sample_home)})
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) == 0
    assert "Traceback" not in errors
    assert "Erreur" not in errors

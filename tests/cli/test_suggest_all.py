"""Lists for everybody, on the sample and in every format; and the floor of a single answer."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest

from matching.cli.exit_codes import ExitCode

pytestmark = pytest.mark.encoder
FEW = "rna-kerdata\n\n# en attente\nGlimps\nNorLab\n"


@pytest.fixture
def few(tmp_path):
    """A file that names two profiles of Rennes and one of Québec."""
    path = tmp_path / "liste.txt"
    path.write_text(FEW, encoding="utf-8")
    return path


def test_lists_then_loads_can_be_read(run_on_sample, few):
    ended = run_on_sample("suggest", "--all", "--only", few, "--top", "2", "--floor", "0")
    assert ended.code == 0, ended.err
    lines = ended.out.splitlines()
    assert lines[0] == "2 partenaires pour chacun"
    # Addresses of sources are never cut.
    assert max(map(len, lines[: lines.index("Sources et licences")])) <= 100
    assert "Glimps" in lines
    assert sum(line.startswith("   1. ") for line in lines) == 3
    assert "Charge de chacun, Québec" in lines
    assert "Charge de chacun, Rennes" in lines
    flowing = " ".join(ended.out.split())
    assert "indice de Gini" in flowing
    assert "Équilibre atteint en" in flowing


def test_json_is_that_of_python(run_on_sample, few, matcher):
    ended = run_on_sample("suggest", "--all", "--only", few, "--territory", "rennes",
                          "--lang", "en", "-f", "json")  # fmt: skip
    # The territory of who asks must be that of those named.
    assert ended.code == ExitCode.INPUT
    assert "NorLab" in ended.err
    few.write_text("rna-kerdata\nGlimps\n", encoding="utf-8")
    ended = run_on_sample(
        "suggest", "--all", "--only", few, "--territory", "rennes", "--floor", "0,3",
        "--capacity", "2", "--lang", "en", "-f", "json",
    )  # fmt: skip
    expected = matcher.suggest_all(
        ["rna-kerdata", "Glimps"], territory="rennes", floor=0.3, capacity=2, language="en"
    )
    document = json.loads(ended.out)
    notices = document.pop("notices")
    assert document == expected.to_dict()
    # Researchers are among those of whom the loads tell.
    assert ["persons of Québec City" in one for one in notices] == [True]


def test_csv_tells_the_loads_on_the_error_stream(run_on_sample, few):
    ended = run_on_sample("suggest", "--all", "--only", few, "-f", "csv", "--floor", "0")
    rows = list(csv.DictReader(io.StringIO(ended.out.lstrip("\ufeff")), delimiter=";"))
    assert len(rows) == 15
    assert {row["Identifiant du demandeur"] for row in rows} >= {"rna-kerdata", "rnn-glimps"}
    assert "Charge de chacun, Québec" in ended.err


def test_a_workbook_for_everybody(run_on_sample, tmp_path):
    path = tmp_path / "listes.xlsx"
    ended = run_on_sample("suggest", "--all", "--territory", "quebec", "--top", "1",
                          "--kind", "cluster", "--output", path)  # fmt: skip
    assert ended.code == 0, ended.err
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Listes Québec", "Charge", "Bilan", "Sources et licences"]
    assert book["Listes Québec"].max_row == 1 + 173
    kinds = {row[4] for row in book["Listes Québec"].iter_rows(min_row=2, values_only=True)}
    assert kinds <= {"pôle", None}


def test_without_balance_the_plain_lists(run_on_sample, few):
    ended = run_on_sample("suggest", "--all", "--only", few, "--no-balance", "-f", "json")
    document = json.loads(ended.out)
    assert document["balanced"] is False
    ranks = [s["rank_without_balance"] for one in document["lists"] for s in one["suggestions"]]
    assert ranks == [s["rank"] for one in document["lists"] for s in one["suggestions"]]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("suggest", "--all", "rna-kerdata"), "rna-kerdata"),
        (("suggest", "--all", "--text", "x"), "--text"),
        (("suggest", "--all", "--variety", "0.5"), "--variety"),
        (("suggest", "rna-kerdata", "--capacity", "3"), "--capacity"),
        (("suggest", "rna-kerdata", "--no-balance"), "--no-balance"),
        (("suggest", "--all", "--capacity", "0"), "--capacity"),
        (("suggest", "--all", "--only", "absent.txt"), "absent.txt"),
        (("suggest", "rna-kerdata", "--floor", "2"), "--floor"),
    ],
)
def test_what_does_not_go_together_is_refused_before_the_index(run, arguments, named):
    ended = run(*arguments)
    assert ended.code == ExitCode.INPUT
    assert named in ended.err
    assert ended.out == ""


def test_lines_that_name_nobody_are_all_told(run_on_sample, few):
    few.write_text("Glimps\nPersonne du tout\nZzyzx\n", encoding="utf-8")
    ended = run_on_sample("suggest", "--all", "--only", few)
    assert ended.code == ExitCode.INPUT
    assert "Personne du tout ; Zzyzx" in ended.err
    few.write_text("# personne\n", encoding="utf-8")
    assert "ne nomme personne" in run_on_sample("suggest", "--all", "--only", few).err


def test_with_nobody_above_the_floor_the_nearest_and_what_would_help(run_on_sample):
    ended = run_on_sample("suggest", "Glimps", "--floor", "0.999")
    assert ended.code == 0
    flowing = " ".join(ended.out.split())
    assert "Pas encore de bon partenaire : personne en face n'atteint le plancher de 99,9 %." in (
        flowing
    )
    assert "Le plus proche, " in flowing
    assert "Dites ce que cherche Glimps" in flowing
    assert "Relais à appeler" in flowing
    shown = run_on_sample("suggest", "Glimps", "--floor", "0", "--top", "1", "-f", "json")
    assert len(json.loads(shown.out)["suggestions"]) == 1


def test_filters_that_admit_nobody_are_said(run_on_sample):
    ended = run_on_sample("suggest", "Glimps", "--kind", "hospital", "--domain", "cybersecurite",
                          "--commitment", "inclusion", "--lang", "en")  # fmt: skip
    assert "no profile of the other territory passes these filters" in " ".join(ended.out.split())

"""``matching evaluate`` as a person runs it, on groups of their own and without a model."""

from __future__ import annotations

import csv
import io
import json

import pytest
from toys import ToyEncoder

from matching.cli.exit_codes import ExitCode
from matching.evaluation.rankings import RANKINGS

CRAFTS = ("montres", "fromages", "lasers", "navires")
QUICK = ("--resamples", "50")


@pytest.fixture
def files(tmp_path):
    """Cats and dogs, who have works only, a request, and what was judged of them."""
    lines = []
    for group in ("cats", "dogs"):
        for number in range(8):
            craft = CRAFTS[number % 4]
            works = [{"title": f"Étude de {craft}"}, {"title": f"Histoire des {craft} {number}"}]
            profile = {"id": f"{group}-{number}", "name": f"{group} {number}", "kind": "company"}
            lines.append({**profile, "territory": group, "works": works})
    (tmp_path / "p.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
    rows = ["query_id,candidate_id,for_query,for_candidate\n"]
    for query, own in (("cats-0", 0), ("dogs-1", 1), ("req-1", 2)):
        other = "cats" if query == "dogs-1" else "dogs"
        for number in range(8):
            grade = 3 if number % 4 == own else 0
            rows.append(f"{query},{other}-{number},{grade},{grade}\n")
    (tmp_path / "q.csv").write_text("".join(rows))
    request = {"id": "req-1", "territory": "cats", "lang": "fr", "text": "Étude de lasers voulue."}
    (tmp_path / "r.jsonl").write_text(json.dumps(request) + "\n")
    return tmp_path


@pytest.fixture
def evaluated(files, run, monkeypatch):
    """Run the command on these files, with an encoder that needs no model."""
    encoder = ToyEncoder()
    monkeypatch.setattr("matching.engine.evaluating.open_encoder", lambda *given: encoder)
    names = {"--profiles": "p.jsonl", "--qrels": "q.csv", "--requests": "r.jsonl"}
    options = [word for option, name in names.items() for word in (option, files / name)]
    return lambda *arguments: run("evaluate", *options, *QUICK, *arguments)


def test_the_table_shows_every_ranking_and_says_which_grade(evaluated):
    ended = evaluated()
    assert ended.code == ExitCode.OK
    for name in RANKINGS:
        assert f"\n {name} " in ended.out
    for heading in ("nDCG@5", "nDCG@10", "MRR", "P@5", "rappel@20", "succès@5", "succès@10"):
        assert heading in ended.out
    for heading in ("couverture", "Gini", "envie"):
        assert heading in ended.out
    assert "24 paires jugées, 3 requêtes, groupes cats et dogs." in ended.out
    assert "Note : for_query" in ended.out
    assert "gain du nDCG : 2^note − 1" in ended.out
    assert "« random »" in ended.out
    assert "Classement des candidats" in ended.err


def test_json_has_intervals_tests_and_values_per_query(evaluated):
    ended = evaluated("--json", "--rankings", "tfidf", "--rankings", "default")
    document = json.loads(ended.out)
    assert [one["name"] for one in document["rankings"]] == ["tfidf", "default"]
    figure = document["rankings"][1]["metrics"]["ndcg@10"]
    assert figure["low"] <= figure["value"] <= figure["high"]
    assert 0 < figure["p_value"] <= 1
    assert set(figure["per_query"]) == {"cats-0", "dogs-1", "req-1"}
    assert document["rankings"][0]["metrics"]["ndcg@10"]["p_value"] is None


def test_runs_hold_every_judged_pair(evaluated, files):
    ended = evaluated("--run-out", files / "runs")
    assert ended.code == 0
    assert {path.name for path in (files / "runs").iterdir()} == {f"{n}.tsv" for n in RANKINGS}
    text = (files / "runs" / "default.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    assert list(rows[0]) == ["query_id", "candidate_id", "score"]
    assert len(rows) == 24
    assert all(0 <= float(row["score"]) <= 1 for row in rows)
    assert "7 fichiers" in ended.err


def test_twice_the_same_bytes(evaluated):
    assert evaluated("--json").out == evaluated("--json").out
    assert evaluated("--json", "--seed", "2").out != evaluated("--json").out


def test_the_other_side_may_be_measured(evaluated):
    ended = evaluated("--grade", "for_candidate", "--lang", "en", "--rankings", "bm25")
    assert "Grade: for_candidate" in ended.out


def test_bad_rows_are_told_kept_and_passed_over(evaluated, files):
    with (files / "q.csv").open("a") as file:
        file.write("cats-0,dogs-1,-4,1\ncats-9,dogs-1,1,1\n")
    ended = evaluated("--rankings", "bm25", "--rejects", files / "left.csv")
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "ligne 26" in ended.err
    assert "« -4 »" in ended.err
    assert "Une paire jugée est laissée de côté" in ended.err
    assert "cats-9" in ended.err
    text = (files / "left.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["line"], row["field"]) == ("26", "for_query")
    assert "24 paires jugées" in ended.out


def test_a_workbook_and_a_csv(evaluated, files):
    assert evaluated("--output", files / "table.xlsx", "--rankings", "bm25").code == 0
    assert (files / "table.xlsx").read_bytes().startswith(b"PK")
    ended = evaluated("--format", "csv", "--rankings", "bm25")
    assert ended.out.count("\r\n") == 11 or ended.out.count("\n") == 11


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--rankings", "bm52"), "bm25"),
        (("--grade", "query"), "for_candidate"),
        (("--seed", "x"), "--seed"),
        (("--resamples", "0"), "--resamples"),
        (("--json", "--format", "csv"), "--json"),
    ],
)
def test_refusals(arguments, part, evaluated):
    ended = evaluated(*arguments)
    assert ended.code == ExitCode.INPUT
    assert part in ended.err
    assert ended.out == ""


def test_the_files_read_are_not_overwritten(evaluated, files):
    before = (files / "q.csv").read_bytes()
    for option in ("--output", "--rejects"):
        assert evaluated(option, files / "q.csv").code == ExitCode.INPUT
    assert (files / "q.csv").read_bytes() == before


def test_a_run_folder_that_is_a_file_is_refused_at_once(evaluated, files):
    ended = evaluated("--run-out", files / "q.csv")
    assert ended.code == ExitCode.INPUT
    assert "q.csv" in ended.err
    assert "Classement des candidats" not in ended.err


def test_profiles_need_judgements(run, files):
    ended = run("evaluate", "--profiles", files / "p.jsonl")
    assert ended.code == ExitCode.INPUT
    assert "--qrels" in ended.err


def test_three_groups_are_refused(run, files):
    lines = (files / "p.jsonl").read_text().replace('"dogs-7"', '"fish"').splitlines()
    lines[-1] = lines[-1].replace('"territory": "dogs"', '"territory": "fish"')
    (files / "three.jsonl").write_text("\n".join(lines))
    ended = run("evaluate", "--profiles", files / "three.jsonl", "--qrels", files / "q.csv")
    assert ended.code == ExitCode.INPUT
    assert "cats, dogs, fish" in ended.err


def test_help_has_an_example(run):
    ended = run("evaluate", "--help")
    assert "matching evaluate --profiles" in ended.out
    assert "--run-out DOSSIER" in ended.out

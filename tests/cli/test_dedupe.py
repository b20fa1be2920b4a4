from __future__ import annotations

import csv
import json

import pytest

from matching.cli.exit_codes import ExitCode

LINES = [
    {"id": "siren:732829320", "name": "Verrerie du Pont SARL", "summary_fr": "Des verres."},
    {"id": "w1", "name": "VERRERIE DU PONT", "keywords": ["verre"]},
    {"id": "w2", "name": "Verrerie du Port", "keywords": ["verre"]},
    {"id": "w3", "name": "Verrerie du Pont", "keywords": ["verre"], "kind": "nonprofit"},
]


@pytest.fixture
def file(tmp_path):
    base = {"kind": "company", "territory": "rennes", "city": "Rennes"}
    order = ("id", "name", "kind", "territory", "city", "summary_fr", "keywords")
    rows = [base | one for one in LINES]
    text = "".join(
        json.dumps({key: one[key] for key in order if key in one}, separators=(",", ":")) + "\n"
        for one in rows
    )
    (tmp_path / "all.jsonl").write_text(text, encoding="utf-8")
    return tmp_path / "all.jsonl"


def test_pairs_are_counted_and_told_with_reasons(run, file):
    ended = run("dedupe", file)
    assert (ended.code, ended.err) == (ExitCode.OK, "")
    assert "Verrerie du Pont SARL (siren:732829320) = VERRERIE DU PONT (w1)" in ended.out
    assert "Même nom dans la même ville." in ended.out
    assert "4 profils lus, 3 une fois les paires réunies." in ended.out


def test_a_merge_is_written_and_undone_byte_for_byte(run, file, tmp_path):
    merged, back = tmp_path / "one.jsonl", tmp_path / "back.jsonl"
    assert run("dedupe", file, "--output", merged).code == ExitCode.OK
    assert len(merged.read_text(encoding="utf-8").splitlines()) == 3
    record = tmp_path / "one.jsonl.merges"
    assert run("dedupe", merged, "--undo", record, "-o", back).code == ExitCode.OK
    assert back.read_bytes() == file.read_bytes()


def test_likely_pairs_are_merged_on_demand_and_the_report_has_them_all(run, file, tmp_path):
    report = tmp_path / "pairs.csv"
    ended = run("dedupe", file, "--likely", "--report", report, "--lang", "en")
    assert "4 profiles read, 2 once the pairs are joined." in ended.out
    with report.open(encoding="utf-8-sig") as opened:
        rows = {(r["First identifier"], r["Second identifier"]): r for r in csv.DictReader(opened)}
    assert rows["siren:732829320", "w1"]["Decision"] == "sure"
    assert rows["siren:732829320", "w3"]["Reason"] == (
        "Same name in the same city, but different kinds."
    )


def test_bad_rows_are_kept_apart_and_a_file_is_not_written_over(run, file):
    with file.open("a", encoding="utf-8") as opened:
        opened.write("{\n")
    ended = run("dedupe", file)
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "all.jsonl.rejects.csv" in ended.err
    refused = run("dedupe", file, "--output", file)
    assert refused.code == ExitCode.INPUT


def test_a_merge_that_was_erased_is_told_and_stays_erased(run, file, tmp_path):
    merged = tmp_path / "one.jsonl"
    run("dedupe", file, "--output", merged)
    lines = merged.read_text(encoding="utf-8").splitlines(keepends=True)
    merged.write_text("".join(line for line in lines if "siren" not in line), encoding="utf-8")
    ended = run("dedupe", merged, "--undo", tmp_path / "one.jsonl.merges")
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == ["w2", "w3"]
    assert ended.err == (
        "Une réunion n'est plus dans le fichier et n'a pas été défaite : siren:732829320.\n"
    )

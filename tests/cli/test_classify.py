"""``matching classify`` as a person runs it, on the real encoder."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from matching.cli.exit_codes import ExitCode

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.encoder
BASE = {"kind": "company", "territory": "rennes", "city": "Rennes"}
LINES = [
    {
        "id": "c1",
        "name": "Laiterie du Pré",
        "summary_fr": "Fabrication de fromage.",
        "sector_codes": [{"nomenclature": "NAF", "code": "10.51C"}],
    },
    {"id": "c2", "name": "Verrou", "keywords": ["tests d'intrusion", "chiffrement"]},
    {"id": "c3", "name": "Au fil", "keywords": ["coiffure"]},
    {"id": "c4", "name": "Pré vert", "keywords": ["chiffrement"], "domains": ["environnement"]},
]


@pytest.fixture
def file(tmp_path):
    rows = (json.dumps(BASE | one, ensure_ascii=False) for one in LINES)
    path = tmp_path / "all.jsonl"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def one_line(text):
    return " ".join(text.split())


def test_domains_are_told_with_their_grounds(run_on_sample, file):
    ended = run_on_sample("classify", file)
    assert ended.code == ExitCode.OK
    told = one_line(ended.out)
    assert "Laiterie du Pré (c1) alimentation (98 %), par son code d'activité : NAF 10.51C" in told
    assert "Verrou (c2) cybersécurité (" in told
    assert "d'après : « tests d'intrusion »" in told
    assert (
        "4 profils lus : 1 avec des domaines de leur source, 2 qui en reçoivent, 1 sans domaine."
    ) in told
    assert not list(file.parent.glob("*.rejects*"))


def test_profiles_and_reasons_are_written(run_on_sample, file, tmp_path):
    output, report = tmp_path / "given.jsonl", tmp_path / "reasons.csv"
    ended = run_on_sample("classify", file, "-o", output, "--report", report, "--lang", "en")
    assert ended.code == ExitCode.OK
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["c1", "c2", "c3", "c4"]
    assert rows[0]["domains"] == ["alimentation"]
    assert rows[0]["assigned_domains"] == [
        {
            "domain": "alimentation",
            "ground": "sector_code",
            "confidence": 0.98,
            "because": "NAF 10.51C – Fabrication de fromage",
        }
    ]
    assert "domains" not in rows[2]
    assert rows[3]["domains"] == ["environnement"]
    assert "assigned_domains" not in rows[3]
    with report.open(encoding="utf-8-sig") as opened:
        reasons = list(csv.DictReader(opened))
    assert [(row["Identifier"], row["Based on"]) for row in reasons][:2] == [
        ("c1", "activity code"),
        ("c2", "texts"),
    ]


def test_the_threshold_decides(run_on_sample, file):
    assert "0 qui en reçoivent" in one_line(run_on_sample("classify", file, "--threshold", 1).out)
    everything = one_line(run_on_sample("classify", file, "--threshold", "0,01").out)
    assert "3 qui en reçoivent" in everything
    refused = run_on_sample("classify", file, "--threshold", "1.5")
    assert refused.code == ExitCode.INPUT


def test_bad_rows_are_kept_apart(run_on_sample, file):
    with file.open("a", encoding="utf-8") as opened:
        opened.write("{\n")
    ended = run_on_sample("classify", file)
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "all.jsonl.rejects.csv" in ended.err
    assert run_on_sample("classify", file, "--output", file).code == ExitCode.INPUT


def test_measuring_writes_nothing_and_needs_domains(run_on_sample, file, tmp_path):
    ended = run_on_sample("classify", file, "--evaluate", "--output", tmp_path / "x.jsonl")
    assert ended.code == ExitCode.INPUT
    assert not (tmp_path / "x.jsonl").exists()
    ended = run_on_sample("classify", file, "--evaluate")
    assert ended.code == ExitCode.INPUT
    assert "Un seul de ces profils indique des domaines" in ended.err


def test_measures_are_shown_in_french(run_on_sample):
    ended = run_on_sample(
        "classify", ROOT / "data" / "profiles" / "rennes_economic.jsonl", "--evaluate"
    )
    assert ended.code == ExitCode.OK
    told = one_line(ended.out)
    assert told.startswith("84 profils qui ont des domaines, cachés.")
    for way in ("Ressemblance seule, rien d'appris", "Appris d'autres profils", "Les poids livrés"):
        assert way in told
    assert "optique-photonique" in told


def test_weights_are_learned_and_used(run_on_sample, file, tmp_path, monkeypatch):
    learned = tmp_path / "domains.json"
    sample = ROOT / "data" / "profiles" / "quebec_economic.jsonl"
    ended = run_on_sample("classify", sample, "--learn", learned, "--threshold", "0.6")
    assert ended.code == ExitCode.OK
    weights = json.loads(learned.read_text(encoding="utf-8"))
    assert weights["threshold"] == 0.6
    assert weights["training"]["profiles"] == 83
    settings = tmp_path / "matching.toml"
    settings.write_text(f"domain_model = {json.dumps(str(learned))}\n", encoding="utf-8")
    monkeypatch.setenv("MATCHING_CONFIG", str(settings))
    assert run_on_sample("classify", file).code == ExitCode.OK
    learned.write_text("{", encoding="utf-8")
    refused = run_on_sample("classify", file)
    assert refused.code == ExitCode.INPUT
    assert "matching classify --learn" in refused.err

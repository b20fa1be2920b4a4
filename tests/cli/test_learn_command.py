"""``matching learn``: the shipped weights are what it learns, and it refuses before slow work."""

from __future__ import annotations

import json

import pytest

from matching.cli.exit_codes import ExitCode
from matching.config import resource
from matching.ranking.ranker import Ranker


@pytest.mark.encoder
def test_the_shipped_ranker_is_what_is_learned_from_the_shipped_judgements(run_on_sample, tmp_path):
    ended = run_on_sample("learn", "--output", tmp_path / "ranker.json")
    assert ended.code == ExitCode.OK
    assert "1 416 paires jugées de 77 requêtes" in ended.out
    learned = Ranker.load(tmp_path / "ranker.json")
    shipped = Ranker.load(resource("models/ranker.json"))
    assert learned.training.judgements == shipped.training.judgements
    assert learned.training.figures == pytest.approx(shipped.training.figures, abs=1e-3)
    for name, feature in shipped.features.items():
        assert learned.features[name].weight == pytest.approx(feature.weight, abs=1e-3)
    assert (learned.floor, learned.variety) == (shipped.floor, shipped.variety)


@pytest.mark.encoder
def test_too_few_judgements_are_said_and_nothing_is_written(run_on_sample, tmp_path):
    judged = tmp_path / "few.csv"
    judged.write_text(
        "query_id,candidate_id,for_query,for_candidate\nrnn-glimps,qbc-gosecure,3,2\n", "utf-8"
    )
    ended = run_on_sample("learn", "--qrels", judged, "--output", tmp_path / "ranker.json")
    assert ended.code == ExitCode.INPUT
    assert "ne suffisent pas" in ended.err
    assert not (tmp_path / "ranker.json").exists()


def test_a_page_without_a_place_for_the_table_is_refused_and_kept(run_on_sample, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Page\n", encoding="utf-8")
    ended = run_on_sample("learn", "--ablation", page)
    assert ended.code == ExitCode.INPUT
    assert page.read_text(encoding="utf-8") == "# Page\n"


def test_what_is_written_must_not_be_what_is_read(run_on_sample, tmp_path):
    judged = tmp_path / "judged.json"
    judged.write_text(json.dumps({}), encoding="utf-8")
    ended = run_on_sample("learn", "--qrels", judged, "--output", judged)
    assert ended.code == ExitCode.INPUT

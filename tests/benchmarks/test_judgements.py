"""The figures of the README on judged pairs (make figures)."""

from __future__ import annotations

import re
from pathlib import Path

import ir_measures
import judged
import pytest
from ir_measures import nDCG

from matching.config import resource
from matching.engine.evaluating import evaluate
from matching.engine.judged import DEVELOPMENT, DEVELOPMENT_REQUESTS
from matching.evaluation.judgement_file import read_judgements
from matching.evaluation.request_file import read_requests
from matching.ranking.ranker import Ranker

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def judgements():
    return read_judgements(resource(DEVELOPMENT))


@pytest.fixture(scope="module")
def grades():
    return judged.read_grades()


@pytest.fixture(scope="module")
def comparison(sample_settings):
    return evaluate(settings=sample_settings, rankings=["tfidf", "random", "default"]).comparison


@pytest.fixture(scope="module")
def figures(comparison):
    found = {one.name: one.figures["ndcg@10"].value for one in comparison.rankings}
    return {
        "random order": found["random"],
        "TF-IDF over words": found["tfidf"],
        "default, out of fold": found["default"],
    }


def test_the_judgements_are_those_described(judgements, grades):
    assert (len(grades), len(judgements.pairs), judgements.rejects) == (77, 1416, ())
    asked = read_requests(resource(DEVELOPMENT_REQUESTS))
    assert {one.id for one in asked.requests} == {n for n in grades if n.startswith("req-")}
    assert asked.rejects == ()


@pytest.mark.encoder
def test_default_reaches_its_target(figures, capsys):
    with capsys.disabled():
        print("\n\nnDCG@10, development judgements (77 queries, condensed lists, grade for_query)")
        for name, value in figures.items():
            print(f"  {name:24} {value:.3f}")
    assert figures["default, out of fold"] >= 0.85


@pytest.mark.encoder
def test_default_is_surely_better_than_tfidf(comparison):
    test = comparison.ranking("default").figures["ndcg@10"].test
    assert test.low > 0


@pytest.mark.encoder
def test_the_figures_are_those_the_ranker_quotes(comparison, sample_settings):
    training = Ranker.load(sample_settings.ranker).training
    for name in ("ndcg@10", "success@5"):
        found = comparison.ranking("default").figures[name].value
        assert training.figures[name] == pytest.approx(found, abs=1e-4)
    assert training.figures["calibration_error"] <= 0.06


@pytest.mark.encoder
def test_every_judgement_is_measured(sample_settings, comparison):
    assert (len(comparison.queries), comparison.pairs) == (77, 1416)
    assert comparison.groups == ("rennes", "quebec")


@pytest.mark.encoder
def test_metric_agrees_with_ir_measures(comparison, grades, figures):
    qrels = {q: {c: int(grade) for c, grade in own.items()} for q, own in grades.items()}
    run = {
        query: {
            one: float(-rank)
            for rank, one in enumerate(sorted(scores, key=lambda c, of=scores: (-of[c], c)))
        }
        for query, scores in comparison.ranking("default").run.items()
    }
    measure = nDCG(gains={0: 0, 1: 1, 2: 3, 3: 7}) @ 10
    theirs = ir_measures.calc_aggregate([measure], qrels, run)[measure]
    assert figures["default, out of fold"] == pytest.approx(theirs, abs=1e-9)


@pytest.mark.encoder
def test_readme_quotes_the_figures(figures):
    shown = dict(re.findall(r"^\| ([^|]+?) \| (0\.\d+) \|$", README.read_text("utf-8"), re.M))
    for name, value in figures.items():
        assert shown[name] == f"{value:.3f}"

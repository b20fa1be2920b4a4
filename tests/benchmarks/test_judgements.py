"""The figures of the README: quality on judged pairs, agreement between languages (make bench)."""

from __future__ import annotations

import re
from pathlib import Path

import ir_measures
import judged
import pytest
from ir_measures import nDCG

README = Path(__file__).parents[2] / "README.md"
pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def grades():
    return judged.read_grades()


@pytest.fixture(scope="module")
def rankings(matcher, grades):
    by_score, by_variety = judged.by_default(matcher, grades)
    return {
        "random order": judged.at_random(grades),
        "TF-IDF over words": judged.by_tfidf(matcher, grades),
        "default, by score": by_score,
        "default, with variety": by_variety,
    }


@pytest.fixture(scope="module")
def figures(rankings, grades):
    return {name: judged.ndcg(ranking, grades) for name, ranking in rankings.items()}


def test_default_reaches_its_target(figures, capsys):
    with capsys.disabled():
        print("\n\nnDCG@10, development judgements (77 queries, condensed lists, grade for_query)")
        for name, value in figures.items():
            print(f"  {name:24} {value:.3f}")
        print("  used for choosing texts and features, not for fitting weights")
    assert figures["default, by score"] >= 0.77
    assert figures["default, with variety"] >= 0.77
    assert figures["default, by score"] > figures["TF-IDF over words"]


def test_metric_agrees_with_ir_measures(rankings, grades, figures):
    ranking = rankings["default, by score"]
    qrels = {query: dict(candidates) for query, candidates in grades.items()}
    run = {
        query: {one: float(-rank) for rank, one in enumerate(candidates)}
        for query, candidates in ranking.items()
    }
    measure = nDCG(gains={0: 0, 1: 1, 2: 3, 3: 7}) @ 10
    theirs = ir_measures.calc_aggregate([measure], qrels, run)[measure]
    assert figures["default, by score"] == pytest.approx(theirs, abs=1e-9)


def test_languages_agree(matcher, capsys):
    overlap = judged.agreement(matcher)
    with capsys.disabled():
        print(f"\n\nFirst ten shared by two tellings (French, English): {overlap:.3f}")
    assert overlap >= 0.75
    assert f"| {overlap:.2f} |" in README.read_text(encoding="utf-8")


def test_readme_quotes_the_figures(figures):
    shown = dict(re.findall(r"^\| ([^|]+?) \| (0\.\d+) \|$", README.read_text("utf-8"), re.M))
    for name, value in figures.items():
        assert shown[name] == f"{value:.3f}"

"""A comparison as a table."""

from __future__ import annotations

import math

import pytest

from matching.evaluation.comparison import Comparison, Figure, Measured, PairedTest
from matching.evaluation.exposure import SHARED
from matching.evaluation.metrics import GRADED, MUTUAL
from matching.evaluation.rankings import RANKINGS
from matching.language import LANGUAGES
from matching.reports.evaluation_tables import comparison_table, metric_label, ranking_label
from matching.reports.formats import comparison_bytes

COMPARISON = Comparison(
    "for_query",
    ("left", "right"),
    ("q0", "q1"),
    7,
    1,
    100,
    (
        Measured("random", {"mrr": Figure(0.5, 0.25, 0.75, 2)}, {}),
        Measured(
            "default",
            {"mrr": Figure(0.75, 0.5, 1.0, 2, PairedTest(0.25, 0.0, 0.5, 0.04))},
            {},
        ),
        Measured("bm25", {"mrr": Figure(math.nan, math.nan, math.nan, 0)}, {}),
    ),
)


def test_one_row_per_ranking_and_metric():
    table = comparison_table(COMPARISON, "en")
    assert table.rows == (
        ("random", "mrr", 0.5, 0.25, 0.75, 2, None, None),
        ("default", "mrr", 0.75, 0.5, 1.0, 2, 0.25, 0.04),
        ("bm25", "mrr", None, None, None, 0, None, None),
    )
    assert len(table.columns) == 8


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "xlsx"])
def test_in_every_format(form):
    contents = comparison_bytes(form, COMPARISON, "fr")
    assert len(contents) > 100
    if form == "csv":
        assert b"default;mrr;0,7500;0,5000;1,0000;2;0,2500;0,0400\r\n" in contents


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_name(language):
    metrics = [metric_label(name, language) for name in (*GRADED, *MUTUAL, *SHARED)]
    assert len(set(metrics)) == 10
    assert len({ranking_label(name, language) for name in RANKINGS}) == len(RANKINGS)

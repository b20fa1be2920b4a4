"""A comparison of rankings as a table: one row per ranking and metric."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from matching.language import Language, say
from matching.reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from matching.evaluation.comparison import Comparison, Figure


def comparison_table(comparison: Comparison, language: Language) -> Table:
    """Return every figure with its interval and its test, in the order of the comparison."""
    columns = (
        Column(say("evaluation-column-ranking", language), width=14),
        Column(say("evaluation-column-metric", language), width=14),
        Column(say("evaluation-column-value", language), "decimal", 12),
        Column(say("evaluation-column-low", language), "decimal", 12),
        Column(say("evaluation-column-high", language), "decimal", 12),
        Column(say("evaluation-column-queries", language), "whole", 10),
        Column(say("evaluation-column-difference", language), "decimal", 12),
        Column(say("evaluation-column-p", language), "decimal", 12),
    )
    rows = tuple(
        (one.name, metric, *_cells(figure))
        for one in comparison.rankings
        for metric, figure in one.figures.items()
    )
    return Table(say("evaluation-title", language), language, columns, rows)


def metric_label(metric: str, language: Language) -> str:
    """Return the name of a metric."""
    name = metric.replace("@", "-at-").replace("_", "-")
    return say(f"evaluation-metric-{name}", language)


def ranking_label(name: str, language: Language) -> str:
    """Return what a ranking orders by."""
    return say(f"evaluation-ranking-{name}", language)


def _cells(figure: Figure) -> tuple[Cell, ...]:
    test = figure.test
    return (
        _known(figure.value),
        _known(figure.low),
        _known(figure.high),
        figure.queries,
        _known(test.difference) if test else None,
        _known(test.p_value) if test else None,
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value

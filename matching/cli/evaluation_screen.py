"""A comparison of rankings, drawn as tables with an interval and a test under each value."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.text import Text

from matching.cli.canvas import grid, words
from matching.language import decimal
from matching.reports.evaluation_tables import metric_label, ranking_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from matching.evaluation.comparison import Comparison, Figure
    from matching.reports.labels import Labels

_TABLES = (
    ("ndcg@10", "ndcg@5", "mrr", "p@5", "recall@20"),
    ("success@10", "success@5", "coverage", "exposure_gini", "envy"),
)
_PLACES = 3


def evaluation_screen(comparison: Comparison, labels: Labels) -> Iterator[RenderableType]:
    """Give what was measured, a row per ranking, and how to read it."""
    say = labels.say
    first, second = (labels.territory(group) for group in comparison.groups)
    yield words(say("evaluation-title"), "bold")
    yield words(
        say(
            "evaluation-judged",
            pairs=comparison.pairs,
            queries=len(comparison.queries),
            first=first,
            second=second,
        )
    )
    yield words(say("evaluation-lists", grade=comparison.grade))
    yield Text()
    for metrics in _TABLES:
        yield _table(comparison, metrics, labels)
    if len(comparison.rankings) > 1:
        yield words(say("evaluation-interval", name=comparison.rankings[0].name), "dim")
    yield words(say("evaluation-success"), "dim")
    yield words(say("evaluation-shared"), "dim")


def _table(comparison: Comparison, metrics: Sequence[str], labels: Labels) -> RenderableType:
    headings = [metric_label(metric, labels.language) for metric in metrics]
    table = grid(
        [
            (labels.say("evaluation-column-ranking"), "name"),
            *((heading, "name") for heading in headings),
        ]
    )
    table.leading = 1
    for column in table.columns[1:]:
        column.justify = "right"
        column.no_wrap = True
    for one in comparison.rankings:
        name = words(one.name, "bold")
        name.append("\n")
        name.append_text(words(ranking_label(one.name, labels.language), "dim"))
        table.add_row(name, *(_cell(one.figures[metric], labels) for metric in metrics))
    return table


def _cell(figure: Figure, labels: Labels) -> Text:
    if math.isnan(figure.value):
        return words(labels.say("evaluation-unknown"), "dim")
    low, high = (decimal(one, labels.language, _PLACES) for one in (figure.low, figure.high))
    cell = words(decimal(figure.value, labels.language, _PLACES), "bold")
    cell.append("\n")
    cell.append_text(words(labels.say("evaluation-range", low=low, high=high), "dim"))
    if figure.test:
        cell.append("\n")
        cell.append_text(words(_p_value(figure.test.p_value, labels), "dim"))
    return cell


def _p_value(value: float, labels: Labels) -> str:
    smallest = 10**-_PLACES
    if value < smallest:
        return labels.say("evaluation-p-below", value=decimal(smallest, labels.language, _PLACES))
    return labels.say("evaluation-p", value=decimal(value, labels.language, _PLACES))

"""A comparison of rankings: every metric of each, its interval, and its test against the first."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from matching.evaluation.judgements import GradeSide

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = 1
"""Version of what ``to_dict`` returns."""
Metric = Literal[
    "ndcg@5",
    "ndcg@10",
    "mrr",
    "p@5",
    "recall@20",
    "success@5",
    "success@10",
    "coverage",
    "exposure_gini",
    "envy",
]
LOWER_IS_BETTER: frozenset[str] = frozenset({"exposure_gini", "envy"})
"""Of all others, more is better."""


@dataclass(frozen=True)
class PairedTest:
    """How a figure differs from that of the first ranking, on the same queries."""

    difference: float
    low: float
    high: float
    p_value: float


@dataclass(frozen=True)
class Figure:
    """One metric of one ranking, with its 95 % interval over queries; NaN where it is unknown."""

    value: float
    low: float
    high: float
    queries: int
    """Over how many queries."""
    test: PairedTest | None = None
    """None for the first ranking."""
    per_query: Mapping[str, float] | None = None
    """None for what is measured of all lists together; queries where it is unknown left out."""


@dataclass(frozen=True)
class Measured:
    """One ranking: its figures by metric, and its score of each judged candidate of each query."""

    name: str
    figures: Mapping[str, Figure]
    run: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Comparison:
    """Rankings measured on the same judged pairs; the first is the one others are tested against.

    p-values are of one comparison each: with many of them some are small by chance.
    """

    grade: GradeSide
    """Whose grade the metrics of one side use; success@k uses both."""
    groups: tuple[str, str]
    queries: tuple[str, ...]
    pairs: int
    seed: int
    resamples: int
    rankings: tuple[Measured, ...]

    def ranking(self, name: str) -> Measured:
        """Return the ranking of that name.

        Raises:
            KeyError: it was not compared.
        """
        return {one.name: one for one in self.rankings}[name]

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the runs as plain values, None for what is unknown."""
        return {
            "schema": SCHEMA,
            "grade": self.grade,
            "gain": "2^grade - 1",
            "groups": list(self.groups),
            "queries": len(self.queries),
            "pairs": self.pairs,
            "seed": self.seed,
            "resamples": self.resamples,
            "baseline": self.rankings[0].name,
            "lower_is_better": sorted(LOWER_IS_BETTER),
            "rankings": [
                {
                    "name": one.name,
                    "metrics": {name: _plain(figure) for name, figure in one.figures.items()},
                }
                for one in self.rankings
            ],
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row per ranking and metric, NaN for what is unknown."""
        import pandas as pd  # noqa: PLC0415 - half a second, only where a table is asked for

        rows = []
        for one in self.rankings:
            for metric, figure in one.figures.items():
                row = {"ranking": one.name, "metric": metric, **_plain(figure)}
                row.pop("per_query")
                rows.append({key: math.nan if cell is None else cell for key, cell in row.items()})
        return pd.DataFrame(rows)


def _plain(figure: Figure) -> dict[str, Any]:
    test = figure.test
    return {
        "value": _known(figure.value),
        "low": _known(figure.low),
        "high": _known(figure.high),
        "queries": figure.queries,
        "difference": _known(test.difference) if test else None,
        "difference_low": _known(test.low) if test else None,
        "difference_high": _known(test.high) if test else None,
        "p_value": _known(test.p_value) if test else None,
        "per_query": None if figure.per_query is None else dict(figure.per_query),
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value

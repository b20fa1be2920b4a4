"""From scores to figures: metrics per query and over all lists, intervals, paired tests."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from matching.errors import RequestError
from matching.evaluation import exposure, resampling
from matching.evaluation.comparison import Comparison, Figure, Measured, PairedTest
from matching.evaluation.exposure import Exposure
from matching.evaluation.judgements import GRADE_SIDES, GradeSide, JudgedPair
from matching.evaluation.metrics import GRADED, MUTUAL, JudgedList
from matching.evaluation.scoring import Run, Scored

Array = npt.NDArray[np.float64]


def check_grades(pairs: Sequence[JudgedPair], side: GradeSide) -> None:
    """Check that some pair can be measured by the grade of ``side``.

    Raises:
        RequestError: there is no pair, or none with that grade.
    """
    if not pairs:
        raise RequestError("evaluation-nothing")
    if all(pair.grade(side) is None for pair in pairs):
        (other,) = (one for one in GRADE_SIDES if one != side)
        raise RequestError("evaluation-no-grade", side=side, other=other)


def compare(
    scored: Scored,
    pairs: Sequence[JudgedPair],
    groups: tuple[str, str],
    *,
    grade: GradeSide,
    seed: int,
    resamples: int,
) -> Comparison:
    """Return the figures of every ranking of ``scored``, tested against the first.

    1. each query is measured over its judged candidates, and the means resampled over queries
    2. the first places of all lists are measured together, and resampled likewise
    3. each figure is tested against the same figure of the first ranking

    Raises:
        RequestError: no pair has the grade that is asked for.
    """
    check_grades(pairs, grade)
    count = len(scored.query_ids)
    bench = _Bench(
        scored.query_ids,
        resampling.samples(count, resamples, seed),
        resampling.exchanges(count, resamples, seed),
    )
    by_query: dict[str, list[JudgedPair]] = {}
    for pair in pairs:
        by_query.setdefault(pair.query_id, []).append(pair)
    names = list(scored.runs)
    values = {name: _per_query(scored.runs[name], by_query, grade) for name in names}
    rankings = []
    for name in names:
        first = None if name == names[0] else names[0]
        figures = {
            metric: bench.mean(column, values[first][metric] if first else None)
            for metric, column in values[name].items()
        }
        for metric in exposure.SHARED:
            lists = scored.exposures[name]
            figures[metric] = bench.shared(metric, lists, scored.exposures[first] if first else ())
        rankings.append(Measured(name, figures, scored.runs[name]))
    return Comparison(grade, groups, scored.query_ids, len(pairs), seed, resamples, tuple(rankings))


def _per_query(
    run: Run, by_query: Mapping[str, Sequence[JudgedPair]], grade: GradeSide
) -> dict[str, Array]:
    """Return the values of each metric, one per query in the order of ``run``."""
    lists = [JudgedList.ranked(by_query[query], scores) for query, scores in run.items()]
    measured = [one.measure(grade) for one in lists]
    return {name: np.array([one[name] for one in measured]) for name in (*GRADED, *MUTUAL)}


class _Bench:
    """The samples and exchanges that every ranking and metric is put through."""

    def __init__(self, query_ids: Sequence[str], samples: Array, exchanges: Array) -> None:
        self._ids = query_ids
        self._samples = samples
        self._exchanges = exchanges
        self._drawn: dict[tuple[str, int], Array] = {}

    def mean(self, values: Array, first: Array | None) -> Figure:
        """Return the figure of a metric that has a value per query, NaN where it is unknown."""
        known = ~np.isnan(values)
        test = None
        if first is not None and known.any():
            differences = values - first
            low, high = resampling.interval(resampling.means(differences, self._samples))
            p_value = resampling.sign_flip_test(differences, self._exchanges)
            test = PairedTest(float(np.nanmean(differences)), low, high, p_value)
        low, high = resampling.interval(resampling.means(values, self._samples))
        return Figure(
            float(values[known].mean()) if known.any() else math.nan,
            low,
            high,
            int(known.sum()),
            test,
            {
                name: float(value)
                for name, value, is_known in zip(self._ids, values, known, strict=True)
                if is_known
            },
        )

    def shared(self, metric: str, lists: Sequence[Exposure], first: Sequence[Exposure]) -> Figure:
        """Return the figure of a metric of all lists together."""
        count = len(self._ids)
        once = np.ones((1, count))
        value = float(exposure.measure(metric, lists, once)[0])
        drawn = self._samples_of(metric, lists)
        highest = math.inf if metric == "envy" else 1.0
        test = None
        if first:
            theirs = float(exposure.measure(metric, first, once)[0])
            low, high = resampling.centred_interval(
                value - theirs, drawn - self._samples_of(metric, first), -highest, highest
            )
            both = [exposure.stacked(a, b, count) for a, b in zip(lists, first, strict=True)]
            swapped, kept = self._exchanges, 1 - self._exchanges
            exchanged = exposure.measure(metric, both, np.hstack([kept, swapped]))
            exchanged -= exposure.measure(metric, both, np.hstack([swapped, kept]))
            p_value = resampling.exchange_test(value - theirs, exchanged)
            test = PairedTest(value - theirs, low, high, p_value)
        return Figure(value, *resampling.centred_interval(value, drawn, 0.0, highest), count, test)

    def _samples_of(self, metric: str, lists: Sequence[Exposure]) -> Array:
        """Return the figure in each sample; the first ranking's is asked for again and again."""
        key = metric, id(lists)
        if key not in self._drawn:
            self._drawn[key] = exposure.measure(metric, lists, self._samples)
        return self._drawn[key]

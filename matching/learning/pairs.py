"""Judged pairs with what is measured of them: what the weights are learned from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from matching.evaluation.judgements import JudgedPair
from matching.index.generation import Statistics
from matching.ranking.ranker import Gains

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
GOOD = 2.0
"""From this grade on an introduction is worth a place in a list of ten."""


@dataclass(frozen=True)
class LearningPairs:
    """Pairs in order of query and candidate; features and grades are arrays of one value a pair."""

    queries: tuple[str, ...]
    candidates: tuple[str, ...]
    forward: Mapping[str, Array]
    """How the candidate serves the query; NaN where it cannot be known."""
    backward: Mapping[str, Array]
    for_query: Array
    """Grades; NaN where none was given."""
    for_candidate: Array
    groups: tuple[tuple[str, str], ...]
    """The groups of kinds (``Gains``) of query and candidate."""
    weights: Array | None = None
    """How much each counts; None where all count the same."""

    def take(self, mask: Mask) -> LearningPairs:
        """Return the pairs where ``mask`` is true."""
        at = np.flatnonzero(mask)
        return LearningPairs(
            tuple(self.queries[i] for i in at),
            tuple(self.candidates[i] for i in at),
            {name: values[at] for name, values in self.forward.items()},
            {name: values[at] for name, values in self.backward.items()},
            self.for_query[at],
            self.for_candidate[at],
            tuple(self.groups[i] for i in at),
            None if self.weights is None else self.weights[at],
        )

    def without(self, queries: Set[str]) -> LearningPairs:
        """Return the pairs in which none of ``queries`` has a part."""
        ends = zip(self.queries, self.candidates, strict=True)
        return self.take(np.array([queries.isdisjoint(both) for both in ends], np.bool_))

    def joined(self, others: LearningPairs) -> LearningPairs:
        """Return these pairs, then ``others``."""
        weights = [
            np.ones(len(one.queries)) if one.weights is None else one.weights
            for one in (self, others)
        ]
        return LearningPairs(
            self.queries + others.queries,
            self.candidates + others.candidates,
            {n: np.concatenate([v, others.forward[n]]) for n, v in self.forward.items()},
            {n: np.concatenate([v, others.backward[n]]) for n, v in self.backward.items()},
            np.concatenate([self.for_query, others.for_query]),
            np.concatenate([self.for_candidate, others.for_candidate]),
            self.groups + others.groups,
            np.concatenate(weights),
        )

    def with_gains(self, gains: Gains) -> LearningPairs:
        """Return the same pairs, their feature ``gains`` read from another table."""
        table = gains.values
        forward = [table.get(own, {}).get(other, 0.0) for own, other in self.groups]
        backward = [table.get(own, {}).get(other, 0.0) for other, own in self.groups]
        return replace(
            self,
            forward={**self.forward, "gains": np.array(forward, np.float64)},
            backward={**self.backward, "gains": np.array(backward, np.float64)},
        )

    @property
    def both_known(self) -> Mask:
        """Whether each pair has a grade for both sides."""
        return np.asarray(~np.isnan(self.for_query) & ~np.isnan(self.for_candidate))

    @property
    def both_good(self) -> Array:
        """1 where both grades are good, else 0."""
        both = (self.for_query >= GOOD) & (self.for_candidate >= GOOD)
        return np.asarray(both, np.float64)

    def standardised(self, statistics: Statistics, names: Sequence[str]) -> tuple[Array, Array]:
        """Return forward and backward features, one row a pair; what is unknown is at its mean."""
        sides = []
        for features in (self.forward, self.backward):
            columns = [(features[n] - statistics[n][0]) / statistics[n][1] for n in names]
            sides.append(np.nan_to_num(np.stack(columns, axis=1)))
        return sides[0], sides[1]


def judgements_hash(pairs: Sequence[JudgedPair]) -> str:
    """Return a SHA-256 of ``pairs``: identifiers and grades, whatever their order."""
    lines = sorted(
        f"{pair.query_id}\t{pair.candidate_id}\t{_plain(pair.for_query)}\t{_plain(pair.for_candidate)}"
        for pair in pairs
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _plain(grade: float | None) -> str:
    return "" if grade is None else f"{grade:g}"

"""How near the short texts of two profiles come: for each text of one, the best text of the other.

With texts a of x and b of y: ½ (mean_a max_b cos + mean_b max_a cos). Where the texts are works,
the mean gives way to the weighted mean of the best three (matching/ranking/works.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.index.traits import Flags, Rows
from matching.ranking.works import best_three

Array = npt.NDArray[np.float64]
Likenesses = npt.NDArray[np.floating]
_MINE_AT_ONCE = 4096
_THEIRS_AT_ONCE = 512
"""Texts whose vectors are copied at once: few enough to stay in the processor's cache."""


def best_sentences(xs: Population, ys: Population, floats: type[np.floating] = np.float64) -> Array:
    """Return that likeness for each pair, one row per x, one column per y; NaN where one has none.

    Vectors are compared as ``floats``, those of some profiles of each side at a time.
    """
    result = np.full((len(xs.profiles), len(ys.profiles)), np.nan)
    for mine in _told(xs, _MINE_AT_ONCE, floats):
        for theirs in _told(ys, _THEIRS_AT_ONCE, floats):
            cosines = mine.vectors @ theirs.vectors.T
            of_x = mine.gathered(np.maximum.reduceat(cosines, theirs.starts, axis=1))
            of_y = theirs.gathered(np.maximum.reduceat(cosines, mine.starts, axis=0).T).T
            result[np.ix_(mine.owners, theirs.owners)] = (of_x + of_y) / 2
    return result


@dataclass(frozen=True)
class _Told:
    """The texts that count of some profiles, and whose they are."""

    vectors: Likenesses
    owners: Rows
    """Those who have a text, in order."""
    starts: Rows
    """Where the texts of each of them start."""
    counts: Rows
    by_works: Flags

    def gathered(self, likenesses: Likenesses) -> Array:
        """Return one row per owner of ``likenesses``, which has one row per text."""
        found = np.add.reduceat(likenesses, self.starts, axis=0) / self.counts[:, None]
        for at in np.flatnonzero(self.by_works & (self.counts > 1)):
            start = self.starts[at]
            found[at] = best_three(likenesses[start : start + self.counts[at]])
        return np.asarray(found)


def _told(population: Population, most: int, floats: type[np.floating]) -> Iterator[_Told]:
    """Give the texts that count, with about ``most`` at once and all of a profile together."""
    sentences = population.sentences
    kept = np.flatnonzero(sentences.ranked)
    owners, starts, counts = np.unique(sentences.owner[kept], return_index=True, return_counts=True)
    by_works = population.traits.works_only[owners]
    start = 0
    while start < len(owners):
        first = starts[start]
        stop = int(np.searchsorted(starts, first + most))
        last = starts[stop - 1] + counts[stop - 1]
        yield _Told(
            sentences.vectors[kept[first:last]].astype(floats),
            owners[start:stop],
            starts[start:stop] - first,
            counts[start:stop],
            by_works[start:stop],
        )
        start = stop

"""What is measured of a pair: a few readable numbers, each standing for one reason to meet.

    topic       cosine of what both are about (keywords)
    offers      cosine of what both bring (offers and keywords)
    sentences   mean over the short texts of both of the best cosine with a text of the other
    characters  cosine of TF-IDF over character n-grams of all their texts
    domains     cosine of their domains, each 1 where it is theirs
    need        cosine of what one seeks with what the other brings, with a direction
    kinds       how well their kinds of organisation complete each other (a table)
    gains       what such a kind usually gains from the other (a learned table), with a direction

Topic, offers, characters and domains are of the smoothed profiles (matching/index/smoothing.py).
Where a profile tells nothing except several works, each work is evidence of its own: the best three
count (matching/ranking/works.py). A feature that cannot be known for a pair is NaN, never 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.index.traits import Flags, Rows
from matching.profiles.facets import Facet
from matching.ranking.ranker import Complementarity
from matching.ranking.works import best_three, grouped

Array = npt.NDArray[np.float64]
SYMMETRIC = ("topic", "offers", "sentences", "characters", "domains", "kinds")
DIRECTED = ("need", "gains")
_CELLS = 4_000_000
"""Cosines of sentences held at once."""


@dataclass(frozen=True)
class PairFeatures:
    """Features of every pair: arrays of one row per profile of xs, one column per profile of ys."""

    forward: Mapping[str, Array]
    """How y serves x."""
    backward: Mapping[str, Array]
    """How x serves y, in the same shape."""

    def pair(self, row: int, column: int) -> PairFeatures:
        """Return the features of one pair, as arrays of one cell."""
        cell = slice(row, row + 1), slice(column, column + 1)
        return self._cells(cell)

    def take(self, columns: Rows) -> PairFeatures:
        """Return the features of those columns, in the order given."""
        return self._cells((slice(None), columns))

    def rows(self, rows: slice) -> PairFeatures:
        """Return the features of those rows."""
        return self._cells((rows, slice(None)))

    def _cells(self, cells: tuple[slice, slice | Rows]) -> PairFeatures:
        return PairFeatures(
            {name: values[cells] for name, values in self.forward.items()},
            {name: values[cells] for name, values in self.backward.items()},
        )


def measure(
    xs: Population,
    ys: Population,
    complementarity: Complementarity,
    floats: type[np.floating] = np.float64,
    characters: Array | None = None,
) -> PairFeatures:
    """Return the features of each pair of ``xs`` and ``ys``, in both directions.

    ``characters`` are the values of that feature, where they are known already.

    In double precision a pair has the same value from both ends to the last digit shown; in single
    precision, with ``floats``, to the sixth.
    """
    same: dict[str, Array] = {
        "topic": _cosines(xs, "topic", ys, "topic", floats),
        "offers": _cosines(xs, "offer", ys, "offer", floats),
        "sentences": best_sentences(xs, ys, floats),
        "characters": characters_of(xs, ys) if characters is None else characters,
        "domains": _domains(xs, ys),
        "kinds": _table(complementarity.kinds_table, xs, ys),
    }
    return PairFeatures(
        {
            **same,
            "need": _cosines(xs, "need", ys, "offer", floats),
            "gains": _table(complementarity.gains_table, xs, ys),
        },
        {
            **same,
            "need": _cosines(ys, "need", xs, "offer", floats).T,
            "gains": _table(complementarity.gains_table, ys, xs).T,
        },
    )


def best_sentences(xs: Population, ys: Population, floats: type[np.floating] = np.float64) -> Array:
    """Return for each pair the mean of the best cosines: of x's texts in y's, and of y's in x's.

    With texts a of x and b of y: ½ (mean_a max_b cos + mean_b max_a cos); NaN where one has none.
    Where the texts are works, the mean gives way to the weighted mean of the best three.
    """
    result = np.full((len(xs.profiles), len(ys.profiles)), np.nan)
    mine, theirs = _Told.of(xs, floats), _Told.of(ys, floats)
    if not len(mine.owners) or not len(theirs.owners):
        return result
    most = max(1, _CELLS // len(theirs.vectors))
    for block in mine.blocks(most):
        cosines = block.vectors @ theirs.vectors.T
        of_x = block.gathered(np.maximum.reduceat(cosines, theirs.starts, axis=1))
        of_y = theirs.gathered(np.maximum.reduceat(cosines, block.starts, axis=0).T).T
        result[np.ix_(block.owners, theirs.owners)] = (of_x + of_y) / 2
    return result


@dataclass(frozen=True)
class _Told:
    """The texts that count, and whose they are."""

    vectors: npt.NDArray[np.floating]
    owners: Rows
    """Those who have a text, in order."""
    starts: Rows
    """Where the texts of each of them start."""
    counts: Rows
    by_works: Flags

    @classmethod
    def of(cls, population: Population, floats: type[np.floating]) -> _Told:
        sentences = population.sentences
        kept = np.flatnonzero(sentences.ranked)
        owners, starts, counts = np.unique(
            sentences.owner[kept], return_index=True, return_counts=True
        )
        every = len(kept) == len(sentences.ranked)
        vectors = (sentences.vectors if every else sentences.vectors[kept]).astype(floats)
        return cls(vectors, owners, starts, counts, population.traits.works_only[owners])

    def blocks(self, most: int) -> Iterator[_Told]:
        """Give their owners a few at a time, with about ``most`` texts at once."""
        start = 0
        while start < len(self.owners):
            first = self.starts[start]
            stop = int(np.searchsorted(self.starts, first + most))
            at = slice(start, stop)
            last = self.starts[stop - 1] + self.counts[stop - 1]
            yield _Told(
                self.vectors[first:last],
                self.owners[at],
                self.starts[at] - first,
                self.counts[at],
                self.by_works[at],
            )
            start = stop

    def gathered(self, likenesses: npt.NDArray[np.floating]) -> Array:
        """Return one row per owner of ``likenesses``, which has one row per text."""
        found = np.add.reduceat(likenesses, self.starts, axis=0) / self.counts[:, None]
        for at in np.flatnonzero(self.by_works & (self.counts > 1)):
            start = self.starts[at]
            found[at] = best_three(likenesses[start : start + self.counts[at]])
        return np.asarray(found)


def _cosines(
    xs: Population, x_facet: Facet, ys: Population, y_facet: Facet, floats: type[np.floating]
) -> Array:
    cosines = xs.facets[x_facet].astype(floats) @ ys.facets[y_facet].astype(floats).T
    known = xs.known(x_facet)[:, None] & ys.known(y_facet)[None, :]
    return np.where(known, cosines, np.nan)


def characters_of(xs: Population, ys: Population) -> Array:
    """Return the cosines of the n-grams of all their texts; NaN where one has none known."""
    left, right = xs.documents, ys.documents
    cosines = left.cosines(right)
    known_x, known_y = left.spelt(len(xs.profiles)), right.spelt(len(ys.profiles))
    if not (left.single and right.single):
        cosines = grouped(cosines, left.owner, right.owner, len(known_x), len(known_y))
    return np.where(known_x[:, None] & known_y[None, :], cosines, np.nan)


def _table(table: Array, xs: Population, ys: Population) -> Array:
    return np.asarray(table[xs.traits.kinds[:, None], ys.traits.kinds[None, :]])


def _domains(xs: Population, ys: Population) -> Array:
    cosines = xs.domains.astype(np.float64) @ ys.domains.astype(np.float64).T
    known = np.any(xs.domains, axis=1)[:, None] & np.any(ys.domains, axis=1)[None, :]
    return np.where(known, cosines, np.nan)

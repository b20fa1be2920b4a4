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

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.index.traits import Rows
from matching.profiles.facets import Facet
from matching.ranking.best_sentences import best_sentences
from matching.ranking.ranker import Complementarity
from matching.ranking.works import grouped

Array = npt.NDArray[np.float64]
SYMMETRIC = ("topic", "offers", "sentences", "characters", "domains", "kinds")
DIRECTED = ("need", "gains")
COMPARED = ("topic", "offers", "sentences", "characters", "domains", "need", "needed")
"""What depends on no table: the symmetric ones, what x seeks of y, and what y seeks of x."""


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
    return completed(compare(xs, ys, floats, characters), xs, ys, complementarity)


def compare(
    xs: Population,
    ys: Population,
    floats: type[np.floating] = np.float64,
    characters: Array | None = None,
) -> dict[str, Array]:
    """Return what ``measure`` needs to compare: one array for each name of ``COMPARED``."""
    return {
        "topic": _cosines(xs, "topic", ys, "topic", floats),
        "offers": _cosines(xs, "offer", ys, "offer", floats),
        "sentences": best_sentences(xs, ys, floats),
        "characters": characters_of(xs, ys) if characters is None else characters,
        "domains": _domains(xs, ys),
        "need": _cosines(xs, "need", ys, "offer", floats),
        "needed": _cosines(ys, "need", xs, "offer", floats).T,
    }


def completed(
    compared: Mapping[str, Array], xs: Population, ys: Population, complementarity: Complementarity
) -> PairFeatures:
    """Return the features of pairs that were compared, with those that a ranker's tables add."""
    same = {name: values for name, values in compared.items() if name in SYMMETRIC}
    same["kinds"] = _table(complementarity.kinds_table, xs, ys)
    gains = complementarity.gains_table
    return PairFeatures(
        {**same, "need": compared["need"], "gains": _table(gains, xs, ys)},
        {**same, "need": compared["needed"], "gains": _table(gains, ys, xs).T},
    )


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

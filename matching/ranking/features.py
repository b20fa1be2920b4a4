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

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.profiles.facets import Facet
from matching.ranking.ranker import Complementarity
from matching.ranking.works import best_three, grouped

Array = npt.NDArray[np.float64]
SYMMETRIC = ("topic", "offers", "sentences", "characters", "domains", "kinds")
DIRECTED = ("need", "gains")


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
        return PairFeatures(
            {name: values[cell] for name, values in self.forward.items()},
            {name: values[cell] for name, values in self.backward.items()},
        )


def measure(xs: Population, ys: Population, complementarity: Complementarity) -> PairFeatures:
    """Return the features of each pair of ``xs`` and ``ys``, in both directions."""
    same: dict[str, Array] = {
        "topic": _cosines(xs, "topic", ys, "topic"),
        "offers": _cosines(xs, "offer", ys, "offer"),
        "sentences": best_sentences(xs, ys),
        "characters": _characters(xs, ys),
        "domains": _domains(xs, ys),
        "kinds": _kinds(xs, ys, complementarity),
    }
    return PairFeatures(
        {
            **same,
            "need": _cosines(xs, "need", ys, "offer"),
            "gains": _gains(xs, ys, complementarity),
        },
        {
            **same,
            "need": _cosines(ys, "need", xs, "offer").T,
            "gains": _gains(ys, xs, complementarity).T,
        },
    )


def best_sentences(xs: Population, ys: Population) -> Array:
    """Return for each pair the mean of the best cosines: of x's texts in y's, and of y's in x's.

    With texts a of x and b of y: ½ (mean_a max_b cos + mean_b max_a cos); NaN where one has none.
    Where the texts are works, the mean gives way to the weighted mean of the best three.
    """
    result = np.full((len(xs.profiles), len(ys.profiles)), np.nan)
    y_keep = np.flatnonzero(ys.sentences.ranked)
    y_owner = ys.sentences.owner[y_keep]
    if not len(y_keep):
        return result
    y_vectors = ys.sentences.vectors[y_keep].astype(np.float64)
    works_only = np.array([profile.speaks_by_works for profile in ys.profiles], np.bool_)
    columns, starts, counts = np.unique(y_owner, return_index=True, return_counts=True)
    for row in range(len(xs.profiles)):
        own = xs.sentences.of(row)
        x_vectors = xs.sentences.vectors[own][xs.sentences.ranked[own]].astype(np.float64)
        if not len(x_vectors):
            continue
        cosines = x_vectors @ y_vectors.T
        best_of_x = np.maximum.reduceat(cosines, starts, axis=1)
        by_works = xs.profiles[row].speaks_by_works
        of_x = best_three(best_of_x) if by_works else np.asarray(best_of_x.mean(axis=0))
        best_of_y = cosines.max(axis=0)
        of_y = np.asarray(np.add.reduceat(best_of_y, starts) / counts)
        for at in np.flatnonzero(works_only[columns] & (counts > 1)):
            of_y[at] = best_three(best_of_y[starts[at] : starts[at] + counts[at], None])[0]
        result[row, columns] = (of_x + of_y) / 2
    return result


def _cosines(xs: Population, x_facet: Facet, ys: Population, y_facet: Facet) -> Array:
    # In double precision, so that a pair has the same value from both ends to the last digit shown.
    cosines = xs.facets[x_facet].astype(np.float64) @ ys.facets[y_facet].astype(np.float64).T
    known = xs.known(x_facet)[:, None] & ys.known(y_facet)[None, :]
    return np.where(known, cosines, np.nan)


def _characters(xs: Population, ys: Population) -> Array:
    left, right = xs.documents, ys.documents
    cosines = left.cosines(right)
    known_x, known_y = left.spelt(len(xs.profiles)), right.spelt(len(ys.profiles))
    if not (left.single and right.single):
        cosines = grouped(cosines, left.owner, right.owner, len(known_x), len(known_y))
    return np.where(known_x[:, None] & known_y[None, :], cosines, np.nan)


def _kinds(xs: Population, ys: Population, complementarity: Complementarity) -> Array:
    values = [
        # A request does not say what kind of organisation makes it.
        math.nan if x.is_request or y.is_request else complementarity.value(x.kind, y.kind)
        for x in xs.profiles
        for y in ys.profiles
    ]
    return np.array(values, np.float64).reshape(len(xs.profiles), len(ys.profiles))


def _gains(xs: Population, ys: Population, complementarity: Complementarity) -> Array:
    value = complementarity.gains.value
    values = [value(x, y) for x in xs.profiles for y in ys.profiles]
    return np.array(values, np.float64).reshape(len(xs.profiles), len(ys.profiles))


def _domains(xs: Population, ys: Population) -> Array:
    cosines = xs.domains.astype(np.float64) @ ys.domains.astype(np.float64).T
    known = np.any(xs.domains, axis=1)[:, None] & np.any(ys.domains, axis=1)[None, :]
    return np.where(known, cosines, np.nan)

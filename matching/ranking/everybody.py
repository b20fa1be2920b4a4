"""The best partners of everybody, as arrays: lists for territories too large for every pair.

Candidates are joined for both sides at once, each pair is measured once and serves both lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from matching.index.documents import UNASKED
from matching.index.generation import Contents
from matching.index.pair_spelling import PairSpelling
from matching.index.population import Population
from matching.index.smoothed_documents import SmoothedDocuments
from matching.index.traits import Rows
from matching.ranking.features import Array, characters_of, measure
from matching.ranking.fit import fit
from matching.ranking.joined_retrieval import Keys
from matching.ranking.ranker import Ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

Values = npt.NDArray[np.float32]
_OTHERS_AT_ONCE = 25_000
"""Profiles: some 600 MB of sentences' vectors."""


@dataclass(frozen=True)
class RankedLists:
    """The lists of one territory: one line per profile in id order, best partner first."""

    territory: str
    ids: Sequence[str]
    partner_ids: Sequence[str]
    partners: npt.NDArray[np.int32]
    """Positions in ``partner_ids``; -1 where a list is shorter."""
    score: Values
    fit_for_query: Values
    fit_for_partner: Values

    def to_frame(self) -> pd.DataFrame:
        """Return one row per suggestion: query_id, rank, id, score and both fits."""
        import pandas as pd  # noqa: PLC0415 - only who asks for a frame pays for pandas

        line, place = np.nonzero(self.partners >= 0)
        return pd.DataFrame(
            {
                "query_id": [self.ids[row] for row in line.tolist()],
                "rank": place + 1,
                "id": [self.partner_ids[row] for row in self.partners[line, place].tolist()],
                "score": self.score[line, place],
                "fit_for_query": self.fit_for_query[line, place],
                "fit_for_partner": self.fit_for_partner[line, place],
            }
        )


@dataclass(frozen=True)
class PairFits:
    """What is known of some pairs: one entry each."""

    x: Rows
    y: Rows
    score: Values
    for_x: Values
    for_y: Values

    def best(self, top: int) -> tuple[tuple[Rows, Rows], ...]:
        """Return, for the xs and for the ys, which pairs are in their lists and at which place.

        Lists have ``top`` places at most; ties by row.
        """
        found = []
        for own, other in ((self.x, self.y), (self.y, self.x)):
            order = np.lexsort((other, -self.score, own))
            place = np.arange(len(order)) - np.searchsorted(own[order], own[order])
            found.append((order[place < top], place[place < top]))
        return tuple(found)


class Measuring:
    """Measures pairs of two territories, one profile of the side with fewer with its candidates.

    What both sides need as a whole is made ready once, so that it can be shared by processes.
    """

    def __init__(self, contents: Contents, territories: tuple[str, str], ranker: Ranker) -> None:
        xs, ys = (contents.sides[name].population for name in territories)
        self._swapped = len(ys.ids) < len(xs.ids)
        few, many = (ys, xs) if self._swapped else (xs, ys)
        self._spelling = _Spelling(few, many)
        # Documents are compared apart, and need not be taken.
        self._few, self._many = (replace(side, documents=UNASKED) for side in (few, many))
        self._columns = len(ys.ids)
        self._statistics, self._ranker = contents.statistics, ranker

    def parts(self, keys: Keys, most: int) -> list[Keys]:
        """Return ``keys`` in parts of about ``most``, by profiles of the smaller side.

        Those of the other side come some at a time, so that their vectors stay in memory meanwhile.
        """
        _, _, one, other = self._sides(keys)
        keys = keys[np.lexsort((other, one, other // _OTHERS_AT_ONCE))]
        return np.array_split(keys, max(1, -(-len(keys) // most)))

    def spelling(self, keys: Keys) -> Array:
        """Return the feature of n-grams of some pairs.

        It reads other files than the rest does: memory holds either, not both.
        """
        _, _, one, other = self._sides(keys)
        found = np.empty(len(keys))
        for row, at in _groups(one):
            found[at] = self._spelling.cosines(row, other[at])[0]
        return found

    def fits(self, keys: Keys, spelling: Array) -> PairFits:
        """Return the fits of some pairs; they are those of ``suggest``, in single precision."""
        x, y, one, other = self._sides(keys)
        score, mine, theirs = (np.empty(len(keys), np.float32) for _ in range(3))
        table = self._ranker.complementarity
        for row, at in _groups(one):
            own, found = self._few.take([row]), self._many.take(other[at])
            features = measure(own, found, table, np.float32, spelling[None, at])
            fits = fit(features, self._statistics, self._ranker)
            score[at], mine[at], theirs[at] = fits.score[0], fits.for_x[0], fits.for_y[0]
        for_x, for_y = (theirs, mine) if self._swapped else (mine, theirs)
        return PairFits(x, y, score, for_x, for_y)

    def _sides(self, keys: Keys) -> tuple[Rows, Rows, Rows, Rows]:
        """Return of each pair the rows of x and y, and the same by who asks and who is asked."""
        x, y = np.divmod(keys, self._columns)
        return (x, y, y, x) if self._swapped else (x, y, x, y)


class _Spelling:
    """The feature of n-grams, for one profile of the first side with some of the second."""

    def __init__(self, few: Population, many: Population) -> None:
        self._few, self._many = few, many
        one, other = few.documents, many.documents
        self._pairs = None
        if (
            isinstance(one, SmoothedDocuments)
            and isinstance(other, SmoothedDocuments)
            and one.single
            and other.single
        ):
            self._pairs = PairSpelling(one, other)
            self._spelt = one.spelt(len(few.ids)), other.spelt(len(many.ids))

    def cosines(self, row: int, others: Rows) -> Array:
        """Return one line, one column per other; NaN where one has no known n-gram."""
        if self._pairs is None:
            return characters_of(self._few.take([row]), self._many.take(others))
        known = self._spelt[0][row] & self._spelt[1][others]
        return np.where(known, self._pairs.cosines(row, others), np.nan)[None]


def ranked_lists(
    pairs: PairFits, contents: Contents, territories: tuple[str, str], top: int
) -> tuple[RankedLists, RankedLists]:
    """Return the lists of ``top`` places of both territories, from the fits of their pairs."""
    ids = [contents.sides[name].alone.ids for name in territories]
    both = pairs.best(top)
    lists = []
    for side, (chosen, place) in enumerate(both):
        own, other = (pairs.x, pairs.y) if side == 0 else (pairs.y, pairs.x)
        fits = (pairs.for_x, pairs.for_y) if side == 0 else (pairs.for_y, pairs.for_x)
        shape = len(ids[side]), int(place.max(initial=-1)) + 1
        line = own[chosen]
        partners = np.full(shape, -1, np.int32)
        partners[line, place] = other[chosen]
        values = [np.full(shape, np.nan, np.float32) for _ in range(3)]
        for table, given in zip(values, (pairs.score, *fits), strict=True):
            table[line, place] = given[chosen]
        lists.append(RankedLists(territories[side], ids[side], ids[1 - side], partners, *values))
    return lists[0], lists[1]


def _groups(rows: Rows) -> Iterator[tuple[int, Rows]]:
    """Give each row with the positions where it stands."""
    order = np.argsort(rows, kind="stable")
    cuts = np.flatnonzero(np.diff(rows[order])) + 1
    for at in np.split(order, cuts):
        if len(at):
            yield int(rows[at[0]]), at

"""Candidates for everybody of both territories at once.

The channels are those of ``matching.ranking.retrieval`` but for single sentences, which are
compared when a pair is measured. One product serves both sides: who is near for x and who is near
for y are read from the same blocks (``matching.index.joining``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from matching.index.approximate_joining import Side as Joined
from matching.index.approximate_joining import approximate_both_ways
from matching.index.generation import Side
from matching.index.joining import Both, best_both_ways
from matching.index.nearest import EXACT_UP_TO
from matching.index.traits import Rows
from matching.index.word_ranking import best_by_words
from matching.index.words import profile_tokens
from matching.profiles.facets import Facet
from matching.ranking.ranker import Retrieval
from matching.ranking.retrieval import CHANNELS

Keys = npt.NDArray[np.int64]
"""Pairs as numbers: row of x times the number of ys, plus row of y; ascending."""
_AT_ONCE = 10_000


def join(
    xs: Side, ys: Side, retrieval: Retrieval, most: int, step: Callable[[], None] = lambda: None
) -> Keys:
    """Return the pairs in which either is among the ``most`` best candidates of the other.

    Each channel brings its best ``depth``, fused by reciprocal ranks; ties by row. ``step`` is
    called after each channel, which are ``STEPS``.
    """
    for_xs, for_ys = [], []
    for mine, theirs in CHANNELS:
        both = _both_ways(xs, mine, ys, theirs, retrieval.depth)
        for_xs.append(both.of_xs.rows)
        for_ys.append(both.of_ys.rows)
        step()
    for one, other, found in ((xs, ys, for_xs), (ys, xs, for_ys)):
        queries = (profile_tokens(profile) for profile in one.alone.profiles)
        found.append(best_by_words(other.words, queries, retrieval.depth).rows.astype(np.intp))
        step()
    count = len(ys.alone.profiles)
    x, y = fused_best(for_xs, retrieval.constant, most)
    own = x * count + y
    y, x = fused_best(for_ys, retrieval.constant, most)
    return np.unique(np.concatenate([own, x * count + y]))


STEPS = len(CHANNELS) + 2
"""How often ``join`` says that it has come further."""


def fused_best(rankings: Sequence[Rows], constant: int, most: int) -> tuple[Rows, Rows]:
    """Return who asks and who is among the ``most`` best for them, over several rankings.

    Each ranking has one line per profile, best first, -1 where it ends. What counts is the sum of
    1 / (constant + rank), ranks from 1.
    """
    asking, found = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
    for start in range(0, len(rankings[0]), _AT_ONCE):
        rows = np.hstack([ranking[start : start + _AT_ONCE] for ranking in rankings])
        ranks = np.concatenate([np.arange(1, ranking.shape[1] + 1) for ranking in rankings])
        line = np.repeat(np.arange(len(rows)), rows.shape[1])
        worth = np.broadcast_to(1 / (constant + ranks), rows.shape).ravel()
        flat = rows.ravel()
        kept = flat >= 0
        width = int(flat.max(initial=0)) + 1
        keys, which = np.unique(line[kept] * width + flat[kept], return_inverse=True)
        line, column = np.divmod(keys, width)
        total = np.round(np.bincount(which, worth[kept], len(keys)), 12)
        order = np.lexsort((column, -total, line))
        line, column = line[order], column[order]
        best = np.arange(len(line)) - np.searchsorted(line, line) < most
        asking.append(line[best] + start)
        found.append(column[best])
    return np.concatenate(asking), np.concatenate(found)


def _both_ways(xs: Side, mine: Facet, ys: Side, theirs: Facet, depth: int) -> Both:
    """Return the best both ways, exactly where either side is small enough for it."""
    one, other = xs.population.facets[mine], ys.population.facets[theirs]
    known = xs.population.known(mine), ys.population.known(theirs)
    if min(map(np.count_nonzero, known)) <= EXACT_UP_TO:
        return best_both_ways(one, other, depth, known_xs=known[0], known_ys=known[1])
    sides = Joined(one, xs.nearest[mine]), Joined(other, ys.nearest[theirs])
    return approximate_both_ways(*sides, depth)

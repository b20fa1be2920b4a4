"""Lists for everybody of both territories, however many: candidates, fits, the best of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
from threadpoolctl import threadpool_limits

from matching.embedding.protocol import Progress
from matching.index.generation import Contents
from matching.index.joining import processors
from matching.ranking.everybody import PairFits, RankedLists, measured, ranked_lists
from matching.ranking.joined_retrieval import STEPS, Keys, join
from matching.ranking.ranker import Ranker

_PAIRS_AT_ONCE = 50_000
_WORTH_PROCESSES = 4
"""Parts below which starting processes is not worth while."""


def rank_everybody(
    contents: Contents,
    ranker: Ranker,
    *,
    top: int,
    candidates: int,
    progress: Progress | None = None,
) -> tuple[RankedLists, RankedLists]:
    """Return lists of ``top`` partners for everybody of both territories.

    Each is measured with its best ``candidates``, and with those who have it as theirs.
    """
    first, second = contents.sides
    names = first, second
    done = 0

    def joined() -> None:
        nonlocal done
        done += 1
        if progress:
            progress("everybody-step-join", done, STEPS)

    sides = contents.sides
    keys = join(sides[first], sides[second], ranker.retrieval, candidates, joined)
    parts = _parts(keys, contents, names)
    found: list[PairFits] = []
    for fits in _measured(contents, names, ranker, parts):
        found.append(fits)
        if progress:
            progress("everybody-step-measure", len(found), len(parts))
    merged = PairFits(
        *(
            np.concatenate([getattr(one, name) for one in found])
            for name in ("x", "y", "score", "for_x", "for_y")
        )
    )
    return ranked_lists(merged, contents, names, top)


def _parts(keys: Keys, contents: Contents, names: tuple[str, str]) -> list[Keys]:
    """Return the pairs in parts of neighbouring rows of the side with fewer profiles."""
    few, many = (len(contents.sides[name].alone.profiles) for name in reversed(names))
    if few < many:
        keys = keys[np.argsort(keys % few, kind="stable")]
    return np.array_split(keys, max(1, -(-len(keys) // _PAIRS_AT_ONCE)))


def _measured(
    contents: Contents, names: tuple[str, str], ranker: Ranker, parts: list[Keys]
) -> Iterator[PairFits]:
    """Give the fits of each part, worked out by several processes where that is cheap to arrange.

    A fork of this process has the contents already; threads would wait for each other's memory.
    """
    if sys.platform != "linux" or len(parts) < _WORTH_PROCESSES:
        for part in parts:
            yield measured(contents, names, ranker, part)
        return
    given = contents, names, ranker
    with ProcessPoolExecutor(processors(), get_context("fork"), _receive, (given,)) as pool:
        yield from pool.map(_measured_apart, parts)


_given: list[tuple[Contents, tuple[str, str], Ranker]] = []
"""What a forked process works on."""


def _receive(given: tuple[Contents, tuple[str, str], Ranker]) -> None:
    _given.append(given)


def _measured_apart(part: Keys) -> PairFits:
    with threadpool_limits(1):
        return measured(*_given[0], part)

"""Lists for everybody of both territories, however many: candidates, fits, the best of each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from threadpoolctl import threadpool_limits

from matching.embedding.protocol import Progress
from matching.index.generation import Contents
from matching.index.joining import processors
from matching.ranking.everybody import PairFits, RankedLists, measured, ranked_lists
from matching.ranking.joined_retrieval import STEPS, Keys, join
from matching.ranking.ranker import Ranker

CANDIDATES = 30
"""Candidates of each profile whose fit is measured, besides those who have it as theirs."""
_PAIRS_AT_ONCE = 50_000


def rank_everybody(
    contents: Contents,
    ranker: Ranker,
    *,
    top: int,
    candidates: int = CANDIDATES,
    progress: Progress | None = None,
) -> tuple[RankedLists, RankedLists]:
    """Return lists of ``top`` partners for everybody of both territories."""
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
    with threadpool_limits(1), ThreadPoolExecutor(processors()) as pool:
        for fits in pool.map(lambda part: measured(contents, names, ranker, part), parts):
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

"""Lists for everybody of both territories, however many: candidates, fits, the best of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import repeat
from multiprocessing import get_context
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from matching.embedding.protocol import Progress
from matching.index.generation import Contents
from matching.index.joining import processors
from matching.ranking.everybody import Measuring, PairFits, RankedLists, ranked_lists
from matching.ranking.joined_retrieval import STEPS, join
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
    measuring = Measuring(contents, names, ranker)
    parts = measuring.parts(keys, _PAIRS_AT_ONCE)
    found: list[PairFits] = []
    with _workers(measuring, len(parts)) as each:
        spelling = []
        for cosines in each("spelling", parts):
            spelling.append(cosines)
            if progress:
                progress("everybody-step-measure", len(spelling), 2 * len(parts))
        for fits in each("fits", parts, spelling):
            found.append(fits)
            if progress:
                progress("everybody-step-measure", len(parts) + len(found), 2 * len(parts))
    merged = PairFits(
        *(
            np.concatenate([getattr(one, name) for one in found])
            for name in ("x", "y", "score", "for_x", "for_y")
        )
    )
    return ranked_lists(merged, contents, names, top)


@contextmanager
def _workers(measuring: Measuring, parts: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """Give a ``map`` of a method of ``measuring``, by several processes where it is worth it.

    A fork of this process has everything already; threads would wait for each other's memory.
    """
    if sys.platform != "linux" or parts < _WORTH_PROCESSES:
        yield lambda method, *given: map(getattr(measuring, method), *given)
        return
    with ProcessPoolExecutor(processors(), get_context("fork"), _receive, (measuring,)) as pool:
        yield lambda method, *given: pool.map(_apart, repeat(method), *given)


_received: list[Measuring] = []
"""What a forked process works with."""


def _receive(measuring: Measuring) -> None:
    _received.append(measuring)


def _apart(method: str, *given: object) -> Any:
    with threadpool_limits(1):
        return getattr(_received[0], method)(*given)

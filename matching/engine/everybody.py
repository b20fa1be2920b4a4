"""Lists for everybody of both territories, however many: candidates, fits, the best of each."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from matching.embedding.protocol import Progress
from matching.index.generation import Contents
from matching.index.generation_files import read_contents
from matching.ranking.everybody import PairFits, RankedLists, measured, ranked_lists
from matching.ranking.joined_retrieval import STEPS, Keys, join
from matching.ranking.ranker import Ranker

CANDIDATES = 50
"""Candidates of each profile whose fit is measured, besides those who have it as theirs."""
_PAIRS_AT_ONCE = 100_000
_WORTH_PROCESSES = 1_000_000
"""Pairs below which starting processes takes longer than measuring."""


def rank_everybody(
    contents: Contents,
    folder: Path,
    ranker: Ranker,
    *,
    top: int,
    candidates: int = CANDIDATES,
    progress: Progress | None = None,
) -> tuple[RankedLists, RankedLists]:
    """Return lists of ``top`` partners for everybody of both territories.

    ``contents`` are those of the generation in ``folder``, which further processes open by
    themselves: its files are mapped, so that memory holds them once.
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

    def count(fits: PairFits) -> None:
        found.append(fits)
        if progress:
            progress("everybody-step-measure", len(found), len(parts))

    if len(keys) < _WORTH_PROCESSES or (os.cpu_count() or 1) < 2:
        for part in parts:
            count(measured(contents, names, ranker, part))
    else:
        given = [(folder, names, ranker.model_dump_json(), part) for part in parts]
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
            for fits in pool.map(_measured_apart, given):
                count(fits)
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


def _measured_apart(given: tuple[Path, tuple[str, str], str, Keys]) -> PairFits:
    folder, names, ranker, keys = given
    with threadpool_limits(1):
        return measured(_opened(folder, names), names, Ranker.model_validate_json(ranker), keys)


@cache
def _opened(folder: Path, names: tuple[str, str]) -> Contents:
    return read_contents(folder, names)

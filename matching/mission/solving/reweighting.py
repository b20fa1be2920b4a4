"""Whole allocations that raise the worst-off, by giving more weight to whoever has little.

    w_xy = s_xy (1 + μ_x + μ_y)         μ = 0 at first
    μ_i ← μ_i + max(0, target − share_i) / target

Each round is a plain allocation under other weights, so whole and fast at any size: a Lagrangian
heuristic for the highest least share (Beasley, "Lagrangean relaxation", 1993, §6.4.3). The target
is a tenth above the best share so far. Rounds differ in total and least share; the caller chooses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.mission.limits import Indexes, System
from matching.mission.model import Array
from matching.mission.solving.allocation import Market, first_pairs, maximise
from matching.mission.work import Work

_RAISED = 1.1
_AT_LEAST = 0.02
_FLAT = 1e-12


@dataclass(frozen=True)
class Round:
    """One allocation: its pairs, its total and the least share anybody has."""

    pairs: Indexes
    total: float
    least: float


def rounds(market: Market, shares: System, highest: float, work: Work) -> Iterator[Round]:
    """Yield allocations of ``market`` with ever other weights; the first is the plain best.

    ``shares`` has a row per party, of what each pair adds to its share. No share is ever above
    ``highest``.
    """
    grid = market.grid
    first, whole = first_pairs(market), np.ones(grid.pairs, np.bool_)
    lifted: Array = np.zeros(len(shares.lower))
    # Which rows a pair adds to, whatever by.
    of_pair = shares.matrix.sign().T.tocsr()
    best = 0.0
    for _ in range(work.shares + 1):
        weights = grid.worth * (1 + np.asarray(of_pair @ lifted))
        found = maximise(weights, market.limits, whole, first, work)
        if not len(found.pairs):
            return
        held = np.asarray(shares.matrix[:, found.pairs].sum(axis=1)).ravel()
        yield Round(found.pairs, float(grid.worth[found.pairs].sum()), float(held.min()))
        best = max(best, float(held.min()))
        target = min(highest, best * _RAISED + _AT_LEAST)
        short = np.maximum(0.0, target - held)
        if short.max() <= _FLAT:
            return
        lifted = lifted + short / target

"""Who meets whom and when at once, for the missions where the best pairs do not fit the slots.

    maximise Σ s_xy m_xy     m_xy = Σ_t z_xyt, all 0 or 1, under every rule over cells and pairs

Only pairs whose reduced worth in the allocation is at least −δ take part. The others are in no
timetable that is worth more than (bound of the allocation) − δ; so once the best found reaches
that, it is the best of all, and else δ is widened to the shortfall.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from matching.mission.limits import Grid, Indexes, System, system
from matching.mission.model import Array
from matching.mission.solving.allocation import Allocation, Market, binds, pair_limits, stacked
from matching.mission.solving.fairness import ROUNDING, Hopes
from matching.mission.solving.placing import cell_limits, closed_cells
from matching.mission.solving.program import Outcome, Program, Solution, solve
from matching.mission.work import Work

_FIRST = 0.05
"""The first δ, as a share of the highest score."""
_WIDER = 4.0


@dataclass(frozen=True)
class Joint:
    """Pairs with their slots, and what is proven of their total."""

    outcome: Outcome
    grid: Grid
    pairs: Indexes
    """Of ``grid``, those that meet."""
    slots: Indexes
    """When they do."""
    value: float
    bound: float
    by_clock: bool = False


def join(market: Market, allocation: Allocation, least: float, work: Work) -> Joint:
    """Return the best timetable of ``market`` in which everybody has the share ``least``.

    ``nothing`` is the outcome where the model would be too large to be searched.
    """
    delta = _FIRST * float(np.abs(market.grid.worth).max(initial=0.0))
    limits = market.limits
    single = np.diff(limits.matrix.indptr) == 1
    forced = limits.matrix[single & (limits.lower > 0)].indices
    while True:
        kept = np.union1d(np.flatnonzero(allocation.reduced >= -delta), forced)
        everything = len(kept) == market.grid.pairs
        grid = Grid(market.grid.problem, market.grid.rows[kept], market.grid.columns[kept])
        model = _Model.of(grid, market.grid, least)
        if len(model.cells) > work.cells:
            return _nothing(grid, allocation)
        whole = np.ones(len(model.weights), np.bool_)
        found = solve(Program(model.weights, model.limits, whole), work)
        short = allocation.relaxed_bound - found.value
        if everything or found.outcome == "stopped" or short <= delta + ROUNDING:
            break
        delta = short if np.isfinite(short) else delta * _WIDER
    if found.outcome in ("infeasible", "nothing"):
        none = np.zeros(0, np.intp)
        return Joint(found.outcome, grid, none, none, -np.inf, found.bound, found.by_clock)
    bound = found.bound if everything else max(found.bound, allocation.relaxed_bound - delta)
    return _timed(grid, model, found, min(bound, allocation.bound))


def highest_joint_share(market: Market, work: Work) -> float:
    """Return a least share that some timetable of ``market`` gives, the highest that was found.

    0 where none was found, or where the model would be too large to be searched.
    """
    model = _Model.of(market.grid, market.grid, 0.0)
    if len(model.cells) > work.cells:
        return 0.0
    shares = Hopes.of(market.grid).rows(market.grid)
    width, rows = len(model.weights), len(shares.lower)
    # One more column, the least share itself: share of each party − least ≥ 0.
    held = _beside(shares, shares.matrix, before=len(model.cells))
    limits = stacked(
        _beside(model.limits, model.limits.matrix, after=1),
        System(sparse.hstack([held.matrix, -np.ones((rows, 1))]).tocsr(), held.lower, held.upper),
    )
    weights = np.append(np.zeros(width), 1.0)
    found = solve(Program(weights, limits, np.arange(width + 1) < width), work)
    if found.outcome not in ("optimal", "stopped"):
        return 0.0
    return float((held.matrix @ found.taken[:width]).min(initial=1.0))


@dataclass(frozen=True)
class _Model:
    """The open cells of a grid and, after them, its pairs; what each is worth, and the limits."""

    cells: Indexes
    weights: Array
    limits: System

    @classmethod
    def of(cls, grid: Grid, market: Grid, least: float) -> _Model:
        by_cell = cell_limits(grid)
        size = grid.pairs * grid.slots
        cells = np.setdiff1d(np.arange(size), closed_cells(by_cell, size))
        # A variable of its own for each pair, Σ_t z_xyt = m_xy, which the search branches on.
        spread = sparse.csr_matrix(
            (np.ones(len(cells)), (cells // max(grid.slots, 1), np.arange(len(cells)))),
            shape=(grid.pairs, len(cells)),
        )
        link = System(
            sparse.hstack([spread, -sparse.identity(grid.pairs)]).tocsr(),
            np.zeros(grid.pairs),
            np.zeros(grid.pairs),
        )
        of_cells = system([limit for limit in by_cell if binds(limit)], size)
        of_pairs = system(pair_limits(grid), grid.pairs)
        limits = stacked(
            stacked(link, _beside(of_cells, of_cells.matrix[:, cells], after=grid.pairs)),
            _beside(of_pairs, of_pairs.matrix, before=len(cells)),
        )
        if least > 0:
            shares = Hopes.of(market).rows(grid)
            shared = System(
                shares.matrix, np.full(len(shares.lower), least - ROUNDING), shares.upper
            )
            limits = stacked(limits, _beside(shared, shares.matrix, before=len(cells)))
        return cls(cells, np.concatenate([np.zeros(len(cells)), grid.worth]), limits)


def _beside(limits: System, matrix: sparse.csr_matrix, before: int = 0, after: int = 0) -> System:
    """Return ``limits`` with ``matrix`` between so many columns that they do not count."""
    rows = len(limits.lower)
    blank = [sparse.csr_matrix((rows, before)), matrix, sparse.csr_matrix((rows, after))]
    return System(sparse.hstack(blank).tocsr(), limits.lower, limits.upper)


def _timed(grid: Grid, model: _Model, found: Solution, bound: float) -> Joint:
    taken = model.cells[found.taken[: len(model.cells)] > 0.5]
    slots = max(grid.slots, 1)
    return Joint(
        found.outcome, grid, taken // slots, taken % slots, found.value, bound, found.by_clock
    )


def _nothing(grid: Grid, allocation: Allocation) -> Joint:
    none = np.zeros(0, np.intp)
    return Joint("nothing", grid, none, none, -np.inf, allocation.bound)

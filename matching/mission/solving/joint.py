"""Who meets whom and when at once, for the missions where the best pairs do not fit the slots.

    maximise Σ s_xy z_xyt     z_xyt 0 or 1, under every rule over cells and over pairs

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
        found = solve(Program(model.weights, model.limits, np.ones(len(model.cells), bool)), work)
        short = allocation.relaxed_bound - found.value
        if everything or found.outcome == "stopped" or short <= delta + ROUNDING:
            break
        delta = short if np.isfinite(short) else delta * _WIDER
    if found.outcome in ("infeasible", "nothing"):
        none = np.zeros(0, np.intp)
        return Joint(found.outcome, grid, none, none, -np.inf, found.bound, found.by_clock)
    bound = found.bound if everything else max(found.bound, allocation.relaxed_bound - delta)
    return _timed(grid, model, found, min(bound, allocation.bound))


@dataclass(frozen=True)
class _Model:
    """The open cells of a grid, what each is worth, and the limits on them."""

    cells: Indexes
    weights: Array
    limits: System

    @classmethod
    def of(cls, grid: Grid, market: Grid, least: float) -> _Model:
        by_cell = cell_limits(grid)
        size = grid.pairs * grid.slots
        cells = np.setdiff1d(np.arange(size), closed_cells(by_cell, size))
        pairs = cells // max(grid.slots, 1)
        # The limits on pairs count each cell of the pair.
        spread = sparse.csr_matrix(
            (np.ones(len(cells)), (pairs, np.arange(len(cells)))), shape=(grid.pairs, len(cells))
        )
        of_pairs = system(pair_limits(grid, each=grid.slots), grid.pairs)
        of_cells = system([limit for limit in by_cell if binds(limit)], size)
        limits = stacked(
            System(of_cells.matrix[:, cells].tocsr(), of_cells.lower, of_cells.upper),
            System((of_pairs.matrix @ spread).tocsr(), of_pairs.lower, of_pairs.upper),
        )
        if least > 0:
            shares = Hopes.of(market).rows(grid)
            lower = np.full(len(shares.lower), least - ROUNDING)
            limits = stacked(limits, System((shares.matrix @ spread).tocsr(), lower, shares.upper))
        return cls(cells, grid.worth[pairs], limits)


def _timed(grid: Grid, model: _Model, found: Solution, bound: float) -> Joint:
    taken = model.cells[found.taken > 0.5]
    slots = max(grid.slots, 1)
    return Joint(
        found.outcome, grid, taken // slots, taken % slots, found.value, bound, found.by_clock
    )


def _nothing(grid: Grid, allocation: Allocation) -> Joint:
    none = np.zeros(0, np.intp)
    return Joint("nothing", grid, none, none, -np.inf, allocation.bound)

"""Who meets whom: the set of pairs with the highest total that loads, rules and rooms allow.

    maximise Σ s_xy m_xy      m_xy 0 or 1
    l_x ≤ Σ_y m_xy ≤ u_x,  l_y ≤ Σ_x m_xy ≤ u_y,  floors, obligations, exclusions, total

Without floors this is a bipartite b-matching: its constraint matrix is totally unimodular, so that
the linear program already has whole solutions (Schrijver, "Combinatorial Optimization", 2003, ch.
21). With floors, or rows of fairness, branch and bound closes what gap is left.

A market of 350 × 350 has 122,500 pairs, of which few matter. The linear program is solved over some
of them, the others are priced by the worths of its limits, and those that could raise the total
join until none can (column generation: Desaulniers et al., 2005). A pair whose reduced worth is
r < 0 is in no solution with a total above (optimum of the linear program) + r, so leaving it out is
proven harmless once a solution reaches that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from matching.mission.constraints import Once, rules
from matching.mission.limits import Grid, Indexes, Limit, System, system
from matching.mission.model import Array, Mask, Problem
from matching.mission.solving.program import Outcome, Program, relaxed, solve
from matching.mission.solving.usable import implied_limits, possible_pairs
from matching.mission.work import Work

_FEW = 8_000
"""Pairs that are solved at once, without pricing."""
_FIRST = 12
"""Pairs of each party that the first program has."""
_MARGIN = 0.02
"""How far below 0 the reduced worth of a pair may be for a first whole solution, as a share of the
highest weight."""
_SLACK = 1e-9


@dataclass(frozen=True)
class Market:
    """The pairs that may meet, with the limits on them that hold whatever the slots."""

    grid: Grid
    limits: System

    @classmethod
    def of(cls, problem: Problem) -> Market:
        """Return the market of ``problem``; a pair that is obliged is in it even if it cannot."""
        rows, columns = np.nonzero(possible_pairs(problem))
        named = [*problem.obliged, *(meeting.pair for meeting in problem.pinned)]
        forced = [(problem.rows[x], problem.columns[y]) for x, y in named]
        if forced:
            grid = Grid.of(problem, [*zip(rows.tolist(), columns.tolist(), strict=True), *forced])
        else:
            grid = Grid(problem, rows, columns)
        return cls(grid, system(pair_limits(grid), grid.pairs))


@dataclass(frozen=True)
class Allocation:
    """Pairs that meet, and what is proven of their total."""

    outcome: Outcome
    pairs: Indexes
    """Of the grid of the market."""
    value: float
    bound: float
    reduced: Array
    """One value per pair of the market: what forcing it in would add to ``relaxed_bound``."""
    relaxed_bound: float
    by_clock: bool = False


def pair_limits(grid: Grid, each: int = 1) -> list[Limit]:
    """Return every limit over the pairs of ``grid`` that binds; a pair counts ``each`` times."""
    stated = (
        limit
        for rule in rules(grid.problem)
        # A pair that counts once cannot be taken twice.
        if rule.over_pairs and not (each == 1 and isinstance(rule, Once))
        for limit in rule.limits(grid)
    )
    return [limit for limit in (*stated, *implied_limits(grid)) if binds(limit, each)]


def binds(limit: Limit, each: int = 1) -> bool:
    """Return whether some choice of its members, each counting so often, would break ``limit``."""
    size = len(limit.members) * each
    return limit.lower > 0 or (limit.upper is not None and limit.upper < size)


def allocate(market: Market, work: Work, extra: System | None = None) -> Allocation:
    """Return the pairs of ``market`` with the highest total that also keep the ``extra`` rows."""
    limits = market.limits if extra is None else stacked(market.limits, extra)
    weights = market.grid.worth
    return maximise(weights, limits, np.ones(len(weights), np.bool_), first_pairs(market), work)


def maximise(weights: Array, limits: System, whole: Mask, first: Indexes, work: Work) -> Allocation:
    """Return what maximises ``weights`` over all columns of ``limits``, priced from ``first``."""
    width = len(weights)
    price = priced(weights, limits, first)
    if price is None:
        nobody = np.zeros(0, np.intp)
        return Allocation("infeasible", nobody, -np.inf, -np.inf, weights, -np.inf)
    bound, reduced, some = price
    margin = _MARGIN * float(np.abs(weights).max(initial=1.0))
    while True:
        kept = np.union1d(np.flatnonzero(reduced >= -margin), _needed(limits, some))
        best = solve(Program(weights[kept], _columns(limits, kept), whole[kept]), work)
        short = bound - best.value
        if best.outcome == "stopped" or short <= margin + _SLACK or len(kept) == width:
            break
        margin = short if np.isfinite(short) else margin * 8
    if best.outcome in ("infeasible", "nothing"):
        return Allocation(best.outcome, np.zeros(0, np.intp), -np.inf, bound, reduced, bound)
    taken = kept[best.taken > 0.5]
    top = max(best.bound, bound - margin) if len(kept) < width else best.bound
    return Allocation(
        best.outcome, taken, best.value, min(bound, top), reduced, bound, best.by_clock
    )


def priced(weights: Array, limits: System, first: Indexes) -> tuple[float, Array, Indexes] | None:
    """Return the optimum with fractions allowed, reduced worths, and the columns that mattered.

    None where nothing is possible. Columns are priced until none outside could raise the optimum.
    """
    width = len(weights)
    some = np.arange(width) if width <= _FEW else first
    while True:
        found = relaxed(weights[some], _columns(limits, some))
        if found is None and len(some) == width:
            return None
        if found is None:
            some = np.arange(width)
            continue
        bound, worths = found
        reduced = np.asarray(weights - limits.matrix.T @ worths)
        # Of those in the program, a bound of 1 may hold some below what they are worth.
        missing = np.setdiff1d(np.flatnonzero(reduced > _SLACK), some)
        if not len(missing):
            return bound, reduced, some
        some = np.union1d(some, missing)


def stacked(one: System, other: System) -> System:
    """Return the rows of both over the same columns."""
    return System(
        sparse.vstack([one.matrix, other.matrix]).tocsr(),
        np.concatenate([one.lower, other.lower]),
        np.concatenate([one.upper, other.upper]),
    )


def _columns(limits: System, some: Indexes) -> System:
    return System(limits.matrix[:, some].tocsr(), limits.lower, limits.upper)


def _needed(limits: System, some: Indexes) -> Indexes:
    """Return those of ``some`` that a limit from below counts, which may be out of reach else."""
    counted = np.asarray(limits.matrix[limits.lower > 0].sum(axis=0)).ravel() > 0
    return some[counted[some]]


def first_pairs(market: Market) -> Indexes:
    """Return the best pairs of each party, and those that must be."""
    grid = market.grid
    best = [
        pairs[np.argsort(-grid.worth[pairs], kind="stable")[:_FIRST]]
        for pairs in grid.of_party.values()
    ]
    single = np.diff(market.limits.matrix.indptr) == 1
    forced = market.limits.matrix[single & (market.limits.lower > 0)].indices
    return np.unique(np.concatenate([*best, forced]) if best else np.zeros(0, np.intp))


def chosen_pairs(market: Market, pairs: Indexes) -> Sequence[tuple[int, int]]:
    """Return pairs of the market as (row, column)."""
    rows, columns = market.grid.rows[pairs], market.grid.columns[pairs]
    return list(zip(rows.tolist(), columns.tolist(), strict=True))

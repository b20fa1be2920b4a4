"""New meetings into the free places of a timetable, without moving any: the best there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy import sparse

from matching.mission.constraints import rules
from matching.mission.limits import Grid, Limit, System, system
from matching.mission.model import Meeting, Pair, Problem
from matching.mission.seating import Seat
from matching.mission.solving.placing import closed_cells
from matching.mission.solving.program import Program, solve
from matching.mission.solving.usable import open_slots, possible_pairs
from matching.mission.validation import SOFT
from matching.mission.work import Work

_MISSING = 1_000.0
"""What it is worth to have one meeting less too few; more than any sum of scores of a party."""
_STANDBY = 0.1
"""What a standby partner counts beyond its score: it has been announced."""
_CANDIDATES = 40
"""New partners looked at for each party that is touched."""


def rows_of(grid: Grid, *, soft: bool) -> list[Limit]:
    """Return the limits of the soft rules, or of the others, all of them over cells."""
    return [
        limit
        for rule in rules(grid.problem)
        if (rule.kind in SOFT) == soft
        for limit in rule.over_cells(grid)
    ]


def new_pairs(
    problem: Problem, kept: Sequence[Seat], touched: Collection[str], *, with_full: bool = False
) -> list[tuple[int, int]]:
    """Return (row, column) of pairs that could meet besides, one of them of ``touched``.

    Both have room for one more meeting, unless those ``with_full`` agendas count too; of each of
    the touched, the best are taken.
    """
    can = possible_pairs(problem)
    loads = dict.fromkeys(problem.parties, 0)
    for seat in kept:
        can[problem.rows[seat.x], problem.columns[seat.y]] = False
        loads[seat.x] += 1
        loads[seat.y] += 1
    full = (
        set()
        if with_full
        else {name for name, load in loads.items() if load >= problem.parties[name].maximum}
    )
    can[[problem.rows[name] for name in full if name in problem.rows], :] = False
    can[:, [problem.columns[name] for name in full if name in problem.columns]] = False
    found = []
    worth = np.where(can, problem.worth, -np.inf)
    for name in sorted(touched):
        row, column = problem.rows.get(name), problem.columns.get(name)
        line = worth[row] if row is not None else worth[:, column]
        best = np.argsort(-line, kind="stable")[:_CANDIDATES]
        found += [
            (row, int(other)) if row is not None else (int(other), int(column or 0))
            for other in best
            if np.isfinite(line[other])
        ]
    return sorted(set(found))


def fill(
    problem: Problem,
    kept: Sequence[Seat],
    touched: Collection[str],
    standby: Mapping[str, Collection[str]],
    work: Work,
) -> list[Seat] | None:
    """Return the seats to add to those ``kept``; None where these break a hard rule already.

    First as few meetings as possible are missing to the soft rules, then the total is highest.
    """
    fresh = new_pairs(problem, kept, touched)
    old = [(problem.rows[seat.x], problem.columns[seat.y]) for seat in kept]
    named = [(problem.rows[x], problem.columns[y]) for x, y in problem.obliged]
    grid = Grid.of(problem, [*old, *fresh, *named])
    size = grid.pairs * grid.slots
    hard, soft = rows_of(grid, soft=False), rows_of(grid, soft=True)
    taken = np.zeros(size)
    taken[[grid.cell(Meeting(seat.slot, "", seat.x, seat.y)) for seat in kept]] = 1
    busy = _busy(problem, kept)
    cells = [
        grid.pair_at[row, column] * grid.slots + slot
        for row, column in fresh
        for slot in np.flatnonzero(~busy[0][row] & ~busy[1][column])
    ]
    free = np.setdiff1d(np.array(cells, np.intp), closed_cells(hard, size))
    limits = _left(system(hard, size), taken)
    if (limits.upper < 0).any() or (limits.lower > 0).any():
        return None
    program = _program(grid, free, limits, _left(system(soft, size), taken), standby)
    taken = solve(program, work).taken
    chosen = free[taken[: len(free)] > 0.5] if len(taken) else free[:0]
    xs, ys = problem.xs, problem.ys
    return [
        Seat(
            xs[grid.rows[cell // grid.slots]].id,
            ys[grid.columns[cell // grid.slots]].id,
            int(cell % grid.slots),
        )
        for cell in chosen
    ]


def _busy(problem: Problem, kept: Sequence[Seat]) -> tuple[np.ndarray, np.ndarray]:
    xs, ys = ~open_slots(problem, problem.xs), ~open_slots(problem, problem.ys)
    for seat in kept:
        xs[problem.rows[seat.x], seat.slot] = True
        ys[problem.columns[seat.y], seat.slot] = True
    return xs, ys


def _left(rows: System, taken: np.ndarray) -> System:
    """Return the same rows for what is added to what is ``taken``."""
    have = np.asarray(rows.matrix @ taken).ravel()
    return System(rows.matrix, rows.lower - have, rows.upper - have)


def _program(
    grid: Grid,
    free: np.ndarray,
    hard: System,
    soft: System,
    standby: Mapping[str, Collection[str]],
) -> Program:
    """Return the program over ``free`` cells, and a variable per meeting that may be missing."""
    pairs = free // max(grid.slots, 1)
    weights = grid.worth[pairs] + [_STANDBY * _is_standby(grid, pair, standby) for pair in pairs]
    lacking = np.maximum(0.0, np.ceil(soft.lower)).astype(np.intp)
    owners = np.repeat(np.arange(len(lacking)), lacking)
    misses = sparse.csr_matrix(
        (np.ones(len(owners)), (owners, np.arange(len(owners)))), (len(lacking), len(owners))
    )
    none = sparse.csr_matrix((len(hard.lower), len(owners)))
    matrix = sparse.vstack(
        [
            sparse.hstack([hard.matrix[:, free], none]),
            sparse.hstack([soft.matrix[:, free], misses]),
        ]
    ).tocsr()
    limits = System(
        matrix,
        np.concatenate([hard.lower, soft.lower]),
        np.concatenate([hard.upper, soft.upper]),
    )
    weights = np.concatenate([weights, np.full(len(owners), -_MISSING)])
    return Program(weights, limits, np.ones(len(weights), np.bool_))


def _is_standby(grid: Grid, pair: int, standby: Mapping[str, Collection[str]]) -> bool:
    pair_ids: Pair = (
        grid.problem.xs[grid.rows[pair]].id,
        grid.problem.ys[grid.columns[pair]].id,
    )
    x, y = pair_ids
    return y in standby.get(x, ()) or x in standby.get(y, ())

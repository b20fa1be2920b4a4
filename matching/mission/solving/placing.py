"""When given pairs meet, where availability, booths or runs leave a choice: constraint programming.

Every pair takes exactly one slot, under the limits of the rules. CP-SAT of OR-tools decides it
(Perron, Didier & Gay, "The CP-SAT-LP solver", CP 2023), with one worker, a fixed seed and limits in
deterministic time, so that the answer is the same on every run. On the missions of
``tests/benchmarks`` it places given pairs faster than branch and bound does; where pairs are chosen
and placed at once (``matching.mission.solving.joint``) it is the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from matching.mission.constraints import rules
from matching.mission.limits import Grid, Indexes, Limit
from matching.mission.work import Work

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Outcome = Literal["placed", "impossible", "unknown"]


@dataclass(frozen=True)
class Placing:
    """A slot for every pair of the grid, or why there is none."""

    outcome: Outcome
    slots: Indexes
    by_clock: bool = False


def cell_limits(grid: Grid) -> list[Limit]:
    """Return every limit over the cells of ``grid``."""
    return [
        limit for rule in rules(grid.problem) if not rule.over_pairs for limit in rule.limits(grid)
    ]


def closed_cells(limits: Iterable[Limit], cells: int) -> Indexes:
    """Return the cells that some limit keeps empty."""
    shut = [limit.members for limit in limits if limit.upper == 0]
    return np.unique(np.concatenate(shut)) if shut else np.zeros(0, np.intp)


def place(grid: Grid, work: Work) -> Placing:
    """Return a slot for each pair of ``grid`` under all rules on slots."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - 0.3 s, only where it is needed

    limits = cell_limits(grid)
    model = cp_model.CpModel()
    taken = new_cells(model, grid, limits)
    for pair in range(grid.pairs):
        choices = [
            taken[c] for c in range(pair * grid.slots, (pair + 1) * grid.slots) if c in taken
        ]
        if not choices:
            return Placing("impossible", np.zeros(0, np.intp))
        model.add_exactly_one(choices)
    add_limits(model, taken, limits)
    solver = new_solver(work)
    status = solver.solve(model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        cells = np.array([cell for cell, literal in taken.items() if solver.boolean_value(literal)])
        return Placing("placed", np.sort(cells) % max(grid.slots, 1))
    if status == cp_model.INFEASIBLE:
        return Placing("impossible", np.zeros(0, np.intp))
    return Placing("unknown", np.zeros(0, np.intp), stopped_by_clock(solver, work))


def new_cells(
    model: cp_model.CpModel, grid: Grid, limits: Sequence[Limit]
) -> dict[int, cp_model.IntVar]:
    """Return a new 0-1 variable for each cell that no limit keeps empty."""
    is_open = np.ones(grid.pairs * grid.slots, np.bool_)
    is_open[closed_cells(limits, len(is_open))] = False
    return {int(cell): model.new_bool_var("") for cell in np.flatnonzero(is_open)}


def add_limits(
    model: cp_model.CpModel, taken: dict[int, cp_model.IntVar], limits: Iterable[Limit]
) -> None:
    """Add those of ``limits`` that could be broken, as constraints over the variables ``taken``."""
    for limit in limits:
        literals = [taken[cell] for cell in limit.members.tolist() if cell in taken]
        upper = len(literals) if limit.upper is None else min(limit.upper, len(literals))
        if limit.lower <= 0 and upper >= len(literals):
            continue
        if limit.lower <= 0 and upper == 1:
            model.add_at_most_one(literals)
        else:
            model.add_linear_constraint(sum(literals), limit.lower, upper)


def new_solver(work: Work) -> cp_model.CpSolver:
    """Return a solver that gives the same answer on every run."""
    from ortools.sat.python import cp_model  # noqa: PLC0415

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = work.placing
    solver.parameters.max_time_in_seconds = work.emergency
    return solver


def stopped_by_clock(solver: cp_model.CpSolver, work: Work) -> bool:
    """Return whether the emergency stop, and not the limit of work, ended the search."""
    return bool(solver.wall_time >= work.emergency * 0.99)

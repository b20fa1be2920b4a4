"""Constraint programming over cells, for what is counted rather than summed.

CP-SAT of OR-tools (Perron, Didier & Gay, "The CP-SAT-LP solver", CP 2023) runs with one worker, a
fixed seed and a limit in deterministic time, so that the answer is the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from matching.mission.limits import Grid, Limit
from matching.mission.solving.placing import closed_cells
from matching.mission.work import Work

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


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
    solver.parameters.max_deterministic_time = work.moving
    solver.parameters.max_time_in_seconds = work.emergency
    return solver

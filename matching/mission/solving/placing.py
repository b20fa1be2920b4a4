"""When given pairs meet, where availability, booths or runs leave a choice.

Every pair takes exactly one slot, under the limits of the rules. Branch and bound (HiGHS) decides
it: on the missions of ``tests/benchmarks/test_mission_solvers.py`` it was 3 to 40 times as fast as
CP-SAT of OR-tools, and proved what is impossible sooner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from matching.mission.constraints import rules
from matching.mission.limits import Grid, Indexes, Limit, System, system
from matching.mission.solving.allocation import binds
from matching.mission.solving.program import Program, solve
from matching.mission.work import Work

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
    limits, size = cell_limits(grid), grid.pairs * grid.slots
    cells = np.setdiff1d(np.arange(size), closed_cells(limits, size))
    once = [
        Limit(np.arange(pair * grid.slots, (pair + 1) * grid.slots), 1, 1)
        for pair in range(grid.pairs)
    ]
    every = system([*once, *(limit for limit in limits if binds(limit))], size)
    open_cells = System(every.matrix[:, cells].tocsr(), every.lower, every.upper)
    program = Program(np.zeros(len(cells)), open_cells, np.ones(len(cells), np.bool_))
    found = solve(program, work)
    if found.outcome == "infeasible":
        return Placing("impossible", np.zeros(0, np.intp))
    if found.outcome == "nothing":
        return Placing("unknown", np.zeros(0, np.intp), found.by_clock)
    return Placing("placed", cells[found.taken > 0.5] % max(grid.slots, 1))

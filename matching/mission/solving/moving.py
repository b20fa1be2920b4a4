"""The fewest moves that mend a timetable: meetings change slots only where rules ask for it.

In this order: as few meetings as possible missing to minima, obligations and floors; as few
cancelled; as few moved. Each is minimised by CP-SAT with what comes before it held.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from matching.errors import RequestError
from matching.mission.limits import Grid
from matching.mission.model import Problem
from matching.mission.refusals import UnsolvedMissionError
from matching.mission.seating import Seat
from matching.mission.solving.cp_sat import add_limits, new_cells, new_solver
from matching.mission.solving.filling import new_pairs, rows_of
from matching.mission.work import Work

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


def moved(
    problem: Problem, kept: Sequence[Seat], touched: Collection[str], work: Work
) -> list[Seat]:
    """Return the seats of ``kept`` after the fewest changes, those to be cancelled left out.

    New meetings of those ``touched`` are counted on, and not returned.

    Raises:
        RequestError: meetings that stay cannot all be held any more.
        UnsolvedMissionError: the limits of work were reached first.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415 - 0.3 s, only where it is needed

    wanting = {*touched, *short_of(problem, kept)}
    fresh = new_pairs(problem, kept, wanting, with_full=True)
    fresh += [(problem.rows[x], problem.columns[y]) for x, y in sorted(problem.obliged)]
    old = {(problem.rows[seat.x], problem.columns[seat.y]): seat for seat in kept}
    grid = Grid.of(problem, [*old, *fresh])
    hard = rows_of(grid, soft=False)
    model = cp_model.CpModel()
    taken = new_cells(model, grid, hard)
    add_limits(model, taken, hard)
    missing: list[cp_model.IntVar] = []
    for limit in rows_of(grid, soft=True):
        if limit.lower > 0:
            miss = model.new_int_var(0, limit.lower, "")
            missing.append(miss)
            literals = [taken[cell] for cell in limit.members.tolist() if cell in taken]
            model.add(sum(literals) + miss >= limit.lower)
    here, anywhere = [], []
    for place, seat in old.items():
        pair = grid.pair_at[place]
        cells = range(pair * grid.slots, (pair + 1) * grid.slots)
        anywhere += [taken[cell] for cell in cells if cell in taken]
        at = pair * grid.slots + seat.slot
        if at in taken:
            here.append(taken[at])
            model.add_hint(taken[at], True)
    lost = len(old) - sum(anywhere)
    solver = new_solver(work)
    for goal in (sum(missing) * (len(old) + 1) + lost, len(here) - sum(here)):
        model.minimize(goal)
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            raise RequestError("mission-nothing-holds")
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise UnsolvedMissionError("mission-unsolved")
        model.add(goal <= round(solver.objective_value))
    return [
        Seat(seat.x, seat.y, slot, seat.table if slot == seat.slot else None)
        for place, seat in old.items()
        for slot in range(grid.slots)
        if (literal := taken.get(grid.pair_at[place] * grid.slots + slot)) is not None
        and solver.boolean_value(literal)
    ]


def short_of(problem: Problem, kept: Sequence[Seat]) -> list[str]:
    """Return the parties that have fewer meetings than they must."""
    loads = dict.fromkeys(problem.parties, 0)
    for seat in kept:
        loads[seat.x] += 1
        loads[seat.y] += 1
    return [name for name, load in loads.items() if load < problem.parties[name].minimum]

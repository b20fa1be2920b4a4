"""CP-SAT against HiGHS on the two programs of a mission (make figures).

Both get the same limits (``matching.mission``) over the same cells, one worker and the same time:
once to place given pairs, once to choose pairs and place them at once. The second is also put with
a variable for each pair beside those of its cells. CP-SAT is also told to put every constraint in
its linear relaxation, which it does not by default.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest
from missions import market_problem
from ortools.sat.python import cp_model
from scipy import sparse

from matching.mission.limits import Grid, Limit, System, system
from matching.mission.solving.allocation import Market, allocate, binds, pair_limits
from matching.mission.solving.cp_sat import add_limits, new_solver
from matching.mission.solving.joint import join
from matching.mission.solving.placing import cell_limits, closed_cells, place
from matching.mission.solving.program import Program, solve
from matching.mission.work import Work

SECONDS = float(os.environ.get("MISSION_SECONDS", "10"))
"""By the clock, for each solver and program: more where the machine has other work."""
WORK = Work(moving=1e6, nodes=10**7, emergency=SECONDS)
SCALE = 10**9
"""Scores are rounded to so much, so that whole multiples of it are exact."""
PLACED = {
    "60 × 60, there 80 %": (60, 60, (10, 10), 30, {"there": 0.8, "least": 4}),
    "60 × 60, there 60 %": (60, 60, (10, 10), 30, {"there": 0.6}),
    "60 × 60, there 60 %, 2 in a row": (60, 60, (10, 10), 30, {"there": 0.6, "in_a_row": 2}),
    "60 × 60, there 50 %": (60, 60, (10, 10), 30, {"there": 0.5}),
    "60 × 60, there 70 %, 12 slots": (60, 60, (6, 6), 30, {"there": 0.7}),
}
LARGE = (350, 350, (6,) * 6, 120, {"there": 0.8, "least": 2, "most": 6, "total": 1500})
TIGHT = {
    "12 slots, there 60 %, most 6": ((6, 6), 0, {"there": 0.6, "most": 6}),
    "12 slots, there 70 %, most 8": ((6, 6), 1, {"there": 0.7}),
    "16 slots, there 65 %, most 8": ((8, 8), 0, {"there": 0.65}),
    "20 slots, there 80 %, at least 4": ((10, 10), 0, {"there": 0.8, "least": 4}),
}
"""Slots, the seed of the market and rules; the best pairs have no timetable but in the last."""


@dataclass(frozen=True)
class Model:
    """Maximise weights · taken under ``limits``; variables are cells, then pairs if there are."""

    limits: list[Limit]
    weights: np.ndarray
    open: np.ndarray
    """The variables that no limit keeps at 0."""
    pairs_of: list[Limit]
    """Where pairs have variables: cells and their pair, as many of the ones as of the other."""


@dataclass(frozen=True)
class Answer:
    proven: bool
    """The optimum is proven, or that there is none."""
    taken: np.ndarray
    """The variables at 1; none where there is no solution."""
    value: float
    bound: float
    processor: float
    clock: float

    @property
    def text(self):
        seconds = f"{self.processor:6.2f} s ({self.clock:.2f} by the clock)"
        found = f"{self.value:.6f} of at most {self.bound:.6f}" if self.value > 0 else ""
        said = ("proven" if len(self.taken) else "impossible") if self.proven else "not proven"
        return f"{said:10} {seconds:28} {found}".rstrip()


def to_place(grid):
    """The model in which every pair of ``grid`` has one slot; nothing is maximised."""
    size = grid.pairs * grid.slots
    once = [
        Limit(np.arange(pair * grid.slots, (pair + 1) * grid.slots), 1, 1)
        for pair in range(grid.pairs)
    ]
    by_cell = cell_limits(grid)
    is_open = np.setdiff1d(np.arange(size), closed_cells(by_cell, size))
    return Model([*by_cell, *once], np.zeros(size), is_open, [])


def to_join(grid, *, pairs=False):
    """The model in which pairs of ``grid`` are chosen and placed, with variables for ``pairs``."""
    size = grid.pairs * grid.slots
    by_cell = cell_limits(grid)
    is_open = np.setdiff1d(np.arange(size), closed_cells(by_cell, size))
    if not pairs:
        spread = [
            Limit(grid.cells_of(limit.members), limit.lower, limit.upper)
            for limit in pair_limits(grid, each=grid.slots)
        ]
        return Model([*by_cell, *spread], np.repeat(grid.worth, grid.slots), is_open, [])
    chosen = size + np.arange(grid.pairs)
    over = [Limit(chosen[one.members], one.lower, one.upper) for one in pair_limits(grid)]
    tied = [Limit(np.append(grid.cells_of(np.array([p])), chosen[p])) for p in range(grid.pairs)]
    weights = np.concatenate([np.zeros(size), grid.worth])
    return Model([*by_cell, *over], weights, np.concatenate([is_open, chosen]), tied)


def by_highs(model):
    clock, processor = time.perf_counter(), time.process_time()
    width = len(model.weights)
    rows = system([limit for limit in model.limits if binds(limit)], width)
    ties = system(model.pairs_of, width)
    if model.pairs_of:
        # Cells count 1, their pair −1, and the sum is 0.
        ties.matrix.data[ties.matrix.indptr[1:] - 1] = -1
    zero = np.zeros(len(model.pairs_of))
    limits = System(
        sparse.vstack([rows.matrix, ties.matrix]).tocsr()[:, model.open],
        np.concatenate([rows.lower, zero]),
        np.concatenate([rows.upper, zero]),
    )
    program = Program(model.weights[model.open], limits, np.ones(len(model.open), np.bool_))
    found = solve(program, WORK)
    taken = model.open[found.taken > 0.5] if len(found.taken) else np.zeros(0, np.intp)
    return Answer(
        found.outcome in ("optimal", "infeasible"),
        taken,
        found.value,
        found.bound,
        time.process_time() - processor,
        time.perf_counter() - clock,
    )


def by_cp_sat(model, *, linear=False):
    clock, processor = time.perf_counter(), time.process_time()
    program = cp_model.CpModel()
    variables = {int(one): program.new_bool_var("") for one in model.open}
    add_limits(program, variables, model.limits)
    for tie in model.pairs_of:
        *cells, pair = (variables[one] for one in tie.members.tolist() if one in variables)
        program.add_exactly_one([*cells, ~pair])
    worth = np.rint(model.weights * SCALE).astype(np.int64)
    if worth.any():
        program.maximize(sum(int(worth[one]) * literal for one, literal in variables.items()))
    solver = new_solver(WORK)
    if linear:
        solver.parameters.linearization_level = 2
    status = solver.solve(program)
    has = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    taken = [one for one, literal in variables.items() if has and solver.boolean_value(literal)]
    return Answer(
        status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
        np.array(taken, np.intp),
        solver.objective_value / SCALE if has else -np.inf,
        solver.best_objective_bound / SCALE,
        time.process_time() - processor,
        time.perf_counter() - clock,
    )


SOLVERS = {
    "HiGHS": by_highs,
    "CP-SAT": by_cp_sat,
    "CP-SAT, linear": partial(by_cp_sat, linear=True),
}
BETTER = {name: SOLVERS[name] for name in ("HiGHS", "CP-SAT, linear")}


def allocated(problem):
    """The market of ``problem``, its allocation and the grid of the pairs in it."""
    market = Market.of(problem)
    found = allocate(market, WORK)
    grid = Grid(problem, market.grid.rows[found.pairs], market.grid.columns[found.pairs])
    return market, found, grid


def check(model, answers):
    """Whatever the solvers say is true of ``model``, and they do not contradict each other."""
    for answer in answers:
        counts = np.zeros(len(model.weights), np.int64)
        counts[answer.taken] = 1
        if len(answer.taken):
            assert all(limit.admits(int(counts[limit.members].sum())) for limit in model.limits)
            for tie in model.pairs_of:
                *cells, pair = counts[tie.members]
                assert sum(cells) == pair
    proven = [one for one in answers if one.proven]
    assert len({len(one.taken) > 0 for one in proven}) <= 1
    for one in proven:
        for other in answers:
            assert other.value <= one.value + 1e-6


def compared(model, solvers=None):
    answers = {name: call(model) for name, call in (solvers or SOLVERS).items()}
    check(model, answers.values())
    return answers


@pytest.mark.prove
def test_placing_given_pairs(capsys):
    lines = []
    for name, (*size, rules) in {**PLACED, "350 × 350, there 80 %": LARGE}.items():
        for seed in range(1 if size[0] == 350 else 3):
            grid = allocated(market_problem(*size, seed, **rules))[2]
            lines.append((f"{name}, market {seed}", compared(to_place(grid))))
    with capsys.disabled():
        print(f"\n\nPlacing given pairs, processor seconds, at most {SECONDS:.0f} by the clock")
        show(lines)


@pytest.mark.prove
def test_choosing_and_placing_at_once(capsys):
    lines = []
    for name, (per_session, seed, rules) in TIGHT.items():
        market, allocation, best = allocated(market_problem(60, 60, per_session, 30, seed, **rules))
        assert (place(best, WORK).outcome == "placed") == ("least" in rules)
        # The pairs that the planner looks at last are those given to all.
        grid = join(market, allocation, 0.0, WORK).grid
        answers = compared(to_join(grid))
        both = compared(to_join(grid, pairs=True), BETTER)
        answers |= {f"{solver}, and pairs": answer for solver, answer in both.items()}
        proven = [one.value for one in answers.values() if one.proven]
        assert np.ptp(proven or [0.0]) <= 1e-6
        lines.append((name, answers))
    with capsys.disabled():
        print("\n\nChoosing and placing at once, 60 × 60, 30 tables")
        show(lines)


def show(lines):
    for name, answers in lines:
        print(f"  {name}")
        for solver, answer in answers.items():
            print(f"    {solver:26} {answer.text}")


def test_all_find_the_same_optimum():
    problem = market_problem(8, 8, (3, 3), 6, 3, there=0.6, most=4, least=1)
    market, allocation, grid = allocated(problem)
    placed = compared(to_place(grid))
    assert {answer.proven for answer in placed.values()} == {True}
    everything = market.grid
    answers = [
        *compared(to_join(everything)).values(),
        *compared(to_join(everything, pairs=True)).values(),
    ]
    assert len(answers) == 6
    assert all(answer.proven for answer in answers)
    values = [answer.value for answer in answers]
    assert values == pytest.approx([values[0]] * 6, abs=1e-6)
    assert values[0] <= allocation.value + 1e-6

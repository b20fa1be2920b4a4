"""A mission whose rules can give way: the least that must, found by constraint programming.

Each limit that has a repair may be exceeded by whole steps (its amount), or each rule may be left
out as a whole. Either way the model has all pairs in all slots, the excluded and the absent too,
since what keeps them out is what may give way.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.mission.constraints import rules
from matching.mission.limits import Grid, Limit
from matching.mission.model import Problem
from matching.mission.placing import new_cells, new_solver
from matching.mission.repairs import Repair
from matching.mission.rule import Rule
from matching.mission.work import Work

_BEST = 12
"""Pairs of each party that are looked at where all would be too many."""


@dataclass(frozen=True)
class Elastic:
    """The rules of one problem over its cells, ready to be loosened."""

    problem: Problem
    work: Work

    @cached_property
    def whole(self) -> bool:
        """Whether every pair takes part; else what is found may not be the least."""
        problem = self.problem
        return len(problem.xs) * len(problem.ys) * len(problem.slots) <= self.work.cells

    @cached_property
    def grid(self) -> Grid:
        """All pairs, or the best of each party and those that are named where they are too many."""
        problem = self.problem
        shape = problem.worth.shape
        if self.whole:
            return Grid.of(problem, np.ndindex(*shape))
        best = set()
        for worth, swap in ((problem.worth, False), (problem.worth.T, True)):
            for row, order in enumerate(np.argsort(-worth, axis=1, kind="stable")[:, :_BEST]):
                best |= {(int(c), row) if swap else (row, int(c)) for c in order}
        named = [*problem.obliged, *(one.pair for one in problem.pinned)]
        return Grid.of(problem, [*best, *((problem.rows[x], problem.columns[y]) for x, y in named)])

    @cached_property
    def limits(self) -> dict[Rule, tuple[Limit, ...]]:
        """The limits of each rule, all of them over cells."""
        return {rule: tuple(self._over_cells(rule)) for rule in rules(self.problem)}

    @cached_property
    def yielding(self) -> tuple[Rule, ...]:
        """The rules that may give way."""
        return tuple(
            rule for rule, limits in self.limits.items() if any(one.repair for one in limits)
        )

    def least_repairs(self, families: Collection[str] | None = None) -> dict[Repair, int] | None:
        """Return the cheapest amounts by which the mission becomes possible; None if none do.

        Only repairs of ``families`` are used, where those are given.
        """
        from ortools.sat.python import cp_model  # noqa: PLC0415

        model = cp_model.CpModel()
        taken = new_cells(model, self.grid, ())
        amounts: dict[Repair, cp_model.IntVar] = {}
        for limits in self.limits.values():
            for limit in limits:
                literals = [taken[cell] for cell in limit.members.tolist()]
                slack: cp_model.LinearExpr | int = 0
                repair = limit.repair
                if repair is not None and (families is None or repair.family in families):
                    if repair not in amounts:
                        amounts[repair] = model.new_int_var(0, repair.most(self.problem), "")
                    slack = amounts[repair]
                if limit.lower > 0:
                    model.add(sum(literals) + slack >= limit.lower)
                if limit.upper is not None and limit.upper < len(literals):
                    model.add(sum(literals) <= limit.upper + slack)
        model.minimize(sum(repair.cost * amount for repair, amount in amounts.items()))
        solver = new_solver(self.work)
        if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        found = {repair: solver.value(amount) for repair, amount in amounts.items()}
        return {repair: amount for repair, amount in found.items() if amount}

    def fewest_left_out(self, kept: Collection[Rule]) -> frozenset[Rule] | None:
        """Return the fewest rules to leave out while those ``kept`` hold; None if that is no use.

        Raises:
            TimeoutError: the limits of work were reached first.
        """
        from ortools.sat.python import cp_model  # noqa: PLC0415

        model = cp_model.CpModel()
        taken = new_cells(model, self.grid, ())
        left_out = {rule: model.new_bool_var("") for rule in self.yielding if rule not in kept}
        for rule, limits in self.limits.items():
            for limit in limits:
                literals = [taken[cell] for cell in limit.members.tolist()]
                upper = len(literals) if limit.upper is None else min(limit.upper, len(literals))
                if limit.lower <= 0 and upper >= len(literals):
                    continue
                row = model.add_linear_constraint(sum(literals), limit.lower, upper)
                if rule in left_out:
                    row.only_enforce_if(~left_out[rule])
        model.minimize(sum(left_out.values()))
        solver = new_solver(self.work)
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise TimeoutError
        return frozenset(rule for rule, literal in left_out.items() if solver.value(literal))

    def _over_cells(self, rule: Rule) -> list[Limit]:
        limits = list(rule.limits(self.grid))
        if not rule.over_pairs:
            return limits
        return [
            Limit(self.grid.cells_of(one.members), one.lower, one.upper, one.repair)
            for one in limits
        ]

"""A mission whose rules can give way: the least that must, by branch and bound.

Each limit that has a repair may be exceeded by whole steps (its amount), or each rule may be left
out as a whole. Either way the model has all pairs in all slots, the excluded and the absent too,
since what keeps them out is what may give way. Most of these programs are nearly flows, which the
linear program inside branch and bound sees and constraint programming does not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
from scipy import sparse

from matching.mission.constraints import rules
from matching.mission.limits import Grid, Limit, System, system
from matching.mission.model import Problem
from matching.mission.repairs import Repair
from matching.mission.rule import Rule
from matching.mission.solving.allocation import binds
from matching.mission.solving.program import Outcome, Program, solve
from matching.mission.work import Work

_BEST = 12
"""Pairs of each party that are looked at where all would be too many."""
_NODES = 50
"""Nodes of one program: a little more than the least is good enough to be told."""
_FEW = 0.25
"""How far from the fewest rules a correction may be: any that works leads to the conflict."""
_Way = TypeVar("_Way", Repair, Rule)


@dataclass(frozen=True)
class Loosening(Generic[_Way]):
    """What gave way, and by how much; nothing did unless the outcome has a solution."""

    outcome: Outcome
    amounts: dict[_Way, int]


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
    def limits(self) -> tuple[tuple[Rule, Limit], ...]:
        """Every limit that some timetable would break, over cells, with its rule."""
        return tuple(self._limits())

    @cached_property
    def yielding(self) -> tuple[Rule, ...]:
        """The rules that may give way."""
        return tuple(dict.fromkeys(rule for rule, limit in self.limits if limit.repair))

    def least_repairs(self, families: Collection[str] | None = None) -> Loosening[Repair]:
        """Return the cheapest amounts by which the mission becomes possible.

        Only repairs of ``families`` are used, where those are given.
        """

        def way(_rule: Rule, limit: Limit) -> Repair | None:
            usable = limit.repair and (families is None or limit.repair.family in families)
            return limit.repair if usable else None

        def step(_limit: Limit) -> float:
            return 1.0

        ways = [way(*one) for one in self.limits]
        return self._loosened(
            ways, step, lambda one: (one.weight(self.problem), one.most(self.problem)), 0.0
        )

    def few_left_out(self, kept: Collection[Rule]) -> Loosening[Rule]:
        """Return few rules that can be left out so that the others hold, those ``kept`` among them.

        The outcome is ``infeasible`` where those kept clash by themselves.
        """
        may = {*self.yielding} - {*kept}

        def step(limit: Limit) -> float:
            # Enough for any timetable at all.
            return float(limit.lower or len(limit.members) - (limit.upper or 0))

        ways = [rule if rule in may else None for rule, _ in self.limits]
        return self._loosened(ways, step, lambda _rule: (1.0, 1), _FEW)

    def _limits(self) -> Iterator[tuple[Rule, Limit]]:
        for rule in rules(self.problem):
            yield from ((rule, limit) for limit in rule.over_cells(self.grid) if binds(limit))

    def _loosened(
        self,
        ways: Sequence[_Way | None],
        step: Callable[[Limit], float],
        terms: Callable[[_Way], tuple[float, int]],
        enough: float,
    ) -> Loosening[_Way]:
        """Return the least weight of amounts that makes all limits hold.

        ``ways`` says what loosens each limit, ``step`` by how much one step does, ``terms`` what a
        step costs and how many there are.
        """
        limits = [limit for _, limit in self.limits]
        known = {way: place for place, way in enumerate(dict.fromkeys(filter(None, ways)))}
        size = self.grid.pairs * self.grid.slots
        rows = [row for row, way in enumerate(ways) if way is not None]
        columns = [known[way] for way in ways if way is not None]
        steps = [step(limits[row]) if limits[row].lower > 0 else -step(limits[row]) for row in rows]
        slack = sparse.csr_matrix((steps, (rows, columns)), (len(limits), len(known)))
        strict = system(limits, size)
        # No limit here has both bounds; one that is met from below is loosened upwards.
        loose = System(
            sparse.hstack([strict.matrix, slack]).tocsr(),
            np.where(strict.lower > 0, strict.lower, -np.inf),
            strict.upper,
        )
        costs = [terms(way) for way in known]
        weights = np.concatenate([np.zeros(size), [-cost for cost, _ in costs]])
        most = np.concatenate([np.ones(size), [float(amount) for _, amount in costs]])
        program = Program(weights, loose, np.ones(len(weights), np.bool_), most)
        work = replace(self.work, nodes=min(self.work.nodes, _NODES))
        found = solve(program, work, enough)
        taken = found.taken[size:]
        amounts = {way: round(much) for way, much in zip(known, taken, strict=False) if much > 0.5}
        return Loosening(found.outcome, amounts)

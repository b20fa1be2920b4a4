"""Linear programs with whole variables, solved by HiGHS through scipy.

HiGHS: Huangfu & Hall, "Parallelizing the dual revised simplex method", Math. Prog. Comp. 10 (2018).
It is deterministic for one version; limits are counted in nodes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from matching.mission.limits import System
from matching.mission.model import Array, Mask
from matching.mission.work import Work

Outcome = Literal["optimal", "stopped", "infeasible", "nothing"]
"""``stopped`` has a solution that may not be the best, ``nothing`` has none and proves nothing."""
_OPTIMAL, _LIMIT, _INFEASIBLE = 0, 1, 2
_EDGE = 1e-9
"""Rows of amounts are kept up to this much, which is above the solver's own rounding."""


@dataclass(frozen=True)
class Program:
    """Maximise weights · taken, lower ≤ matrix · taken ≤ upper, 0 ≤ taken ≤ 1."""

    weights: Array
    limits: System
    whole: Mask
    """Which variables are 0 or 1; the others may be in between."""


@dataclass(frozen=True)
class Solution:
    """What a program gave; ``taken`` is empty where there is no solution."""

    outcome: Outcome
    taken: Array
    value: float
    bound: float
    by_clock: bool = False
    """Whether the emergency stop ended it."""


def solve(program: Program, work: Work) -> Solution:
    """Return the best solution of ``program``, or the best found within ``work``, with a bound."""
    if not len(program.weights):
        return _empty(program)
    options = {"node_limit": work.nodes, "time_limit": work.emergency, "mip_rel_gap": 0.0}
    found = milp(
        -program.weights,
        constraints=[_constraint(program.limits)] if len(program.limits.lower) else [],
        bounds=Bounds(0, 1),
        integrality=program.whole.astype(np.int64),
        options=options,
    )
    if found.status == _INFEASIBLE:
        return Solution("infeasible", np.zeros(0), -np.inf, -np.inf)
    by_clock = found.status == _LIMIT and "ime" in str(found.message)
    bound = found.get("mip_dual_bound")
    best = -float(bound) if bound is not None else np.inf
    if found.x is None:
        return Solution("nothing", np.zeros(0), -np.inf, best, by_clock)
    taken = np.where(program.whole, np.round(found.x), found.x)
    value = float(program.weights @ taken)
    outcome: Outcome = "optimal" if found.status == _OPTIMAL else "stopped"
    return Solution(outcome, taken, value, value if outcome == "optimal" else best, by_clock)


def relaxed(weights: Array, limits: System) -> tuple[float, Array] | None:
    """Return the best value with fractions allowed and the worth of a unit of each limit.

    The second is one value per limit: by how much the value would rise with its bounds, so that the
    reduced worth of a variable is its weight less the worths of the limits it is in. None where
    nothing is possible.
    """
    below, above = np.isfinite(limits.lower), np.isfinite(limits.upper)
    rows = sparse.vstack([limits.matrix[above], -limits.matrix[below]]).tocsr()
    sides = np.concatenate([limits.upper[above], -limits.lower[below]])
    found = linprog(-weights, A_ub=rows, b_ub=sides, bounds=(0, 1), method="highs-ds")
    if found.status != _OPTIMAL:
        return None
    worths = -np.asarray(found.ineqlin.marginals)
    upper, lower = np.zeros(len(above)), np.zeros(len(below))
    upper[above], lower[below] = worths[: above.sum()], worths[above.sum() :]
    return -float(found.fun), upper - lower


def _constraint(limits: System) -> LinearConstraint:
    return LinearConstraint(limits.matrix, limits.lower, limits.upper)


def _empty(program: Program) -> Solution:
    possible = bool((program.limits.lower <= _EDGE).all() & (program.limits.upper >= -_EDGE).all())
    if not possible:
        return Solution("infeasible", np.zeros(0), -np.inf, -np.inf)
    return Solution("optimal", np.zeros(0), 0.0, 0.0)

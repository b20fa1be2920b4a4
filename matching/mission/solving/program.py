"""Linear programs with whole variables, solved by HiGHS through scipy.

HiGHS: Huangfu & Hall, "Parallelizing the dual revised simplex method", Math. Prog. Comp. 10 (2018).
It is deterministic for one version; limits are counted in nodes.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    """Maximise weights · taken, lower ≤ matrix · taken ≤ upper, 0 ≤ taken ≤ most."""

    weights: Array
    limits: System
    whole: Mask
    """Which variables are whole numbers; the others may be in between."""
    most: Array | None = None
    """How large each variable may be; 1 where it is not said."""


@dataclass(frozen=True)
class Solution:
    """What a program gave; ``taken`` is empty where there is no solution."""

    outcome: Outcome
    taken: Array
    value: float
    bound: float
    by_clock: bool = False
    """Whether the emergency stop ended it."""


def solve(program: Program, work: Work, enough: float = 0.0) -> Solution:
    """Return the best solution of ``program``, or the best found within ``work``, with a bound.

    A solution is good ``enough`` when it is that share from its bound.
    """
    if not len(program.weights):
        return _empty(program.limits)
    options = {"node_limit": work.nodes, "time_limit": work.emergency, "mip_rel_gap": enough}
    with _quiet():
        found = milp(
            -program.weights,
            constraints=[_constraint(program.limits)] if len(program.limits.lower) else [],
            bounds=Bounds(0, 1 if program.most is None else program.most),
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
    if found.status == _OPTIMAL and not enough:
        return Solution("optimal", taken, value, value)
    return Solution("stopped", taken, value, best, by_clock)


def relaxed(weights: Array, limits: System) -> tuple[float, Array] | None:
    """Return the best value with fractions allowed and the worth of a unit of each limit.

    The second is one value per limit: by how much the value would rise with its bounds, so that the
    reduced worth of a variable is its weight less the worths of the limits it is in. None where
    nothing is possible.
    """
    if not len(weights):
        possible = _empty(limits).outcome == "optimal"
        return (0.0, np.zeros(len(limits.lower))) if possible else None
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


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep off standard output what this version of HiGHS writes there in spite of its options.

    A stray line of it would spoil an answer that is piped into another program.
    """
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        with suppress(OSError, TypeError, AttributeError):
            # The C library holds lines back while standard output is no terminal.
            ctypes.CDLL(None).fflush(None)
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _constraint(limits: System) -> LinearConstraint:
    return LinearConstraint(limits.matrix, limits.lower, limits.upper)


def _empty(limits: System) -> Solution:
    """Return the solution of a program without variables."""
    if (limits.lower <= _EDGE).all() and (limits.upper >= -_EDGE).all():
        return Solution("optimal", np.zeros(0), 0.0, 0.0)
    return Solution("infeasible", np.zeros(0), -np.inf, -np.inf)

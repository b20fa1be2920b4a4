"""The fairness dial: from the highest total to the best there is for the worst-off party.

What a party could hope for is the sum of its best u scores, u being the most meetings it can have;
its share is the sum of the scores it gets over that sum. Shares compare between parties with few
meetings and with many (Kalai & Smorodinsky, "Other solutions to Nash's bargaining problem",
Econometrica 43 (1975)). With the dial at λ the least share is at least

    w(λ) = w(0) + λ (w(1) − w(0))

w(0) being the least share of the best total and w(1) the highest least share that was found; under
that the total is maximal again. So each step of the dial buys the same rise of the worst-off, at
whatever it costs. The highest least share is a hard problem: it is sought by reweighting at any
size and by branch and bound where the market is small, and a bound on it is always given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from matching.mission.limits import Grid, System
from matching.mission.model import Array, Problem
from matching.mission.solving.allocation import (
    Allocation,
    Market,
    allocate,
    first_pairs,
    maximise,
    priced,
    stacked,
)
from matching.mission.solving.program import Outcome
from matching.mission.solving.reweighting import Round, rounds
from matching.mission.solving.usable import most_meetings, open_slots
from matching.mission.work import Work

ROUNDING = 1e-7
"""Shares are kept up to this much, which is above the solver's own rounding."""
_SMALL = 4_000
"""Pairs up to which branch and bound looks for better than reweighting found."""


@dataclass(frozen=True)
class Hopes:
    """What each party that can meet anybody could hope for, by id."""

    most: dict[str, float]

    @classmethod
    def of(cls, grid: Grid) -> Hopes:
        """Return the hopes of everybody who has a pair worth something in ``grid``."""
        problem = grid.problem
        found = {}
        for parties in (problem.xs, problem.ys):
            free = open_slots(problem, parties)
            for row, party in enumerate(parties):
                room = min(party.maximum, most_meetings(problem, free[row]))
                worths = np.sort(grid.worth[grid.of_party[party.id]])[::-1]
                hope = float(worths[:room].sum())
                if hope > 0:
                    found[party.id] = hope
        return cls(found)

    def worst_off(self, problem: Problem, pairs: list[tuple[str, str]]) -> tuple[float, str | None]:
        """Return the least share that ``pairs`` give, and whose it is; ties by id."""
        got = dict.fromkeys(self.most, 0.0)
        for pair in pairs:
            for party in pair:
                if party in got:
                    got[party] += problem.value(pair)
        if not got:
            return 1.0, None
        share, party = min((got[name] / hope, name) for name, hope in self.most.items())
        return share, party

    def rows(self, grid: Grid) -> System:
        """Return rows over the pairs of ``grid`` that give the value of each party as a share."""
        members = [grid.of_party[name] for name in self.most]
        values = [grid.worth[grid.of_party[name]] / hope for name, hope in self.most.items()]
        starts = np.concatenate([[0], np.cumsum([len(one) for one in members])]).astype(np.intp)
        matrix = sparse.csr_matrix(
            (
                np.concatenate(values) if values else np.zeros(0),
                np.concatenate(members) if members else np.zeros(0, np.intp),
                starts,
            ),
            shape=(len(members), grid.pairs),
        )
        return System(matrix, np.zeros(len(members)), np.full(len(members), np.inf))


@dataclass(frozen=True)
class Fair:
    """An allocation at some place of the dial."""

    allocation: Allocation
    least: float
    """The share every party gets at least; 0 where fairness plays no part."""
    bound: float
    """No allocation gives a higher least share; 1 where that was not computed."""


def fair_allocation(market: Market, fairness: float, work: Work) -> Fair:
    """Return the best allocation of ``market`` with the dial at ``fairness``, 0 to 1."""
    best = allocate(market, work)
    hopes = Hopes.of(market.grid)
    if fairness <= 0 or not len(best.pairs) or not hopes.most:
        return Fair(best, 0.0, 1.0)
    shares = hopes.rows(market.grid)
    dial = _Dial(market, shares, replace(work, nodes=min(work.nodes, work.shares)))
    tried = [*rounds(market, shares, dial.highest, work), *dial.highest_share()]
    now, highest = tried[0].least, max(one.least for one in tried)
    least = now + fairness * (highest - now)
    return Fair(dial.best_above(least, tried), least, dial.highest)


class _Dial:
    """The market with a row for the share of each party."""

    def __init__(self, market: Market, shares: System, work: Work) -> None:
        self._market, self._shares, self._work = market, shares, work
        width = market.grid.pairs
        # One more column, the least share itself: share of each party − least ≥ 0.
        limits = market.limits
        self._limits = stacked(
            System(_wider(limits.matrix, 0.0), limits.lower, limits.upper),
            System(_wider(shares.matrix, -1.0), shares.lower, shares.upper),
        )
        self._weights: Array = np.append(np.zeros(width), 1.0)
        self._first = np.append(first_pairs(market), width)
        price = priced(self._weights, self._limits, self._first)
        self.highest = min(1.0, price[0]) if price else 0.0
        """No allocation gives everybody a higher share."""

    def highest_share(self) -> Iterator[Round]:
        """Yield the best that branch and bound finds, where the market is small enough for it."""
        grid = self._market.grid
        if grid.pairs > _SMALL:
            return
        whole = np.arange(grid.pairs + 1) < grid.pairs
        found = maximise(self._weights, self._limits, whole, self._first, self._work)
        if found.outcome in ("optimal", "stopped"):
            self.highest = min(self.highest, found.bound)
            pairs = found.pairs[found.pairs < grid.pairs]
            held = np.asarray(self._shares.matrix[:, pairs].sum(axis=1)).ravel()
            yield Round(pairs, float(grid.worth[pairs].sum()), float(held.min()))

    def best_above(self, least: float, tried: Sequence[Round]) -> Allocation:
        """Return the highest total with everybody at ``least``, which one of ``tried`` reaches."""
        market, grid = self._market, self._market.grid
        kept = System(
            self._shares.matrix,
            np.full(len(self._shares.lower), least - ROUNDING),
            self._shares.upper,
        )
        limits = stacked(market.limits, kept)
        reached = [one for one in tried if one.least >= least - ROUNDING]
        best = max(reached, key=lambda one: one.total)
        if grid.pairs <= _SMALL:
            whole = np.ones(grid.pairs, np.bool_)
            found = maximise(grid.worth, limits, whole, first_pairs(market), self._work)
            if found.value >= best.total - ROUNDING:
                return found
            bound, reduced, relaxed_bound = found.bound, found.reduced, found.relaxed_bound
        else:
            price = priced(grid.worth, limits, np.union1d(first_pairs(market), best.pairs))
            bound, reduced = price[:2] if price else (np.inf, grid.worth)
            relaxed_bound = bound
        proven = bound - best.total <= ROUNDING
        outcome: Outcome = "optimal" if proven else "stopped"
        return Allocation(outcome, best.pairs, best.total, bound, reduced, relaxed_bound)


def _wider(matrix: sparse.csr_matrix, value: float) -> sparse.csr_matrix:
    column = sparse.csr_matrix(np.full((matrix.shape[0], 1), value))
    return sparse.hstack([matrix, column]).tocsr()

"""From a problem to its plan: who meets whom, when, at which table, and what that is proven to be.

1. allocate: the pairs with the highest total under everything that can be said without slots
2. place them: by colouring where slots are all alike, by branch and bound where they are not
3. where they do not fit, choose and place at once
4. close idle gaps, seat everybody, name the standby partners
5. check the result against every rule; a plan that broke one would never be shown

The allocation leaves out part of the rules, so its total is a bound on every timetable; where its
pairs are placed, the total is the best there is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matching.mission.limits import Grid
from matching.mission.model import Meeting, Problem
from matching.mission.plan import Method, Plan, Quality
from matching.mission.refusals import InfeasibleMissionError, UnsolvedMissionError
from matching.mission.reserves import standby_partners
from matching.mission.seating import Seat, seated
from matching.mission.solving.allocation import Market, allocate
from matching.mission.solving.colouring import balanced_colouring, fewest_slots
from matching.mission.solving.compacting import compacted, idle_gaps
from matching.mission.solving.fairness import ROUNDING, Fair, Hopes, fair_allocation
from matching.mission.solving.joint import highest_joint_share, join
from matching.mission.solving.placing import place
from matching.mission.validation import violations
from matching.mission.work import Work

Progress = Callable[[str, int, int], None]
_STEPS = ("mission-step-allocate", "mission-step-place", "mission-step-compact")


@dataclass(frozen=True)
class _Timed:
    """Pairs of a grid with their slots, and what is proven of them."""

    grid: Grid
    slots: list[int]
    bound: float
    method: Method
    stopped: tuple[str, ...]


def plan_meetings(
    problem: Problem,
    work: Work | None = None,
    *,
    reserves: int = 3,
    progress: Progress | None = None,
) -> Plan:
    """Return the best plan of ``problem``, or the best found within ``work``.

    Raises:
        InfeasibleMissionError: no timetable keeps every rule; ``diagnosis`` says which clash and
            what would mend it.
        UnsolvedMissionError: the limits of work were reached before any timetable was found.
    """
    limits = work or Work()
    tell = progress or (lambda _step, _done, _total: None)
    tell(_STEPS[0], 0, len(_STEPS))
    market = Market.of(problem)
    fair = fair_allocation(market, problem.fairness, limits)
    if fair.allocation.outcome == "infeasible":
        raise InfeasibleMissionError(problem, limits)
    if fair.allocation.outcome == "nothing":
        raise UnsolvedMissionError("mission-unsolved")
    tell(_STEPS[1], 1, len(_STEPS))
    timed = _timed(market, fair, limits)
    tell(_STEPS[2], 2, len(_STEPS))
    usable = sorted(set(timed.slots)) if timed.method == "colouring" else range(len(problem.slots))
    slots = compacted(timed.grid, timed.slots, usable, limits)
    plan = _finished(market, timed, slots, fair, reserves)
    tell(_STEPS[2], len(_STEPS), len(_STEPS))
    return plan


def all_slots_alike(problem: Problem) -> bool:
    """Return whether nothing but their number limits which slots meetings take."""
    parties = problem.parties.values()
    rooms = {len(problem.shared_tables(slot)) for slot in problem.slots}
    return (
        len(rooms) <= 1
        and problem.in_a_row is None
        and not problem.pinned
        and not any(party.unavailable or party.table for party in parties)
    )


def _timed(market: Market, fair: Fair, work: Work) -> _Timed:
    problem, allocation = market.grid.problem, fair.allocation
    chosen = allocation.pairs
    grid = Grid(problem, market.grid.rows[chosen], market.grid.columns[chosen])
    stopped: tuple[str, ...] = ()
    stopped += ("mission-stopped-allocation",) if allocation.outcome == "stopped" else ()
    stopped += ("mission-stopped-clock",) if allocation.by_clock else ()
    if all_slots_alike(problem):
        pairs = list(zip(grid.rows.tolist(), grid.columns.tolist(), strict=True))
        tables = len(problem.shared_tables(problem.slots[0])) if problem.slots else 0
        colours = balanced_colouring(pairs, fewest_slots(pairs, tables))
        return _Timed(grid, colours, allocation.bound, "colouring", stopped)
    placed = place(grid, work)
    if placed.outcome == "placed":
        slots = placed.slots.tolist()
        return _Timed(grid, slots, allocation.bound, "constraints", stopped)
    if placed.outcome == "unknown":
        stopped += ("mission-stopped-placing",)
        stopped += ("mission-stopped-clock",) if placed.by_clock else ()
    joint = join(market, allocation, fair.least, work)
    if joint.outcome == "infeasible" and fair.least > 0:
        # The share that pairs alone allow may be out of reach of any timetable.
        share = min(fair.least, highest_joint_share(market, work))
        joint = join(market, allocate(market, work), max(0.0, share - ROUNDING), work)
        stopped += ("mission-stopped-fairness",)
    if joint.outcome == "infeasible":
        raise InfeasibleMissionError(problem, work)
    if joint.outcome == "nothing":
        raise UnsolvedMissionError("mission-unsolved")
    stopped += ("mission-stopped-joint",) if joint.outcome == "stopped" else ()
    stopped += ("mission-stopped-clock",) if joint.by_clock else ()
    found = joint.grid
    grid = Grid(problem, found.rows[joint.pairs], found.columns[joint.pairs])
    return _Timed(grid, joint.slots.tolist(), joint.bound, "joint", tuple(dict.fromkeys(stopped)))


def _finished(market: Market, timed: _Timed, slots: list[int], fair: Fair, reserves: int) -> Plan:
    grid, problem = timed.grid, market.grid.problem
    pinned = {one.pair: one for one in problem.pinned}
    seats = []
    for row, column, slot in zip(grid.rows.tolist(), grid.columns.tolist(), slots, strict=True):
        x, y = problem.xs[row].id, problem.ys[column].id
        table = pinned[x, y].table if (x, y) in pinned else None
        seats.append(Seat(x, y, slot, table))
    meetings = seated(problem, seats)
    broken = violations(problem, meetings)
    if broken:
        raise AssertionError("; ".join(one.text("en") for one in broken))
    return Plan(
        problem,
        meetings,
        quality_of(
            problem,
            meetings,
            Hopes.of(market.grid),
            bound=timed.bound,
            method=timed.method,
            worst_off_bound=fair.bound,
            stopped=timed.stopped,
        ),
        standby_partners(problem, meetings, reserves),
    )


def quality_of(
    problem: Problem,
    meetings: tuple[Meeting, ...],
    hopes: Hopes,
    *,
    bound: float,
    method: Method,
    worst_off_bound: float = 1.0,
    stopped: tuple[str, ...] = (),
) -> Quality:
    """Return the figures of a timetable of ``problem``."""
    pairs = [meeting.pair for meeting in meetings]
    value = float(np.sum([problem.value(pair) for pair in sorted(pairs)]))
    worst, whose = hopes.worst_off(problem, pairs)
    tables = max((len(slot.tables) for slot in problem.slots), default=0)
    edges = [(problem.rows[x], problem.columns[y]) for x, y in pairs]
    return Quality(
        value=round(value, 9),
        bound=round(max(value, bound), 9),
        slots_used=len({meeting.slot for meeting in meetings}),
        fewest_slots=fewest_slots(edges, tables),
        idle_gaps=idle_gaps(problem, meetings),
        worst_off=round(worst, 9),
        worst_off_bound=round(worst_off_bound, 9),
        worst_off_party=whose,
        method=method,
        stopped=tuple(dict.fromkeys(stopped)),
    )

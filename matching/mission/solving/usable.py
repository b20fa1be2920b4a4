"""What the timetable leaves room for, told pair by pair and party by party, before any is made.

These bounds follow from the rules on slots, so every timetable keeps them. Without limits on
availability, booths or runs they are enough too (König's theorem, in
``matching.mission.solving.colouring``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from matching.mission.admission import banned
from matching.mission.limits import Grid, Limit
from matching.mission.model import Mask, Party, Problem


def open_slots(problem: Problem, parties: tuple[Party, ...]) -> Mask:
    """Return when each party is there: a row per party, a column per slot."""
    found = np.ones((len(parties), len(problem.slots)), np.bool_)
    for row, party in enumerate(parties):
        found[row, sorted(party.unavailable)] = False
    return found


def most_meetings(problem: Problem, free: Mask) -> int:
    """Return how many of the ``free`` slots a party can use without too many in a row.

    Taking each slot unless that makes the run too long is the best there is: a run of length L has
    room for L − ⌊L / (n + 1)⌋ meetings with at most n in a row.
    """
    most, taken, run = problem.in_a_row, 0, 0
    last: tuple[int, int] | None = None
    for slot in problem.slots:
        if not free[slot.index]:
            run = 0
            continue
        if last != (slot.run, slot.index - 1):
            run = 0
        last = slot.run, slot.index
        if most is not None and run >= most:
            run = 0
            continue
        taken, run = taken + 1, run + 1
    return taken


def possible_pairs(problem: Problem) -> Mask:
    """Return which pairs may meet and have a slot and a table to do so: a row per x."""
    xs, ys = open_slots(problem, problem.xs), open_slots(problem, problem.ys)
    tables = [frozenset(slot.tables) for slot in problem.slots]
    return np.asarray(free_together(problem, xs, ys, tables) & ~banned(problem))


def free_together(problem: Problem, xs: Mask, ys: Mask, tables: Sequence[Collection[str]]) -> Mask:
    """Return which pairs have a slot in which both are free and their table is: a row per x.

    ``xs`` and ``ys`` say when each party is free, ``tables`` which ones are in each slot.
    """
    shared = np.array([not problem.booths.issuperset(free) for free in tables], np.bool_)
    common = np.asarray(((xs & shared).astype(np.int64) @ ys.T.astype(np.int64)) > 0)
    for row, x in enumerate(problem.xs) if problem.booths else ():
        for column, y in enumerate(problem.ys):
            booth = problem.place(x, y)
            if booth is not None:
                there = np.array([booth in free for free in tables], np.bool_)
                common[row, column] = bool((xs[row] & ys[column] & there).any())
    return common


def implied_limits(grid: Grid) -> Iterator[Limit]:
    """Yield limits over the pairs of ``grid`` that follow from the rules on slots and tables."""
    problem = grid.problem
    for parties in (problem.xs, problem.ys):
        free = open_slots(problem, parties)
        for row, party in enumerate(parties):
            room = most_meetings(problem, free[row])
            if room < party.maximum:
                yield Limit(grid.of_party[party.id], upper=room)
    shared = np.flatnonzero([place is None for place in grid.places])
    yield Limit(shared, upper=sum(len(problem.shared_tables(slot)) for slot in problem.slots))
    for meeting in problem.pinned:
        yield Limit(np.array([grid.cell(meeting) // max(grid.slots, 1)]), 1)

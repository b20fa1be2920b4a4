"""Standby partners: whom each party would meet if a meeting fell through, best first.

A reserve is a pair that may meet and does not, with a slot in which both are free and so is a table
for them. So that the same few are not everybody's reserve, places are given out in rounds: in each,
every party in turn takes the best of those left for it who is on the fewest lists so far.
"""

from __future__ import annotations

import numpy as np

from matching.mission.model import Meeting, Problem
from matching.mission.solving.usable import free_together, open_slots, possible_pairs


def standby_partners(
    problem: Problem, meetings: tuple[Meeting, ...], count: int
) -> dict[str, tuple[str, ...]]:
    """Return the ids of at most ``count`` standby partners of each party, best score first."""
    can = possible_pairs(problem)
    free = [open_slots(problem, parties) for parties in (problem.xs, problem.ys)]
    for meeting in meetings:
        row, column = problem.rows[meeting.x], problem.columns[meeting.y]
        can[row, column] = False
        free[0][row, meeting.slot] = False
        free[1][column, meeting.slot] = False
    taken = {(meeting.slot, meeting.table) for meeting in meetings}
    left = [{t for t in slot.tables if (slot.index, t) not in taken} for slot in problem.slots]
    can &= free_together(problem, free[0], free[1], left)
    found = _shared_out(np.where(can, problem.worth, -np.inf), count)
    found_for_ys = _shared_out(np.where(can, problem.worth, -np.inf).T, count)
    lists = {
        x.id: tuple(problem.ys[column].id for column in chosen)
        for x, chosen in zip(problem.xs, found, strict=True)
    }
    return lists | {
        y.id: tuple(problem.xs[row].id for row in chosen)
        for y, chosen in zip(problem.ys, found_for_ys, strict=True)
    }


def _shared_out(worth: np.ndarray, count: int) -> list[list[int]]:
    """Return the columns each row has on its list, best first; -inf is not to be had."""
    listed = np.zeros(worth.shape[1], np.int64)
    left = worth.copy()
    lists: list[list[int]] = [[] for _ in range(len(worth))]
    for _ in range(count):
        for row in range(len(worth)):
            known = np.isfinite(left[row])
            if not known.any():
                continue
            # Among those nearly as good as the best left, whoever is on the fewest lists.
            near = np.flatnonzero(known & (left[row] >= left[row][known].max() - 0.1))
            order = np.lexsort((near, -left[row][near], listed[near]))
            column = int(near[order[0]])
            lists[row].append(column)
            listed[column] += 1
            left[row, column] = -np.inf
    return [sorted(chosen, key=lambda c: (-worth[row, c], c)) for row, chosen in enumerate(lists)]

"""How missions are filled without planning, and how any timetable is measured.

Both ways of the issue are here, each also in a stronger form. All keep the capacities, the
availability, the tables and the total of the problem, and none looks after minima, which are
therefore not counted against them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from matching.mission.model import Meeting
from matching.mission.solving.compacting import idle_gaps


class Room:
    """What is still free while a timetable is filled; nothing in it is ever taken back."""

    def __init__(self, problem):
        self._parties = problem.parties
        self._left = problem.scores.size if problem.total is None else problem.total
        self._loads = Counter()
        self._taken = {name: set(party.unavailable) for name, party in problem.parties.items()}
        self._tables = [list(reversed(problem.shared_tables(slot))) for slot in problem.slots]
        self.meetings = []

    def has(self, *names):
        """Return whether one more meeting of all ``names`` is within their capacities."""
        return self._left > 0 and all(
            self._loads[name] < self._parties[name].maximum for name in names
        )

    def count(self, x, y):
        """Count a meeting of the two, whenever it takes place."""
        self._loads.update((x, y))
        self._left -= 1

    def place(self, x, y):
        """Return whether there was a slot for the two; they get the first, and its first table."""
        for slot, tables in enumerate(self._tables):
            if tables and slot not in self._taken[x] and slot not in self._taken[y]:
                self._taken[x].add(slot)
                self._taken[y].add(slot)
                self.meetings.append(Meeting(slot, tables.pop(), x, y))
                return True
        return False


def lists_filled(problem, fits, *, in_turn=False):
    """(a) Return the meetings of visiting parties that ask in order of id, each down its own list.

    ``fits`` is how well each y serves each x, for the x alone: a row per x. Who is asked accepts
    while it has room and the two have a slot and a table. Each x asks until it has all it may have;
    then the next does. ``in_turn``, each gets one partner and then the next asks, round after
    round, so that a limited total does not leave the last with nothing.
    """
    room, names = Room(problem), [party.id for party in problem.ys]
    lists = {
        party.id: iter([names[column] for column in np.argsort(-fits[row], kind="stable")])
        for row, party in enumerate(problem.xs)
    }
    asking = sorted(lists)
    while asking:
        asking = [x for x in asking if _served(room, x, lists[x], 1 if in_turn else len(names))]
    return tuple(sorted(room.meetings))


def _served(room, x, candidates, count):
    """Return whether ``x`` got ``count`` more partners, so that it may ask again."""
    while count and room.has(x):
        y = next(candidates, None)
        if y is None:
            return False
        if room.has(x, y) and room.place(x, y):
            room.count(x, y)
            count -= 1
    return not count


def best_scores_first(problem, depth=None):
    """(b) Return the meetings of the pairs with the best scores, and how many found no slot.

    A pair is a candidate where one party is among the ``depth`` best of the other; any pair is
    where it is None. Candidates are taken from the best score down while both have room; then, in
    that order, each gets the first slot in which it fits (greedy colouring) or is dropped.
    """
    scores = problem.worth
    candidates = np.ones(scores.shape, np.bool_)
    if depth is not None:
        by_row = np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1)
        by_column = np.argsort(np.argsort(-scores, axis=0, kind="stable"), axis=0)
        candidates = (by_row < depth) | (by_column < depth)
    rows, columns = np.nonzero(candidates)
    room, taken = Room(problem), []
    for place in np.argsort(-scores[rows, columns], kind="stable"):
        x, y = problem.xs[rows[place]].id, problem.ys[columns[place]].id
        if room.has(x, y):
            room.count(x, y)
            taken.append((x, y))
    dropped = sum(not room.place(x, y) for x, y in taken)
    return tuple(sorted(room.meetings)), dropped


def without_minima(problem):
    """Return the same problem in which nobody must have any number of meetings."""
    xs, ys = (
        tuple(replace(party, minimum=0) for party in parties)
        for parties in (problem.xs, problem.ys)
    )
    return replace(problem, xs=xs, ys=ys)


def mean_envy(values, met):
    """Return how much the parties of one side would gain with the partners of another, on average.

    ``values`` has a row per party of the side and a column per party of the other side, ``met`` is
    1 where two meet. With the partners of j, the party i of the same side would have V(i, j), and
    it envies the one with which it would have most:

        V(i, j) = Σ_{y met by j} s(i, y)        envy(i) = max(0, max_j V(i, j) − V(i, i))

    in sums of reciprocal scores. The mean is over all parties of the side, those without a meeting
    included; 0 means that nobody would rather have the partners of somebody else.
    """
    with_partners_of = values @ met.T
    own = np.diagonal(with_partners_of)
    return float(np.maximum(with_partners_of.max(axis=1) - own, 0).mean())


@dataclass(frozen=True)
class Figures:
    """How good a timetable is, whoever made it."""

    total: float
    """The sum of the reciprocal scores of its meetings."""
    worst_off: float
    """The least share any party has of its hopes (``matching.mission.solving.fairness``)."""
    slots: int
    fewest: int
    """No timetable of the same pairs has fewer: max(largest load, ⌈meetings / tables⌉)."""
    envy_xs: float
    envy_ys: float
    idle: int
    """Free slots between two meetings of a party in one session, all parties together."""
    meetings: int
    without: int
    """How many parties meet nobody."""
    short: int
    """How many parties have fewer meetings than they must have."""


def figures(problem, meetings, hopes):
    """Return the figures of a timetable of ``problem``; ``hopes`` are those of its parties."""
    met = np.zeros(problem.scores.shape, np.int64)
    for meeting in meetings:
        met[problem.rows[meeting.x], problem.columns[meeting.y]] += 1
    loads = np.concatenate([met.sum(axis=1), met.sum(axis=0)])
    least = [party.minimum for party in problem.parties.values()]
    tables = min(len(problem.shared_tables(slot)) for slot in problem.slots)
    return Figures(
        total=float((problem.worth * met).sum()),
        worst_off=hopes.worst_off(problem, [one.pair for one in meetings])[0],
        slots=len({one.slot for one in meetings}),
        fewest=max(int(loads.max()), -(-len(meetings) // tables)),
        envy_xs=mean_envy(problem.worth, met),
        envy_ys=mean_envy(problem.worth.T, met.T),
        idle=idle_gaps(problem, meetings),
        meetings=len(meetings),
        without=int((loads == 0).sum()),
        short=int((loads < least).sum()),
    )

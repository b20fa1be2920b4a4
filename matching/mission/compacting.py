"""Fewer idle gaps: meetings change slots, nobody changes partners, every rule stays kept.

An idle gap is a slot in which a party is free, and there, between two of its meetings of one
session. Two moves are tried, meeting by meeting, for as long as they help:

- a meeting goes to another slot in which both its parties are free;
- two slots are exchanged along a Kempe chain: the meetings of both that hang together through their
  parties, so that nobody gets two at once (Kempe 1879; for timetables, Thompson & Dowsland,
  "Variants of simulated annealing for the examination timetabling problem", 1996).

Each move is taken only if the sum of the gaps falls. This is a local search: it proves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from matching.mission.limits import Grid
from matching.mission.model import Meeting, Problem
from matching.mission.usable import open_slots

_EMPTY = -1


def idle_gaps(problem: Problem, meetings: Iterable[Meeting]) -> int:
    """Return the free slots between meetings of one party in one session, over all parties."""
    agendas: dict[str, set[int]] = {}
    for meeting in meetings:
        agendas.setdefault(meeting.x, set()).add(meeting.slot)
        agendas.setdefault(meeting.y, set()).add(meeting.slot)
    found = 0
    for name, taken in agendas.items():
        away = problem.parties[name].unavailable
        for session in range(len(problem.sessions)):
            there = [slot for slot in taken if problem.slots[slot].session == session]
            between = range(min(there), max(there)) if there else range(0)
            found += sum(slot not in taken and slot not in away for slot in between)
    return found


def compacted(
    grid: Grid, slots: Sequence[int], usable: Sequence[int], most_moves: int
) -> list[int]:
    """Return better slots for the pairs of ``grid``, all of them among ``usable``.

    ``slots`` keeps every rule; so does the answer. At most ``most_moves`` moves are tried.
    """
    state = _State(grid, slots)
    moves = most_moves
    better = True
    while better and moves > 0:
        better = False
        for pair in range(grid.pairs):
            if pair in state.pinned:
                continue
            for slot in usable:
                if slot == state.slots[pair]:
                    continue
                moves -= 1
                better |= state.improve(pair, slot)
            if moves <= 0:
                break
    return state.slots


class _State:
    """A timetable under change."""

    def __init__(self, grid: Grid, slots: Sequence[int]) -> None:
        problem = grid.problem
        rows = len(problem.xs)
        self._ends = [
            (row, rows + column)
            for row, column in zip(grid.rows.tolist(), grid.columns.tolist(), strict=True)
        ]
        self._there = np.vstack(
            [open_slots(problem, problem.xs), open_slots(problem, problem.ys)]
        ).tolist()
        self._places = grid.places
        self._rooms = [len(problem.shared_tables(slot)) for slot in problem.slots]
        self._tables = [frozenset(slot.tables) for slot in problem.slots]
        self._most = problem.in_a_row
        self._runs = [slot.run for slot in problem.slots]
        self._sessions = [
            [slot.index for slot in problem.slots if slot.session == session]
            for session in range(len(problem.sessions))
        ]
        self._session_of = [slot.session for slot in problem.slots]
        self.slots = list(slots)
        self._at = [[_EMPTY] * grid.slots for _ in self._there]
        for pair, slot in enumerate(self.slots):
            self._put(pair, slot)
        self._shared = Counter(
            slot for pair, slot in enumerate(self.slots) if self._places[pair] is None
        )
        self._booths = Counter(
            (self._places[pair], slot)
            for pair, slot in enumerate(self.slots)
            if self._places[pair] is not None
        )
        known = grid.pair_at
        self.pinned = frozenset(
            known[problem.rows[one.x], problem.columns[one.y]] for one in problem.pinned
        )

    def improve(self, pair: int, slot: int) -> bool:
        """Bring ``pair`` to ``slot``, with all that must give way; False where it does not help."""
        before = self.slots[pair]
        chain = self._chain(pair, before, slot)
        if not self._fits(chain, before, slot):
            return False
        parties = sorted({end for one in chain for end in self._ends[one]})
        sessions = {self._session_of[before], self._session_of[slot]}
        cost = self._cost(parties, sessions)
        self._swap(chain, before, slot)
        if self._cost(parties, sessions) < cost and all(map(self._rested, parties)):
            return True
        self._swap(chain, before, slot)
        return False

    def _chain(self, pair: int, one: int, other: int) -> list[int]:
        """Return ``pair`` and the meetings of the two slots that hang together with it."""
        chain, seen = [pair], {pair}
        for member in chain:
            target = other if self.slots[member] == one else one
            for end in self._ends[member]:
                neighbour = self._at[end][target]
                if neighbour != _EMPTY and neighbour not in seen:
                    seen.add(neighbour)
                    chain.append(neighbour)
        return chain

    def _fits(self, chain: list[int], one: int, other: int) -> bool:
        if not self.pinned.isdisjoint(chain):
            return False
        moved: Counter[int] = Counter()
        for pair in chain:
            target = other if self.slots[pair] == one else one
            if not all(self._there[end][target] for end in self._ends[pair]):
                return False
            place = self._places[pair]
            if place is None:
                moved[target] += 1
                moved[self.slots[pair]] -= 1
            elif place not in self._tables[target] or not self._booth_free(place, target, chain):
                return False
        return all(self._shared[slot] + moved[slot] <= self._rooms[slot] for slot in (one, other))

    def _booth_free(self, place: str, target: int, chain: list[int]) -> bool:
        leaving = sum(self._places[p] == place and self.slots[p] == target for p in chain)
        coming = sum(self._places[p] == place and self.slots[p] != target for p in chain)
        return self._booths[place, target] - leaving + coming <= 1

    def _swap(self, chain: list[int], one: int, other: int) -> None:
        for pair in chain:
            self._count(pair, -1)
            for end in self._ends[pair]:
                self._at[end][self.slots[pair]] = _EMPTY
        for pair in chain:
            self.slots[pair] = other if self.slots[pair] == one else one
            self._put(pair, self.slots[pair])
            self._count(pair, 1)

    def _count(self, pair: int, by: int) -> None:
        place = self._places[pair]
        if place is None:
            self._shared[self.slots[pair]] += by
        else:
            self._booths[place, self.slots[pair]] += by

    def _put(self, pair: int, slot: int) -> None:
        for end in self._ends[pair]:
            self._at[end][slot] = pair

    def _cost(self, parties: Iterable[int], sessions: Iterable[int]) -> int:
        cost = 0
        for party in parties:
            at, there = self._at[party], self._there[party]
            for session in sessions:
                slots = self._sessions[session]
                taken = [slot for slot in slots if at[slot] != _EMPTY]
                if taken:
                    cost += sum(
                        at[slot] == _EMPTY and there[slot] for slot in range(taken[0], taken[-1])
                    )
        return cost

    def _rested(self, party: int) -> bool:
        if self._most is None:
            return True
        length, last = 0, None
        for slot, pair in enumerate(self._at[party]):
            run = self._runs[slot]
            length = 0 if pair == _EMPTY else (length + 1 if run == last else 1)
            last = run
            if length > self._most:
                return False
        return True

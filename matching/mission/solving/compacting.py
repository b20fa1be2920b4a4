"""Fewer idle gaps: meetings change slots, nobody changes partners, every rule stays kept.

An idle gap is a slot in which a party is free, and there, between two of its meetings of one
session. A move takes a meeting to another slot and exchanges the two slots along a Kempe chain: the
meetings of both that hang together through their parties, so that nobody gets two at once (Kempe
1879). Moves are drawn at random and taken by simulated annealing (Kirkpatrick, Gelatt & Vecchi,
Science 220 (1983); for timetables with Kempe chains, Thompson & Dowsland, "Variants of simulated
annealing for the examination timetabling problem", 1996):

    a move that adds d gaps is taken with probability exp(−d / T)      T falling from 1 to 0.1

so that the search leaves the timetables in which no single move helps. The best one met is
returned. Nothing is proven, but where no gap is left there can be no fewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from random import Random

import numpy as np

from matching.mission.limits import Grid
from matching.mission.model import Meeting, Problem
from matching.mission.solving.usable import open_slots
from matching.mission.work import Work

_EMPTY = -1
_EACH = 1_000
"""The most moves tried for each meeting."""
_HOT, _COLD = 1.0, 0.1
"""The temperature at the first move and at the last, in gaps."""


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


def compacted(grid: Grid, slots: Sequence[int], usable: Sequence[int], work: Work) -> list[int]:
    """Return better slots for the pairs of ``grid``, all of them among ``usable``.

    ``slots`` keeps every rule; so does the answer.
    """
    state = _State(grid, slots)
    random = Random(work.seed)  # noqa: S311 - the order of moves is no secret
    moves = min(work.moves, _EACH * grid.pairs)
    gaps = state.gaps()
    best, least = list(state.slots), gaps
    for move in range(moves):
        if not least:
            break
        heat = _HOT * (_COLD / _HOT) ** (move / moves)
        pair, slot = random.randrange(grid.pairs), usable[random.randrange(len(usable))]
        gaps += state.move(pair, slot, -heat * log(1.0 - random.random()))
        if gaps < least:
            best, least = list(state.slots), gaps
    return best


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
        # Slots as bits: those of each session, when each party is there, when it meets.
        self._sessions = [
            sum(1 << slot.index for slot in problem.slots if slot.session == session)
            for session in range(len(problem.sessions))
        ]
        self._open = [
            sum(1 << slot for slot, here in enumerate(row) if here) for row in self._there
        ]
        self._busy = [0] * len(self._there)
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

    def gaps(self) -> int:
        """Return the idle gaps of everybody."""
        return self._cost(range(len(self._at)), range(len(self._sessions)))

    def move(self, pair: int, slot: int, most: float) -> int:
        """Bring ``pair`` to ``slot``, with all that must give way, and return the gaps that adds.

        Nothing moves where a rule forbids it, or where it would add more than ``most``.
        """
        before = self.slots[pair]
        if slot == before or not all(self._there[end][slot] for end in self._ends[pair]):
            return 0
        chain = self._chain(pair, before, slot)
        if not self._fits(chain, before, slot):
            return 0
        parties = sorted({end for one in chain for end in self._ends[one]})
        sessions = {self._session_of[before], self._session_of[slot]}
        cost = self._cost(parties, sessions)
        self._swap(chain, before, slot)
        added = self._cost(parties, sessions) - cost
        if added <= most and all(map(self._rested, parties)):
            return added
        self._swap(chain, before, slot)
        return 0

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
                self._busy[end] &= ~(1 << self.slots[pair])
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
            self._busy[end] |= 1 << slot

    def _cost(self, parties: Iterable[int], sessions: Iterable[int]) -> int:
        cost = 0
        for party in parties:
            for session in sessions:
                busy = self._busy[party] & self._sessions[session]
                if busy:
                    # From the first meeting to the last: all bits up to it, less those before.
                    between = (1 << busy.bit_length()) - (busy & -busy)
                    cost += (between & self._open[party] & ~busy).bit_count()
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

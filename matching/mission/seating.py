"""Which table each meeting has: a booth where one is meant, else a shared table, seldom changed.

Slots are filled in order of time. In each, whoever sat at a shared table in the slot before stays
there if it is free, those of the host's side first; the others take the first free table of the
room's order. Within one slot any assignment is possible once there are enough tables, so this never
fails and never moves a meeting in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matching.mission.model import Meeting, Problem, Slot


@dataclass(frozen=True)
class Seat:
    """A pair in a slot before it has a table; ``table`` where that is given."""

    x: str
    y: str
    slot: int
    table: str | None = None


def seated(problem: Problem, seats: Iterable[Seat]) -> tuple[Meeting, ...]:
    """Return the meetings of ``seats`` with their tables, in order of slot and table.

    A table already given is kept, if it can be used in that slot.
    """
    by_slot: dict[int, list[Seat]] = {}
    for seat in sorted(seats, key=lambda one: (one.slot, one.x, one.y)):
        by_slot.setdefault(seat.slot, []).append(seat)
    last: dict[str, str] = {}
    meetings: list[Meeting] = []
    for slot in problem.slots:
        meetings += _seat(problem, slot, by_slot.get(slot.index, []), last)
    return tuple(sorted(meetings))


def _seat(
    problem: Problem, slot: Slot, seats: list[Seat], last: dict[str, str]
) -> Iterator[Meeting]:
    shared = problem.shared_tables(slot)
    tables: dict[Seat, str] = {}
    free = dict.fromkeys(shared)
    for seat in seats:
        booth = problem.place(problem.parties[seat.x], problem.parties[seat.y])
        if booth is not None:
            tables[seat] = booth
        elif seat.table in free:
            tables[seat] = str(seat.table)
            del free[tables[seat]]
    sides = ("y", "x") if _hosts_are_ys(problem) else ("x", "y")
    for side in sides:
        for seat in seats:
            wanted = last.get(getattr(seat, side))
            if seat not in tables and wanted in free:
                tables[seat] = str(wanted)
                del free[tables[seat]]
    for seat in seats:
        if seat not in tables:
            tables[seat] = next(iter(free))
            del free[tables[seat]]
    for seat, table in tables.items():
        last[seat.x] = last[seat.y] = table
        yield Meeting(slot.index, table, seat.x, seat.y)


def _hosts_are_ys(problem: Problem) -> bool:
    return bool(problem.ys) and problem.host == problem.ys[0].territory

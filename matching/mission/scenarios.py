"""What if: changes to a mission told in a few signs, such as ``tables+1`` or ``slot=15``.

Each scenario is one change or several parted by ``;``. It is applied to a copy of the problem, so
that its plan can be compared with that of the mission as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from zoneinfo import ZoneInfo

import numpy as np

from matching.errors import RequestError
from matching.mission.input.calendar import make_slots
from matching.mission.model import Party, Problem, Slot
from matching.mission.repairs import AddTables
from matching.mission.settings import MissionSettings

Change = Callable[["Mission", str, str], Problem]
"""From a mission, a value and how both were told, to the problem that is changed."""
_CHANGE = re.compile(r"([a-z]+(?:-[a-z]+)*)\s*([+=-])\s*(\S.*)")


@dataclass(frozen=True)
class Step:
    """One change of a scenario: what it does, its value, and how it was told."""

    change: Change
    value: str
    given: str


@dataclass(frozen=True)
class Mission:
    """What a scenario changes, with what is needed to change it."""

    problem: Problem
    settings: MissionSettings
    find: Callable[[str], str]
    """Returns the id of the party that a text means; raises UnknownProfileError."""


def parse_scenario(text: str) -> tuple[Step, ...]:
    """Return the changes that the scenario ``text`` tells; their values are not checked yet.

    Raises:
        RequestError: a change is not known.
    """
    steps = []
    for part in text.split(";"):
        given = part.strip()
        found = _CHANGE.fullmatch(given)
        change = _CHANGES.get((found[1], "=" if found[2] == "=" else "+")) if found else None
        if found is None or change is None:
            raise RequestError("mission-cli-scenario-unknown", given=given, known=_KNOWN)
        sign = "-" if found[2] == "-" else ""
        steps.append(Step(change, sign + found[3].strip(), given))
    return tuple(steps)


def apply_scenario(text: str, mission: Mission) -> Problem:
    """Return the problem of ``mission`` with every change of the scenario ``text`` made.

    Raises:
        RequestError: a change is not known, or its value cannot be.
        UnknownProfileError: it names a party that is not in the mission.
    """
    for step in parse_scenario(text):
        mission = replace(mission, problem=step.change(mission, step.value, step.given))
    return mission.problem


def _tables(mission: Mission, value: str, given: str) -> Problem:
    problem, count = mission.problem, _whole(value, given)
    if count >= 0:
        for session in range(len(problem.sessions)):
            problem = AddTables(session).apply(problem, count)
        return problem

    def fewer(slot: Slot) -> Slot:
        taken = problem.shared_tables(slot)[count:]
        return replace(slot, tables=tuple(one for one in slot.tables if one not in taken))

    return replace(problem, slots=tuple(fewer(slot) for slot in problem.slots))


def _most(mission: Mission, value: str, given: str) -> Problem:
    count = _whole(value, given)
    return _each(mission.problem, lambda one: replace(one, maximum=max(0, one.maximum + count)))


def _least(mission: Mission, value: str, given: str) -> Problem:
    count = _whole(value, given)
    return _each(mission.problem, lambda one: replace(one, minimum=max(0, one.minimum + count)))


def _fairness(mission: Mission, value: str, given: str) -> Problem:
    return replace(mission.problem, fairness=_share(value, given))


def _lowest(mission: Mission, value: str, given: str) -> Problem:
    return replace(mission.problem, lowest_score=_share(value, given))


def _in_a_row(mission: Mission, value: str, given: str) -> Problem:
    return replace(mission.problem, in_a_row=_whole(value, given, 1))


def _total(mission: Mission, value: str, given: str) -> Problem:
    return replace(mission.problem, total=_whole(value, given, 0))


def _without(mission: Mission, value: str, _given: str) -> Problem:
    problem, gone = mission.problem, mission.find(value)
    rows = [row for row, party in enumerate(problem.xs) if party.id != gone]
    columns = [column for column, party in enumerate(problem.ys) if party.id != gone]
    return replace(
        problem,
        xs=tuple(problem.xs[row] for row in rows),
        ys=tuple(problem.ys[column] for column in columns),
        scores=problem.scores[np.ix_(rows, columns)],
        accepted=frozenset(pair for pair in problem.accepted if gone not in pair),
        pinned=tuple(one for one in problem.pinned if gone not in one.pair),
    )


def _slot(mission: Mission, value: str, given: str) -> Problem:
    """Return the problem with slots of another length: who is away in part of one is away."""
    problem, minutes = mission.problem, _whole(value, given)
    if not 15 <= minutes <= 30:
        raise RequestError("mission-cli-scenario-slot", given=given)
    if problem.pinned:
        raise RequestError("mission-cli-scenario-pinned", given=given)
    meetings = mission.settings.meetings.model_copy(update={"slot_minutes": minutes})
    settings = mission.settings.model_copy(update={"meetings": meetings})
    zone = ZoneInfo(str(problem.slots[0].start.tzinfo))
    bare = make_slots(settings, zone, ())[1]
    every = tuple(dict.fromkeys(table for slot in problem.slots for table in slot.tables))
    slots = []
    for slot in bare:
        before = [old for old in problem.slots if old.session == slot.session]
        near = [old for old in before if _overlap(old, slot)] or before
        slots.append(replace(slot, tables=near[0].tables if near else every))

    def away(party: Party) -> Party:
        closed = [problem.slots[index] for index in party.unavailable]
        found = (slot.index for slot in slots if any(_overlap(slot, one) for one in closed))
        return replace(party, unavailable=frozenset(found))

    return _each(replace(problem, slots=tuple(slots)), away)


_CHANGES: Mapping[tuple[str, str], Change] = {
    ("tables", "+"): _tables,
    ("most", "+"): _most,
    ("least", "+"): _least,
    ("slot", "="): _slot,
    ("without", "="): _without,
    ("fairness", "="): _fairness,
    ("lowest", "="): _lowest,
    ("in-a-row", "="): _in_a_row,
    ("total", "="): _total,
}
CHANGES = tuple(f"{name}{sign}" for name, sign in _CHANGES)
"""How each change begins; those with + may have - instead."""
_KNOWN = ", ".join(f"{name}+N, {name}-N" if sign == "+" else f"{name}=…" for name, sign in _CHANGES)


def _each(problem: Problem, change: Callable[[Party], Party]) -> Problem:
    xs, ys = (tuple(change(one) for one in side) for side in (problem.xs, problem.ys))
    return replace(problem, xs=xs, ys=ys)


def _overlap(one: Slot, other: Slot) -> bool:
    # In UTC: clocks of one zone are compared as they read, whatever changed in between.
    starts = [slot.start.astimezone(UTC) for slot in (one, other)]
    ends = [slot.end.astimezone(UTC) for slot in (one, other)]
    return max(starts) < min(ends)


def _whole(value: str, given: str, lowest: int | None = None) -> int:
    try:
        number = int(value)
    except ValueError:
        number = None
    if number is None or (lowest is not None and number < lowest):
        raise RequestError("mission-cli-scenario-whole", given=given, lowest=str(lowest or 0))
    return number


def _share(value: str, given: str) -> float:
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise RequestError("mission-cli-scenario-share", given=given)
    return number

"""What happened since a plan was made, and the problem as it stands after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from matching.errors import RequestError
from matching.mission.model import Meeting, Pair, Party, Problem, Slot


@dataclass(frozen=True)
class Happenings:
    """Everything that is new since the plan; nothing by default."""

    now: datetime | None = None
    """With a time zone. What began before is past: it stays, and nothing is added there."""
    absent: tuple[str, ...] = ()
    """Ids of parties that do not come, from now on."""
    lost_tables: tuple[tuple[int | None, str], ...] = ()
    """A session by its place, or None for all of them, and the table that cannot be used."""
    confirmed: tuple[Pair, ...] = ()
    """Meetings that do not move any more."""
    declined: tuple[Pair, ...] = ()
    """Meetings that somebody does not want."""
    newcomers: tuple[str, ...] = ()
    """Ids of parties that are in the new problem and were not in the old one."""


@dataclass(frozen=True)
class Aftermath:
    """The problem as it stands, and what is left of the plan."""

    problem: Problem
    """Past and confirmed meetings are pinned in it."""
    kept: tuple[Meeting, ...]
    """Meetings that nothing forbids, at their old places; a table of theirs may be lost."""
    touched: frozenset[str]
    """Ids of those who lost a meeting, or just came."""


def take_stock(problem: Problem, meetings: Sequence[Meeting], what: Happenings) -> Aftermath:
    """Return what ``what`` leaves of ``meetings``, and of ``problem``, newcomers included.

    Raises:
        RequestError: a party, a table or a meeting that is named does not exist.
    """
    _check(problem, meetings, what)
    out = _Out.of(problem, what)
    past = out.past
    gone = {one for one in meetings if one.slot not in past and _falls(one, what)}
    kept = tuple(
        replace(one, status="confirmed") if one.pair in what.confirmed else one
        for one in sorted(meetings)
        if one not in gone
    )
    pinned = tuple(one for one in kept if one.slot in past or one.status == "confirmed")
    after = replace(
        problem,
        xs=tuple(_party(party, what, out, kept) for party in problem.xs),
        ys=tuple(_party(party, what, out, kept) for party in problem.ys),
        slots=tuple(_slot(slot, out, kept) for slot in problem.slots),
        pinned=pinned,
    )
    touched = {party for one in gone for party in one.pair}
    return Aftermath(after, kept, frozenset(touched | set(what.newcomers)) - set(what.absent))


def _falls(meeting: Meeting, what: Happenings) -> bool:
    return meeting.pair in what.declined or not {*meeting.pair}.isdisjoint(what.absent)


@dataclass(frozen=True)
class _Out:
    """Slots that are past, slots to come, and tables lost, each with its session."""

    past: frozenset[int]
    future: frozenset[int]
    lost: frozenset[tuple[int, str]]

    @classmethod
    def of(cls, problem: Problem, what: Happenings) -> _Out:
        past = frozenset(
            slot.index for slot in problem.slots if what.now is not None and slot.start < what.now
        )
        sessions = range(len(problem.sessions))
        lost = frozenset(
            (one, table)
            for session, table in what.lost_tables
            for one in (sessions if session is None else (session,))
        )
        return cls(past, frozenset(slot.index for slot in problem.slots) - past, lost)


def _party(party: Party, what: Happenings, out: _Out, kept: Sequence[Meeting]) -> Party:
    met = {one.pair for one in kept if one.slot in out.past}
    refused = {
        other
        for pair in what.declined
        if party.id in pair and pair not in met
        for other in pair
        if other != party.id
    }
    off = refused | set(what.absent)
    changed = replace(
        party,
        must=party.must - off,
        must_not=party.must_not | refused,
        table=None if any(table == party.table for _, table in out.lost) else party.table,
    )
    if party.id not in what.absent:
        return changed
    attended = {one.slot for one in kept if one.slot in out.past and party.id in one.pair}
    return replace(
        changed,
        minimum=min(party.minimum, len(attended)),
        must=frozenset(other for other in party.must if {other, party.id} in map(set, met)),
        unavailable=(out.past | out.future) - attended,
    )


def _slot(slot: Slot, out: _Out, kept: Sequence[Meeting]) -> Slot:
    """Return the slot without lost tables; a past one has the tables of its meetings only."""
    if slot.index in out.past:
        used = {one.table for one in kept if one.slot == slot.index}
        return replace(slot, tables=tuple(table for table in slot.tables if table in used))
    left = tuple(table for table in slot.tables if (slot.session, table) not in out.lost)
    return replace(slot, tables=left)


def _check(problem: Problem, meetings: Sequence[Meeting], what: Happenings) -> None:
    named = {*what.absent, *what.newcomers, *(party for pair in what.declined for party in pair)}
    unknown = sorted(named - problem.parties.keys())
    if unknown:
        raise RequestError("mission-unknown-party", given=", ".join(unknown))
    known = {meeting.pair for meeting in meetings}
    for pair in what.confirmed:
        if pair not in known:
            names = [problem.parties[one].name if one in problem.parties else one for one in pair]
            raise RequestError("mission-unknown-meeting", x=names[0], y=names[1])
        if pair in what.declined or not {*pair}.isdisjoint(what.absent):
            x, y = (problem.parties[one].name for one in pair)
            raise RequestError("mission-confirmed-and-not", x=x, y=y)
    tables = {table for slot in problem.slots for table in slot.tables}
    for _, table in what.lost_tables:
        if table not in tables:
            known_tables = ", ".join(sorted(tables))
            raise RequestError("mission-unknown-table", given=table, known=known_tables)

"""The sessions and slots of a mission: when meetings can be, and on which tables.

Hours of the mission file are those of the clock on the wall. Lengths are counted in UTC, so that a
slot lasts as long as it should on the day the clocks change too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from matching.mission.model import Session, Slot
from matching.mission.settings import (
    MeetingSettings,
    MissionSettings,
    OnlineHours,
    SessionSettings,
    TableSettings,
)

Span = tuple[datetime, datetime]
"""A start and an end, in UTC."""


def make_slots(
    settings: MissionSettings, zone: ZoneInfo, booths: Iterable[str]
) -> tuple[tuple[Session, ...], tuple[Slot, ...]]:
    """Return the sessions in order of time, and their slots numbered in that order.

    Within a session, slots follow one another from its start, ``change_minutes`` apart. None
    overlaps a break, and the one after a break starts when it ends. Runs are numbered from 0: a new
    one starts with each session and after each break. ``booths`` are added to the tables of every
    slot that does not have them yet.
    """
    ordered = sorted(settings.sessions, key=lambda one: (in_utc(one.date, one.start, zone), one.id))
    names = table_names(settings.tables)
    every_booth = tuple(dict.fromkeys(booths))
    slots: list[Slot] = []
    run = -1
    for number, session in enumerate(ordered):
        shared = names[: session.tables]
        tables = shared + tuple(booth for booth in every_booth if booth not in shared)
        for fresh, (start, end) in _spans(session, settings.meetings, zone):
            run += fresh
            local = start.astimezone(zone), end.astimezone(zone)
            slots.append(Slot(len(slots), number, run, *local, tables))
    sessions = tuple(Session(one.id, one.label, one.label_en or one.label) for one in ordered)
    return sessions, tuple(slots)


def table_names(tables: TableSettings) -> tuple[str, ...]:
    """Return the names of the tables: those given, else 1, 2, 3 up to their count."""
    return tables.names or tuple(str(number) for number in range(1, (tables.count or 0) + 1))


def with_rooms(settings: MissionSettings, rooms: int) -> MissionSettings:
    """Return the settings with ``rooms`` tables where the mission is online and names none."""
    if not settings.online or settings.tables != TableSettings():
        return settings
    return settings.model_copy(update={"tables": TableSettings(count=rooms)})


def outside_hours(slots: Iterable[Slot], zone: ZoneInfo, hours: OnlineHours) -> frozenset[int]:
    """Return the indexes of the slots not wholly within ``hours`` by the clocks of ``zone``."""
    return frozenset(slot.index for slot in slots if not _is_within(slot, zone, hours))


def in_utc(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """Return the moment at which the clocks of ``zone`` show ``hour`` on ``day``.

    An hour the clocks skip counts as if they had not been put forward; of an hour they show twice,
    the first counts.
    """
    return datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)


def _spans(
    session: SessionSettings, meetings: MeetingSettings, zone: ZoneInfo
) -> Iterator[tuple[bool, Span]]:
    """Yield the span of each slot, and whether it starts a run."""
    length = timedelta(minutes=meetings.slot_minutes)
    change = timedelta(minutes=meetings.change_minutes)
    start, end = (in_utc(session.date, hour, zone) for hour in (session.start, session.end))
    pauses = _merged(
        (in_utc(session.date, one.start, zone), in_utc(session.date, one.end, zone))
        for one in session.breaks
    )
    fresh = True
    while True:
        while pauses and pauses[0][0] < start + length:
            start, fresh = pauses.pop(0)[1], True
        if start + length > end:
            return
        yield fresh, (start, start + length)
        start, fresh = start + length + change, False


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order of time, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _is_within(slot: Slot, zone: ZoneInfo, hours: OnlineHours) -> bool:
    start, end = slot.start.astimezone(zone), slot.end.astimezone(zone)
    same_day = start.date() == end.date()
    return same_day and hours.start <= start.time() and end.time() <= hours.end

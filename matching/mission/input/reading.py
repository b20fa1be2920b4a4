"""A mission from its folder: the mission file and the lists, or all that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from matching.mission.faults import MissionFault, MissionInputError, Place
from matching.mission.input.calendar import make_slots, outside_hours, with_rooms
from matching.mission.input.delegate_files import (
    LIST_READERS,
    DelegateList,
    read_list_file,
    read_lists,
)
from matching.mission.input.delegates import read_delegates
from matching.mission.input.mission_checks import (
    check_settings,
    empty_tables,
    floors_of,
    host_of,
    past_sessions,
    zone_of,
)
from matching.mission.input.mission_file import MissionFile, read_mission_file
from matching.mission.input.party_rows import Rules
from matching.mission.input.slot_words import SlotWords
from matching.mission.model import Floor, Party, Session, Slot
from matching.mission.settings import MeetingSettings, MissionSettings
from matching.profiles.model import Profile
from matching.territories import Territories

_TIMES = frozenset({"sessions", "meetings", "host", "time_zone"})
"""Parts of the mission file without which it is not known when the slots are."""
_NO_BOUND = 10**6


@dataclass(frozen=True)
class MissionInput:
    """A mission as its files tell it, without a fault."""

    folder: Path
    settings: MissionSettings
    sessions: tuple[Session, ...]
    slots: tuple[Slot, ...]
    xs: tuple[Party, ...]
    """The parties of the first territory, in the order of the lists."""
    ys: tuple[Party, ...]
    profiles: Mapping[str, Profile]
    """Of every party, by id."""
    guests: frozenset[str]
    """Ids of the parties whose row describes them, and that are not indexed."""
    floors: tuple[Floor, ...]
    host: str
    """The id of the territory that receives."""
    warnings: tuple[MissionFault, ...]


def read_mission(
    path: Path,
    territories: Territories,
    find: Callable[[str], Profile],
    *,
    today: date,
    lists: tuple[DelegateList, ...] | None = None,
) -> MissionInput:
    """Return the mission of the folder, or of the mission file, at ``path``.

    ``find`` returns the profile that an id or a name means, and raises UnknownProfileError where it
    means none or several. ``lists`` take the place of those that the mission file names: then no
    other file is opened.

    Raises:
        MissionInputError: something in the mission file or in the lists cannot be; it holds all
            faults of all files.
    """
    file = read_mission_file(path)
    settings, place = file.settings, Place(file.path.name)
    faults = [*file.faults, *check_settings(file, territories)]
    zone = zone_of(settings, territories)
    times, closed = None, {}
    if _times_are_known(file, faults):
        times = SlotWords(*make_slots(settings, zone, ()))
        closed = _closed(settings, times.slots, territories)
    meetings = settings.meetings
    if "meetings" in file.faulty:
        meetings = MeetingSettings(at_most=_NO_BOUND)
    if lists is None:
        lists = read_lists(file.path.parent, settings.delegates)
    if not lists and "delegates" not in file.faulty:
        known = ", ".join(f"delegates{suffix}" for suffix in LIST_READERS)
        faults.append(place.fault(None, "mission-input-no-list", known=known))
    delegates = read_delegates(lists, Rules(territories, find, meetings, times, closed, {}, {}))
    xs, ys = _sides(delegates.parties, territories)
    if times is not None and not faults and xs and ys:
        _, slots = _with_tables(settings, zone, (*xs, *ys), territories)
        ids = [session.id for session in times.sessions]
        faults += empty_tables(settings, slots, ids, place)
    faults += delegates.faults
    if faults:
        raise MissionInputError(faults)
    sessions, slots = _with_tables(settings, zone, (*xs, *ys), territories)
    warnings = (
        *past_sessions(settings, place, today),
        *_never_both(settings, sessions, slots, territories, place),
        *delegates.warnings,
    )
    return MissionInput(
        folder=file.path.parent,
        settings=settings,
        sessions=sessions,
        slots=slots,
        xs=xs,
        ys=ys,
        profiles=delegates.profiles,
        guests=delegates.guests,
        floors=floors_of(settings, territories),
        host=host_of(settings, territories),
        warnings=warnings,
    )


def read_newcomers(
    path: Path, mission: MissionInput, territories: Territories, find: Callable[[str], Profile]
) -> MissionInput:
    """Return ``mission`` with the parties of one more list, after those it has.

    Its warnings are those of the new list.

    Raises:
        MissionInputError: the list has faults; somebody who is in the mission already is one.
    """
    settings = mission.settings
    rules = Rules(
        territories,
        find,
        settings.meetings,
        SlotWords(mission.sessions, mission.slots),
        _closed(settings, mission.slots, territories),
        {party.id: party for party in (*mission.xs, *mission.ys)},
        mission.profiles,
    )
    delegates = read_delegates((read_list_file(path, path.name),), rules)
    if delegates.faults:
        raise MissionInputError(delegates.faults)
    new_xs, new_ys = _sides(delegates.parties, territories)
    xs, ys = (*mission.xs, *new_xs), (*mission.ys, *new_ys)
    zone = zone_of(settings, territories)
    _, slots = _with_tables(settings, zone, (*xs, *ys), territories)
    return replace(
        mission,
        slots=slots,
        xs=xs,
        ys=ys,
        profiles={**mission.profiles, **delegates.profiles},
        guests=mission.guests | delegates.guests,
        warnings=delegates.warnings,
    )


def _times_are_known(file: MissionFile, faults: list[MissionFault]) -> bool:
    if file.faulty & _TIMES:
        return False
    told = [fault.column or "" for fault in faults]
    return not any(
        where in _TIMES or (where.startswith("sessions[") and not where.endswith(".tables"))
        for where in told
    )


def _with_tables(
    settings: MissionSettings,
    zone: ZoneInfo,
    parties: tuple[Party, ...],
    territories: Territories,
) -> tuple[tuple[Session, ...], tuple[Slot, ...]]:
    """Return the sessions and slots with the booths of the parties, and rooms where need be.

    Online, as many meetings can be held at once as the smaller side has parties.
    """
    xs, ys = _sides(parties, territories)
    roomy = with_rooms(settings, min(len(xs), len(ys)))
    return make_slots(roomy, zone, (party.table for party in parties if party.table))


def _sides(
    parties: tuple[Party, ...], territories: Territories
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    first, second = (
        tuple(party for party in parties if party.territory == territory.id)
        for territory in territories.territories
    )
    return first, second


def _closed(
    settings: MissionSettings, slots: Sequence[Slot], territories: Territories
) -> dict[str, frozenset[int]]:
    """Return the slots outside the hours of work of each territory, where a mission is online."""
    if not settings.online:
        return {}
    return {
        territory.id: outside_hours(slots, ZoneInfo(territory.time_zone), settings.online_hours)
        for territory in territories.territories
    }


def _never_both(
    settings: MissionSettings,
    sessions: tuple[Session, ...],
    slots: tuple[Slot, ...],
    territories: Territories,
    place: Place,
) -> Iterator[MissionFault]:
    """Yield a warning for each online session in which the two sides are never both at work."""
    closed = frozenset[int]().union(*_closed(settings, slots, territories).values())
    for number, session in enumerate(sessions):
        if all(slot.index in closed for slot in slots if slot.session == number):
            hours = settings.online_hours
            values = {"start": f"{hours.start:%H:%M}", "end": f"{hours.end:%H:%M}"}
            yield place.fault(f"sessions[{session.id}]", "mission-input-never-both", **values)

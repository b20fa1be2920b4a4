"""What a mission file says that cannot be, though each of its keys is sound by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from matching.mission.faults import MissionFault, Place
from matching.mission.input.calendar import make_slots, table_names
from matching.mission.model import Floor, Slot
from matching.mission.settings import FloorSettings, MissionSettings, SessionSettings

if TYPE_CHECKING:
    from matching.mission.input.mission_file import MissionFile
    from matching.territories import Territories


def check_settings(file: MissionFile, territories: Territories) -> Iterator[MissionFault]:
    """Yield the faults of the parts of ``file`` that could be read."""
    settings, place = file.settings, Place(file.path.name)
    meetings, hours = settings.meetings, settings.online_hours
    if meetings.at_least > meetings.at_most and "meetings" not in file.faulty:
        values = {"least": str(meetings.at_least), "most": str(meetings.at_most)}
        yield place.fault("meetings.at_least", "mission-input-least-over-most", **values)
    if hours.end <= hours.start and "online_hours" not in file.faulty:
        yield place.fault("online_hours.end", "mission-input-end-before-start")
    yield from _check_names(settings, place, territories)
    if not file.faulty & {"tables", "online"}:
        yield from _check_tables(settings, place)
    if "sessions" not in file.faulty:
        yield from _check_sessions(settings, place, territories)
    for number, floor in enumerate(settings.floors, start=1):
        if "floors" not in file.faulty:
            yield from _check_floor(floor, place, f"floors[{number}]", territories)


def past_sessions(settings: MissionSettings, place: Place, today: date) -> Iterator[MissionFault]:
    """Yield a warning for each session before ``today``."""
    for session in settings.sessions:
        if session.date < today:
            values = {"day": session.date.isoformat(), "today": today.isoformat()}
            yield place.fault(f"sessions[{session.id}].date", "mission-input-past", **values)


def empty_tables(
    settings: MissionSettings, slots: Sequence[Slot], ids: Sequence[str], place: Place
) -> Iterator[MissionFault]:
    """Yield a fault for each session without a single table; ``ids`` are of the sessions."""
    bare = sorted({slot.session for slot in slots if not slot.tables})
    if bare and not table_names(settings.tables):
        yield place.fault("tables.count", "mission-input-no-table")
        return
    for number in bare:
        yield place.fault(f"sessions[{ids[number]}].tables", "mission-input-no-table")


def host_of(settings: MissionSettings, territories: Territories) -> str:
    """Return the territory that receives: the second one where it is not said, or not known."""
    try:
        return territories.find_territory(settings.host or "")
    except KeyError:
        return territories.territories[1].id


def zone_of(settings: MissionSettings, territories: Territories) -> ZoneInfo:
    """Return the time zone of the sessions: the host's where it is not said, or not known."""
    try:
        return ZoneInfo(settings.time_zone or "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        host = territories.territory(host_of(settings, territories))
        return ZoneInfo(host.time_zone)


def floors_of(settings: MissionSettings, territories: Territories) -> tuple[Floor, ...]:
    """Return the floors with the identifiers and names of their domains and axes.

    Raises:
        KeyError: one of them is not known.
    """
    floors = []
    for one in settings.floors:
        if one.domain is not None:
            domain = territories.domain(territories.find_domain(one.domain))
            floors.append(
                Floor(one.at_least, domain.id, None, domain.label("fr"), domain.label("en"))
            )
        else:
            axis = territories.axis(territories.find_axis(one.axis or ""))
            floors.append(Floor(one.at_least, None, axis.id, axis.label("fr"), axis.label("en")))
    return tuple(floors)


def _check_names(
    settings: MissionSettings, place: Place, territories: Territories
) -> Iterator[MissionFault]:
    if settings.host is not None:
        try:
            territories.find_territory(settings.host)
        except KeyError:
            known = ", ".join(one.id for one in territories.territories)
            yield place.fault("host", "mission-input-host", given=settings.host, known=known)
    if settings.time_zone is not None:
        try:
            ZoneInfo(settings.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            known = ", ".join(dict.fromkeys(one.time_zone for one in territories.territories))
            given = settings.time_zone
            yield place.fault("time_zone", "mission-input-zone", given=given, known=known)


def _check_tables(settings: MissionSettings, place: Place) -> Iterator[MissionFault]:
    tables = settings.tables
    if tables.count is not None and tables.names:
        yield place.fault("tables", "mission-input-tables-twice")
        return
    if tables.count is None and not tables.names:
        if not settings.online:
            yield place.fault("tables", "mission-input-tables-missing")
        return
    for name, count in Counter(tables.names).items():
        if count > 1:
            yield place.fault("tables.names", "mission-input-table-repeated", table=name)
    known = len(table_names(tables))
    for session in settings.sessions:
        if session.tables is not None and session.tables > known:
            values = {"given": str(session.tables), "known": str(known)}
            where = f"sessions[{session.id}].tables"
            yield place.fault(where, "mission-input-too-many-tables", **values)


def _check_sessions(
    settings: MissionSettings, place: Place, territories: Territories
) -> Iterator[MissionFault]:
    for name, count in Counter(session.id for session in settings.sessions).items():
        if count > 1:
            yield place.fault(f"sessions[{name}].id", "mission-input-session-repeated", id=name)
    sound = []
    for session in settings.sessions:
        faults = list(_check_session(session, place))
        sound.extend([] if faults else [session])
        yield from faults
    for first, second in combinations(sound, 2):
        if first.date == second.date and first.start < second.end and second.start < first.end:
            where = f"sessions[{second.id}].start"
            yield place.fault(where, "mission-input-overlap", one=second.id, other=first.id)
    for session in sound:
        alone = settings.model_copy(update={"sessions": (session,)})
        if not make_slots(alone, zone_of(settings, territories), ())[1]:
            values = {"minutes": str(settings.meetings.slot_minutes)}
            yield place.fault(f"sessions[{session.id}]", "mission-input-no-slot", **values)


def _check_session(session: SessionSettings, place: Place) -> Iterator[MissionFault]:
    here = f"sessions[{session.id}]"
    if session.end <= session.start:
        yield place.fault(f"{here}.end", "mission-input-end-before-start")
        return
    for number, pause in enumerate(session.breaks, start=1):
        if pause.end <= pause.start:
            yield place.fault(f"{here}.breaks[{number}].end", "mission-input-end-before-start")
        elif pause.start < session.start or pause.end > session.end:
            values = {"start": f"{session.start:%H:%M}", "end": f"{session.end:%H:%M}"}
            yield place.fault(f"{here}.breaks[{number}]", "mission-input-break-outside", **values)


def _check_floor(
    floor: FloorSettings, place: Place, here: str, territories: Territories
) -> Iterator[MissionFault]:
    if (floor.domain is None) == (floor.axis is None):
        yield place.fault(here, "mission-input-floor-of-what")
        return
    if floor.domain is not None:
        name, given, find = "domain", floor.domain, territories.find_domain
        known: Iterable[str] = (one.id for one in territories.domains)
    else:
        name, given, find = "axis", floor.axis or "", territories.find_axis
        known = (one.id for one in territories.axes)
    try:
        find(given)
    except KeyError:
        key = f"mission-input-floor-{name}"
        yield place.fault(f"{here}.{name}", key, given=given, known=", ".join(known))

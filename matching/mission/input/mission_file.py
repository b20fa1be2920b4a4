"""Reading ``mission.toml``: its settings, and each fault of it told with the path of its key."""

from __future__ import annotations

import copy
import re
import tomllib
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from matching.mission.faults import MissionFault, Place
from matching.mission.input.hours import read_hour
from matching.mission.settings import (
    Break,
    FloorSettings,
    MeetingSettings,
    MissionSettings,
    OnlineHours,
    SessionSettings,
    TableSettings,
)
from matching.profiles.rejects import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import ErrorDetails

Location = tuple[str | int, ...]

MISSION_FILE = "mission.toml"
"""How the file is named in the folder of a mission."""
_PARTS: Mapping[tuple[str, ...], Any] = {
    (): MissionSettings,
    ("meetings",): MeetingSettings,
    ("tables",): TableSettings,
    ("online_hours",): OnlineHours,
    ("sessions",): SessionSettings,
    ("sessions", "breaks"): Break,
    ("floors",): FloorSettings,
}
_EXPECTED = {
    "int": "whole",
    "float": "number",
    "time": "hour",
    "date": "date",
    "bool": "choice",
    "string_pattern_mismatch": "identifier",
    "string_too_long": "short",
    "string": "text",
    "tuple": "list",
    "too_short": "sessions",
    "model": "section",
    "greater_than_equal": "least",
    "less_than_equal": "most",
}
"""What was expected, by how the name of the fault begins; the longer beginning comes first."""
_LIKE_ENOUGH = 65.0
# What stands for a part that is at fault, so that everything else is still read and checked.
_STAND_IN_NAME = "–"
_STAND_IN_SESSION = {
    "id": "x",
    "label": _STAND_IN_NAME,
    "date": "2000-01-01",
    "start": "00:00",
    "end": "23:59",
}


@dataclass(frozen=True)
class MissionFile:
    """The mission file once read."""

    path: Path
    settings: MissionSettings
    """Its settings; where there are faults, those of the keys that have none."""
    faulty: frozenset[str]
    """The sections, or keys outside any section, that are not wholly in ``settings``."""
    faults: tuple[MissionFault, ...]


def read_mission_file(path: Path) -> MissionFile:
    """Return what the mission file at ``path``, or in the folder ``path``, says."""
    path = path / MISSION_FILE if path.is_dir() else path
    place = Place(path.name)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        settings = MissionSettings.model_validate(_completed({}))
        return MissionFile(path, settings, frozenset(_fields(())), (_unread(path, trouble),))
    timed = _with_hours(raw)
    try:
        return MissionFile(path, MissionSettings.model_validate(timed), frozenset(), ())
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
    faults = tuple(_fault(place, raw, error) for error in errors)
    kept = _completed(_pruned(timed, [error["loc"] for error in errors]))
    faulty = frozenset(str(error["loc"][0]) for error in errors)
    return MissionFile(path, MissionSettings.model_validate(kept), faulty, faults)


def key_path(raw: Mapping[str, Any], location: Location) -> str:
    """Return the path of a key as it is told: list entries go by their ``id`` or their number."""
    words: list[str] = []
    for depth, step in enumerate(location):
        if isinstance(step, int):
            entry = _value(raw, location[: depth + 1])
            name = entry.get("id") if isinstance(entry, dict) else None
            words[-1] += f"[{name or step + 1}]"
        else:
            words.append(step)
    return ".".join(words)


def _value(raw: Any, location: Location) -> Any:
    for step in location:
        raw = raw[step]
    return raw


def _unread(path: Path, trouble: Exception) -> MissionFault:
    if isinstance(trouble, tomllib.TOMLDecodeError):
        # The reason is in English, but the line it names is worth gold.
        found = re.search(r"at line (\d+)", str(trouble))
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        line = int(found[1]) if found else len(lines)
        seen = shortened(lines[line - 1].strip()) if 0 < line <= len(lines) else ""
        return Place(path.name, row=line).fault(None, "mission-input-toml", line=seen)
    if isinstance(trouble, UnicodeDecodeError):
        return Place(path.name).fault(None, "mission-input-not-utf8")
    if isinstance(trouble, FileNotFoundError):
        return Place("").fault(None, "mission-input-no-mission", path=str(path))
    reason = getattr(trouble, "strerror", None) or str(trouble)
    return Place("").fault(None, "mission-input-denied", path=str(path), reason=reason)


def _with_hours(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a copy whose hours are times, or None where they cannot be read.

    Left as they are, a bare number would be taken for seconds, and 9h30 refused.
    """
    timed = copy.deepcopy(raw)
    sessions = [one for one in _listed(timed.get("sessions")) if isinstance(one, dict)]
    breaks = [one for session in sessions for one in _listed(session.get("breaks"))]
    for part in (timed.get("online_hours"), *sessions, *breaks):
        if not isinstance(part, dict):
            continue
        for name in {"start", "end"} & part.keys():
            if isinstance(part[name], (str, int, float)):
                part[name] = _hour(str(part[name]))
    return timed


def _hour(text: str) -> time | None:
    try:
        return read_hour(text)
    except ValueError:
        return None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _pruned(raw: dict[str, Any], locations: Iterable[Location]) -> dict[str, Any]:
    """Return a copy of ``raw`` without the keys at fault, nor the list entries that have some."""
    kept = copy.deepcopy(raw)
    for target in sorted(set(map(_entry, locations)), reverse=True):
        parent, last = _value(kept, target[:-1]), target[-1]
        if isinstance(last, int) or last in parent:
            del parent[last]
    return kept


def _entry(location: Location) -> Location:
    for depth, step in enumerate(location):
        if isinstance(step, int):
            return location[: depth + 1]
    return location


def _completed(kept: dict[str, Any]) -> dict[str, Any]:
    sessions = kept.get("sessions") or [_STAND_IN_SESSION]
    return {"name": _STAND_IN_NAME, **kept, "sessions": sessions}


def _fault(place: Place, raw: dict[str, Any], error: ErrorDetails) -> MissionFault:
    location = error["loc"]
    path = key_path(raw, location)
    if error["type"] == "missing":
        return place.fault(path, "mission-input-key-missing")
    if error["type"] == "extra_forbidden":
        return place.fault(path, "mission-input-key-unknown", **_nearest(location))
    kind = next((what for start, what in _EXPECTED.items() if error["type"].startswith(start)), "")
    limits = error.get("ctx", {})
    limit = next((limits[name] for name in ("ge", "le", "max_length") if name in limits), "")
    given = shortened(_value(raw, location))
    return place.fault(
        path, "mission-input-key-value", given=given, expected=kind, limit=_plain(limit)
    )


def _plain(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, (int, float)) else str(limit)


def _nearest(location: Location) -> dict[str, str]:
    """Return the known key most like the last of ``location``, or where that key belongs."""
    section = tuple(step for step in location[:-1] if isinstance(step, str))
    name = str(location[-1])
    known = _fields(section)
    if section and name in _fields(()):
        return {"how": "top", "near": "", "known": ", ".join(known)}
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    near = found[0] if found else ""
    return {"how": "near" if near else "far", "near": near, "known": ", ".join(known)}


def _fields(section: tuple[str, ...]) -> list[str]:
    return list(_PARTS[section].model_fields)

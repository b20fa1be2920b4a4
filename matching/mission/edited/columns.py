"""The columns of the list of meetings, which a workbook shows and a person may edit.

Whoever writes the list and whoever reads it back both name the columns, the sessions, the hours and
the status from here.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time
from typing import TYPE_CHECKING, Literal

from matching.language import LANGUAGES, Language, say
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matching.mission.model import Session, Status

Field = Literal["session", "start", "table", "x", "y", "x_id", "y_id", "status"]

HEADINGS: Mapping[Field, str] = {
    "session": "mission-book-column-session",
    "start": "mission-book-column-start",
    "table": "mission-book-column-table",
    "x": "mission-book-column-x",
    "y": "mission-book-column-y",
    "x_id": "mission-book-column-x-id",
    "y_id": "mission-book-column-y-id",
    "status": "mission-book-column-status",
}
"""Keys of the headings of what is read back; those of a side are given ``territory``."""
STATUSES: Mapping[Status, str] = {
    "planned": "mission-book-status-planned",
    "confirmed": "mission-book-status-confirmed",
}


def heading(field: Field, language: Language, territory: str = "") -> str:
    """Return the heading of a column; ``territory`` is the name of its side, where it has one."""
    return say(HEADINGS[field], language, territory=territory)


def recognise_headings(cells: Iterable[object]) -> dict[Field, list[int]]:
    """Return the places of the cells that are headings of the list, in either language.

    The name of the territory that follows a heading counts for nothing: it differs from one pair of
    territories to the next.
    """
    wanted = {
        plain_form(heading(field, language)): field for field in HEADINGS for language in LANGUAGES
    }
    found: dict[Field, list[int]] = {}
    for place, cell in enumerate(cells):
        words = plain_form(str(cell or ""))
        for start, field in wanted.items():
            sided = field in ("x", "y", "x_id", "y_id") and words.startswith(f"{start} ")
            if words == start or sided:
                found.setdefault(field, []).append(place)
                break
    return found


def missing_fields(found: Iterable[Field]) -> list[Field]:
    """Return the fields without which no meeting can be read; a name or an id will do for a side.

    A meeting whose status is not said is planned.
    """
    known = set(found)
    needed: list[Field] = [one for one in ("session", "start", "table") if one not in known]
    sides: tuple[tuple[Field, Field], ...] = (("x", "x_id"), ("y", "y_id"))
    return needed + [name for name, identifier in sides if not known & {name, identifier}]


def session_names(sessions: Iterable[Session], language: Language) -> tuple[str, ...]:
    """Return what to call each session: its label, with its id where two share the label."""
    sessions = tuple(sessions)
    count = Counter(plain_form(one.label(language)) for one in sessions)
    return tuple(
        one.label(language)
        if count[plain_form(one.label(language))] == 1
        else f"{one.label(language)} ({one.id})"
        for one in sessions
    )


def clock(moment: datetime | time) -> str:
    """Return the hour as it is written in the list: 09:30, which sorts as it should."""
    return moment.strftime("%H:%M")

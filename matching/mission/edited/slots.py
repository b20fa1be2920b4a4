"""Finding the slot that a session and an hour name."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from matching.language import LANGUAGES
from matching.mission.edited.columns import clock, session_names
from matching.profiles.rejects import shortened
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.mission.edited.cells import Cells
    from matching.mission.model import Problem, Slot

_HOUR: Final = re.compile(
    r"(\d{1,2})\s*(?:[:h]\s*(\d{2})?)?(?::00)?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE
)
"""09:30, 9:30:00, 9 h 30, 9h, 9:30 am."""
_MINUTES_A_DAY: Final = 24 * 60


class SlotFinder:
    """Finds slots of one problem; sessions answer to their id and to their names."""

    def __init__(self, problem: Problem) -> None:
        self._slots = problem.slots
        self._ids = {one.id: place for place, one in enumerate(problem.sessions)}
        shown = zip(*(session_names(problem.sessions, one) for one in LANGUAGES), strict=True)
        self._names = [tuple(dict.fromkeys(names)) for names in shown]
        self._places: dict[str, set[int]] = {}
        for place, one in enumerate(problem.sessions):
            for name in (one.id, one.label_fr, one.label_en, *self._names[place]):
                self._places.setdefault(plain_form(name), set()).add(place)

    def read(self, cells: Cells) -> int | None:
        """Return the index of the slot a row names, None where it names none; faults are added."""
        if cells.has("slot"):
            return self._by_index(cells)
        places, start = self._session(cells), self._start(cells)
        if not places or start is None:
            return None
        here = [slot for slot in self._slots if slot.session in places]
        found = [slot for slot in here if clock(slot.start) == clock(start)]
        if len(found) == 1:
            return found[0].index
        session = cells.text("session")
        if found:
            known = self._listed(slot.session for slot in found)
            cells.fault("session", "mission-book-row-session-shared", value=session, known=known)
        else:
            values = {"value": clock(start), "session": session, "known": _hours(here)}
            cells.fault("start", "mission-book-row-no-slot", **values)
        return None

    def _by_index(self, cells: Cells) -> int | None:
        value = cells.value("slot")
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(self._slots):
            return value
        if value is None:
            cells.fault("slot", "mission-book-row-missing")
        else:
            last = str(len(self._slots) - 1)
            cells.fault("slot", "mission-book-row-slot", value=shortened(value), last=last)
        return None

    def _session(self, cells: Cells) -> set[int]:
        text = cells.text("session")
        if cells.is_formula("session"):
            return set()
        if not text:
            cells.fault("session", "mission-book-row-missing")
            return set()
        if text in self._ids:
            return {self._ids[text]}
        found = self._places.get(plain_form(text), set())
        if not found:
            known = self._listed(range(len(self._names)))
            value = shortened(text)
            cells.fault("session", "mission-book-row-session", value=value, known=known)
        return found

    def _listed(self, places: Iterable[int]) -> str:
        """Return the names of sessions in one line, in both languages where these differ."""
        return ", ".join(" / ".join(self._names[place]) for place in places)

    def _start(self, cells: Cells) -> time | None:
        value = cells.value("start")
        if cells.is_formula("start"):
            return None
        if value is None:
            cells.fault("start", "mission-book-row-missing")
            return None
        found = read_clock(value)
        if found is None:
            cells.fault("start", "mission-book-row-hour", value=shortened(cells.text("start")))
        return found


def read_clock(value: object) -> time | None:
    """Return the hour that a cell tells, None where it tells none.

    Spreadsheets give it as a text, as an hour, as a day and an hour, or as a share of a day.
    """
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    if isinstance(value, timedelta):
        value = value.total_seconds() / 86_400
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * _MINUTES_A_DAY) % _MINUTES_A_DAY
        return time(*divmod(minutes, 60))
    found = _HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    if found[3]:
        hours = hours % 12 + (12 if found[3].lower() == "p" else 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _hours(slots: list[Slot]) -> str:
    return ", ".join(dict.fromkeys(clock(slot.start) for slot in slots))

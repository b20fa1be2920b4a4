"""From how a person says when somebody cannot meet to the slots that are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from matching.mission.input.hours import read_span
from matching.mission.model import Session, Slot
from matching.profiles.cells import CellError
from matching.territories.vocabulary import plain_form

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?: +(.+))?")
_NUMBERED = re.compile(r"(.+?)\s+(\d+)(?:\s*[-–—à]\s*(\d+))?")


@dataclass(frozen=True)
class SlotWords:
    """The sessions and slots of a mission, by the words that name them."""

    sessions: Sequence[Session]
    slots: Sequence[Slot]

    def read(self, text: str) -> frozenset[int]:
        """Return the indexes of the slots that ``text`` names.

        It may be a session by id or label, a session and the numbers of slots in it from 1
        (``matin 2``, ``matin 1-3``), a day, or a day and hours (``2027-05-11 09:00-10:30``: every
        slot that overlaps them), by the clock of the mission.

        Raises:
            CellError: it names nothing, or nothing that is in the mission.
        """
        day = _DAY.fullmatch(text)
        if day:
            return self._on(text, day[1], day[2])
        numbered = _NUMBERED.fullmatch(text)
        # Ids before labels: a label may end with a number of its own.
        for named in (self._by_id, self._by_label):
            whole = named(text)
            if whole is not None:
                return frozenset(slot.index for slot in self._of(whole))
            part = named(numbered[1]) if numbered else None
            if numbered and part is not None:
                return self._part(part, int(numbered[2]), int(numbered[3] or numbered[2]))
        known = ", ".join(one.id for one in self.sessions)
        raise CellError("mission-input-unknown-time", known=known)

    def _part(self, session: int, first: int, last: int) -> frozenset[int]:
        slots = self._of(session)
        if not 1 <= first <= last <= len(slots):
            values = {"session": self.sessions[session].id, "count": str(len(slots))}
            raise CellError("mission-input-slot-outside", **values)
        return frozenset(slot.index for slot in slots[first - 1 : last])

    def _on(self, text: str, day: str, hours: str | None) -> frozenset[int]:
        try:
            wanted = date.fromisoformat(day)
            span = read_span(hours) if hours else None
        except ValueError as trouble:
            raise CellError("mission-input-bad-time") from trouble
        found = [slot for slot in self.slots if slot.start.date() == wanted]
        if span:
            zone = self.slots[0].start.tzinfo
            start, end = (datetime.combine(wanted, hour, zone).astimezone(UTC) for hour in span)
            # In UTC: clocks of one zone are compared as they read, whatever changed in between.
            found = [
                slot
                for slot in found
                if slot.start.astimezone(UTC) < end and start < slot.end.astimezone(UTC)
            ]
        if not found:
            days = sorted({slot.start.date().isoformat() for slot in self.slots})
            raise CellError("mission-input-time-outside", days=", ".join(days))
        return frozenset(slot.index for slot in found)

    def _by_id(self, text: str) -> int | None:
        ids = [one.id.casefold() for one in self.sessions]
        return ids.index(text.casefold()) if text.casefold() in ids else None

    def _by_label(self, text: str) -> int | None:
        wanted = plain_form(text)
        labels = ({plain_form(one.label_fr), plain_form(one.label_en)} for one in self.sessions)
        return next((number for number, names in enumerate(labels) if wanted in names), None)

    def _of(self, session: int) -> list[Slot]:
        return [slot for slot in self.slots if slot.session == session]

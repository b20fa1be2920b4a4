"""What one row of an edited list says: the meeting, or everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.language import LANGUAGES, say
from matching.mission.edited.cells import Cells
from matching.mission.edited.columns import STATUSES
from matching.mission.edited.parties import PartyFinder
from matching.mission.edited.slots import SlotFinder
from matching.mission.model import Meeting, Status
from matching.profiles.rejects import shortened
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from matching.mission.edited.cells import GivenRow
    from matching.mission.faults import MissionFault
    from matching.mission.model import Problem

_MOST_NAMED: Final = 12
"""Tables a sentence names before it stops."""


class RowReader:
    """Reads the rows of a list against one problem."""

    def __init__(self, problem: Problem) -> None:
        self._slots = SlotFinder(problem)
        self._xs = PartyFinder(problem.xs, problem.ys)
        self._ys = PartyFinder(problem.ys, problem.xs)
        self._tables = list(dict.fromkeys(one for slot in problem.slots for one in slot.tables))
        self._statuses: dict[str, Status] = {
            plain_form(word): status
            for status, key in STATUSES.items()
            for word in (status, *(say(key, language) for language in LANGUAGES))
        }

    def read(self, row: GivenRow) -> tuple[Meeting | None, list[MissionFault]]:
        """Return the meeting of ``row``, None where anything is wrong, and all that is wrong."""
        cells = Cells(row)
        slot = self._slots.read(cells)
        table = self._table(cells)
        x = self._xs.read(cells, "x", "x_id")
        y = self._ys.read(cells, "y", "y_id")
        status = self._status(cells)
        if cells.faults or slot is None or table is None or x is None or y is None:
            return None, cells.faults
        return Meeting(slot, table, x.id, y.id, status), []

    def _table(self, cells: Cells) -> str | None:
        text = cells.text("table")
        if cells.is_formula("table"):
            return None
        if not text:
            cells.fault("table", "mission-book-row-missing")
            return None
        if text in self._tables:
            return text
        found = [one for one in self._tables if one.casefold() == text.casefold()]
        if len(found) == 1:
            return found[0]
        more = " …" if len(self._tables) > _MOST_NAMED else ""
        known = ", ".join(self._tables[:_MOST_NAMED]) + more
        cells.fault("table", "mission-book-row-table", value=shortened(text), known=known)
        return None

    def _status(self, cells: Cells) -> Status:
        text = cells.text("status")
        if cells.is_formula("status") or not text:
            return "planned"
        if plain_form(text) not in self._statuses:
            cells.fault("status", "mission-book-row-status", value=shortened(text))
        return self._statuses.get(plain_form(text), "planned")

"""Reading back a timetable that somebody edited: its meetings, and all that is wrong in it.

Only whether each row names a meeting of this mission at all is judged here; whether the meetings
keep its rules is told by ``matching.mission.constraints``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.errors import FileUnreadableError
from matching.mission.edited.document import read_document
from matching.mission.edited.rows import RowReader
from matching.mission.edited.tables import read_csv_rows, read_workbook_rows

if TYPE_CHECKING:
    from pathlib import Path

    from matching.mission.faults import MissionFault
    from matching.mission.model import Meeting, Problem

_READERS = {".xlsx": read_workbook_rows, ".csv": read_csv_rows, ".json": read_document}


@dataclass(frozen=True)
class EditedTimetable:
    """The meetings of the rows that could be read, and what is wrong in the others."""

    meetings: tuple[Meeting, ...]
    """In order of slot, then table."""
    faults: tuple[MissionFault, ...]
    """In order of row; a row with a fault gives no meeting."""


def read_timetable(path: Path, problem: Problem) -> EditedTimetable:
    """Return the meetings of the timetable at ``path``, an Excel workbook, a CSV or a JSON file.

    In a workbook or a CSV file the list of meetings is known by its headings, in French or in
    English: session, start, table, and for each side the name of the party or its id. Columns may
    be in any order and more of them are passed over, as are blank rows. Without a status a meeting
    is planned. A JSON file is ``plan.json``: what counts are the members ``slot``, ``table``,
    ``x``, ``y`` and ``status`` of each of its ``meetings``.

    Raises:
        FileUnreadableError: the file is absent, damaged or of another format, or holds no such
            list.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise FileUnreadableError(
            "mission-book-file-extension", path=str(path), suffix=path.suffix, known=known
        )
    if not path.is_file():
        raise FileUnreadableError("mission-book-file-missing", path=str(path))
    if not path.stat().st_size:
        raise FileUnreadableError("mission-book-file-empty", path=str(path))
    rows, faults = reader(path)
    rows_reader = RowReader(problem)
    meetings: list[Meeting] = []
    found = list(faults)
    for row in rows:
        meeting, wrong = rows_reader.read(row)
        found += wrong
        if meeting is not None:
            meetings.append(meeting)
    found.sort(key=lambda fault: fault.row or 0)
    return EditedTimetable(tuple(sorted(meetings)), tuple(found))

"""The meetings of an edited ``plan.json``, as rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from matching.errors import FileUnreadableError
from matching.mission.edited.cells import CellName, GivenRow, Rows
from matching.mission.faults import Place
from matching.profiles.file_contents import decode, read_text_bytes
from matching.profiles.rejects import shortened

if TYPE_CHECKING:
    from pathlib import Path

_MEMBERS: dict[CellName, str] = {
    "slot": "slot",
    "table": "table",
    "x_id": "x",
    "y_id": "y",
    "status": "status",
}


def read_document(path: Path) -> Rows:
    """Return a row for each meeting of the plan at ``path``, and a fault for whatever is none.

    Raises:
        FileUnreadableError: the file is not JSON, or not an object with a list of ``meetings``.
    """
    text = decode(read_text_bytes(path), path)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as fault:
        reason = shortened(str(fault))
        raise FileUnreadableError(
            "mission-book-file-json", path=str(path), reason=reason
        ) from fault
    meetings = document.get("meetings") if isinstance(document, dict) else None
    if not isinstance(meetings, list):
        raise FileUnreadableError("mission-book-file-no-meetings", path=str(path))
    rows: list[GivenRow] = []
    faults = []
    place = Place(path.name)
    for number, meeting in enumerate(meetings):
        at = f"meetings[{number}]"
        if isinstance(meeting, dict):
            headings = {field: f"{at}.{member}" for field, member in _MEMBERS.items()}
            cells = {field: meeting.get(member) for field, member in _MEMBERS.items()}
            rows.append(GivenRow(place, headings, cells))
        else:
            value = shortened(meeting)
            faults.append(place.fault(at, "mission-book-row-no-object", value=value))
    return rows, faults

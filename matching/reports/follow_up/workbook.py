"""A follow-up as a workbook: the summary, then one sheet per section."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook

from matching.reports.follow_up.sections import sections, summary, title_of
from matching.reports.mission.pages import (
    Printing,
    height_of,
    put_title,
    set_up_printing,
    sheet_titles,
)
from matching.reports.mission.tables import put_notes, put_table
from matching.reports.workbook import put, undated

if TYPE_CHECKING:
    from matching.feedback.follow_up import FollowUp
    from matching.reports.labels import Labels

_WIDTH: Final = 100


def follow_up_workbook(found: FollowUp, labels: Labels) -> bytes:
    """Return the workbook of a follow-up; the same figures make the same bytes."""
    told, title = sections(found, labels), title_of(found.period, labels)
    names = sheet_titles((labels.say("follow-up-sheet-summary"), *(s.table.title for s in told)))
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "matching"
    first = workbook.create_sheet(names[0])
    put_title(first, title, 1)
    first.column_dimensions["A"].width = _WIDTH
    for line, sentence in enumerate(summary(found, labels), start=3):
        put(first, (line, 1), sentence, "text")
        first.row_dimensions[line].height = height_of([(sentence, _WIDTH)])
    for name, section in zip(names[1:], told, strict=True):
        sheet = workbook.create_sheet(name)
        put_table(sheet, section.table)
        if section.notes:
            put_notes(sheet, section.notes, [float(one.width) for one in section.table.columns])
    page = labels.say("follow-up-page")
    for number, sheet in enumerate(workbook.worksheets):
        printing = Printing(repeated_rows="1:1" if number else None, landscape=number > 0)
        set_up_printing(sheet, printing, title, page)
    drafted = io.BytesIO()
    workbook.save(drafted)
    return undated(drafted)

"""A table as CSV, in the dialect the spreadsheets of its language open without a question."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from matching.language import Language, decimal, say
from matching.profiles.writing import neutralised
from matching.reports.cleaning import cleaned

if TYPE_CHECKING:
    from matching.reports.table import Cell, Table

# A French spreadsheet takes the comma for a decimal mark and parts columns at semicolons.
_SEPARATORS: dict[Language, str] = {"fr": ";", "en": ","}
_PLACES = 4


def csv_bytes(table: Table) -> bytes:
    """Return ``table`` as CSV in UTF-8 with its mark, so that spreadsheets read the accents.

    Numbers have the decimal mark of the language and lists are joined by `` | ``. A text that
    starts like a formula gets an apostrophe in front. Notes have a column of their own, which is
    filled in the first row: no row is anything else than a row.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=_SEPARATORS[table.language], lineterminator="\r\n")
    headings = [column.heading for column in table.columns]
    noted: tuple[Cell, ...] = ()
    if table.notes:
        headings.append(say("report-column-notes", table.language))
        noted = (" ".join(table.notes),)
    writer.writerow([_written(heading, table.language) for heading in headings])
    for row in table.rows:
        writer.writerow([_written(cell, table.language) for cell in (*row, *noted)])
        noted = (None,) * len(noted)
    return sheet.getvalue().encode("utf-8-sig")


def _written(cell: Cell, language: Language) -> str:
    match cell:
        case None:
            return ""
        case float():
            return decimal(cell, language, _PLACES)
        case int():
            return str(cell)
        case str():
            return neutralised(cleaned(cell))
        case _:
            return neutralised(" | ".join(cleaned(one) for one in cell))

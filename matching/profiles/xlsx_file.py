"""Excel workbooks: the values of the first sheet that has the columns of a profile."""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from matching.errors import FileUnreadableError
from matching.profiles.archive import check_workbook
from matching.profiles.cells import is_missing
from matching.profiles.columns import recognise
from matching.profiles.file_contents import check_signature, read_bytes
from matching.profiles.rejects import shortened
from matching.profiles.table import Table, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_TITLE_ROWS = 20
"""Rows looked at for the header: people write a title above their table."""

# What openpyxl lets through when the parts of a workbook are not what they should be.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
)

Record = tuple[int, tuple[Any, ...]]


def read_xlsx(path: Path) -> Table:
    """Return the profiles' rows of the workbook at ``path``; ``line`` is the row of the sheet.

    Raises:
        FileUnreadableError: the file is no sound workbook, is too large or is blank.
    """
    return read_sheet(path, lambda header: recognise(header).is_enough)


def read_sheet(path: Path, is_header: Callable[[list[str]], bool]) -> Table:
    """Return the rows of one sheet of the workbook at ``path``.

    Formulas count for the value last computed. The sheet is the first in which one of the first
    20 rows ``is_header``, else the first that is not blank.

    Raises:
        FileUnreadableError: the file is no sound workbook, is too large or is blank.
    """
    with opened_workbook(path) as workbook:
        sheet, header, records = _find_table(workbook, is_header)
    if not header:
        raise FileUnreadableError("profiles-file-empty", path=str(path))
    return tabulate(path, header, records, sheet=sheet)


@contextmanager
def opened_workbook(path: Path, *, formulas: bool = False) -> Iterator[Any]:
    """Give the workbook at ``path`` to be read from: its ``formulas``, or the values they had.

    Raises:
        FileUnreadableError: it is no sound workbook, or is too large; also while it is read.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, only for workbooks

    contents = read_bytes(path)
    check_signature(contents, path, b"PK\x03\x04")
    check_workbook(contents, path)
    try:
        workbook = load_workbook(io.BytesIO(contents), read_only=True, data_only=not formulas)
        try:
            yield workbook
        finally:
            workbook.close()
    except _DAMAGE as fault:
        raise _damaged(path, fault) from fault


def _damaged(path: Path, fault: Exception) -> FileUnreadableError:
    return FileUnreadableError(
        "profiles-file-damaged",
        path=str(path),
        format="Excel (.xlsx)",
        reason=shortened(str(fault)),
    )


def _find_table(
    workbook: Any, is_header: Callable[[list[str]], bool]
) -> tuple[str, tuple[Any, ...], list[Record]]:
    """Return the sheet, its header and the rows below; all are empty for a blank workbook."""
    fallback: Any = None
    for sheet in workbook.worksheets:
        # The size a sheet claims may be a million blank rows.
        sheet.reset_dimensions()
        records = _filled(enumerate(sheet.iter_rows(values_only=True), start=1))
        for head in islice(records, _TITLE_ROWS):
            if is_header(list(map(str, head[1]))):
                return str(sheet.title), head[1], list(records)
            fallback = fallback or (sheet, head)
    if fallback is None:
        return "", (), []
    sheet, (line, header) = fallback
    rows = enumerate(sheet.iter_rows(min_row=line + 1, values_only=True), start=line + 1)
    return str(sheet.title), header, list(_filled(rows))


def _filled(records: Any) -> Iterator[Record]:
    return (record for record in records if not all(map(is_missing, record[1])))

"""The files that list the participants: their rows, or why they cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from matching.errors import FileUnreadableError
from matching.mission.faults import MissionFault, Place
from matching.mission.input.delegate_columns import (
    LIST_FIELDS,
    DelegateColumns,
    known_columns,
    nearest_column,
    recognise_columns,
    says_who,
)
from matching.profiles.csv_file import read_separated
from matching.profiles.rejects import shortened
from matching.profiles.table import Row, Table
from matching.profiles.xlsx_file import read_sheet


def _read_text(path: Path) -> Table:
    return read_separated(path, known_columns, fewest=1)


def _read_workbook(path: Path) -> Table:
    return read_sheet(path, says_who)


LIST_READERS: dict[str, Callable[[Path], Table]] = {
    ".csv": _read_text,
    ".tsv": _read_text,
    ".xlsx": _read_workbook,
}
"""What reads a list, by the end of its name."""
_BLANK = ("profiles-file-empty", "profiles-file-one-column")
"""Why a file without a single column is refused."""


@dataclass(frozen=True)
class DelegateList:
    """The rows of one list and the meaning of its columns, with what could not be read."""

    file: str
    sheet: str | None
    columns: DelegateColumns
    rows: tuple[Row, ...]
    faults: tuple[MissionFault, ...]
    warnings: tuple[MissionFault, ...]

    def place(self, row: Row) -> Place:
        """Return where ``row`` is."""
        return Place(self.file, self.sheet, row.line)


def read_lists(folder: Path, named: Iterable[str]) -> tuple[DelegateList, ...]:
    """Return the lists of the mission of ``folder``: those ``named``, else its ``delegates.*``."""
    paths = {(folder / name).resolve(): name for name in named}
    if not paths:
        found = [one for one in folder.glob("delegates.*") if one.suffix.lower() in LIST_READERS]
        paths = {path.resolve(): path.name for path in sorted(found)}
    return tuple(read_list_file(folder / name, name) for name in paths.values())


def read_list_file(path: Path, name: str) -> DelegateList:
    """Return the list at ``path``, which its faults call ``name``."""
    place = Place(name)
    if not path.is_file():
        return _without_rows(place, "mission-input-list-missing", path=str(path))
    reader = LIST_READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(LIST_READERS)
        return _without_rows(place, "mission-input-list-format", suffix=path.suffix, known=known)
    try:
        return _understood(reader(path), name)
    except FileUnreadableError as refusal:
        if refusal.key in _BLANK:
            return _without_rows(place, "mission-input-list-empty")
        # Its sentence names the file.
        return _without_rows(Place(""), refusal.key, **refusal.values)


def _understood(table: Table, name: str) -> DelegateList:
    columns = recognise_columns(table.columns)
    place = Place(name, table.sheet)
    if not columns.identifiers:
        seen = shortened(", ".join(table.columns))
        return _without_rows(place, "mission-input-list-no-profile", seen=seen)
    if not table.rows and not table.rejects:
        return _without_rows(place, "mission-input-list-no-row")
    faults = tuple(
        Place(name, table.sheet, one.line).fault(None, one.key, **one.values)
        for one in table.rejects
    )
    warnings = tuple(_column_warnings(columns, place))
    return DelegateList(name, table.sheet, columns, table.rows, faults, warnings)


def _without_rows(place: Place, key: str, **values: object) -> DelegateList:
    fault = place.fault(None, key, **values)
    return DelegateList(place.file, place.sheet, recognise_columns(()), (), (fault,), ())


def _column_warnings(columns: DelegateColumns, place: Place) -> Iterator[MissionFault]:
    for header in columns.unknown:
        near = nearest_column(header)
        how = "near" if near else "far"
        yield place.fault(header, "mission-input-unknown-column", how=how, near=near or "")
    for field, headers in columns.fields.items():
        for header in () if field in LIST_FIELDS else headers[1:]:
            yield place.fault(header, "mission-input-repeated-column", first=headers[0])

"""Which files to read and what reads each; the faults of all of them are told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.errors import FileUnreadableError
from matching.language import Language, say
from matching.profiles.columns import recognise, usual_names
from matching.profiles.csv_file import read_csv
from matching.profiles.jsonl_file import read_jsonl
from matching.profiles.parquet_file import read_parquet
from matching.profiles.rejects import REJECTS_SUFFIX, shortened
from matching.profiles.xlsx_file import read_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from matching.profiles.columns import Columns
    from matching.profiles.table import Table

READERS: dict[str, Callable[[Path], Table]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_xlsx,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
}
"""What reads a file, by the end of its name."""

# What spreadsheets and systems leave beside the files of a person.
_NOT_FILES_OF_A_PERSON = (".", "~$")


class SeveralFilesUnreadableError(FileUnreadableError):
    """Several files cannot be read; ``faults`` holds one error for each."""

    def __init__(self, faults: tuple[FileUnreadableError, ...]) -> None:
        super().__init__("profiles-files-several", count=len(faults))
        self.faults = faults

    def text(self, language: Language) -> str:
        """Return the sentences of all the files, one a line."""
        sentences = [fault.text(language) for fault in self.faults]
        return "\n".join([say(self.key, language, **self.values), *sentences])


def read_files(paths: Iterable[Path]) -> tuple[Table, ...]:
    """Return the table of each file, folders unfolded in order of name, no file read twice.

    Raises:
        FileUnreadableError: a file cannot be read as a table of profiles.
    """
    tables: dict[Path, Table] = {}
    faults: dict[Path, FileUnreadableError] = {}
    for given in paths:
        try:
            for path in unfolded(given):
                if path.resolve() not in tables.keys() | faults.keys():
                    _read_into(tables, faults, path)
        except FileUnreadableError as fault:
            faults[given] = fault
        except OSError as fault:
            # Even to ask whether it exists may be forbidden, or its name too long.
            reason = fault.strerror or str(fault)
            faults[given] = FileUnreadableError(
                "profiles-file-denied", path=str(given), reason=reason
            )
    if len(faults) > 1:
        raise SeveralFilesUnreadableError(tuple(faults.values()))
    if faults:
        raise next(iter(faults.values()))
    if not tables:
        raise FileUnreadableError("profiles-files-none", known=_known_suffixes())
    return tuple(tables.values())


def read_file(path: Path) -> Table:
    """Return the table of the file at ``path``, which has the columns of a profile and some row.

    Raises:
        FileUnreadableError: it is no such table.
    """
    if not path.is_file():
        raise FileUnreadableError("profiles-file-missing", path=str(path))
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise FileUnreadableError(
            "profiles-file-extension",
            path=str(path),
            suffix=path.suffix or "–",
            known=_known_suffixes(),
        )
    table = reader(path)
    if table.has_header:
        _check_columns(path, recognise(table.columns))
    if not table.rows and not table.rejects:
        raise FileUnreadableError("profiles-file-no-rows", path=str(path))
    return table


def _read_into(
    tables: dict[Path, Table], faults: dict[Path, FileUnreadableError], path: Path
) -> None:
    try:
        tables[path.resolve()] = read_file(path)
    except FileUnreadableError as fault:
        faults[path.resolve()] = fault


def unfolded(path: Path) -> list[Path]:
    """Return the profile files of a folder in order of name, or the file itself.

    Raises:
        FileUnreadableError: there is none in the folder.
    """
    if not path.is_dir():
        return [path]
    found = sorted(
        one
        for one in path.iterdir()
        if one.suffix.lower() in READERS
        and not one.name.startswith(_NOT_FILES_OF_A_PERSON)
        and not one.name.endswith(REJECTS_SUFFIX)
        and one.is_file()
    )
    if not found:
        raise FileUnreadableError("profiles-folder-empty", path=str(path), known=_known_suffixes())
    return found


def _check_columns(path: Path, columns: Columns) -> None:
    headers = [*(column.header for column in columns.known), *columns.unknown]
    seen = shortened(", ".join(headers))
    if columns.missing:
        missing = ", ".join(map(usual_names, columns.missing))
        raise FileUnreadableError(
            "profiles-file-missing-columns", path=str(path), missing=missing, seen=seen
        )
    if not columns.has_text:
        raise FileUnreadableError("profiles-file-no-text-column", path=str(path), seen=seen)


def _known_suffixes() -> str:
    return ", ".join(READERS)

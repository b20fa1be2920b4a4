"""Profiles from files and folders: the good rows, the others with their reasons, none lost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matching.profiles.columns import nearest_name, recognise
from matching.profiles.files import read_files
from matching.profiles.names import NameLookup
from matching.profiles.rejects import Fault, ReadingWarning, Reject, reject
from matching.profiles.rows import RowReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from matching.profiles.columns import Columns
    from matching.profiles.model import Profile
    from matching.profiles.table import Table
    from matching.territories import Territories

Origin = tuple[str, int]
"""The file and the line a profile comes from."""


@dataclass(frozen=True)
class FileAccount:
    """How many rows a file has, and how many were kept, rejected and withheld on purpose."""

    path: str
    rows: int
    kept: int
    rejected: int
    withheld: int = 0


@dataclass(frozen=True)
class Loaded:
    """Everything that came out of the files, in the order of reading."""

    profiles: tuple[Profile, ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[ReadingWarning, ...]
    files: tuple[FileAccount, ...]
    origins: Mapping[str, Origin]
    """The file and the line of each profile, by id."""


def load_profiles(
    paths: Path | str | Iterable[Path | str],
    territories: Territories,
    admit: Callable[[Profile], bool] | None = None,
) -> Loaded:
    """Return the profiles of files and folders, with the rows left out and what to look at.

    A folder stands for its profile files in order of name. An identifier belongs to the first row
    that has it; a later one is rejected. Those that ``admit`` refuses are withheld: counted, and
    named nowhere.

    Raises:
        FileUnreadableError: a file cannot be read as a table of profiles; where several cannot,
            the message says so for each.
    """
    given = [paths] if isinstance(paths, (str, Path)) else paths
    loader = _Loader(territories, admit)
    for table in read_files(map(Path, given)):
        loader.add(table)
    return loader.loaded()


class _Loader:
    """Adds up the tables."""

    def __init__(self, territories: Territories, admit: Callable[[Profile], bool] | None) -> None:
        self._names = NameLookup(territories)
        self._admit = admit
        self._profiles: dict[str, Profile] = {}
        self._origins: dict[str, Origin] = {}
        self._rejects: list[Reject] = []
        self._warnings: list[ReadingWarning] = []
        self._files: list[FileAccount] = []

    def add(self, table: Table) -> None:
        """Read the rows of ``table``."""
        columns = recognise(table.columns)
        self._warnings.extend(_column_warnings(table.file, columns))
        reader = RowReader(columns, self._names)
        rejects = list(table.rejects)
        before = len(self._profiles)
        withheld, told = 0, len(self._warnings)
        for row in table.rows:
            reading = reader.read(row)
            if self._admit and reading.profile is not None and not self._admit(reading.profile):
                withheld += 1
                continue
            faults = reading.faults
            if reading.profile is not None:
                faults = self._keep(reading.profile, (table.file, row.line), reader)
            rejects.extend(reject(table.file, row.line, row.cells, fault) for fault in faults)
            if not faults:
                self._warnings.extend(
                    ReadingWarning(
                        table.file,
                        row.line,
                        "profiles-warning-language",
                        {"column": reader.column(name), "stated": language},
                    )
                    for name, language in reading.misplaced
                )
                self._warnings.extend(self._elsewhere(reading.profile, table.file, row.line))
        if withheld:
            values = {"count": withheld}
            found = ReadingWarning(table.file, None, "profiles-warning-withheld", values)
            self._warnings.insert(told, found)
        self._rejects.extend(sorted(rejects, key=lambda one: one.line))
        lines = {one.line for one in table.rejects}
        self._files.append(
            FileAccount(
                table.file,
                rows=len(table.rows) + len(lines),
                kept=len(self._profiles) - before,
                rejected=len({one.line for one in rejects}),
                withheld=withheld,
            )
        )

    def _elsewhere(self, profile: Profile | None, file: str, line: int) -> Iterator[ReadingWarning]:
        """Warn of a city that is known to lie in the other territory."""
        if profile is None or profile.city is None:
            return
        found = self._names.territory_of_city(profile.city)
        if found not in (None, profile.territory):
            values = {"city": profile.city, "found": str(found), "given": profile.territory}
            yield ReadingWarning(file, line, "profiles-warning-elsewhere", values)

    def _keep(self, profile: Profile, origin: Origin, reader: RowReader) -> tuple[Fault, ...]:
        """Keep the profile, or return the fault of an identifier already taken."""
        first = self._origins.setdefault(profile.id, origin)
        if first is origin:
            self._profiles[profile.id] = profile
            return ()
        values = {"value": profile.id, "file": first[0], "line": str(first[1])}
        values["column"] = reader.column("id")
        return (Fault("id", profile.id, "profiles-row-same-id", values),)

    def loaded(self) -> Loaded:
        """Return the sum."""
        return Loaded(
            tuple(self._profiles.values()),
            tuple(self._rejects),
            tuple(self._warnings),
            tuple(self._files),
            self._origins,
        )


def _column_warnings(file: str, columns: Columns) -> Iterator[ReadingWarning]:
    if columns.unknown:
        near = {header: nearest_name(header) for header in columns.unknown}
        listed = ", ".join(f"{one} (→ {known})" if known else one for one, known in near.items())
        how = "near" if any(near.values()) else "far"
        values = {"columns": listed, "how": how}
        yield ReadingWarning(file, None, "profiles-warning-unknown-columns", values)
    for group in columns.repeated:
        listed = ", ".join(column.header for column in group)
        values = {"columns": listed, "first": group[0].header}
        yield ReadingWarning(file, None, "profiles-warning-repeated-columns", values)

"""The files that were received: each alone, or an entry of an archive."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from matching.errors import FileUnreadableError
from matching.sources.archive import entries, is_archive, open_entry
from matching.sources.encodings import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

_CHUNK = 2**18
_OF_THE_MAC = "__MACOSX/"
"""Where the archiver of the Mac puts attributes of its own."""


@dataclass(frozen=True)
class Part:
    """One file; ``entry`` is its name within the archive at ``path``, None for a file alone."""

    path: Path
    day: date
    """When it was received."""
    entry: str | None = None

    @property
    def name(self) -> str:
        """Its name without folders."""
        return PurePosixPath(self.entry).name if self.entry else self.path.name

    @property
    def stem(self) -> str:
        """Its name without folders and ending, in lower case."""
        return PurePosixPath(self.name).stem.lower()

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def origin(self) -> str:
        """Where it is, for a person."""
        return f"{self.path}:{self.entry}" if self.entry else str(self.path)

    @property
    def group(self) -> Path:
        """The archive, or failing that the folder, whose files belong together."""
        return self.path if self.entry else self.path.parent

    def encoding(self) -> str:
        """Return what the text it holds is written in, found by reading it through.

        Raises:
            FileUnreadableError: as ``open``.
        """
        with self.open() as opened:
            return encoding_of(iter(lambda: opened.read(_CHUNK), b""))

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Give its bytes.

        Raises:
            FileUnreadableError: it cannot be read, or its archive is damaged.
        """
        if self.entry:
            with open_entry(self.path, self.entry) as opened:
                yield opened
        else:
            try:
                file = self.path.open("rb")
            except OSError as fault:
                raise _unreadable(self.path, fault) from fault
            with file:
                yield file


def parts_of(paths: Iterable[Path]) -> tuple[Part, ...]:
    """Return the files at ``paths``, archives by their entries; received when last written.

    Raises:
        FileUnreadableError: a file cannot be read, or is an archive that is refused.
    """
    return tuple(part for path in paths for part in _parts_at(path))


def wanted_part(parts: Sequence[Part], *stems: str) -> Part:
    """Return the part whose name has one of these stems.

    Raises:
        FileUnreadableError: there is none; it is named, with those that are there.
    """
    found = optional_part(parts, *stems)
    if found is not None:
        return found
    seen = ", ".join(part.name for part in parts) or "–"
    where = str(parts[0].group) if parts else "–"
    raise FileUnreadableError("source-part-missing", path=where, missing=stems[0], seen=seen[:300])


def optional_part(parts: Iterable[Part], *stems: str) -> Part | None:
    """Return the part whose name has one of these stems, None where none has."""
    return next((part for part in parts if part.stem in stems), None)


def grouped(parts: Iterable[Part]) -> tuple[tuple[Part, ...], ...]:
    """Return the parts by archive or folder, in the order given."""
    groups: dict[Path, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.group, []).append(part)
    return tuple(map(tuple, groups.values()))


def _parts_at(path: Path) -> tuple[Part, ...]:
    try:
        day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
        packed = is_archive(path)
    except OSError as fault:
        raise _unreadable(path, fault) from fault
    if not packed:
        return (Part(path, day),)
    return tuple(
        Part(path, day, entry) for entry in entries(path) if not entry.startswith(_OF_THE_MAC)
    )


def _unreadable(path: Path, fault: OSError) -> FileUnreadableError:
    reason = fault.strerror or str(fault)
    return FileUnreadableError("source-file-unreadable", path=str(path), reason=reason)

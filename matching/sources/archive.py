"""Archives of open data: read entry by entry, never unpacked to disk, refused where odd."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from matching.errors import FileUnreadableError
from matching.profiles.archive import DAMAGE, Allowed, Sentences, check_sizes
from matching.profiles.file_contents import check_signature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

LIMITS: Final = Allowed(unzipped=20_000_000_000, parts=1_000, ratio=250)
"""The largest archive that is read.

The largest register unzips to a few gigabytes in six entries. Tables and JSON are packed 5 to 40
times, very monotonous ones 120 times; what is made to fill a memory or a disk, about 1,000 times,
the most that deflate can.
"""
_LONGEST_LIST: Final = 4_000_000
"""Bytes of the list of entries, which is read whole: a thousand entries take about 100,000."""
_SENTENCES: Final = Sentences(
    "source-archive-many-parts", "source-archive-too-large", "source-archive-swells"
)
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_ARCHIVES: Final = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar")
_AWAY: Final = re.compile(r"[A-Za-z]:|[/\\]|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.DOTALL)
"""A name that leads elsewhere than below the folder an archive is unpacked in."""
_BUFFER: Final = 2**18
_HEAD: Final = 4_096
_START: Final = b"PK\x03\x04"


def is_archive(path: Path) -> bool:
    """Return whether the file at ``path`` is an archive, or says so by its name.

    A workbook is one too, by what it holds, and is none here.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(4)
    return path.suffix.lower() == ".zip" or (start == _START and path.suffix != ".xlsx")


def entries(path: Path) -> tuple[str, ...]:
    """Return the names of the files in the archive at ``path``, in its order.

    Raises:
        FileUnreadableError: it is damaged, cut, too large, or has an entry that leads elsewhere, is
            encrypted, packed in an unknown way or an archive itself.
    """
    with _opened(path) as archive:
        return tuple(one.filename for one in archive.infolist() if not one.is_dir())


@contextmanager
def open_entry(path: Path, name: str) -> Iterator[IO[bytes]]:
    """Give the bytes of one entry, unzipped as they are read.

    Raises:
        FileUnreadableError: as ``entries``, or the entry turns out to be damaged while it is read.
    """
    with _opened(path) as archive, archive.open(name) as entry:
        yield io.BufferedReader(entry, _BUFFER)  # type: ignore[type-var]


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with _Guarded(io.FileIO(path)) as file:
        try:
            archive = zipfile.ZipFile(file)
        except DAMAGE as fault:
            file.seek(0)
            check_signature(file.read(_HEAD), path, _START)
            raise _damaged(path, fault) from fault
        with archive:
            check_sizes(archive, path.stat().st_size, path, LIMITS, _SENTENCES)
            for entry in archive.infolist():
                _check_entry(entry, path)
            try:
                yield archive
            # No more than these: whoever reads may fail in ways of its own.
            except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
                raise _damaged(path, fault) from fault


def _check_entry(entry: zipfile.ZipInfo, path: Path) -> None:
    # The name as it is written: ``filename`` is cut at a zero byte.
    name = entry.orig_filename
    key = None
    if _AWAY.match(name) or "\0" in name:
        key = "source-archive-entry-away"
    elif entry.flag_bits & _ENCRYPTED:
        key = "source-archive-entry-encrypted"
    elif name.lower().endswith(_ARCHIVES):
        key = "source-archive-entry-nested"
    elif entry.compress_type not in _METHODS:
        key = "source-archive-entry-method"
    if key is not None:
        raise FileUnreadableError(key, path=str(path), entry=name.replace("\0", "\\0")[:200])


def _damaged(path: Path, fault: BaseException) -> FileUnreadableError:
    return FileUnreadableError("source-archive-damaged", path=str(path), reason=str(fault))


class _Guarded(io.BufferedReader):
    """A file of which no one takes more at once than the list of entries may be long."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LONGEST_LIST:
            raise zipfile.BadZipFile(f"{size} bytes of names")
        return super().read(size)

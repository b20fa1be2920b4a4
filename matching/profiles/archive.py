"""Archives that come from strangers: refused by what they announce, before any part is parsed."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from matching.errors import FileUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

_DECLARES: Final = (b"<!DOCTYPE", b"<!ENTITY")
"""What may begin a definition of entities, which grow without bound; no workbook has any."""
_READ: Final = 2**20
_RATIO_FROM: Final = 2_000_000
"""Bytes below which a ratio says nothing: a blank sheet of a few rows is compressed well too."""
_WORKBOOK: Final = "[Content_Types].xml"
DAMAGE: Final = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
"""What unzipping raises for an archive that is damaged, encrypted or of another method."""


@dataclass(frozen=True)
class Allowed:
    """The largest archive that is opened."""

    unzipped: int = 200_000_000
    """Bytes of all its parts together."""
    parts: int = 2_000
    ratio: int = 250
    """How many times larger it may become."""


class Sentences(NamedTuple):
    """The messages that refuse an archive."""

    many_parts: str
    too_large: str
    swells: str


_OF_WORKBOOKS: Final = Sentences(
    "profiles-file-many-parts", "profiles-file-too-large", "profiles-file-swells"
)
USUAL: Final = Allowed()
"""What is allowed of one's own files."""
STRANGERS: Final = Allowed(unzipped=60_000_000, parts=500, ratio=150)
"""What is allowed of files that are sent to a page."""


def check_workbook(contents: bytes, path: Path, allowed: Allowed = USUAL) -> None:
    """Refuse a workbook that is made to fill the memory, or that is none.

    Sizes are those the archive announces; no more than these are ever unzipped. Parts are looked
    through, and not parsed, for definitions of entities.

    Raises:
        FileUnreadableError: it is damaged or no workbook, has too many parts, would be too large,
            or defines entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(contents)) as archive:
            check_sizes(archive, len(contents), path, allowed, _OF_WORKBOOKS)
            if _WORKBOOK not in archive.namelist():
                raise _unlike(path, "ZIP")
            # All of them: any part may be named as a sheet, whatever its own name.
            for part in archive.infolist():
                _check_part(archive, part, path)
    except DAMAGE as fault:
        raise FileUnreadableError(
            "profiles-file-damaged", path=str(path), format="Excel (.xlsx)", reason=str(fault)
        ) from fault


def check_sizes(
    archive: zipfile.ZipFile, packed: int, path: Path, allowed: Allowed, sentences: Sentences
) -> None:
    """Refuse an archive of ``packed`` bytes by the number and sizes of the parts it announces.

    Raises:
        FileUnreadableError: it has too many parts or would be too large; told by ``sentences``.
    """
    parts = archive.infolist()
    if len(parts) > allowed.parts:
        raise FileUnreadableError(
            sentences.many_parts, path=str(path), count=len(parts), most=allowed.parts
        )
    size = sum(part.file_size for part in parts)
    if size > allowed.unzipped:
        raise FileUnreadableError(
            sentences.too_large,
            path=str(path),
            size=size // 1_000_000,
            largest=allowed.unzipped // 1_000_000,
        )
    if size > _RATIO_FROM and size > allowed.ratio * packed:
        raise FileUnreadableError(
            sentences.swells, path=str(path), times=size // packed, most=allowed.ratio
        )


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    longest = max(map(len, _DECLARES))
    with archive.open(part) as opened:
        before = b""
        while read := opened.read(_READ):
            # In UTF-16 every other byte of these words is a zero.
            seen = before + read.replace(b"\0", b"")
            if any(word in seen for word in _DECLARES):
                raise FileUnreadableError(
                    "profiles-file-entities", path=str(path), part=part.filename
                )
            before = seen[-longest:]


def _unlike(path: Path, looks: str) -> FileUnreadableError:
    return FileUnreadableError(
        "profiles-file-other-format", path=str(path), suffix=path.suffix, looks=looks
    )

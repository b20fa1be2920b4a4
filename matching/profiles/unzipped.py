"""What a workbook takes once unzipped, known before any of it is: a small file can fill a memory.

The sizes are those of the archive's own list. They cannot be understated: nothing reads a part
beyond the size that is listed for it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from matching.errors import FileUnreadableError
from matching.profiles.rejects import shortened

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 200_000_000
"""Bytes that a workbook of one's own may take; a stranger's is held to less."""
MOST_PARTS: Final = 5_000
"""Parts that a workbook may have: a sheet, a picture or a comment is one each."""
# What openpyxl lets through when the parts of a workbook are not what they should be.
DAMAGE: Final = (
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


def check_unzipped(contents: bytes, path: Path, largest: int = LARGEST) -> None:
    """Check that the workbook of ``contents`` takes at most ``largest`` bytes; ``path`` names it.

    Raises:
        FileUnreadableError: it is no archive, or would take more, or is in too many parts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(contents)) as archive:
            parts = archive.infolist()
    except DAMAGE as fault:
        raise damaged(path, fault) from fault
    size = sum(part.file_size for part in parts)
    if size > largest:
        raise FileUnreadableError(
            "profiles-file-too-large",
            path=str(path),
            size=size // 1_000_000,
            largest=largest // 1_000_000,
        )
    if len(parts) > MOST_PARTS:
        raise FileUnreadableError("profiles-file-parts", path=str(path), most=str(MOST_PARTS))


def damaged(path: Path, fault: Exception) -> FileUnreadableError:
    """Return the refusal of the workbook at ``path``, which ``fault`` stopped from being read."""
    return FileUnreadableError(
        "profiles-file-damaged",
        path=str(path),
        format="Excel (.xlsx)",
        reason=shortened(str(fault)),
    )

"""Files that somebody sends: how large, of which kind, and under which name they are read.

A file is read from memory. Where a reader needs a path it gets one of our making, in a folder that
nobody else can open and that goes with the reading; no name that was sent ever becomes a path.
"""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from matching.errors import FileUnreadableError
from matching.profiles.archive import STRANGERS, check_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from starlette.datastructures import UploadFile

    from matching.errors import MatchingError
    from matching.language import Language

MOST_BYTES: Final = 5_000_000
"""Bytes of one file."""
MOST_UNZIPPED: Final = STRANGERS.unzipped
"""Bytes a workbook may take once unzipped."""
_LONGEST_NAME: Final = 80
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that would hide or turn round what comes after them."""


@dataclass(frozen=True)
class Upload:
    """One file that was sent."""

    name: str
    """What its sender calls it, to be shown and for nothing else."""
    suffix: str
    """One of the endings that were allowed, such as ``.xlsx``."""
    contents: bytes


def take_upload(
    sent: UploadFile | None, endings: Collection[str], most: int = MOST_BYTES
) -> Upload | None:
    """Return the file that was ``sent``, or None where the field was left empty.

    ``endings`` are those of the names that are taken, in small letters. A workbook is held to what
    it takes once unzipped, before anything of it is.

    Raises:
        FileUnreadableError: it is too large, empty, of another kind, or no sound workbook.
    """
    if sent is None or not sent.filename:
        return None
    name = shown_name(sent.filename)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in endings:
        known = ", ".join(endings)
        raise FileUnreadableError("web-upload-ending", name=name, known=known)
    contents = sent.file.read(most + 1)
    if len(contents) > most:
        raise FileUnreadableError("web-upload-large", name=name, most=most // 1_000)
    if not contents.strip():
        raise FileUnreadableError("web-upload-empty", name=name)
    if suffix == ".xlsx":
        check_workbook(contents, Path(name), STRANGERS)
    return Upload(name, suffix, contents)


def check_rows(name: str, rows: int, most: int) -> None:
    """Check that the file called ``name`` has at most so many rows.

    Raises:
        FileUnreadableError: it has more.
    """
    if rows > most:
        raise FileUnreadableError("web-upload-rows", name=name, count=rows, most=str(most))


def shown_name(given: str) -> str:
    """Return the last part of a file name, without signs that cannot be seen, cut to a line."""
    last = re.split(r"[\\/]", _UNSEEN.sub("", given))[-1].strip()
    if len(last) <= _LONGEST_NAME:
        return last or "?"
    suffix = PurePosixPath(last).suffix[-10:]
    return f"{last[: _LONGEST_NAME - len(suffix) - 1]}…{suffix}"


@contextmanager
def laid_down(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder that holds ``files`` under names of our own choice, and goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="matching-") as made:
        folder = Path(made).resolve()
        for name, contents in files.items():
            (folder / name).write_bytes(contents)
        yield folder


def told_of(fault: MatchingError, folder: Path, language: Language) -> str:
    """Return the sentence of ``fault`` without the path of ``folder``, where files were laid."""
    return without_folder(fault.text(language), folder)


def without_folder(sentence: str, folder: Path) -> str:
    """Return ``sentence`` with the files of ``folder`` called by their names alone."""
    return sentence.replace(f"{folder}/", "").replace(str(folder), "…")

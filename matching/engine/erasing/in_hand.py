"""Erasures in hand: what has to be known to finish one that was killed, and goes when it ends.

    privacy/erasing/<digest>.jsonl    the records of whom it is about
    privacy/erasing/<digest>.npy      the vectors the index had of them, to look for them afterwards

The digest is keyed, so the name of the file says nothing. It is the first thing an erasure writes
and the last it removes: what it holds is in the index or the files as long as it is here.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Final

import numpy as np
from pydantic import ValidationError

from matching.privacy.folder import PrivacyFolder
from matching.profiles.model import Profile
from matching.profiles.writing import profile_lines, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from matching.privacy.finding.vector_search import Vector

_PURPOSE: Final = "erasing"
_LETTERS: Final = 32


class InHand:
    """The erasures of one privacy folder that have begun and not ended."""

    def __init__(self, folder: Path) -> None:
        self._keyed = PrivacyFolder(folder)
        self.folder = folder / "erasing"

    def records(self) -> tuple[Profile, ...]:
        """Return the records of everybody whose erasure is in hand."""
        return tuple(one for path in self._files(".jsonl") for one in _profiles(path))

    def vectors(self) -> tuple[Vector, ...]:
        """Return the vectors the index had of them."""
        return tuple(row for path in self._files(".npy") for row in _rows(path))

    def begin(self, records: Iterable[Profile], vectors: Iterable[Vector]) -> None:
        """Write down whom an erasure is about, readable by its owner only.

        Raises:
            WorkspaceError: the folder cannot be used.
            RequestError: a file cannot be written.
        """
        told = list(records)
        with self._keyed.held():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            name = self._keyed.digest(_PURPOSE, *sorted({one.id for one in told}))[:_LETTERS]
            path = self.folder / f"{name}.jsonl"
            # The vectors first: where there are records, there is all that goes with them.
            by_length: dict[int, list[Vector]] = {}
            for vector in vectors:
                by_length.setdefault(len(vector), []).append(vector)
            for length, rows in by_length.items():
                self._write(self.folder / f"{name}.{length}.npy", _array(rows))
            self._write(path, profile_lines(told).encode())

    def end(self) -> None:
        """Remove what was written down: every step was done."""
        for path in (*self._files(".jsonl"), *self._files(".npy"), *self._files(".tmp")):
            path.unlink(missing_ok=True)
        if self.folder.is_dir():
            self.folder.rmdir()

    def _files(self, ending: str) -> list[Path]:
        found = self.folder.iterdir() if self.folder.is_dir() else ()
        return sorted(path for path in found if path.suffix == ending)

    @staticmethod
    def _write(path: Path, contents: bytes) -> None:
        write_atomically(path, contents)
        os.chmod(path, 0o600)  # noqa: PTH101 - the folder is closed to others before


def _array(rows: list[Vector]) -> bytes:
    made = io.BytesIO()
    np.save(made, np.unique(np.stack(rows), axis=0), allow_pickle=False)
    return made.getvalue()


def _rows(path: Path) -> list[Vector]:
    try:
        return list(np.load(path, allow_pickle=False))
    except (OSError, ValueError):
        return []


def _profiles(path: Path) -> list[Profile]:
    try:
        return [Profile.model_validate_json(line) for line in path.read_bytes().splitlines()]
    except (OSError, ValidationError):
        return []

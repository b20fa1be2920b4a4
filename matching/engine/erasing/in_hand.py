"""Erasures in hand: what has to be known to finish one that was killed, and goes when it ends.

    privacy/erasing/<digest>.jsonl    the records of whom it is about
    privacy/erasing/<digest>.json     what was asked for, and the files that were named
    privacy/erasing/<digest>.npy      the vectors the index had of them, to look for them afterwards
    privacy/erasing.lock              held by the one erasure that is being done

The digest is keyed, so the name of the file says nothing. It is the first thing an erasure writes
and the last it removes: what it holds is in the index or the files as long as it is here.
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

import filelock
import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from matching.errors import WorkspaceBusyError
from matching.privacy.erasing.subject import Subject
from matching.privacy.folder import PrivacyFolder
from matching.profiles.model import Profile
from matching.profiles.writing import profile_lines, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matching.privacy.finding.vector_search import Vector

ErasingAct = Literal["erase", "remove", "purge"]
_PURPOSE: Final = "erasing"
_PATIENCE: Final = 60.0
"""Seconds to wait for another erasure, which may search for longer."""
_LETTERS: Final = 32


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    act: ErasingAct
    files: tuple[Path, ...]


class InHand:
    """The erasures of one privacy folder that have begun and not ended."""

    def __init__(self, folder: Path) -> None:
        self._keyed = PrivacyFolder(folder)
        self.folder = folder / "erasing"

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold all erasures back but one: none may end what another has in hand.

        Raises:
            WorkspaceError: the folder cannot be used, or another erasure takes too long.
        """
        with self._keyed.held():
            pass  # the folder is there, with its key
        lock = filelock.FileLock(self.folder.with_suffix(".lock"), timeout=_PATIENCE)
        try:
            lock.acquire()
        except filelock.Timeout as fault:
            raise WorkspaceBusyError("privacy-busy", folder=str(self.folder.parent)) from fault
        except OSError as fault:
            raise self._keyed.write_error(fault) from fault
        try:
            yield
        finally:
            lock.release()

    def records(self, act: ErasingAct | None = None) -> tuple[Profile, ...]:
        """Return the records of everybody whose erasure is in hand, by one act or by any."""
        return tuple(
            one
            for path in self._files(".jsonl")
            if act is None or _asked(path.with_suffix(".json")).act == act
            for one in _profiles(path)
        )

    def files(self) -> tuple[Path, ...]:
        """Return the files and folders that erasures in hand named, as far as they are there."""
        told = (one for path in self._files(".json") for one in _asked(path).files)
        return tuple(one for one in dict.fromkeys(told) if one.exists())

    def vectors(self) -> tuple[Vector, ...]:
        """Return the vectors the index had of them."""
        return tuple(row for path in self._files(".npy") for row in _rows(path))

    def begin(
        self,
        records: Iterable[Profile],
        vectors: Iterable[Vector],
        act: ErasingAct,
        files: Iterable[Path],
    ) -> None:
        """Write down whom an erasure is about and what was asked, readable by its owner only.

        Raises:
            WorkspaceError: the folder cannot be used.
            RequestError: a file cannot be written.
        """
        told = list(records)
        with self._keyed.held():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            name = self._keyed.digest(_PURPOSE, *sorted({one.id for one in told}))[:_LETTERS]
            path = self.folder / f"{name}.jsonl"
            # The records last: where they are, there is all that goes with them.
            asked = _Asked(act=act, files=tuple(one.resolve() for one in files))
            self._write(path.with_suffix(".json"), asked.model_dump_json().encode())
            by_length: dict[int, list[Vector]] = {}
            for vector in vectors:
                by_length.setdefault(len(vector), []).append(vector)
            for length, rows in by_length.items():
                self._write(self.folder / f"{name}.{length}.npy", _array(rows))
            self._write(path, profile_lines(told).encode())

    def end(self) -> None:
        """Remove what was written down: every step was done."""
        # The records first: without them nothing is in hand.
        for ending in (".jsonl", ".json", ".npy", ".tmp"):
            for path in self._files(ending):
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


class Acts:
    """What is done to each record: what is asked now, or what was asked when it was begun."""

    def __init__(self, asked: ErasingAct, in_hand: InHand, who: Iterable[Profile]) -> None:
        self.asked, self.in_hand = asked, in_hand
        self._named = Subject(who)
        self._begun = {act: Subject(in_hand.records(act)) for act in get_args(ErasingAct)}

    def of(self, records: Iterable[Profile]) -> dict[ErasingAct, list[Profile]]:
        """Return ``records`` by what is done to them; erasing for good counts most."""
        found: dict[ErasingAct, list[Profile]] = {}
        for one in records:
            acts = [act for act, begun in self._begun.items() if begun.is_same(one)]
            if not acts or self._named.is_same(one):
                acts.append(self.asked)
            found.setdefault("erase" if "erase" in acts else acts[0], []).append(one)
        return found


def _asked(path: Path) -> _Asked:
    """Return what was asked; where that cannot be read, what leaves nobody to come back."""
    try:
        return _Asked.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return _Asked(act="erase", files=())


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

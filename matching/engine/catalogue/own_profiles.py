"""The profiles people entered themselves, in a file that outlives every index."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import filelock
from pydantic import ValidationError

from matching.errors import WorkspaceBusyError, WorkspaceDamagedError, WorkspaceWriteError
from matching.profiles.model import Profile
from matching.profiles.writing import write_profiles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PATIENCE: Final = 10.0
"""Seconds to wait for another process, which holds the file for milliseconds."""


class OwnProfiles:
    """A file of JSON Lines in id order; what it holds counts more than what other files say."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Profile]:
        """Return the profiles by id; none where the file is absent.

        Raises:
            WorkspaceDamagedError: a line is no profile.
        """
        try:
            lines = self.path.read_bytes().splitlines()
            found = [Profile.model_validate_json(line) for line in lines if line.strip()]
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError) as fault:
            reason = type(fault).__name__
            raise WorkspaceDamagedError(
                "engine-own-damaged", path=str(self.path), reason=reason
            ) from fault
        return {profile.id: profile for profile in found}

    def readable(self) -> dict[str, Profile]:
        """Return the profiles by id; none where the file cannot be read, which ``read`` tells."""
        try:
            return self.read()
        except WorkspaceDamagedError:
            return {}

    def put(self, profiles: Iterable[Profile]) -> None:
        """Keep ``profiles``, in place of those of the same id; they are on the disk on return.

        Raises:
            WorkspaceDamagedError: the file cannot be read.
            WorkspaceBusyError: another process holds it for too long.
            WorkspaceWriteError: the folder cannot be written.
            RequestError: the file cannot be written.
        """
        with self._held():
            self._write(self.read() | {profile.id: profile for profile in profiles})

    def forget(self, ids: Iterable[str]) -> None:
        """Take profiles out; those that are not there are passed over.

        Raises:
            WorkspaceDamagedError: the file cannot be read.
            WorkspaceBusyError: another process holds it for too long.
            WorkspaceWriteError: the folder cannot be written.
            RequestError: the file cannot be written.
        """
        if not self.path.exists():
            return
        gone = set(ids)
        with self._held():
            before = self.read()
            left = {name: one for name, one in before.items() if name not in gone}
            if len(left) < len(before):
                self._write(left)

    def _write(self, profiles: dict[str, Profile]) -> None:
        write_profiles([profiles[name] for name in sorted(profiles)], self.path)

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        lock = filelock.FileLock(self.path.with_name(f"{self.path.name}.lock"), timeout=_PATIENCE)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except filelock.Timeout as fault:
            raise WorkspaceBusyError(
                "error-workspace-busy", folder=str(self.path.parent)
            ) from fault
        except OSError as fault:
            raise WorkspaceWriteError(
                "error-workspace-write",
                folder=str(self.path.parent),
                reason=fault.strerror or type(fault).__name__,
            ) from fault
        try:
            yield
        finally:
            lock.release()

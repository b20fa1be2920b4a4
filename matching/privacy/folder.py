"""The folder of what must outlive every index: its key, its lock and what is hashed with the key.

    privacy/
      key               32 random bytes, made once, readable by its owner only
      suppressed.json   who is left out for good, as keyed hashes (``suppression``)
      audit.jsonl       what was done, one act a line (``audit``)
      audit.seal        how many acts there are and the hash of the last one

A hash without its key cannot be tried against a list of names, so the key never leaves the folder.
Without the key nobody would be recognised any more: an absent key beside other files is an error,
and never made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from typing import TYPE_CHECKING, Final

import filelock

from matching.errors import WorkspaceBusyError, WorkspaceDamagedError, WorkspaceWriteError
from matching.privacy.seal import Seal, is_empty_or_absent, read_seal, write_seal
from matching.profiles.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY: Final = "key"
SUPPRESSED: Final = "suppressed.json"
LOG: Final = "audit.jsonl"
_KEY_BYTES: Final = 32
_NOBODY: Final = b'{"schema": 1}'
"""The list as it is made; see ``suppression``."""
_LOCK: Final = "lock"
_PATIENCE: Final = 30.0
"""Seconds to wait for another process, which holds the folder for milliseconds."""


class PrivacyFolder:
    """The key of a folder, made with the folder at first need, and its lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._key: bytes | None = None

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever kept here.

        The seal and the list of a folder that was being made when its maker was killed are empty.
        """
        if (self.path / KEY).exists() or (self.path / LOG).exists():
            return False
        return self._holds_no_more_than(SUPPRESSED, _NOBODY) and is_empty_or_absent(self.path)

    def digest(self, purpose: str, *parts: str) -> str:
        """Return the keyed hash of ``parts`` in hexadecimal; no two purposes share any.

        Raises:
            WorkspaceDamagedError: the key is absent or is none.
        """
        # The length before each part: no two lists of parts give the same bytes.
        encoded = [part.encode("utf-8", errors="surrogatepass") for part in (purpose, *parts)]
        message = b"".join(len(one).to_bytes(8, "big") + one for one in encoded)
        return hmac.new(self._secret(), message, hashlib.sha256).hexdigest()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder against other writers, making it with its key where it is absent.

        Raises:
            WorkspaceBusyError: another process holds it for too long.
            WorkspaceDamagedError: the key is gone while other files are there.
            WorkspaceWriteError: the folder cannot be written.
        """
        lock = filelock.FileLock(self.path / _LOCK, timeout=_PATIENCE)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
        except filelock.Timeout as fault:
            raise WorkspaceBusyError("privacy-busy", folder=str(self.path)) from fault
        except OSError as fault:
            raise self.write_error(fault) from fault
        try:
            if self.is_new:
                self._make()
            self._secret()
            yield
        finally:
            lock.release()

    def seal(self) -> Seal | None:
        """Return the seal of the log; none where it is absent or was tampered with.

        Raises:
            WorkspaceDamagedError: the key is absent or is none.
        """
        return read_seal(self.path, self._secret())

    def put_seal(self, seal: Seal) -> None:
        """Replace the seal of the log.

        Raises:
            RequestError: the file cannot be written.
            WorkspaceDamagedError: the key is absent or is none.
        """
        write_seal(seal, self.path, self._secret())

    def write_error(self, fault: OSError) -> WorkspaceWriteError:
        """Return the error to raise for one of the system."""
        reason = fault.strerror or type(fault).__name__
        return WorkspaceWriteError("privacy-write", folder=str(self.path), reason=reason)

    def _make(self) -> None:
        """Make the seal of an empty log and an empty list, then the key: with it both are there."""
        draft = self.path / f".{KEY}.{secrets.token_hex(4)}.tmp"
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(_KEY_BYTES))
                file.flush()
                os.fsync(file.fileno())
            write_seal(Seal.empty(), self.path, draft.read_bytes())
            write_atomically(self.path / SUPPRESSED, _NOBODY)
            draft.replace(self.path / KEY)
        except OSError as fault:
            draft.unlink(missing_ok=True)
            raise self.write_error(fault) from fault

    def _holds_no_more_than(self, name: str, contents: bytes) -> bool:
        try:
            return (self.path / name).read_bytes() == contents
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False

    def _secret(self) -> bytes:
        if self._key is None:
            path = self.path / KEY
            try:
                found = path.read_bytes()
            except OSError as fault:
                raise WorkspaceDamagedError("privacy-key-missing", path=str(path)) from fault
            if len(found) != _KEY_BYTES:
                raise WorkspaceDamagedError("privacy-key-missing", path=str(path))
            self._key = found
        return self._key

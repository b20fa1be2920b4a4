"""Files that were read and wait to be confirmed: kept by the server, never named by a request.

Each is under a random key that only the session it belongs to may use, and goes after its time.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Final

from matching.web.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.engine.catalogue.reading_apart import FileReading

A_WHILE: Final = 3600.0
"""Seconds after which a file is forgotten."""
MOST: Final = 16
"""Files that wait at once, of all sessions."""
MOST_OF_ONE: Final = 3
"""Files of one session; a further one takes the place of the oldest."""
LARGEST: Final = 100_000_000
"""Characters of all of them, as JSON."""


@dataclass(frozen=True)
class Upload:
    """One file that waits."""

    key: str
    session: str
    reading: FileReading
    until: float


@dataclass
class Uploads:
    """The files that wait; several threads may ask at once."""

    clock: Callable[[], float] = time.monotonic
    _waiting: dict[str, Upload] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)

    def add(self, session: str, reading: FileReading) -> Upload:
        """Keep ``reading`` for ``session`` and return it under its key.

        Raises:
            Refused: 503, too many files wait already.
        """
        with self._turn:
            self._forget()
            own = [one for one in self._waiting.values() if one.session == session]
            for one in own[: len(own) - MOST_OF_ONE + 1]:
                del self._waiting[one.key]
            size = sum(one.reading.size for one in self._waiting.values())
            if len(self._waiting) >= MOST or size + reading.size > LARGEST:
                raise Refused(503, "web-upload-full")
            made = Upload(secrets.token_urlsafe(24), session, reading, self.clock() + A_WHILE)
            self._waiting[made.key] = made
            return made

    def get(self, session: str, key: str) -> Upload:
        """Return the file of ``session`` under ``key``.

        Raises:
            Refused: 404, it is not there any more, or another session's.
        """
        with self._turn:
            self._forget()
            return self._own(session, key)

    def of(self, session: str) -> list[Upload]:
        """Return the files of ``session``, the oldest first."""
        with self._turn:
            self._forget()
            return [one for one in self._waiting.values() if one.session == session]

    def change(self, session: str, key: str, how: Callable[[FileReading], FileReading]) -> Upload:
        """Replace what was read by what ``how`` makes of it, and return that.

        Raises:
            Refused: 404, it is not there any more, or another session's.
        """
        with self._turn:
            self._forget()
            before = self._own(session, key)
            changed = self._waiting[key] = replace(before, reading=how(before.reading))
            return changed

    def drop(self, session: str, key: str) -> None:
        """Forget a file; one that is not there is forgotten already."""
        with self._turn:
            one = self._waiting.get(key)
            if one is not None and one.session == session:
                del self._waiting[key]

    def _own(self, session: str, key: str) -> Upload:
        found = self._waiting.get(key)
        if found is None or found.session != session:
            raise Refused(404, "web-upload-gone")
        return found

    def _forget(self) -> None:
        now = self.clock()
        self._waiting = {key: one for key, one in self._waiting.items() if one.until > now}

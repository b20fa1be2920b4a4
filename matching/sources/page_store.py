"""Pages kept on disk: a run that was cut goes on from them, and asks for none twice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from matching.errors import RequestError
from matching.profiles.writing import write_atomically
from matching.sources.encodings import decoded

if TYPE_CHECKING:
    from pathlib import Path

    from matching.sources.protocol import Request

KEPT_FOR = timedelta(days=7)
"""An older page is asked for again."""


@dataclass(frozen=True)
class KeptPage:
    """The text of a page and when it was received."""

    body: bytes
    retrieved_at: datetime


class PageStore:
    """The pages of one source, one file each, named by the digest of their request."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, request: Request, now: datetime) -> KeptPage | None:
        """Return the page kept for ``request``; None if none, or old, or damaged."""
        try:
            found = json.loads(self._path(request).read_text(encoding="utf-8"))
            body = found["body"].encode()
            retrieved_at = datetime.fromisoformat(found["retrieved_at"])
            whole = found["sha256"] == _digest(body) and found["request"] == request.address
            recent = now - KEPT_FOR < retrieved_at <= now
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return KeptPage(body, retrieved_at) if whole and recent else None

    def keep(self, request: Request, body: bytes, now: datetime) -> None:
        """Write the page of ``request``, whole or not at all; a key is no part of it.

        Raises:
            RequestError: the folder cannot be written.
        """
        text = decoded(body)
        contents = {
            "request": request.address,
            "retrieved_at": now.astimezone(UTC).isoformat(),
            "sha256": _digest(text.encode()),
            "body": text,
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise RequestError(
                "profiles-write-failed", path=str(self._folder), reason=str(fault.strerror)
            ) from fault
        write_atomically(self._path(request), json.dumps(contents, ensure_ascii=False).encode())

    def _path(self, request: Request) -> Path:
        return self._folder / f"{_digest(request.address.encode())[:32]}.json"


def _digest(contents: bytes) -> str:
    return hashlib.sha256(contents).hexdigest()

"""Files kept on disk: downloaded once a week at most, and gone on with after a cut."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from matching.errors import SourceAnswerError
from matching.profiles.rejects import shortened
from matching.profiles.writing import write_atomically
from matching.sources.answers import CutAnswerError
from matching.sources.page_store import KEPT_FOR

if TYPE_CHECKING:
    from pathlib import Path

    from matching.sources.asking import Asker
    from matching.sources.protocol import Request

_HEAD: Final = 4_096
_TAIL: Final = 66_000
"""Bytes at the end of an archive in which its list of entries is announced."""
_END_OF_LIST: Final = b"PK\x05\x06"
_RECEIPT: Final = "receipt.json"


class FileStore:
    """The downloaded files of one source, each in a folder named by the digest of its request."""

    def __init__(self, folder: Path, asker: Asker) -> None:
        self._folder = folder
        self._asker = asker

    def find(self, request: Request, now: datetime) -> Path | None:
        """Return the file kept for ``request``; None if none, or old, or damaged."""
        path = self._path(request)
        try:
            found = json.loads((path.parent / _RECEIPT).read_text(encoding="utf-8"))
            retrieved_at = datetime.fromisoformat(found["retrieved_at"])
            recent = now - KEPT_FOR < retrieved_at <= now
            whole = found["request"] == request.address and found["sha256"] == _digest(path)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return path if whole and recent else None

    def download(self, request: Request, now: datetime) -> Path:
        """Return the file of ``request``, downloaded at ``now``, which becomes its date.

        Raises:
            SourceError: it cannot be had.
            RequestError: the folder cannot be written.
        """
        path = self._path(request)
        self._asker.download(request, path, lambda target: _check(target, request))
        os.utime(path, (now.timestamp(), now.timestamp()))
        contents = {
            "request": request.address,
            "retrieved_at": now.astimezone(UTC).isoformat(),
            "sha256": _digest(path),
        }
        write_atomically(path.parent / _RECEIPT, json.dumps(contents).encode())
        return path

    def forget(self, request: Request) -> None:
        """Remove what is kept of ``request``."""
        shutil.rmtree(self._path(request).parent, ignore_errors=True)

    def _path(self, request: Request) -> Path:
        folder = hashlib.sha256(request.address.encode()).hexdigest()[:32]
        last = urlsplit(request.url).path.rsplit("/", 1)[-1]
        return self._folder / folder / (re.sub(r"[^\w.-]", "_", last).lstrip(".") or "file")


def _check(path: Path, request: Request) -> None:
    """Check that the file is no web page, nor an archive without its end.

    Raises:
        CutAnswerError: the archive stops before its end.
        SourceAnswerError: it is a web page.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    start = head.decode("utf-8-sig", errors="replace").lstrip()
    if start.startswith("<"):
        raise SourceAnswerError("source-html", url=request.address, start=shortened(start[:80]))
    if not head:
        raise CutAnswerError
    if head.startswith(b"PK\x03\x04") and _END_OF_LIST not in tail:
        raise CutAnswerError


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

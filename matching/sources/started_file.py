"""A file that is being received: after a cut it is gone on from what is there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from matching.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


class StartedFile:
    """The part of a file that was received, beside the place the whole will have.

    With it lies what the server calls this version of the file: its ETag, else the date of its last
    change. Where the server gave neither, nothing says that the rest would be of the same file: it
    is received from its beginning.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._part = target.with_name(f"{target.name}.part")
        self._version = target.with_name(f"{target.name}.part.json")

    def headers(self) -> dict[str, str]:
        """Return the headers that ask for the rest alone, none where it has to begin anew."""
        size, version = self._size(), self._known_version()
        if not size or version is None:
            return {}
        return {"Range": f"bytes={size}-", "If-Range": version}

    def fits(self, headers: Mapping[str, str]) -> bool:
        """Return whether a partial answer (206) begins where what is there ends."""
        start = re.match(r"bytes (\d+)-", headers.get("content-range", ""))
        return start is not None and int(start[1]) == self._size()

    def received(
        self, headers: Mapping[str, str], chunks: Iterable[bytes], *, goes_on: bool
    ) -> Iterator[int]:
        """Write ``chunks`` behind what is there, or anew; yield the size so far after each.

        Raises:
            RequestError: the disk is full, or the folder cannot be written.
        """
        size = self._size() if goes_on else 0
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            if not goes_on:
                self._version.write_text(json.dumps(_version(headers)), encoding="utf-8")
            with self._part.open("ab" if goes_on else "wb") as file:
                for chunk in chunks:
                    file.write(chunk)
                    size += len(chunk)
                    yield size
        except OSError as fault:
            raise RequestError(
                "profiles-write-failed", path=str(self._part), reason=fault.strerror or str(fault)
            ) from fault

    def finish(self) -> None:
        """Put the whole in its place."""
        self._part.replace(self._target)
        self._version.unlink(missing_ok=True)

    def drop(self) -> None:
        """Forget what was received."""
        self._part.unlink(missing_ok=True)
        self._version.unlink(missing_ok=True)

    def _size(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _known_version(self) -> str | None:
        try:
            found = json.loads(self._version.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, str) else None


def _version(headers: Mapping[str, str]) -> str | None:
    """Return the strong ETag, else the date of the last change; none where the body is packed."""
    if headers.get("content-encoding", "identity") != "identity":
        return None
    tag = headers.get("etag", "")
    return tag if tag.startswith('"') else headers.get("last-modified")

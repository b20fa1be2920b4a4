"""Style sheets, scripts and pictures: read once at start, so that no request ever names a file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "static"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_SHOWN: Final = 12
"""Digits of the checksum that stand in an address: a changed file has another address."""


@dataclass(frozen=True)
class Asset:
    """The bytes of a file, the kind of file and the start of its SHA-256."""

    contents: bytes
    media_type: str
    version: str


@cache
def assets() -> dict[str, Asset]:
    """Return every file of ``static`` by its path there, with slashes."""
    return {
        path.relative_to(_FOLDER).as_posix(): _read(path)
        for path in sorted(_FOLDER.rglob("*"))
        if path.suffix in _TYPES
    }


def address(name: str) -> str:
    """Return the address of a file of ``static``.

    Raises:
        KeyError: there is none of that name.
    """
    return f"/static/{name}?v={assets()[name].version}"


def _read(path: Path) -> Asset:
    contents = path.read_bytes()
    version = hashlib.sha256(contents).hexdigest()[:_SHOWN]
    return Asset(contents, _TYPES[path.suffix], version)

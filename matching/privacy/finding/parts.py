"""What a file is taken apart into: values, running text, printed text, and bytes of any kind."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PartKind = Literal["value", "cell", "text", "print", "bytes", "remnant", "numbers", "closed"]
"""``value`` and ``cell`` are whole values. ``remnant`` are the bytes of a file whose cells came
before: what these hold is no news. ``numbers`` hold vectors and no text. ``closed`` cannot be
searched, for the reason that ``text`` is the key of.
"""
Trail = tuple[str, ...]
"""The way into a file: a member of an archive, a column of a table, a line."""

BLOCK: Final = 2**20
OVERLAP: Final = 8_192
"""Bytes that are read twice where a file is read in blocks: longer than anything looked for."""
MOST_AT_ONCE: Final = 64 * 2**20
"""Bytes of the largest document that is read whole; of a larger one only its bytes are searched."""
_PARTING: Final = re.compile(rb"\s")
_NEAR: Final = 512


@dataclass(frozen=True)
class Part:
    """One part of a file."""

    kind: PartKind
    trail: Trail
    text: str = ""
    block: bytes = b""


@dataclass(frozen=True)
class Source:
    """Bytes to be taken apart: a file, or what was inside another one."""

    name: str
    file: BinaryIO
    size: int
    trail: Trail = ()
    path: Path | None = None
    """Where it lies, unless it was inside another one."""

    @property
    def depth(self) -> int:
        """How many containers it was in."""
        return len(self.trail)

    def inside(self, name: str, contents: BinaryIO, size: int) -> Source:
        """Return what has that ``name`` in this one."""
        return Source(name, contents, size, (*self.trail, name))

    def head(self, count: int) -> bytes:
        """Return the first bytes."""
        self.file.seek(0)
        return self.file.read(count)

    def whole(self) -> bytes:
        """Return all bytes."""
        self.file.seek(0)
        return self.file.read()

    def value(self, text: str, *where: str, kind: PartKind = "value") -> Part:
        """Return a part of text found at ``where`` in this one."""
        return Part(kind, (*self.trail, *where), text)

    def closed(self, reason: str) -> Part:
        """Return a part that says why this one cannot be searched."""
        return Part("closed", self.trail, reason)


def blocks(source: Source, kind: PartKind, *, whole_words: bool = False) -> Iterator[Part]:
    """Give the bytes of ``source`` in blocks that overlap; with ``whole_words`` no word is cut."""
    source.file.seek(0)
    before = b""
    following = source.file.read(BLOCK)
    while following:
        block, following = before + following, source.file.read(BLOCK)
        told = _trimmed(block, start=bool(before), end=bool(following)) if whole_words else block
        yield Part(kind, source.trail, block=told)
        before = block[-OVERLAP:]


def as_source(name: str, contents: bytes, trail: Trail = ()) -> Source:
    """Return ``contents`` as a source."""
    return Source(name, io.BytesIO(contents), len(contents), trail)


def _trimmed(block: bytes, *, start: bool, end: bool) -> bytes:
    first, last = 0, len(block)
    if start and (found := _PARTING.search(block, 0, _NEAR)):
        first = found.end()
    if end:
        places = [found.start() for found in _PARTING.finditer(block, max(0, last - _NEAR))]
        last = places[-1] if places else last
    return block[first:last]

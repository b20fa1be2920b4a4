"""Reader of the 4-bit weight file of the bundled encoder (format ``E5S1``, little-endian).

    magic "E5S1", u32 version
    i32 hidden, layers, heads, feed-forward, vocabulary, positions, token types; f32 epsilon;
    i32 block
    i32 pieces, <s>, </s>, <pad>, <unk>; u64 bytes; u32 offsets[pieces + 1]; f32 scores[pieces];
    the pieces in UTF-8; i32 count, u32 bytes of a map (u32 character, u8 k, u32 replacement[k])
    i32 tensors; of each: u16 length, name, u8 type (0: f32, 1: Q4_0), u32 n, u64 offset, u64 bytes

A Q4_0 block holds 32 weights in 18 bytes: an f16 scale, then 16 bytes whose low nibbles are the
first 16 weights and whose high nibbles are the last 16; a weight is (nibble - 8) x scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_FLOAT, _Q4 = 0, 1


@dataclass(frozen=True)
class Geometry:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    """The pieces in the order of their ids, their scores, and what is rewritten before."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    replacements: dict[str, str]
    beginning: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class _Entry:
    kind: int
    count: int
    offset: int


class Q4File:
    """One opened weight file: its geometry, its vocabulary and its tensors by name."""

    def __init__(self, path: Path) -> None:
        """Read everything but the weights, which stay on the disk until asked for.

        Raises:
            ValueError: the file does not have this format.
            OSError: the file cannot be read.
        """
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r")
        reader = _Reader(self._bytes)
        if reader.raw(4) != MAGIC or reader.one("I") != 1:
            raise ValueError(f"{path.name} is not a weight file of format E5S1, version 1")
        *sizes, _block = reader.take("7ifi")
        self.geometry = Geometry(*sizes)
        self.vocabulary = _vocabulary(reader)
        self._entries: dict[str, _Entry] = {}
        for _ in range(reader.one("i")):
            name = reader.raw(reader.one("H")).decode()
            kind, count, offset, _length = reader.take("BIQQ")
            self._entries[name] = _Entry(kind, count, offset)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tensors, in the order of the file."""
        return tuple(self._entries)

    def tensor(self, name: str) -> npt.NDArray[np.float32]:
        """Return the weights called ``name`` as one flat row of 32-bit floats.

        Raises:
            KeyError: the file has no such tensor.
        """
        entry = self._entries[name]
        if entry.kind == _FLOAT:
            return np.frombuffer(self._bytes, "<f4", entry.count, entry.offset).astype(np.float32)
        blocks = np.frombuffer(self._bytes, _BLOCK, entry.count // 32, entry.offset)
        weights = np.empty((len(blocks), 32), dtype=np.float32)
        weights[:, :16] = blocks["nibbles"] & 0x0F
        weights[:, 16:] = blocks["nibbles"] >> 4
        weights -= 8.0
        weights *= blocks["scale"].astype(np.float32)[:, None]
        return weights.reshape(-1)


def _vocabulary(reader: _Reader) -> Vocabulary:
    count, beginning, end, padding, unknown = reader.take("5i")
    length = reader.one("Q")
    offsets = reader.take(f"{count + 1}I")
    scores = reader.take(f"{count}f")
    blob = reader.raw(length)
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode() for i in range(count))
    replacements: dict[str, str] = {}
    entries, _length = reader.take("iI")
    for _ in range(entries):
        character, size = reader.take("IB")
        replacements[chr(character)] = "".join(map(chr, reader.take(f"{size}I")))
    return Vocabulary(pieces, scores, replacements, beginning, end, padding, unknown)


class _Reader:
    """A cursor over little-endian fields."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self._data = data
        self._at = 0

    def raw(self, length: int) -> bytes:
        self._at += length
        return self._data[self._at - length : self._at].tobytes()

    def take(self, fields: str) -> tuple[Any, ...]:
        layout = struct.Struct("<" + fields)
        return layout.unpack(self.raw(layout.size))

    def one(self, field: str) -> Any:
        return self.take(field)[0]

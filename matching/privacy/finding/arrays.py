"""Arrays of numbers and of texts, the files of an index among them.

What can be proved of an index file: a flat one, and one of inverted lists that is not quantised,
keep each vector as it is, byte for byte (the two kinds that the workspace writes); a vector that is
not found there is not there. A quantised one keeps only an approximation that several vectors may
share: nothing can be proved from its bytes, and it is told as closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matching.privacy.finding.parts import Part, Source, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from matching.privacy.finding.parts import PartKind

FAISS_PLAIN: Final = (b"IxFI", b"IxF2", b"IxFl", b"IwFl")
FAISS_OTHER: Final = (
    *(b"IwSQ", b"IwSq", b"IwPQ", b"IwQR", b"IxPq", b"IxPQ", b"IxPo", b"IxSQ", b"IxHe", b"IHNf"),
    *(b"IHNp", b"IHNs", b"IHN2", b"IHc2", b"IxPT", b"IxRF", b"IxRP", b"IxMp", b"IxM2", b"IBxF"),
    *(b"IPfs", b"IwPf", b"INSf", b"IxRQ", b"ImRQ", b"IxLS"),
)
_ENDS: Final = ".ends.npy"
_TEXTS_AT_ONCE: Final = 10_000


def faiss_parts(source: Source) -> Iterator[Part]:
    """Give the bytes of an index file, and say so where they prove nothing."""
    if not source.head(4).startswith(FAISS_PLAIN):
        yield source.closed("privacy-closed-quantised")
    yield from blocks(source, "numbers")


def array_parts(source: Source) -> Iterator[Part]:
    """Give what a NumPy file holds: its texts, or its bytes; nothing in it is ever unpickled."""
    source.file.seek(0)
    try:
        major, _ = np.lib.format.read_magic(source.file)
        read = (
            np.lib.format.read_array_header_1_0
            if major == 1
            else np.lib.format.read_array_header_2_0
        )
        shape, _, kind = read(source.file)
    except (ValueError, OSError):
        yield source.closed("privacy-closed-damaged")
        yield from blocks(source, "bytes")
        return
    if kind.hasobject or kind.names:
        yield from blocks(source, "bytes")
    elif kind.kind in "US" and kind.itemsize:
        yield from _texts(source, kind, int(np.prod(shape, dtype=np.int64)))
    elif kind.itemsize == 1 and not _beside(source, "starts.npy"):
        yield from blocks(source, "bytes")
    elif kind.itemsize == 1:
        yield from _parted(source)
    else:
        yield from blocks(source, "numbers")


def is_stored_texts(source: Source) -> bool:
    """Return whether the texts of ``source`` follow one another, parted by a file beside it."""
    return source.name.endswith(".txt") and _beside(source, _ends_name(source)) is not None


def stored_text_parts(source: Source) -> Iterator[Part]:
    """Give each text of a file of an index whose ends are kept beside it."""
    beside = _beside(source, _ends_name(source))
    try:
        ends = np.load(beside, mmap_mode="r", allow_pickle=False) if beside else np.zeros(0, int)
        yield from _between(source, 0, ends)
    except (OSError, ValueError):
        yield source.closed("privacy-closed-damaged")
        yield from blocks(source, "bytes")


def _parted(source: Source) -> Iterator[Part]:
    """Give the words of a vocabulary: an array of bytes, and where each begins beside it."""
    beside = _beside(source, "starts.npy")
    start = source.file.tell()
    try:
        starts = np.load(beside, mmap_mode="r", allow_pickle=False) if beside else np.zeros(0, int)
        # Words of everybody's texts: a short text of somebody is not one of them, a name may be.
        yield from _between(source, start, starts[1:], "text")
    except (OSError, ValueError):
        yield from blocks(source, "bytes")


def _between(
    source: Source, start: int, ends: npt.NDArray[np.int64], kind: PartKind = "value"
) -> Iterator[Part]:
    source.file.seek(start)
    before = 0
    for number, end in enumerate(ends, start=1):
        text = source.file.read(int(end) - before).decode("utf-8", "replace")
        before = int(end)
        yield source.value(text, f"{number}", kind=kind)


def _texts(source: Source, kind: np.dtype[Any], count: int) -> Iterator[Part]:
    for start in range(0, count, _TEXTS_AT_ONCE):
        some = min(_TEXTS_AT_ONCE, count - start)
        raw = source.file.read(some * kind.itemsize)
        for number, value in enumerate(np.frombuffer(raw, kind).tolist(), start=start + 1):
            text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
            yield source.value(text, f"{number}")


def _ends_name(source: Source) -> str:
    return f"{source.name.removesuffix('.txt')}{_ENDS}"


def _beside(source: Source, name: str) -> Path | None:
    path = source.path.with_name(name) if source.path else None
    return path if path and path.is_file() else None

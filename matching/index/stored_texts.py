"""Many texts in two files that open at once, whatever their number: the bytes, and where each ends.

<name>.txt        every text in UTF-8, one after another
<name>.ends.npy   where each ends, in bytes
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt


class StoredTexts(Sequence[str]):
    """The texts written at one place, decoded one by one when they are asked for."""

    def __init__(
        self, path: Path, content: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64]
    ) -> None:
        self.path = path
        """The file that holds them."""
        self._content = content
        self._ends = ends

    @classmethod
    def open(cls, path: Path) -> StoredTexts:
        """Return the texts that ``write_texts`` wrote at ``path`` (without ending).

        Raises:
            OSError: a file is absent.
        """
        ends = np.asarray(np.load(_ends(path), mmap_mode="r", allow_pickle=False))
        source = _content(path)
        # A file of no bytes cannot be mapped.
        if not source.stat().st_size:
            return cls(source, np.empty(0, np.uint8), ends)
        return cls(source, np.asarray(np.memmap(source, np.uint8, "r")), ends)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        """Return one text, or a tuple of those of a slice."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        return self.encoded(at).decode()

    def encoded(self, at: int) -> bytes:
        """Return the bytes of one text.

        Raises:
            IndexError: there is no such text.
        """
        row = at + len(self) if at < 0 else at
        if not 0 <= row < len(self):
            raise IndexError(at)
        start = int(self._ends[row - 1]) if row else 0
        return self._content[start : int(self._ends[row])].tobytes()


def write_texts(texts: Iterable[str], path: Path) -> None:
    """Write ``texts`` at ``path`` (without ending), one at a time."""
    ends, end = [], 0
    with _content(path).open("wb") as file:
        for text in texts:
            end += file.write(text.encode())
            ends.append(end)
    np.save(_ends(path), np.array(ends, np.int64), allow_pickle=False)


def _content(path: Path) -> Path:
    return path.with_name(f"{path.name}.txt")


def _ends(path: Path) -> Path:
    return path.with_name(f"{path.name}.ends.npy")

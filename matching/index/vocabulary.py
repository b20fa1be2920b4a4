"""A sorted list of words on disk, searched where it lies: opening it reads nothing.

text.npy holds the words in UTF-8 one after the other, starts.npy where each begins, and the end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt

_KEPT = 100_000
"""Places remembered at once."""


class Vocabulary:
    """Different words in the order of their UTF-8, each known by its place."""

    def __init__(self, text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64]) -> None:
        self._text = text
        self._starts = starts
        self._known: dict[str, int | None] = {}

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        """Return the vocabulary of those ``words``."""
        sorted_words = sorted({_bytes(word) for word in words})
        starts = np.fromiter(accumulate(map(len, sorted_words), initial=0), np.int64)
        return cls(np.frombuffer(b"".join(sorted_words), np.uint8), starts)

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        """Return the vocabulary saved in ``folder``."""
        text, starts = (
            np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
            for name in ("text", "starts")
        )
        return cls(text, starts)

    def save(self, folder: Path) -> None:
        """Write the words into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "text.npy", self._text, allow_pickle=False)
        np.save(folder / "starts.npy", self._starts, allow_pickle=False)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> bytes:
        return self._text[self._starts[place] : self._starts[place + 1]].tobytes()

    def place(self, word: str) -> int | None:
        """Return the place of ``word``, None where it is not there."""
        known = self._known.get(word, -1)
        if known != -1:
            return known
        if len(self._known) >= _KEPT:
            self._known.clear()
        sought = _bytes(word)
        at = bisect_left(self, sought)
        place = at if at < len(self) and self[at] == sought else None
        self._known[word] = place
        return place


def _bytes(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")

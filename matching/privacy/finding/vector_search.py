"""Looks for vectors among bytes: wherever they begin, in the number formats an index may use.

A vector is found by one of its components first: four bytes whose place in a table of 65,536 says
whether any vector has them. So the time taken does not grow with the number of vectors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matching.privacy.finding.spelling import Form

Vector = npt.NDArray[np.float32]
_TABLE: Final = 2**16
_MIXED: Final = np.uint32(2654435761)
"""Knuth's multiplier: spreads keys that are alike over the table."""
_WORD: Final = 4


class VectorSearch:
    """The vectors of one search."""

    def __init__(self, vectors: Iterable[Vector]) -> None:
        self._forms: dict[bytes, Form] = {}
        for vector in vectors:
            if np.any(vector):
                for form, told in _written(np.ascontiguousarray(vector, "<f4")):
                    self._forms.setdefault(told, form)
        self.longest = max(map(len, self._forms), default=0)
        """Bytes of the longest vector."""
        self._at: dict[int, list[tuple[int, bytes]]] = {}
        for told in self._forms:
            offset, key = _rarest(told)
            self._at.setdefault(key, []).append((offset, told))
        self._keys = np.array(sorted(self._at), np.uint32)
        self._table = np.zeros(_TABLE, np.bool_)
        self._table[_place(self._keys)] = True

    def __len__(self) -> int:
        return len(self._forms)

    def in_bytes(self, block: bytes) -> Iterator[Form]:
        """Give the form of each vector that is whole in ``block``."""
        if not self._forms:
            return
        for start in range(min(_WORD, len(block))):
            count = (len(block) - start) // _WORD
            words = np.frombuffer(block, "<u4", count, start)
            likely = np.flatnonzero(self._table[_place(words)])
            sure = likely[np.isin(words[likely], self._keys)]
            for at in sure.tolist():
                yield from self._there(block, start + at * _WORD, int(words[at]))

    def _there(self, block: bytes, place: int, key: int) -> Iterator[Form]:
        for offset, told in self._at[key]:
            begin = place - offset
            if begin >= 0 and block[begin : begin + len(told)] == told:
                yield self._forms[told]


def _written(vector: npt.NDArray[np.float32]) -> Iterator[tuple[Form, bytes]]:
    yield "float32", vector.tobytes()
    yield "float16", vector.astype("<f2").tobytes()
    bits = vector.view("<u4")
    cut = (bits >> np.uint32(16)).astype("<u2")
    # To the nearest, ties to even, as processors do it; others only cut.
    near = ((bits + np.uint32(0x7FFF) + (bits >> 16 & np.uint32(1))) >> 16).astype("<u2")
    for told in {cut.tobytes(), near.tobytes()}:
        yield "bfloat16", told


def _rarest(told: bytes) -> tuple[int, int]:
    """Return where four telling bytes begin in a vector, and their value: not zeros if it can."""
    words = np.frombuffer(told, "<u4", len(told) // _WORD)
    values, first, counts = np.unique(words, return_index=True, return_counts=True)
    parts = sum((values >> np.uint32(8 * byte) & np.uint32(255)) != 0 for byte in range(_WORD))
    best = np.lexsort((first, counts, -np.asarray(parts)))[0]
    return int(first[best]) * _WORD, int(values[best])


def _place(words: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    return words * _MIXED >> np.uint32(16)

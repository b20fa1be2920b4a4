"""Which texts go through a network together: those of one token count, so that none is padded."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

_MOST_THREADS = 8


def one_length_batches(counts: Sequence[int], most: Callable[[int], int]) -> list[list[int]]:
    """Return the rows of ``counts`` in batches of one token count each, the longest first.

    Args:
        counts: how many tokens each row has.
        most: how many rows of a token count go together, at least one.
    """
    grouped: dict[int, list[int]] = {}
    for row, count in enumerate(counts):
        grouped.setdefault(count, []).append(row)
    return [
        rows[start : start + most(count)]
        for count, rows in sorted(grouped.items(), reverse=True)
        for start in range(0, len(rows), most(count))
    ]


def threads() -> int:
    """Return how many batches are calculated at once, each by one thread."""
    return min(os.cpu_count() or 1, _MOST_THREADS)

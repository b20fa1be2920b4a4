"""Room for arrays that may be larger than memory: files that go when the work is done."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from matching.index.centring import Vectors

Scratch = Path
"""A folder for such files."""
_LARGE = 256 * 2**20
"""Bytes."""


@contextmanager
def scratch_in(folder: Path) -> Iterator[Scratch]:
    """Give a new folder inside ``folder``, which is removed at the end.

    Raises:
        OSError: the folder cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix=".scratch-", dir=folder) as name:
        yield Path(name)


@contextmanager
def part_of(scratch: Scratch | None) -> Iterator[Scratch | None]:
    """Give a folder inside ``scratch`` that is removed earlier; nothing where there is none."""
    if scratch is None:
        yield None
        return
    with scratch_in(scratch) as inner:
        yield inner


def room(name: str, shape: tuple[int, int], scratch: Scratch | None) -> Vectors:
    """Return an array of zeros: in memory, or, where it is large, in a new file of ``scratch``.

    Raises:
        OSError: the disk has no room for it.
    """
    size = shape[0] * shape[1] * np.dtype(np.float32).itemsize
    if scratch is None or size < _LARGE:
        return np.zeros(shape, np.float32)
    with tempfile.NamedTemporaryFile(prefix=f"{name}-", dir=scratch, delete=False) as file:
        if hasattr(os, "posix_fallocate"):
            # A disk that fills up later would kill the process.
            os.posix_fallocate(file.fileno(), 0, size)
    # A plain view of the mapped file: the class of NumPy for mapped files is slow to index.
    return np.asarray(np.memmap(file.name, np.float32, "w+", shape=shape))

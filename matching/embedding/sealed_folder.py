"""Makes a folder all or nothing: whole, checked and on the disk, or not there."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from filelock import FileLock

from matching.embedding.seal import is_sealed, write_seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def make_sealed_folder(target: Path, source: str, write: Callable[[Path], None]) -> None:
    """Have ``write`` fill the folder ``target``, unless it is whole and made from ``source``.

    The folder is built under another name beside ``target`` and renamed once it is whole and on
    the disk; a damaged one that stood there is removed. Of two processes that come together, one
    writes and the other finds the work done. A killed run leaves its unfinished folder to the next
    one, which removes it.

    Raises:
        OSError: the disk is full or the folder cannot be written; nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    building = target.with_name(f".{target.name}.building")
    damaged = target.with_name(f".{target.name}.damaged")
    with FileLock(target.with_name(f".{target.name}.lock")):
        if is_sealed(target, source):
            return
        # Whoever holds the lock is alone: what lies here was left by a run that was killed.
        _remove(building, damaged)
        try:
            building.mkdir()
            write(building)
            write_seal(building, source)
            _flush(building)
            if target.exists():
                target.rename(damaged)
            building.rename(target)
        finally:
            _remove(building, damaged)


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Wait until the files are on the disk, so that a power cut cannot empty a renamed folder."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())

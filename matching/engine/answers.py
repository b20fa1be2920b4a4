"""What the matcher answers besides suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from matching.index.manifest import Manifest
from matching.index.workspace import Workspace


@dataclass(frozen=True)
class Scores:
    """The full matrix of fits: one row per profile of ``xs``, one column per profile of ``ys``."""

    xs: tuple[str, ...]
    ys: tuple[str, ...]
    for_x: npt.NDArray[np.float64]
    for_y: npt.NDArray[np.float64]
    score: npt.NDArray[np.float64]


@dataclass(frozen=True)
class WorkspaceInfo:
    """What ``matching info`` tells of a workspace."""

    folder: Path
    manifest: Manifest
    calibrated: bool
    size: int
    """Bytes on disk, cache included."""
    verified: bool = False
    """Whether every byte of every file was compared with what was written."""

    @classmethod
    def of(cls, folder: Path, manifest: Manifest, *, calibrated: bool, verify: bool) -> Self:
        """Return what is known of the workspace in ``folder``; ``verify`` reads all of its files.

        Raises:
            WorkspaceDamagedError: a file was altered; only with ``verify``.
        """
        if verify:
            Workspace(folder).verify()
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        return cls(folder, manifest, calibrated, size, verify)

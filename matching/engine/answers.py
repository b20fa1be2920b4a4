"""What the matcher answers besides suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matching.index.manifest import Manifest


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

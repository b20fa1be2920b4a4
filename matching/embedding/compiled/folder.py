"""Where a compiled encoder is kept under ``<home>/compiled``, and how it is opened or made.

    <model, OpenVINO's version, EXPORT>/         network.xml, network.bin, tokenizers, encoder.json
    <the same>.<precision>.<processor>/          network.blob: ready for that kind of processor
    <the same>.refused.json                      why the model could not be compiled

Both folders are sealed. What is refused is remembered, so that each run does not try again.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.embedding.compiled.exporting import NETWORK, WEIGHTS, write_compiled
from matching.embedding.compiled.runtime import (
    CompilationError,
    core,
    load_openvino,
    openvino_version,
    options,
    processor,
)
from matching.embedding.seal import SEAL, digest, is_sealed, is_still_sealed
from matching.embedding.sealed_folder import make_sealed_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sentence_transformers import SentenceTransformer

    from matching.embedding.protocol import Precision, Progress

EXPORT = 1
"""Raised whenever what is written into the folder changes."""
BLOB = "network.blob"


@dataclass(frozen=True)
class CompiledFolder:
    """The place of one model under a home; nothing is read before it is asked for."""

    home: Path
    model_id: str

    @property
    def source(self) -> str:
        """What the folder is made from: the model, and what compiled it."""
        return f"{self.model_id} openvino {openvino_version()} export {EXPORT}"

    @property
    def path(self) -> Path:
        """The folder itself."""
        key = hashlib.sha256(self.source.encode()).hexdigest()[:12]
        name = re.sub(r"[^A-Za-z0-9@-]+", "_", self.model_id)[:60]
        return self.home / "compiled" / f"{name}-{key}"

    def refusal(self) -> CompilationError | None:
        """Return why the model could not be compiled, if that was tried."""
        try:
            noted = json.loads(self._refused.read_text(encoding="utf-8"))
            return CompilationError(noted["key"], **noted["values"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def ensure(
        self, load: Callable[[], SentenceTransformer], name: str, progress: Progress | None
    ) -> None:
        """Make the folder unless it is there and whole.

        Raises:
            CompilationError: the model cannot be compiled, or the folder cannot be written.
            EncoderError: the model cannot be had.
        """
        known = self.refusal()
        if known:
            raise known
        if not is_still_sealed(self.path, self.source):
            self._make(load, name, progress)

    def compile(self, precision: Precision, streams: int) -> Any:
        """Return the compiled network, from the blob of this processor where there is one.

        The weights are mapped from their file, not copied.

        Raises:
            CompilationError: OpenVINO does not load.
            RuntimeError: OpenVINO cannot read the network.
        """
        chosen = options(precision, streams)
        kind = hashlib.sha256(processor().encode()).hexdigest()[:12]
        folder = self.path.with_name(f"{self.path.name}.{precision}.{kind}")
        source = f"{digest(self.path / SEAL)} {precision} {kind}"
        if is_sealed(folder, source):
            blob = load_openvino().tensor_from_file(folder / BLOB)
            weights = {"WEIGHTS_PATH": str(self.path / WEIGHTS)}
            # A blob that is not of this processor after all: the network itself is at hand.
            with suppress(RuntimeError):
                return core().import_model(blob, "CPU", {**chosen, **weights})
        compiled = core().compile_model(self.path / NETWORK, "CPU", chosen)
        content = compiled.export_model().getvalue()
        # The blob only spares a moment at the next start.
        with suppress(OSError):
            make_sealed_folder(folder, source, lambda at: _write(at / BLOB, content))
        return compiled

    def _make(
        self, load: Callable[[], SentenceTransformer], name: str, progress: Progress | None
    ) -> None:
        try:
            make_sealed_folder(
                self.path, self.source, lambda at: write_compiled(load(), name, at, progress)
            )
        except CompilationError as refusal:
            if not _may_pass(refusal):
                self._remember(refusal)
            raise
        except OSError as fault:
            raise CompilationError(
                "error-encoder-compiled-write",
                folder=str(self.path.parent),
                reason=fault.strerror or str(fault),
            ) from fault

    @property
    def _refused(self) -> Path:
        return self.path.with_name(f"{self.path.name}.refused.json")

    def _remember(self, refusal: CompilationError) -> None:
        content = json.dumps({"key": refusal.key, "values": refusal.values}, default=str)
        building = self._refused.with_suffix(".building")
        # A note that cannot be kept only costs the next run another try.
        with suppress(OSError):
            building.write_text(content + "\n", encoding="utf-8")
            building.replace(self._refused)


def _may_pass(refusal: CompilationError) -> bool:
    """Return whether the system failed rather than the model: memory or the disk ran out."""
    cause = refusal.__cause__
    # OpenVINO reports a full disk as an error of the C++ library's streams.
    return isinstance(cause, MemoryError | OSError) or "iostream" in str(cause)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)

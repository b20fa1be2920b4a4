"""An encoder that remembers: only texts never seen before reach the model."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from matching.embedding.sentence_encoder import STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.embedding.cache import Vector, VectorCache
    from matching.embedding.protocol import Encoder, Precision, Progress, Role, Vectors

CHUNK = 256
"""Texts encoded between two writes: what a killed run loses at most."""


class CachedEncoder:
    """An encoder in front of a cache; the model is not even loaded where every text is known.

    ``encoded`` and ``reused`` count the different texts that went to the model and those that the
    cache already had.
    """

    def __init__(self, encoder: Encoder, cache: VectorCache, template_version: str) -> None:
        """Put ``cache`` before ``encoder``, for texts made by one version of the text template."""
        self._encoder = encoder
        self._cache = cache
        self._template_version = template_version
        self.encoded = 0
        self.reused = 0

    @property
    def model_id(self) -> str:
        """The name of the model behind."""
        return self._encoder.model_id

    @property
    def precision(self) -> Precision:
        """The numbers the model behind calculates in; vectors of another precision are not read."""
        return self._encoder.precision

    @property
    def dimension(self) -> int:
        """How many components a vector has, as the cache knows or else as the model says."""
        return self._cache.dimension(self.model_id) or self._encoder.dimension

    def encode(self, texts: Sequence[str], role: Role, progress: Progress | None = None) -> Vectors:
        """Return one unit-length row per text, in the order of ``texts``.

        Raises:
            EncoderError: a text is new and the model cannot be had or loaded.
            WorkspaceWriteError: the cache cannot be written.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        hash_of = {text: text_hash(text, role) for text in texts}
        place = self.model_id, self.precision, self._template_version
        known = self._cache.get_many(*place, hash_of.values())
        missing = [text for text, key in hash_of.items() if key not in known]
        # Neighbours in length share a batch; the text itself breaks ties.
        missing.sort(key=lambda text: (len(text), text))
        self.reused += len(hash_of) - len(missing)
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
            rows = self._encoder.encode(chunk, role)
            if self.precision != place[1]:
                # The model could not start as announced and fell back: begin again with its own.
                self.reused -= len(hash_of) - len(missing)
                return self.encode(texts, role, progress)
            new: dict[str, Vector] = {
                hash_of[text]: row for text, row in zip(chunk, rows, strict=True)
            }
            self._cache.put_many(*place, new)
            known.update(new)
            self.encoded += len(chunk)
            if progress:
                progress(STEP, start + len(chunk), len(missing))
        return np.stack([known[hash_of[text]] for text in texts])


def text_hash(text: str, role: Role) -> str:
    """Return the SHA-256 of a text and its role: the name of its vector in the cache."""
    return hashlib.sha256(f"{role}\0{text}".encode()).hexdigest()

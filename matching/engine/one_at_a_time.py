"""An encoder that several threads may ask at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Condition

import numpy as np

from matching.embedding.protocol import Encoder, Precision, Progress, Role, Vectors
from matching.embedding.sentence_encoder import STEP

AT_ONCE = 64
"""Texts encoded before the next thread has its turn."""


class OneAtATime:
    """Lets one thread at a time into an encoder, which is loaded once and uses every core.

    Threads are served in the order they come, and a long list in parts, each of which waits for its
    turn: who asks for one text waits for one part of a list of thousands.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._changed = Condition()
        self._given = self._served = 0

    @property
    def model_id(self) -> str:
        """The name under which its vectors are kept."""
        return self._encoder.model_id

    @property
    def dimension(self) -> int:
        """How many components a vector has."""
        with self._turn():
            return self._encoder.dimension

    @property
    def precision(self) -> Precision:
        """The numbers its vectors are calculated in."""
        with self._turn():
            return self._encoder.precision

    def encode(self, texts: Sequence[str], role: Role, progress: Progress | None = None) -> Vectors:
        """Return one unit-length row per text, in the order of ``texts``.

        Raises:
            EncoderError: the model cannot be had or cannot be loaded.
        """
        if len(texts) <= AT_ONCE:
            with self._turn():
                return self._encoder.encode(texts, role, progress)
        parts = []
        for start in range(0, len(texts), AT_ONCE):
            with self._turn():
                parts.append(self._encoder.encode(texts[start : start + AT_ONCE], role))
            if progress:
                progress(STEP, min(start + AT_ONCE, len(texts)), len(texts))
        return np.concatenate(parts)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for those who came before; a lock of the library would favour who just left."""
        with self._changed:
            number = self._given
            self._given += 1
            self._changed.wait_for(lambda: self._served == number)
        try:
            yield
        finally:
            with self._changed:
                self._served += 1
                self._changed.notify_all()

"""An encoder that several threads may ask at once."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from matching.embedding.protocol import Encoder, Precision, Progress, Role, Vectors


class OneAtATime:
    """Lets one thread at a time into an encoder, which is loaded once and uses every core."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._turn = Lock()

    @property
    def model_id(self) -> str:
        """The name under which its vectors are kept."""
        return self._encoder.model_id

    @property
    def dimension(self) -> int:
        """How many components a vector has."""
        with self._turn:
            return self._encoder.dimension

    @property
    def precision(self) -> Precision:
        """The numbers its vectors are calculated in."""
        with self._turn:
            return self._encoder.precision

    def encode(self, texts: Sequence[str], role: Role, progress: Progress | None = None) -> Vectors:
        """Return one unit-length row per text, in the order of ``texts``.

        Raises:
            EncoderError: the model cannot be had or cannot be loaded.
        """
        with self._turn:
            return self._encoder.encode(texts, role, progress)

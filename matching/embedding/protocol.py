"""What the rest of the program asks of whatever turns texts into vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

Role = Literal["query", "passage"]
"""``query`` for what is sought, ``passage`` for what is offered."""

Precision = Literal["f32", "bf16"]
"""The numbers a vector was calculated in: of 32 bits, or of 16 with the range of 32."""

Progress = Callable[[str, int, int], None]
"""Called with the key of a message, how many steps are done and how many there are."""

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit-length vectors; one text in one role is always the same vector."""

    @property
    def model_id(self) -> str:
        """The name under which its vectors are kept: another model has another name."""
        ...

    @property
    def dimension(self) -> int:
        """How many components a vector has."""
        ...

    @property
    def precision(self) -> Precision:
        """The numbers its vectors are calculated in; asking may load the library that calculates.

        It is final once a text was encoded: an encoder that cannot start may fall back on another
        precision then.
        """
        ...

    def encode(self, texts: Sequence[str], role: Role, progress: Progress | None = None) -> Vectors:
        """Return one unit-length row per text, in the order of ``texts``.

        Without any text the array has no row and ``dimension`` columns.

        Raises:
            EncoderError: the model cannot be had or cannot be loaded.
        """
        ...

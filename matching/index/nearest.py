"""The FAISS index of one territory and facet; cosines leave it as scores, higher is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors


@dataclass(frozen=True)
class Nearest:
    """Exact search by inner product over unit vectors; ``rows`` maps a position to its row."""

    index: Any
    rows: npt.NDArray[np.intp]
    recall: float | None = None
    """The share of the nearest 20 that an approximate index finds; None of an exact one."""

    @classmethod
    def build(cls, vectors: Vectors, known: npt.NDArray[np.bool_]) -> Nearest:
        """Return the index of the rows of ``vectors`` that are ``known``."""
        import faiss  # noqa: PLC0415 - only the index opens FAISS

        index = faiss.IndexFlatIP(max(1, vectors.shape[1]))
        rows = np.flatnonzero(known)
        if len(rows):
            index.add(np.ascontiguousarray(vectors[rows], np.float32))
        return cls(index, rows)

    @classmethod
    def from_bytes(cls, content: bytes, known: npt.NDArray[np.bool_]) -> Nearest:
        """Return the index that ``to_bytes`` wrote."""
        import faiss  # noqa: PLC0415

        index = faiss.deserialize_index(np.frombuffer(content, np.uint8))
        return cls(index, np.flatnonzero(known))

    def to_bytes(self) -> bytes:
        """Return the index as FAISS writes it."""
        import faiss  # noqa: PLC0415

        return bytes(faiss.serialize_index(self.index).tobytes())

    def search(self, query: Vectors, depth: int) -> list[int]:
        """Return the ``depth`` rows nearest to one ``query`` vector, best first, ties by row."""
        if not len(self.rows) or not np.any(query):
            return []
        count = min(depth, len(self.rows))
        scores, positions = self.index.search(np.ascontiguousarray(query[None], np.float32), count)
        found = self.rows[positions[0]]
        return [int(found[i]) for i in np.lexsort((found, -scores[0]))]

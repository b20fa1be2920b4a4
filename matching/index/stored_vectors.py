"""The vectors an index keeps of some profiles, and of nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    import numpy.typing as npt

    from matching.index.centring import Vectors
    from matching.index.generation import Contents


def vectors_of(contents: Contents, ids: Container[str]) -> tuple[npt.NDArray[np.float32], ...]:
    """Return the vectors of the profiles ``ids``: of their texts, and of their facets.

    One that a profile of somebody else has as well, as of a text that both have, is left out.
    """
    own: list[tuple[Vectors, list[int]]] = []
    for side in contents.sides.values():
        rows = [row for row, name in enumerate(side.alone.ids) if name in ids]
        texts = side.alone.sentences
        sentences = [at for row in rows for at in range(*texts.of(row).indices(len(texts.owner)))]
        own.append((np.asarray(texts.vectors[:]), sentences))
        for population in (side.alone, side.population):
            own += [(np.asarray(facet), rows) for facet in population.facets.values()]
    return tuple(
        found
        for vectors, rows in own
        for found in _rows(vectors, rows)
        if not any(_is_elsewhere(found, others, theirs) for others, theirs in own)
    )


def _rows(vectors: Vectors, rows: list[int]) -> Iterator[npt.NDArray[np.float32]]:
    for row in rows:
        if np.any(vectors[row]):
            yield np.array(vectors[row], np.float32)


def _is_elsewhere(vector: npt.NDArray[np.float32], others: Vectors, theirs: list[int]) -> bool:
    telling = int(np.argmax(np.abs(vector)))
    alike = np.setdiff1d(np.flatnonzero(others[:, telling] == vector[telling]), theirs)
    return bool(len(alike) and (others[alike] == vector).all(axis=1).any())

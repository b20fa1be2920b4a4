"""A linear map after the encoder that forgets the language a text is written in.

Two texts that say the same in French and in English should meet; what tells them apart is a matter
of language. Its directions are estimated from the profiles indexed, which need no labels for it,
and are damped; then the directions in which profiles differ most are favoured a little, which
damps what is proper to single sentences. (Within-class covariance normalisation: Hatch, Kajarekar &
Stolcke, "Within-class covariance normalization for SVM-based speaker recognition", 2006.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.index.centring import FEWEST_PROFILES, Vectors, unit
from matching.language import LANGUAGES
from matching.profiles.facets import FacetText

_PLACES = ("offer", "need", "summary")
_SHRINKAGE = 1.0
"""Of the language directions, in units of their mean variance."""
_EMPHASIS = 0.25
_EMPHASIS_SHRINKAGE = 0.05
_AT_ONCE = 4096
"""Rows gathered before they are multiplied."""


@dataclass(frozen=True)
class Adapter:
    """A square matrix that centred vectors are multiplied by; None leaves them as they are."""

    matrix: npt.NDArray[np.float64] | None

    @classmethod
    def of(cls, texts: Iterable[list[FacetText]], vectors: Iterable[Vectors]) -> Adapter:
        """Return the adapter of ``texts`` and their centred ``vectors``, one entry per profile.

        With D the second moment of the differences between the French and the English of one
        place of one profile, and C that of all texts mapped by W:
        W = (D + mean(D)·I)^(-1/2), matrix = W · (C + 0.05·mean(C)·I)^(1/4), mean(·) the mean
        eigenvalue. Below 20 profiles told in both languages nothing is estimated.
        """
        between, whole, told = _SecondMoment(), _SecondMoment(), 0
        for its_texts, its_vectors in zip(texts, vectors, strict=True):
            whole.add(its_vectors)
            found = _differences(its_texts, its_vectors)
            between.add(*found)
            told += bool(found)
        if told < FEWEST_PROFILES:
            return cls(None)
        whitening = _power(between.value(), _SHRINKAGE, -0.5)
        mapped = whitening.T @ whole.value() @ whitening
        return cls(whitening @ _power(mapped, _EMPHASIS_SHRINKAGE, _EMPHASIS))

    def apply(self, vectors: Vectors) -> Vectors:
        """Return ``vectors`` (one row per text) mapped and of length one."""
        if self.matrix is None or not len(vectors):
            return vectors
        return unit(vectors.astype(np.float64) @ self.matrix)


def _differences(texts: list[FacetText], vectors: Vectors) -> list[npt.NDArray[np.float64]]:
    """Return French minus English, place by place, where a profile has both."""
    found = []
    for place in _PLACES:
        rows = {
            language: [
                row
                for row, text in enumerate(texts)
                if text.place == place and text.language == language
            ]
            for language in LANGUAGES
        }
        if all(rows.values()):
            french, english = (
                unit(vectors[rows[language]].sum(axis=0, dtype=np.float64)).astype(np.float64)
                for language in LANGUAGES
            )
            found.append(french - english)
    return found


class _SecondMoment:
    """The mean of xᵀx over rows x that come a few at a time, in double precision."""

    def __init__(self) -> None:
        self._waiting: list[npt.NDArray[np.floating]] = []
        self._rows = self._count = 0
        self._sum: npt.NDArray[np.float64] | float = 0.0

    def add(self, *rows: npt.NDArray[np.floating]) -> None:
        """Take in arrays of one row or more."""
        self._waiting += [np.atleast_2d(one) for one in rows]
        self._rows += sum(len(np.atleast_2d(one)) for one in rows)
        if self._rows >= _AT_ONCE:
            self._gather()

    def value(self) -> npt.NDArray[np.float64]:
        """Return the mean; there is one row at least."""
        self._gather()
        return np.asarray(self._sum / self._count)

    def _gather(self) -> None:
        if self._waiting:
            block = np.concatenate(self._waiting).astype(np.float64)
            self._sum = self._sum + block.T @ block
            self._count += len(block)
            self._waiting, self._rows = [], 0


def _power(
    matrix: npt.NDArray[np.float64], shrinkage: float, exponent: float
) -> npt.NDArray[np.float64]:
    """Return (matrix + shrinkage · mean eigenvalue · I)^exponent of a symmetric matrix."""
    values, directions = np.linalg.eigh(matrix)
    raised = (np.maximum(values, 0) + shrinkage * values.mean()) ** exponent
    return np.asarray((directions * raised) @ directions.T)

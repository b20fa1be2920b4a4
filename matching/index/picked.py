"""Some entries of a longer sequence, each read only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, overload

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors

_T_co = TypeVar("_T_co", covariant=True)
Rows = npt.NDArray[np.intp]


class Picked(Sequence[_T_co]):
    """The entries at ``rows`` of ``base``, in that order."""

    def __init__(self, base: Sequence[_T_co], rows: Rows) -> None:
        self._base = base
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> _T_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_T_co, ...]: ...
    def __getitem__(self, at: int | slice) -> _T_co | tuple[_T_co, ...]:
        """Return one entry, or a tuple of those of a slice."""
        if isinstance(at, slice):
            return tuple(self._base[int(row)] for row in self._rows[at])
        return self._base[int(self._rows[at])]


class PickedVectors:
    """The vectors at ``rows`` of ``base``, in that order, each copied only when it is asked for."""

    def __init__(self, base: Vectors | PickedVectors, rows: Rows) -> None:
        self._base: Vectors = base._base if isinstance(base, PickedVectors) else base
        self._rows: Rows = base._rows[rows] if isinstance(base, PickedVectors) else rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: slice | Rows | npt.NDArray[np.bool_]) -> Vectors:
        """Return those of a slice, of some positions, or where flags say so: one row each."""
        return self._base[self._rows[at]]

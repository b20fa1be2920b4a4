"""Some entries of a longer sequence, each read only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, overload

import numpy as np
import numpy.typing as npt

_T_co = TypeVar("_T_co", covariant=True)


class Picked(Sequence[_T_co]):
    """The entries at ``rows`` of ``base``, in that order."""

    def __init__(self, base: Sequence[_T_co], rows: npt.NDArray[np.intp]) -> None:
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

"""Where the entries of some owners stand among entries that are kept owner by owner."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.intp]


def runs(owner: Rows, rows: npt.ArrayLike) -> tuple[Rows, Rows]:
    """Return where the entries of ``rows`` stand in the sorted ``owner``, and whose each is.

    The first array lists positions, one row's after another's; the second, of the same length,
    says by its position in ``rows`` whose each is.
    """
    starts = np.searchsorted(owner, rows, side="left")
    counts = np.searchsorted(owner, rows, side="right") - starts
    whose = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(whose)) - before[whose] + starts[whose], whose

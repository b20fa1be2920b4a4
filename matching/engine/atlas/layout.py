"""Where topics and profiles are drawn: a disc for each topic, a spot in it for each profile.

What is near in many dimensions is near on the page as far as two allow, and nothing covers anything
else: discs keep apart, spots keep their distance. The same vectors make the same picture.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Points = npt.NDArray[np.float64]
"""One row of x and y per thing that is drawn, y downwards, in units of the page."""
SPACING: Final = 13.0
"""Between one spot and the next."""
EDGE: Final = 9.0
"""From the outermost spots to the edge of their disc."""
_GOLDEN: Final = np.pi * (3 - np.sqrt(5))
_PACKED: Final = 0.58
"""Of a sunflower: its n-th seed is this far out, times the square root of n."""
_ROUNDS: Final = 600
_WIDE: Final = 1.5
"""How much wider than high a picture is."""


def disc_radius(count: int) -> float:
    """Return the radius of a disc of ``count`` spots."""
    return float(SPACING * _PACKED * np.sqrt(count) + EDGE)


def spread_discs(vectors: npt.NDArray[np.floating], radii: Points, gap: float) -> Points:
    """Return the middles of discs of those ``radii``, ``gap`` apart at least, near where alike.

    ``vectors`` has one row per disc. The two directions in which they differ most are drawn; then
    discs that overlap push one another away while all are drawn together.
    """
    at = plane(vectors) * float(np.sqrt((radii**2).sum())) * 2.2
    at[:, 0] *= _WIDE
    reach = radii[:, None] + radii[None, :] + gap
    for round_number in range(_ROUNDS):
        away = at[:, None] - at[None, :]
        far = np.linalg.norm(away, axis=2)
        # Two discs in one place part in a direction of their own.
        stuck = (far < 1e-9) & ~np.eye(len(at), dtype=bool)
        rows, columns = np.nonzero(stuck)
        away[rows, columns] = np.c_[np.cos(rows - columns), np.sin(rows - columns)]
        far = np.maximum(far, 1e-9)
        overlap = np.maximum(reach - far, 0)
        np.fill_diagonal(overlap, 0)
        at = at + (away / far[..., None] * overlap[..., None]).sum(axis=1) / 2 * 0.5
        if round_number < _ROUNDS * 2 // 3:
            at = at * np.array([0.994, 0.988])
    return np.asarray(at - at.mean(axis=0))


def fill_disc(vectors: npt.NDArray[np.floating]) -> Points:
    """Return a spot round (0, 0) for each of ``vectors``, those alike side by side.

    The spots are the seeds of a sunflower; each vector takes the one nearest to where the two
    directions in which they differ most would put it, all of them together as near as can be.
    """
    count = len(vectors)
    seeds = np.arange(count)
    out = SPACING * _PACKED * np.sqrt(seeds + 0.5)
    spots = np.c_[np.cos(seeds * _GOLDEN) * out, np.sin(seeds * _GOLDEN) * out]
    wished = plane(vectors) * (out.max(initial=0.0) or 1.0)
    cost = ((wished[:, None] - spots[None, :]) ** 2).sum(axis=2)
    taken = linear_sum_assignment(np.round(cost, 6))[1]
    return np.asarray(spots[taken])


def plane(vectors: npt.NDArray[np.floating]) -> Points:
    """Return the two principal components of ``vectors``, each scaled to at most 1 either way.

    Whichever way round a component comes out, it is turned so that its largest value is positive.
    """
    centred = np.asarray(vectors, np.float64) - np.mean(vectors, axis=0, dtype=np.float64)
    found = np.zeros((len(centred), 2))
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    for axis in range(min(2, len(sizes))):
        column = left[:, axis] * sizes[axis]
        most = int(np.argmax(np.abs(np.round(column, 9))))
        if abs(column[most]) > 1e-9:
            found[:, axis] = column / column[most]
    return found

"""Variety: suggestions that are good and not all alike, by maximal marginal relevance.

Carbonell & Goldstein, "The use of MMR, diversity-based reranking" (SIGIR 1998).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def varied(
    scores: npt.ArrayLike, vectors: npt.NDArray[np.floating], count: int, variety: float
) -> list[int]:
    """Return the positions of ``count`` items, each the best of (1 − v)·score − v·likeness.

    ``scores`` come best first, in the order that breaks ties, and are taken relative to the best,
    so that v means the same where all are low; likeness is the highest cosine with an item already
    taken, negative ones counted as 0; ``vectors`` has one unit row per item. With ``variety`` v = 0
    the order is by score alone.
    """
    values = np.asarray(scores, np.float64)
    if not variety:
        return list(range(min(count, len(values))))
    values = values / values[0] if len(values) and values[0] > 0 else values
    directions = vectors.astype(np.float64)
    likeness = np.zeros(len(values))
    left = np.ones(len(values), np.bool_)
    taken: list[int] = []
    while left.any() and len(taken) < count:
        worth = np.where(left, (1 - variety) * values - variety * likeness, -np.inf)
        best = int(np.argmax(worth))  # the first of equals
        taken.append(best)
        left[best] = False
        likeness = np.maximum(likeness, np.round(directions @ directions[best], 6))
    return taken

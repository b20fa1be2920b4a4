"""Pairs that are preferred beside their score: by how much, and in which order.

A pair that is boosted is ordered by more than its score, with the odds of the score multiplied:

    value = s·e^b / (1 − s + s·e^b)        logit(value) = logit(s) + b

It grows with s and stays between s and 1, so that linked pairs keep their order among themselves
and none is ever shown later than by its score. The score that is shown stays what it is.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]


def boosted(scores: Array, linked: Flags, boost: float) -> Array:
    """Return what pairs are ordered by: their ``scores``, those of ``linked`` ones raised."""
    odds = float(np.exp(boost))
    raised = scores * odds / (1 - scores + scores * odds)
    return np.where(linked, np.maximum(scores, raised), scores)


def boosted_order(scores: Array, linked: Flags, boost: float) -> Rows:
    """Return the positions of ``scores``, which come best first, in the order of a boost.

    Nobody who is ``linked`` comes later than by the score, whatever is lost in rounding.
    """
    values = boosted(scores, linked, boost)
    values[linked] = np.minimum.accumulate(values[linked])
    return np.argsort(-values, kind="stable")

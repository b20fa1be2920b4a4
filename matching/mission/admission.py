"""Which pairs may meet at all, and which count for a floor, as masks over the scores."""

from __future__ import annotations

import numpy as np

from matching.mission.model import Floor, Mask, Party, Problem


def too_low(problem: Problem) -> Mask:
    """Return which pairs score too low to meet: a row per x, a column per y.

    A score that is not known is estimated, and the estimate is not held against the pair.
    """
    low = ~np.isnan(problem.scores) & (problem.scores < problem.lowest_score)
    for x, y in (*problem.obliged, *problem.accepted):
        low[problem.rows[x], problem.columns[y]] = False
    return np.asarray(low)


def banned(problem: Problem) -> Mask:
    """Return which pairs may not meet, for whatever reason: a row per x, a column per y."""
    found = too_low(problem)
    for x, y in (*problem.forbidden, *problem.met):
        found[problem.rows[x], problem.columns[y]] = True
    return found


def shares(problem: Problem, floor: Floor) -> Mask:
    """Return which pairs count for ``floor``: a row per x, a column per y."""

    def has(parties: tuple[Party, ...]) -> np.ndarray:
        return np.array(
            [
                (floor.domain is None or floor.domain in party.domains)
                and (floor.axis is None or floor.axis in party.axes)
                for party in parties
            ],
            np.bool_,
        )

    return np.asarray(has(problem.xs)[:, None] & has(problem.ys)[None, :])

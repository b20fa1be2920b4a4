"""The best partner opposite of everybody on a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from matching.engine.matcher import Matcher
    from matching.profiles.model import Profile


@dataclass(frozen=True)
class Best:
    """The partner with the highest reciprocal score, and that score."""

    partner: str
    """Its id."""
    score: float


def best_partners(
    matcher: Matcher, profiles: Sequence[Profile], *, every_pair: bool
) -> Mapping[str, Best]:
    """Return the best partner of each of ``profiles`` by id; nobody where nobody is opposite.

    ``every_pair`` says that they are all that is indexed: then every pair is measured once. Else
    each is asked for as a suggestion is.
    """
    if every_pair:
        scores = matcher.scores()
        return _best(scores.xs, scores.ys, scores.score) | _best(
            scores.ys, scores.xs, scores.score.T
        )
    found = {}
    for profile in profiles:
        answer = matcher.suggest(profile.id, top=1, variety=0.0, floor=0.0)
        for one in answer.suggestions:
            found[profile.id] = Best(one.partner.id, one.score)
    return found


def _best(
    own: Sequence[str], others: Sequence[str], score: npt.NDArray[np.float64]
) -> dict[str, Best]:
    if not others:
        return {}
    places = score.argmax(axis=1).tolist()
    return {
        name: Best(others[place], float(score[row, place]))
        for row, (name, place) in enumerate(zip(own, places, strict=True))
    }

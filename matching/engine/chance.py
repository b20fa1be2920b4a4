"""A place of a list left to chance, so that decisions say something of pairs nobody ranked high.

Without it a ranking that learns from decisions would only ever learn about its own suggestions
(``matching.learning.decided_pairs``).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matching.feedback.model import NewShown, Origin, Party, Place

if TYPE_CHECKING:
    from datetime import datetime

    from matching.engine.matcher import Matcher
    from matching.ranking.criteria import Criteria
    from matching.ranking.results import Suggestion, Suggestions


@dataclass(frozen=True)
class Listed:
    """The suggestions of a list, the last of them drawn by chance, and how each came there."""

    suggestions: tuple[Suggestion, ...]
    origins: tuple[Origin, ...]

    def shown(self, answer: Suggestions, at: datetime, generation: str | None) -> NewShown:
        """Return what to record of the list where somebody is shown it."""
        return NewShown(
            asker=Party.of(answer.query),
            at=at,
            generation=generation,
            places=tuple(
                Place(partner=Party.of(one.partner), origin=origin, score=one.score)
                for one, origin in zip(self.suggestions, self.origins, strict=True)
            ),
        )


def with_chance(matcher: Matcher, answer: Suggestions, criteria: Criteria, seed: int) -> Listed:
    """Return the suggestions of ``answer``, then one drawn evenly from all others admitted.

    ``criteria`` are those of the answer. Nothing is added where nobody else passes them. The same
    seed draws the same.
    """
    ranked = answer.suggestions
    taken = {answer.query.id, *(one.partner.id for one in ranked)}
    counterpart = matcher.territories.counterpart(answer.query.territory).id
    others = [
        one
        for one in matcher.filtered(criteria)
        if one.territory == counterpart and one.id not in taken
    ]
    length = len(ranked) + bool(others)
    origins = [
        Origin(how="ranked", rank=rank, listed=length, propensity=1.0)
        for rank in range(1, len(ranked) + 1)
    ]
    if not others:
        return Listed(ranked, tuple(origins))
    drawn = random.Random(seed).choice(others)  # noqa: S311 - a fair draw, not a secret
    added = matcher.explain(answer.query, drawn, language=answer.language)
    origins.append(Origin(how="random", rank=length, listed=length, propensity=1 / len(others)))
    return Listed((*ranked, replace(added, rank=length)), tuple(origins))

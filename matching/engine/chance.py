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
    """The suggestions of a list, maybe one more drawn by chance, and how each came there."""

    suggestions: tuple[Suggestion, ...]
    origins: tuple[Origin, ...]

    @classmethod
    def ranked(cls, answer: Suggestions, more: int = 0) -> Listed:
        """Return the suggestions of ``answer``, in a list that holds ``more`` than them."""
        length = len(answer.suggestions) + more
        ranks = range(1, len(answer.suggestions) + 1)
        origins = (Origin(how="ranked", rank=at, listed=length, propensity=1.0) for at in ranks)
        return cls(answer.suggestions, tuple(origins))

    @property
    def by_chance(self) -> Suggestion | None:
        """The one drawn by chance."""
        drawn = bool(self.origins) and self.origins[-1].how == "random"
        return self.suggestions[-1] if drawn else None

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


def with_chance(
    matcher: Matcher, answer: Suggestions, criteria: Criteria, seed: int | str
) -> Listed:
    """Return the suggestions of ``answer``, then one drawn evenly from all others admitted.

    ``criteria`` are those of the answer. Nothing is added where nobody else passes them. The same
    seed draws the same.
    """
    counterpart = matcher.territories.counterpart(answer.query.territory).id
    taken = {one.partner.id for one in answer.suggestions}
    others = [one for one in matcher.admitted_ids(criteria, counterpart) if one not in taken]
    if not others:
        return Listed.ranked(answer)
    listed = Listed.ranked(answer, more=1)
    drawn = random.Random(seed).choice(others)  # noqa: S311 - a fair draw, not a secret
    added = matcher.explain(answer.query, drawn, language=answer.language)
    length = len(answer.suggestions) + 1
    origin = Origin(how="random", rank=length, listed=length, propensity=1 / len(others))
    return Listed((*listed.suggestions, replace(added, rank=length)), (*listed.origins, origin))

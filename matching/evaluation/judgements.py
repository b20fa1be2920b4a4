"""Judged pairs: how much each side gains from being introduced to the other, as somebody graded it.

Grades are non-negative numbers, higher is better. A pair may carry a grade for the side that asks,
for the side that is proposed, or both; one that was not given is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from matching.profiles.rejects import Reject

GradeSide = Literal["for_query", "for_candidate"]
"""Whose gain a grade tells: that of the query, or that of the candidate."""
GRADE_SIDES: tuple[GradeSide, ...] = get_args(GradeSide)


@dataclass(frozen=True)
class JudgedPair:
    """One candidate of one query, with its grades."""

    query_id: str
    candidate_id: str
    for_query: float | None = None
    for_candidate: float | None = None

    def grade(self, side: GradeSide) -> float | None:
        """Return the grade for that side, None where it was not given."""
        return self.for_query if side == "for_query" else self.for_candidate


@dataclass(frozen=True)
class Judgements:
    """The pairs of one file in order of identifiers, and its rows that were left out."""

    file: str
    pairs: tuple[JudgedPair, ...]
    rejects: tuple[Reject, ...] = ()


@dataclass(frozen=True)
class AskedRequest:
    """A free text that is a query; ``territory`` as the file writes it, None where it is silent."""

    id: str
    text: str
    territory: str | None = None
    language: str | None = None
    line: int = 0


@dataclass(frozen=True)
class AskedRequests:
    """The requests of one file in its order, and its rows that were left out."""

    file: str
    requests: tuple[AskedRequest, ...] = ()
    rejects: tuple[Reject, ...] = ()

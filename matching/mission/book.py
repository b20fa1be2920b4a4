"""A plan with everything its documents tell: profiles, reasons, value to each side, who is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from matching.language import Language
from matching.mission.ledger import Ledger
from matching.mission.model import Array, Pair
from matching.mission.plan import Plan
from matching.mission.settings import MissionSettings
from matching.profiles.model import Profile
from matching.ranking.results import Suggestion


@dataclass(frozen=True)
class Introduction:
    """One partner as told to one party, in that party's language."""

    suggestion: Suggestion
    """The partner with the reasons both ways; ``for_query`` is the party that reads."""
    questions: tuple[str, ...]
    """Questions to open the meeting with."""


@dataclass(frozen=True)
class LeftOut:
    """A party with fewer meetings than it may have, and what is missing on the other side."""

    party: str
    meetings: int
    reasons: tuple[str, ...]
    """Sentences in the language of the book: what kind of partner the other side lacks."""


@dataclass(frozen=True)
class MissionBook:
    """Everything the outputs of a mission are made from."""

    settings: MissionSettings
    plan: Plan
    language: Language
    """Of the documents of the organiser; each party's own are in the party's."""
    profiles: Mapping[str, Profile]
    """Of every party, by id."""
    fit_for_x: Array
    fit_for_y: Array
    """One row per party of the first territory, one column per party of the second."""
    introductions: Mapping[Pair, Introduction]
    """By (who reads, partner): both orders of every meeting, and the reserves of each party."""
    ledger: Ledger
    left_out: tuple[LeftOut, ...]

    @cached_property
    def time_zone(self) -> str:
        """The name of the time zone of the sessions."""
        return str(self.plan.problem.slots[0].start.tzinfo)

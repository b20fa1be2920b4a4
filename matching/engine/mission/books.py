"""A plan made into a book: each pair explained to both, questions, reciprocity, who is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matching.embedding.protocol import Progress
from matching.engine.mission.scores import Attendees, explained
from matching.language import Language
from matching.mission.book import Introduction, MissionBook
from matching.mission.ledger import make_ledger
from matching.mission.left_out import left_out
from matching.mission.model import Array, Pair
from matching.mission.plan import Plan
from matching.mission.questions import opening_questions
from matching.mission.settings import MissionSettings
from matching.profiles.model import Profile
from matching.ranking.ranking import Ranking

_STEP = "mission-cli-step-introductions"


@dataclass(frozen=True)
class Occasion:
    """A mission with its attendees: all a plan is told from."""

    settings: MissionSettings
    xs: Attendees
    ys: Attendees
    fit_for_x: Array
    fit_for_y: Array

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The profile of every party by id."""
        return {one.id: one for one in (*self.xs.profiles, *self.ys.profiles)}


def make_book(
    plan: Plan,
    occasion: Occasion,
    ranking: Ranking,
    language: Language,
    progress: Progress | None = None,
) -> MissionBook:
    """Return the book of ``plan``: each party is told its partners and reserves in its language."""
    profiles = occasion.profiles
    fits = occasion.fit_for_x, occasion.fit_for_y
    return MissionBook(
        settings=occasion.settings,
        plan=plan,
        language=language,
        profiles=profiles,
        fit_for_x=fits[0],
        fit_for_y=fits[1],
        introductions=_introductions(plan, occasion, ranking, progress),
        ledger=make_ledger(plan.problem, plan.meetings, *fits),
        left_out=left_out(plan, profiles, ranking.territories, language),
    )


def _introductions(
    plan: Plan, occasion: Occasion, ranking: Ranking, progress: Progress | None
) -> dict[Pair, Introduction]:
    found: dict[Pair, Introduction] = {}
    profiles, parties = occasion.profiles, plan.problem.parties
    for number, party in enumerate(parties.values()):
        if progress:
            progress(_STEP, number, len(parties))
        own, others = occasion.xs, occasion.ys
        if party.id not in plan.problem.rows:
            own, others = others, own
        partners = [plan.partner(meeting, party.id) for meeting in plan.agendas[party.id]]
        partners += plan.reserves.get(party.id, ())
        told = explained(ranking, (own, party.id), (others, partners), party.language)
        for partner in partners:
            questions = opening_questions(profiles[party.id], told[partner], party.language)
            found[party.id, partner] = Introduction(told[partner], questions)
    if progress:
        progress(_STEP, len(parties), len(parties))
    return found

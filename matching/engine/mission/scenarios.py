"""Scenarios tried: the mission as it is and as it could be, planned in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.embedding.protocol import Progress
from matching.engine.mission.parties import PartyLookup
from matching.errors import MatchingError
from matching.mission.model import Problem
from matching.mission.plan import Plan
from matching.mission.planning import plan_meetings
from matching.mission.refusals import InfeasibleMissionError, UnsolvedMissionError
from matching.mission.scenarios import Mission, apply_scenario
from matching.mission.settings import MissionSettings
from matching.mission.work import Work
from matching.profiles.model import Profile

_STEP = "mission-cli-step-scenarios"


@dataclass(frozen=True)
class Outcome:
    """What a scenario leads to: a plan, or why there is none."""

    scenario: str | None
    """As it was told; None for the mission as it is."""
    plan: Plan | None
    refusal: MatchingError | None = None


def try_scenarios(
    problem: Problem,
    settings: MissionSettings,
    profiles: Iterable[Profile],
    scenarios: Sequence[str],
    *,
    work: Work | None = None,
    progress: Progress | None = None,
) -> tuple[Outcome, ...]:
    """Return the outcome of ``problem`` as it is, then of each of ``scenarios``.

    ``profiles`` are those of the parties. All are planned from scratch with the same limits of
    work, so that their figures compare.

    Raises:
        RequestError: a scenario makes no sense.
        UnknownProfileError: it names somebody who is not in the mission.
    """
    lookup = PartyLookup(profiles)
    mission = Mission(problem, settings, lambda text: lookup.find(text).id)
    problems: list[tuple[str | None, Problem]] = [(None, problem)]
    problems += [(text, apply_scenario(text, mission)) for text in scenarios]
    outcomes = []
    for done, (text, changed) in enumerate(problems):
        if progress:
            progress(_STEP, done, len(problems))
        outcomes.append(_outcome(text, changed, work))
    if progress:
        progress(_STEP, len(problems), len(problems))
    return tuple(outcomes)


def _outcome(scenario: str | None, problem: Problem, work: Work | None) -> Outcome:
    try:
        return Outcome(scenario, plan_meetings(problem, work))
    except (InfeasibleMissionError, UnsolvedMissionError) as refusal:
        return Outcome(scenario, None, refusal)

"""A mission that cannot be planned: its rules clash, or the search was cut short."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import override

from matching.errors import MatchingError
from matching.language import Language
from matching.mission.diagnosis import Diagnosis, diagnose
from matching.mission.model import Problem
from matching.mission.work import Work


class InfeasibleMissionError(MatchingError):
    """No timetable keeps every rule of ``problem``."""

    exit_code = 7

    def __init__(self, problem: Problem, work: Work) -> None:
        super().__init__("mission-infeasible")
        self.problem = problem
        self._work = work

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """Which rules clash and what would mend it, found when it is asked for."""
        return diagnose(self.problem, self._work)

    @override
    def text(self, language: Language) -> str:
        """Return the sentence, the clashing rules and the relaxations, one a line."""
        return "\n".join([super().text(language), *self.diagnosis.lines(language)])


class UnsolvedMissionError(MatchingError):
    """The limits of work were reached before any timetable was found, or any proof of none."""

    exit_code = 7

"""A mission that cannot be planned: its rules clash, or the search was cut short."""

from __future__ import annotations

from typing import Self

from matching.errors import MatchingError
from matching.language import Language
from matching.mission.diagnosis import Diagnosis, diagnose
from matching.mission.model import Problem
from matching.mission.work import Work


class InfeasibleMissionError(MatchingError):
    """No timetable keeps every rule; ``diagnosis`` says which clash and what would mend it."""

    exit_code = 7

    def __init__(self, diagnosis: Diagnosis) -> None:
        super().__init__("mission-infeasible")
        self.diagnosis = diagnosis

    @classmethod
    def of(cls, problem: Problem, work: Work) -> Self:
        """Return the error for ``problem``, which has no timetable, with its diagnosis."""
        return cls(diagnose(problem, work))

    def text(self, language: Language) -> str:
        """Return the sentence, the clashing rules and the relaxations, one a line."""
        return "\n".join([super().text(language), *self.diagnosis.lines(language)])


class UnsolvedMissionError(MatchingError):
    """The limits of work were reached before any timetable was found, or any proof of none."""

    exit_code = 7

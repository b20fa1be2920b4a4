"""Relaxations that one party can be asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from typing_extensions import override

from matching.language import Language, say
from matching.mission.model import Problem
from matching.mission.moments import slot_label
from matching.mission.repairs import Repair


@dataclass(frozen=True)
class _OfParty(Repair):
    party: str

    def name(self, problem: Problem) -> str:
        """Return the name of the party."""
        return problem.parties[self.party].name


@dataclass(frozen=True)
class LowerMinimum(_OfParty):
    """A party is content with fewer meetings."""

    family = "minimum"

    @override
    def most(self, problem: Problem) -> int:
        return problem.parties[self.party].minimum

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        party = problem.parties[self.party]
        return problem.with_party(replace(party, minimum=party.minimum - amount))

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        now = problem.parties[self.party].minimum
        values = {"before": str(now), "after": str(now - amount)}
        return say("mission-repair-minimum", language, name=self.name(problem), **values)


@dataclass(frozen=True)
class RaiseMaximum(_OfParty):
    """A party takes more meetings."""

    family = "maximum"

    @override
    def most(self, problem: Problem) -> int:
        return max(len(problem.xs), len(problem.ys))

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        party = problem.parties[self.party]
        return problem.with_party(replace(party, maximum=party.maximum + amount))

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        now = problem.parties[self.party].maximum
        values = {"before": str(now), "after": str(now + amount)}
        return say("mission-repair-maximum", language, name=self.name(problem), **values)


@dataclass(frozen=True)
class OpenSlot(_OfParty):
    """A party makes itself free in one slot."""

    slot: int
    family = "availability"
    cost = 2

    @override
    def apply(self, problem: Problem, amount: int) -> Problem:
        party = problem.parties[self.party]
        free = party.unavailable - {self.slot} if amount else party.unavailable
        return problem.with_party(replace(party, unavailable=free))

    @override
    def sentence(self, problem: Problem, amount: int, language: Language) -> str:
        when = slot_label(problem, self.slot, language)
        return say("mission-repair-availability", language, name=self.name(problem), when=when)

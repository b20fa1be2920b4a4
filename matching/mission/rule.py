"""What a rule is: a sentence, limits over a grid, and how a broken one is told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from typing_extensions import override

from matching.language import Language, enumerate_words, say
from matching.mission.limits import Grid, Limit
from matching.mission.model import Meeting, Party, Problem
from matching.mission.moments import slot_label


@dataclass(frozen=True)
class Rule(ABC):
    """One rule of one mission, about one party, pair, session or the whole."""

    problem: Problem
    kind: ClassVar[str]
    """Messages ``mission-rule-<kind>`` say the rule, ``mission-broken-<kind>`` how it is broken."""
    over_pairs: ClassVar[bool] = False
    """Whether its limits count pairs, whatever their slot, rather than cells."""

    @abstractmethod
    def limits(self, grid: Grid) -> Iterator[Limit]:
        """Yield the limits of the rule over the pairs or cells of ``grid``."""

    def over_cells(self, grid: Grid) -> Iterator[Limit]:
        """Yield the limits of the rule over the cells of ``grid``, those over pairs too."""
        for limit in self.limits(grid):
            whole = self.over_pairs
            yield replace(limit, members=grid.cells_of(limit.members)) if whole else limit

    def subject(self, language: Language) -> dict[str, str]:
        """Return what the sentences of the rule are filled with."""
        return {}

    def sentence(self, language: Language) -> str:
        """Return the rule in words."""
        return say(f"mission-rule-{self.kind}", language, **self.subject(language))

    def broken(self, taken: tuple[Meeting, ...], language: Language) -> str:
        """Return how the meetings ``taken``, all that one limit counts, break the rule."""
        values = {"count": str(len(taken)), "meetings": told(self.problem, taken, language)}
        return say(f"mission-broken-{self.kind}", language, **values, **self.subject(language))


@dataclass(frozen=True)
class PartyRule(Rule):
    """A rule about one party."""

    party: Party

    @override
    def subject(self, language: Language) -> dict[str, str]:
        away = [slot_label(self.problem, slot, language) for slot in sorted(self.party.unavailable)]
        return {
            "name": self.party.name,
            "least": str(self.party.minimum),
            "most": str(self.party.maximum),
            "in_a_row": str(self.problem.in_a_row),
            "table": self.party.table or "",
            "when": enumerate_words(away, language),
        }


def told(problem: Problem, meetings: tuple[Meeting, ...], language: Language) -> str:
    """Return meetings as a list a person can find them by."""
    said = [
        say(
            "mission-meeting",
            language,
            x=problem.parties[one.x].name,
            y=problem.parties[one.y].name,
            when=slot_label(problem, one.slot, language),
            table=one.table or "–",
        )
        for one in sorted(meetings)
    ]
    return one_after_another(said, language)


def one_after_another(said: Sequence[str], language: Language) -> str:
    """Return sentences on one line, parted as ``language`` parts them."""
    line = said[0] if said else ""
    for other in said[1:]:
        line = say("mission-one-after-another", language, one=line, other=other)
    return line

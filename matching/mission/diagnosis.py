"""Why a mission cannot be planned: the fewest rules that clash, and the least that would mend it.

The smallest set of clashing rules is found by the duality of conflicts and corrections (Ignatiev,
Previti, Liffiton & Marques-Silva, "Smallest MUS extraction with minimal hitting set dualization",
CP 2015): every set of rules that must be left out meets every conflict.

1. Take H, the fewest rules that meet every correction found so far.
2. Keep H, and find other rules to leave out, as few as may be. They are one more correction,
   unless there are none: then H itself clashes, and no smaller set does. Keep these too, and find
   others, for as long as there are any: corrections that share no rule lead to the conflict
   sooner.

Relaxations are the cheapest amounts by which limits are exceeded, overall and for each family of
repairs by itself (more tables, higher caps, lower minima…): a person chooses whom to ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.language import Language, say
from matching.mission.limits import Limit, system
from matching.mission.model import Problem
from matching.mission.repairs import Repair
from matching.mission.rule import Rule, one_after_another
from matching.mission.solving.elastic import Elastic
from matching.mission.solving.program import Program, solve
from matching.mission.work import Work

_EFFORT, _FEWEST = 30_000, 8
"""Corrections looked at, times cells, before the conflict is told by kinds of rules instead."""
_SHOWN = 12
"""Rules of a conflict that are told one by one."""
FAMILIES = (
    "tables", "maximum", "minimum", "availability", "obligation", "exclusion", "score", "floor",
    "run", "total",
)  # fmt: skip


@dataclass(frozen=True)
class Remedy:
    """Relaxations that together make the mission possible."""

    problem: Problem
    repairs: tuple[tuple[Repair, int], ...]
    """What to loosen, and by how much."""

    @property
    def cost(self) -> int:
        """How much is asked for, in steps."""
        return sum(repair.cost * amount for repair, amount in self.repairs)

    def apply(self) -> Problem:
        """Return the problem with every relaxation applied."""
        problem = self.problem
        for repair, amount in self.repairs:
            problem = repair.apply(problem, amount)
        return problem

    def sentences(self, language: Language) -> tuple[str, ...]:
        """Return what is to be done, one sentence for each relaxation."""
        return tuple(one.sentence(self.problem, much, language) for one, much in self.repairs)


@dataclass(frozen=True)
class Diagnosis:
    """Which rules clash, and what would mend it, the least first."""

    conflict: tuple[Rule, ...]
    smallest: bool
    """Whether no smaller set of rules clashes; else the kinds of these rules clash together."""
    remedies: tuple[Remedy, ...]

    def lines(self, language: Language) -> list[str]:
        """Return the whole diagnosis, one sentence a line."""
        told = [rule.sentence(language) for rule in self.conflict[:_SHOWN]]
        more = len(self.conflict) - len(told)
        heading = "mission-clash-smallest" if self.smallest else "mission-clash-kinds"
        lines = [say(heading, language, count=len(self.conflict))]
        lines += [f"– {sentence}" for sentence in told]
        if more:
            lines.append(say("mission-clash-more", language, count=more))
        lines.append(say("mission-remedies", language, count=len(self.remedies)))
        for number, remedy in enumerate(self.remedies, start=1):
            lines.append(f"{number}. {one_after_another(remedy.sentences(language), language)}")
        return lines


def diagnose(problem: Problem, work: Work) -> Diagnosis:
    """Return why ``problem``, for which there is no timetable, has none."""
    elastic = Elastic(problem, work)
    conflict, smallest = _conflict(elastic)
    return Diagnosis(conflict, smallest and elastic.whole, _remedies(elastic))


def _conflict(elastic: Elastic) -> tuple[tuple[Rule, ...], bool]:
    corrections: list[frozenset[Rule]] = []
    cells = elastic.grid.pairs * elastic.grid.slots
    while len(corrections) < max(_FEWEST, _EFFORT // max(cells, 1)):
        hitting = _fewest_meeting(elastic.yielding, corrections, elastic.work)
        if hitting is None:
            break
        disjoint = _corrections_apart(elastic, hitting)
        if disjoint is None and not hitting:
            # Rules that never give way clash: only meetings that stay can make them.
            return tuple(rule for rule, _ in elastic.limits if rule.kind == "pinned"), False
        if disjoint is None:
            return hitting, True
        if not disjoint:
            break
        corrections += disjoint
    return _by_kinds(elastic), False


def _corrections_apart(elastic: Elastic, hitting: Sequence[Rule]) -> list[frozenset[Rule]] | None:
    """Return corrections that share no rule with ``hitting`` nor with one another.

    None where ``hitting`` clashes by itself; empty where the limits of work were reached.
    """
    kept = {*hitting}
    found: list[frozenset[Rule]] = []
    while True:
        correction = elastic.few_left_out(kept)
        if correction.outcome == "infeasible":
            return found or None
        if not correction.amounts:
            return found
        found.append(frozenset(correction.amounts))
        kept |= found[-1]


def _fewest_meeting(
    yielding: Sequence[Rule], corrections: Sequence[frozenset[Rule]], work: Work
) -> tuple[Rule, ...] | None:
    """Return the fewest rules such that each correction has one of them; None if not proven."""
    rows = [
        Limit(np.array([place for place, rule in enumerate(yielding) if rule in one]), 1)
        for one in corrections
    ]
    # Ties go to the rules that come first: a little less weight for those that come later, small
    # enough that all of it together is less than one rule.
    later = 0.5 / max(1, len(yielding)) ** 2
    weights = np.array([-1.0 - place * later for place in range(len(yielding))])
    program = Program(weights, system(rows, len(yielding)), np.ones(len(yielding), np.bool_))
    found = solve(program, work)
    if found.outcome != "optimal":
        return None
    return tuple(rule for rule, part in zip(yielding, found.taken, strict=True) if part > 0.5)


def _by_kinds(elastic: Elastic) -> tuple[Rule, ...]:
    """Return the rules of the fewest kinds, none of which can be spared for the clash."""
    kinds = list(dict.fromkeys(rule.kind for rule in elastic.yielding))
    for kind in list(kinds):
        others = [one for one in kinds if one != kind]
        kept = [rule for rule in elastic.yielding if rule.kind in others]
        if elastic.few_left_out(kept).outcome == "infeasible":
            kinds = others
    return tuple(rule for rule in elastic.yielding if rule.kind in kinds)


def _remedies(elastic: Elastic) -> tuple[Remedy, ...]:
    found: dict[tuple[tuple[Repair, int], ...], Remedy] = {}
    for families in (None, *([family] for family in FAMILIES)):
        chosen = tuple(elastic.least_repairs(families).amounts.items())
        if chosen:
            found.setdefault(chosen, Remedy(elastic.problem, chosen))
    return tuple(sorted(found.values(), key=lambda remedy: remedy.cost))

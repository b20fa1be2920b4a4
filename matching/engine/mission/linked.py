"""Pairs of a mission that have worked together already, and what a rule makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matching.config import LinkRule
    from matching.mission.model import Pair, Problem


def under_rule(problem: Problem, pairs: Iterable[Pair], rule: LinkRule, boost: float) -> Problem:
    """Return ``problem`` with what ``rule`` makes of the linked ``pairs``.

    Where they are left out they count as having met, but for those who must meet; where they are
    boosted what they are worth is raised, and the score that is told is not.
    """
    if rule == "leave-out":
        known = [pair for pair in sorted(pairs) if pair not in problem.obliged]
        for x, y in known:
            party = problem.parties[x]
            problem = problem.with_party(replace(party, met=party.met | {y}))
        return problem
    if rule == "boost":
        return replace(problem, linked=problem.linked | frozenset(pairs), boost=boost)
    return problem

"""The validator: every rule a timetable breaks, whoever made it, each as a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from matching.language import Language
from matching.mission.constraints import rules
from matching.mission.limits import Grid
from matching.mission.model import Meeting, Problem
from matching.mission.rule import Rule
from matching.mission.table_rules import TABLE_RULES

SOFT = ("minimum", "obliged", "floor")
"""Kinds of rules that may be missed by a little, when all that can be done is done."""


@dataclass(frozen=True)
class Violation:
    """One broken rule; ``meetings`` are those that break it, none where some are missing."""

    rule: Rule
    meetings: tuple[Meeting, ...]

    def text(self, language: Language) -> str:
        """Return what is wrong in a sentence."""
        return self.rule.broken(self.meetings, language)


def violations(problem: Problem, meetings: Iterable[Meeting]) -> tuple[Violation, ...]:
    """Return every rule of ``problem`` that ``meetings`` break, in the order of the rules.

    Parties and slots of the meetings are those of the problem.
    """
    ordered = tuple(sorted(meetings))
    every = rules(problem)
    return (*_counted(problem, every, ordered), *_of_tables(problem, ordered))


def missed(problem: Problem, meetings: Iterable[Meeting]) -> tuple[Violation, ...]:
    """Return the minima, obligations and floors of ``problem`` that ``meetings`` do not reach."""
    soft = (rule for rule in rules(problem) if rule.kind in SOFT)
    return tuple(_counted(problem, soft, tuple(sorted(meetings))))


def _counted(
    problem: Problem, asked: Iterable[Rule], meetings: tuple[Meeting, ...]
) -> Iterator[Violation]:
    pairs = {*(one.pair for one in meetings), *problem.obliged}
    pairs |= {one.pair for one in problem.pinned}
    grid = Grid.of(problem, ((problem.rows[x], problem.columns[y]) for x, y in pairs))
    cells = [grid.cell(one) for one in meetings]
    of_cell: dict[int, list[Meeting]] = {}
    of_pair: dict[int, list[Meeting]] = {}
    for cell, meeting in zip(cells, meetings, strict=True):
        of_cell.setdefault(cell, []).append(meeting)
        of_pair.setdefault(cell // max(grid.slots, 1), []).append(meeting)
    cell_counts = _counts(cells, grid.pairs * grid.slots)
    pair_counts = _counts([cell // max(grid.slots, 1) for cell in cells], grid.pairs)
    for rule in asked:
        counts, meant = (pair_counts, of_pair) if rule.over_pairs else (cell_counts, of_cell)
        for limit in rule.limits(grid):
            if not limit.admits(int(counts[limit.members].sum())):
                taken = [one for member in limit.members for one in meant.get(int(member), ())]
                yield Violation(rule, tuple(sorted(taken)))


def _counts(members: list[int], size: int) -> np.ndarray:
    counts = np.zeros(size, np.int64)
    for member, count in Counter(members).items():
        counts[member] = count
    return counts


def _of_tables(problem: Problem, meetings: tuple[Meeting, ...]) -> Iterator[Violation]:
    for kind in TABLE_RULES:
        rule = kind(problem)
        yield from (Violation(rule, group) for group in rule.clashes(meetings))

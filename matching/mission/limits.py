"""Cells and limits: the common form in which every rule is stated, solved and checked.

A cell is one pair in one slot; a timetable says how often each cell is taken, 0 or 1. A limit
counts some cells, or pairs whatever their slot, and bounds the count from below and above. Solvers
read limits as linear constraints, the validator counts the cells of a timetable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.mission.model import Array, Meeting, Problem
from matching.mission.repairs import Repair

Indexes = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Limit:
    """At least ``lower`` and at most ``upper`` of the members are taken."""

    members: Indexes
    """Cells, or pairs for a limit that holds whatever the slot."""
    lower: int = 0
    upper: int | None = None
    repair: Repair | None = None
    """What would loosen it by one; None where nothing can."""

    def admits(self, count: int) -> bool:
        """Return whether that many members may be taken."""
        return self.lower <= count and (self.upper is None or count <= self.upper)


@dataclass(frozen=True)
class Grid:
    """Some pairs of a problem in all its slots; cell = pair · number of slots + slot."""

    problem: Problem
    rows: Indexes
    """The row of the x of each pair."""
    columns: Indexes
    """The column of the y of each pair."""

    @classmethod
    def of(cls, problem: Problem, pairs: Iterable[tuple[int, int]]) -> Grid:
        """Return the grid of ``pairs`` (row, column), each once, in order."""
        ordered = sorted(set(pairs))
        found = np.array(ordered, np.intp).reshape(-1, 2)
        return cls(problem, found[:, 0], found[:, 1])

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return len(self.problem.slots)

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return len(self.rows)

    @cached_property
    def everyone(self) -> Indexes:
        """All pairs."""
        return np.arange(self.pairs)

    @cached_property
    def worth(self) -> Array:
        """What each pair is worth."""
        return np.asarray(self.problem.worth[self.rows, self.columns])

    @cached_property
    def of_party(self) -> dict[str, Indexes]:
        """The pairs of each party by id."""
        found = {}
        for parties, at in ((self.problem.xs, self.rows), (self.problem.ys, self.columns)):
            order = np.argsort(at, kind="stable")
            bounds = np.searchsorted(at[order], np.arange(len(parties) + 1))
            for place, party in enumerate(parties):
                found[party.id] = order[bounds[place] : bounds[place + 1]]
        return found

    @cached_property
    def pair_at(self) -> dict[tuple[int, int], int]:
        """The index of each pair by row and column."""
        places = zip(self.rows.tolist(), self.columns.tolist(), strict=True)
        return {place: pair for pair, place in enumerate(places)}

    @cached_property
    def places(self) -> tuple[str | None, ...]:
        """The booth of each pair, None where any shared table will do."""
        xs, ys = self.problem.xs, self.problem.ys
        if not self.problem.booths:
            return (None,) * self.pairs
        return tuple(
            self.problem.place(xs[row], ys[column])
            for row, column in zip(self.rows, self.columns, strict=True)
        )

    def cells(self, pairs: Indexes, slot: int) -> Indexes:
        """Return the cells of ``pairs`` in ``slot``."""
        return np.asarray(pairs * self.slots + slot)

    def cells_of(self, pairs: Indexes) -> Indexes:
        """Return the cells of ``pairs`` in every slot."""
        return np.asarray((pairs[:, None] * self.slots + np.arange(self.slots)).ravel())

    def cell(self, meeting: Meeting) -> int:
        """Return the cell of ``meeting``, whose pair is in the grid."""
        problem = self.problem
        place = problem.rows[meeting.x], problem.columns[meeting.y]
        return self.pair_at[place] * self.slots + meeting.slot


@dataclass(frozen=True)
class System:
    """Limits as one matrix: lower ≤ matrix · taken ≤ upper; a row per limit."""

    matrix: sparse.csr_matrix
    lower: Array
    upper: Array
    """Infinite where there is no bound."""


def system(limits: Sequence[Limit], width: int) -> System:
    """Return ``limits`` over ``width`` members as one matrix."""
    lengths = [len(limit.members) for limit in limits]
    members = [limit.members for limit in limits]
    columns = np.concatenate(members) if members else np.zeros(0, np.intp)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp)
    ones = np.ones(len(columns))
    return System(
        sparse.csr_matrix((ones, columns, starts), shape=(len(limits), width)),
        np.array([float(limit.lower) for limit in limits]),
        np.array([np.inf if limit.upper is None else float(limit.upper) for limit in limits]),
    )

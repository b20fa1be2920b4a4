"""A plan that was kept, with parties that come late: what is known already stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matching.engine.mission.scores import PairScores
from matching.mission.input.calendar import table_names, with_rooms
from matching.mission.input.reading import MissionInput
from matching.mission.model import Array, Problem, Slot
from matching.mission.stored.plan import StoredPlan
from matching.territories import Territories


def as_input(stored: StoredPlan, territories: Territories) -> MissionInput:
    """Return the mission of a plan as if its files had been read again."""
    problem = stored.plan.problem
    return MissionInput(
        folder=Path(),
        settings=stored.settings,
        sessions=problem.sessions,
        slots=problem.slots,
        xs=problem.xs,
        ys=problem.ys,
        profiles=stored.profiles,
        guests=frozenset(),
        floors=problem.floors,
        host=problem.host or territories.territories[1].id,
        warnings=(),
    )


def extended(
    stored: StoredPlan, mission: MissionInput, scores: PairScores
) -> tuple[Problem, tuple[Array, Array]]:
    """Return the problem of ``stored`` and its fits with the newcomers of ``mission`` added.

    ``scores`` are of everybody. Those of pairs that were there before stay what they were, and so
    do the tables, to which only those that the newcomers bring are added.
    """
    problem = stored.plan.problem
    known = slice(len(problem.xs)), slice(len(problem.ys))
    score, for_x, for_y = (array.copy() for array in (scores.score, scores.for_x, scores.for_y))
    score[known], for_x[known], for_y[known] = problem.scores, stored.fit_for_x, stored.fit_for_y
    rooms = with_rooms(stored.settings, min(len(problem.xs), len(problem.ys))).tables
    before = {*table_names(rooms), *problem.booths}
    changed = replace(
        problem,
        xs=mission.xs,
        ys=mission.ys,
        scores=score,
        slots=tuple(
            _with_new_tables(slot, [name for name in fresh.tables if name not in before])
            for slot, fresh in zip(problem.slots, mission.slots, strict=True)
        ),
    )
    return changed, (for_x, for_y)


def _with_new_tables(slot: Slot, tables: list[str]) -> Slot:
    added = tuple(name for name in tables if name not in slot.tables)
    return replace(slot, tables=(*slot.tables, *added))

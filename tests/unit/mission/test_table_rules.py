"""The rules on tables: room in each slot, booths, and who may sit where."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from small_missions import meet, mission, plain

from matching.mission.limits import Grid
from matching.mission.table_rules import TABLE_RULES, Booth, Tables
from matching.mission.validation import violations

TUESDAY = "mardi 11 mai 2027 à 9 h"
BOOTH = {"ys": {0: {"table": "2"}}}
TWO = [[0.9, 0.5], [0.4, 0.8]]


@dataclass(frozen=True)
class Case:
    """A mission of two by two in which one rule on tables counts."""

    kind: str
    kept: tuple[str, ...]
    broken: tuple[str, ...]
    said: str
    rule: str
    mission: dict = field(default_factory=dict)


CASES = (
    Case(
        "one-per-table",
        ("0 1 x0 y0", "0 2 x1 y1", "1 1 x1 y0"),
        ("0 1 x0 y0", "0 1 x1 y1"),
        "2 rendez-vous sont à la même table à la même heure : "
        f"Armor et Kamou ({TUESDAY}, table 1) ; Breizh et Laval ({TUESDAY}, table 1).",
        "Une table n'accueille qu'un rendez-vous à la fois.",
    ),
    Case(
        "table-there",
        ("0 2 x0 y0",),
        ("0 3 x0 y0",),
        f"La table n'est pas disponible à cette heure : Armor et Kamou ({TUESDAY}, table 3).",
        "Un rendez-vous se tient à une table disponible à cette heure.",
    ),
    Case(
        "at-its-booth",
        ("0 2 x0 y0", "0 1 x1 y1"),
        ("0 1 x0 y0",),
        "Ce rendez-vous n'est pas au stand prévu, ou occupe le stand d'un autre : "
        f"Armor et Kamou ({TUESDAY}, table 1).",
        "Qui a un stand y tient ses rendez-vous, et personne d'autre.",
        BOOTH,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_rule_on_single_tables_is_kept_or_broken_alone(case):
    problem = mission(TWO, **case.mission)
    assert violations(problem, meet(*case.kept)) == ()
    (found,) = violations(problem, meet(*case.broken))
    assert (found.rule.kind, plain(found.text("fr"))) == (case.kind, case.said)
    assert plain(found.rule.sentence("fr")) == case.rule


def test_these_are_all_the_rules_that_seating_alone_keeps():
    assert [rule.kind for rule in TABLE_RULES] == ["one-per-table", "table-there", "at-its-booth"]
    problem = mission(TWO)
    grid = Grid.of(problem, np.ndindex(2, 2))
    assert [list(rule(problem).limits(grid)) for rule in TABLE_RULES] == [[], [], []]


def test_somebody_elses_booth_is_not_to_be_used():
    (found,) = violations(mission(TWO, **BOOTH), meet("0 2 x1 y1"))
    assert found.rule.kind == "at-its-booth"
    assert plain(found.text("en")) == (
        "This meeting is not at the booth it should be at, or takes somebody else's: "
        "Breizh and Laval (Tuesday, 11 May 2027 at 9:00 am, table 2)."
    )


def test_two_booths_meet_at_the_one_of_the_host():
    both = {"xs": {0: {"table": "1"}}, "ys": {0: {"table": "2"}}}
    assert violations(mission(TWO, **both), meet("0 2 x0 y0")) == ()
    (found,) = violations(mission(TWO, **both), meet("0 1 x0 y0"))
    assert found.rule.kind == "at-its-booth"


def test_a_session_has_room_for_its_shared_tables_in_each_of_its_slots():
    problem = mission(TWO, slots=(2, 1), tables=[3, 1], ys={0: {"table": "3"}})
    grid = Grid.of(problem, np.ndindex(2, 2))
    # Pairs 1 and 3 are those with y1, who has no booth; cell = 3 · pair + slot.
    morning, next_day = (list(Tables(problem, session).limits(grid)) for session in (0, 1))
    assert [(one.members.tolist(), one.upper) for one in morning] == [([3, 9], 2), ([4, 10], 2)]
    assert [(one.members.tolist(), one.upper) for one in next_day] == [([5, 11], 1)]


def test_a_booth_has_room_for_one_where_it_is_there_and_for_none_where_it_is_not():
    problem = mission(TWO, slots=(2, 1), tables=[3, 1], ys={0: {"table": "3"}})
    grid = Grid.of(problem, np.ndindex(2, 2))
    found = list(Booth(problem, problem.ys[0]).limits(grid))
    assert [(one.members.tolist(), one.upper) for one in found] == [
        ([0, 6], 1),
        ([1, 7], 1),
        ([2, 8], 0),
    ]
    assert {one.repair for one in found} == {None}


def test_two_meetings_at_a_booth_at_once_break_the_booth_and_its_table():
    problem = mission(TWO, xs={0: {"table": "2"}})
    broken = violations(problem, meet("0 2 x0 y0", "0 2 x0 y1"))
    assert {one.rule.kind for one in broken} == {"one-at-a-time", "booth", "one-per-table"}
    booth = next(one for one in broken if one.rule.kind == "booth")
    assert plain(booth.text("fr")).startswith(
        "Armor ne peut pas tenir 2 rendez-vous à son stand, 2 : Armor et Kamou"
    )

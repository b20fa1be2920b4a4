"""Every repair: what it asks for in words, and the mission with it applied."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_missions import mission, plain

from matching.mission.constraints import rules
from matching.mission.diagnosis import FAMILIES
from matching.mission.limits import Grid
from matching.mission.model import Floor
from matching.mission.party_repairs import LowerMinimum, OpenSlot, RaiseMaximum
from matching.mission.repairs import (
    AcceptPair,
    AddTables,
    DropObligation,
    DropRuns,
    LiftExclusion,
    LowerFloor,
    RaiseTotal,
    Repair,
)

FLOOR = Floor(4, "sante", label_fr="Santé", label_en="Health")
PAIR = ("x0", "y1")


def full_mission():
    """A mission with a rule of each kind that can give way."""
    return mission(
        [[0.9, 0.126], [0.1, 0.8]],
        xs={
            0: {
                "minimum": 3,
                "maximum": 4,
                "unavailable": frozenset({1, 2}),
                "must": frozenset({"y1"}),
            },
            1: {"must_not": frozenset({"y0"})},
        },
        ys={0: {"met": frozenset({"x1"})}, 1: {"must": frozenset({"x0"})}},
        slots=(2, 1),
        tables=(1, 2),
        floors=(Floor(1, "ia"), FLOOR),
        lowest_score=0.2,
        in_a_row=2,
        total=5,
    )


def test_lowering_a_minimum():
    problem, repair = full_mission(), LowerMinimum("x0")
    assert plain(repair.sentence(problem, 2, "fr")) == (
        "ramener de 3 à 1 le minimum de rendez-vous pour Armor"
    )
    assert repair.sentence(problem, 2, "en") == (
        "lower the minimum of meetings of Armor from 3 to 1"
    )
    assert repair.most(problem) == 3
    assert repair.apply(problem, 2).parties["x0"].minimum == 1


def test_raising_a_maximum():
    problem, repair = full_mission(), RaiseMaximum("x0")
    assert plain(repair.sentence(problem, 1, "fr")) == (
        "porter de 4 à 5 le maximum de rendez-vous pour Armor"
    )
    assert repair.most(problem) == 2
    assert repair.apply(problem, 1).parties["x0"].maximum == 5


def test_opening_a_slot():
    problem, repair = full_mission(), OpenSlot("x0", 2)
    assert plain(repair.sentence(problem, 1, "fr")) == (
        "rendre Armor disponible mercredi 12 mai 2027 à 9 h"
    )
    assert plain(repair.sentence(problem, 1, "en")) == (
        "make Armor available on Wednesday, 12 May 2027 at 9:00 am"
    )
    assert repair.apply(problem, 1).parties["x0"].unavailable == {1}


def test_dropping_an_obligation_drops_what_both_said():
    problem, repair = full_mission(), DropObligation(PAIR)
    assert plain(repair.sentence(problem, 1, "fr")) == (
        "ne plus imposer le rendez-vous entre Armor et Laval"
    )
    assert problem.obliged == {PAIR}
    assert repair.apply(problem, 1).obliged == frozenset()


def test_lifting_an_exclusion_lifts_an_earlier_meeting_too():
    problem, repair = full_mission(), LiftExclusion(("x1", "y0"))
    assert plain(repair.sentence(problem, 1, "fr")) == (
        "permettre le rendez-vous entre Breizh et Kamou"
    )
    assert (problem.forbidden, problem.met) == ({("x1", "y0")}, {("x1", "y0")})
    mended = repair.apply(problem, 1)
    assert (mended.forbidden, mended.met) == (frozenset(), frozenset())


def test_accepting_a_low_score():
    problem, repair = full_mission(), AcceptPair(PAIR)
    assert plain(repair.sentence(problem, 1, "fr")) == (
        "accepter le rendez-vous entre Armor et Laval, malgré un score de 13 %"
    )
    assert repair.apply(problem, 1).accepted == {PAIR}


def test_lowering_a_floor_leaves_the_others():
    problem, repair = full_mission(), LowerFloor(FLOOR)
    assert plain(repair.sentence(problem, 3, "fr")) == (
        "ramener de 4 à 1 le nombre de rendez-vous demandés sur « Santé »"
    )
    assert repair.sentence(problem, 3, "en") == (
        "lower the number of meetings asked for on “Health” from 4 to 1"
    )
    assert repair.most(problem) == 4
    assert [one.at_least for one in repair.apply(problem, 3).floors] == [1, 1]


def test_dropping_the_limit_on_runs():
    problem = full_mission()
    assert plain(DropRuns().sentence(problem, 1, "fr")) == (
        "ne plus limiter à 2 le nombre de rendez-vous d'affilée"
    )
    assert DropRuns().apply(problem, 1).in_a_row is None


def test_raising_the_total():
    problem, repair = full_mission(), RaiseTotal()
    assert plain(repair.sentence(problem, 2, "fr")) == (
        "porter de 5 à 7 le nombre total de rendez-vous permis"
    )
    assert repair.most(problem) == 4
    assert repair.apply(problem, 2).total == 7


def test_adding_tables_to_one_session():
    problem = full_mission()
    assert plain(AddTables(0).sentence(problem, 1, "fr")) == (
        "une table de plus dans la séance « Séance 1 »"
    )
    assert plain(AddTables(0).sentence(problem, 2, "fr")) == (
        "2 tables de plus dans la séance « Séance 1 »"
    )
    assert AddTables(0).most(problem) == 2
    # Table 2 of the other day first, then the next number.
    found = AddTables(0).apply(problem, 2).slots
    assert [slot.tables for slot in found] == [("1", "2", "3"), ("1", "2", "3"), ("1", "2")]


def test_a_booth_is_not_given_out_as_one_more_table():
    problem = mission([[0.5]], ys={0: {"table": "2"}}, slots=(1, 1), tables=(1, 2))
    found = AddTables(0).apply(problem, 1).slots
    assert [slot.tables for slot in found] == [("1", "3"), ("1", "2")]


def all_repairs(family=Repair):
    """Every class of repairs that can be made."""
    own = {family} if "family" in vars(family) else set()
    return own.union(*(all_repairs(child) for child in family.__subclasses__()))


def test_the_families_of_a_diagnosis_are_those_of_the_repairs():
    assert sorted(FAMILIES) == sorted(repair.family for repair in all_repairs())


def test_every_family_of_repairs_is_offered_by_some_rule():
    problem = full_mission()
    # A session of three slots, so that two in a row can be too few.
    longer = replace(problem, slots=mission([[0.5]], slots=(3,)).slots, sessions=problem.sessions)
    grid = Grid.of(longer, np.ndindex(2, 2))
    limits = [limit for rule in rules(longer) for limit in rule.limits(grid)]
    assert {limit.repair.family for limit in limits if limit.repair} == set(FAMILIES)


YES_OR_NO = (
    DropObligation(PAIR), LiftExclusion(("x1", "y0")), AcceptPair(PAIR), OpenSlot("x0", 2),
    DropRuns(),
)  # fmt: skip


@pytest.mark.parametrize("repair", YES_OR_NO, ids=lambda repair: repair.family)
def test_what_is_done_or_not_has_one_step_and_none_changes_nothing(repair):
    problem = full_mission()
    assert repair.most(problem) == 1
    same = repair.apply(problem, 0)
    for name in ("xs", "ys", "slots", "floors", "accepted", "in_a_row", "total"):
        assert getattr(same, name) == getattr(problem, name)

"""Scenarios change what they say and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_books import BOOTH, MEETINGS, PROFILES, made_book

from matching.engine.mission.parties import PartyLookup
from matching.errors import RequestError, UnknownProfileError
from matching.mission.scenarios import CHANGES, Mission, apply_scenario, parse_scenario

LOOKUP = PartyLookup(PROFILES)


@pytest.fixture
def mission():
    """Six slots of 20 minutes at tables 1, 2, 3 and a booth; maxima of 3; a minimum of 1."""
    book = made_book()
    return Mission(book.plan.problem, book.settings, lambda text: LOOKUP.find(text).id)


def test_tables_come_after_those_there_and_the_last_shared_ones_go_first(mission):
    more = apply_scenario("tables+2", mission)
    assert {slot.tables for slot in more.slots} == {("1", "2", "3", BOOTH, "4", "5")}
    fewer = apply_scenario("tables-2", mission)
    assert {slot.tables for slot in fewer.slots} == {("1", BOOTH)}
    none = apply_scenario("tables - 9", mission)
    assert {slot.tables for slot in none.slots} == {(BOOTH,)}


def test_bounds_move_for_everybody_and_stop_at_none(mission):
    assert {one.maximum for one in apply_scenario("most+2", mission).parties.values()} == {5}
    assert {one.maximum for one in apply_scenario("most-5", mission).parties.values()} == {0}
    least = apply_scenario("least+1", mission).parties
    assert {name: one.minimum for name, one in least.items() if one.minimum != 1} == {"r-velo": 2}
    assert {one.minimum for one in apply_scenario("least-1", mission).parties.values()} == {0}


def test_numbers_of_the_whole_are_set(mission):
    changed = apply_scenario("fairness=0,5; lowest=0.3;in-a-row=2 ; total=4", mission)
    assert (changed.fairness, changed.lowest_score) == (0.5, 0.3)
    assert (changed.in_a_row, changed.total) == (2, 4)
    assert changed.xs == mission.problem.xs


def test_who_is_left_out_is_found_by_name_and_takes_its_scores_along(mission):
    changed = apply_scenario("without=kelenn", mission)
    assert [one.id for one in changed.xs] == ["r-cidre", "r-velo"]
    np.testing.assert_array_equal(changed.scores, mission.problem.scores[[0, 2]])
    changed = apply_scenario("without=q-erable", mission)
    assert [one.id for one in changed.ys] == ["q-nordet", "q-navette", "q-musee"]
    np.testing.assert_array_equal(changed.scores, mission.problem.scores[:, [0, 2, 3]])


def test_other_slots_keep_tables_and_who_is_away(mission):
    # 9:00-10:20 and 14:00-15:00 hold two and two slots of half an hour.
    changed = apply_scenario("slot=30", mission)
    starts = [f"{slot.start:%H:%M}" for slot in changed.slots]
    assert starts == ["09:00", "09:30", "14:00", "14:30"]
    assert {slot.tables for slot in changed.slots} == {("1", "2", "3", BOOTH)}
    # Away from 14:40 to 15:00, then from 9:00 to 9:40: in part of these slots.
    assert changed.parties["r-velo"].unavailable == {3}
    assert changed.parties["q-musee"].unavailable == {0, 1}
    assert changed.parties["r-cidre"].unavailable == frozenset()


def test_slots_of_a_plan_that_has_begun_do_not_change(mission):
    begun = replace(mission, problem=replace(mission.problem, pinned=(MEETINGS[0],)))
    with pytest.raises(RequestError, match="passés ou confirmés"):
        apply_scenario("slot=30", begun)
    assert apply_scenario("without=r-cidre", begun).pinned == ()
    assert apply_scenario("without=r-velo", begun).pinned == (MEETINGS[0],)


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        ("", "n'est pas connu"),
        ("chairs+1", "tables+N, tables-N, most+N"),
        ("slot+5", "n'est pas connu"),
        ("tables=5", "n'est pas connu"),
        ("tables+un", "un nombre entier"),
        ("in-a-row=0", "1 au moins"),
        ("slot=45", "de 15 à 30 minutes"),
        ("fairness=2", "de 0 à 1"),
        ("fairness=x", "de 0 à 1"),
    ],
)
def test_scenarios_that_make_no_sense_are_refused(mission, scenario, sentence):
    with pytest.raises(RequestError) as refusal:
        apply_scenario(scenario, mission)
    assert sentence in refusal.value.text("fr")
    assert refusal.value.text("en")


def test_somebody_else_is_nobody_of_the_mission(mission):
    with pytest.raises(UnknownProfileError, match="Aucun participant de la mission"):
        apply_scenario("without=zzz", mission)


def test_every_beginning_that_is_offered_is_understood():
    assert [parse_scenario(f"{start}1")[0].given for start in CHANGES] == [
        f"{start}1" for start in CHANGES
    ]

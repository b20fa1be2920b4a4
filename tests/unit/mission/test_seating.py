"""Tables for meetings: booths, tables kept from slot to slot, and the order of the room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from missions import market_problem
from small_missions import meet, mission

from matching.mission.planning import plan_meetings
from matching.mission.seating import Seat, seated
from matching.mission.work import Work

TWO = [[0.9, 0.5], [0.4, 0.8]]


def test_meetings_take_the_tables_in_the_order_of_the_room():
    problem = mission(TWO, tables=3)
    assert seated(problem, [Seat("x1", "y0", 0), Seat("x0", "y1", 0)]) == meet(
        "0 1 x0 y1", "0 2 x1 y0"
    )


def test_the_hosts_stay_at_their_tables_and_the_guests_change():
    problem = mission(TWO)
    seats = [Seat("x0", "y0", 0), Seat("x1", "y1", 0), Seat("x0", "y1", 1), Seat("x1", "y0", 1)]
    # Québec receives: y0 keeps table 1 and y1 table 2.
    assert seated(problem, seats) == meet("0 1 x0 y0", "0 2 x1 y1", "1 1 x1 y0", "1 2 x0 y1")


def test_a_guest_stays_where_its_host_has_no_table_yet():
    problem = mission([[0.5, 0.5], [0.5, 0.5]])
    seats = [Seat("x0", "y0", 0), Seat("x1", "y1", 0), Seat("x1", "y0", 1)]
    # In slot 1 y0 goes on at its table 1, and x1 comes over to it.
    assert seated(problem, seats)[-1:] == meet("1 1 x1 y0")
    # y2 has not sat yet: it comes to x1, who stays at table 2 though table 1 is free.
    other = mission([[0.5] * 3] * 2)
    seats = [Seat("x0", "y0", 0), Seat("x1", "y1", 0), Seat("x1", "y2", 1)]
    assert seated(other, seats)[-1:] == meet("1 2 x1 y2")


def test_a_booth_is_for_its_party_alone():
    problem = mission(TWO, ys={1: {"table": "1"}}, tables=3)
    seats = [Seat("x0", "y0", 0), Seat("x1", "y1", 0), Seat("x0", "y1", 1)]
    assert seated(problem, seats) == meet("0 1 x1 y1", "0 2 x0 y0", "1 1 x0 y1")


def test_a_table_already_given_is_kept_where_it_can_be_used():
    problem = mission(TWO)
    given = [Seat("x0", "y0", 0), Seat("x1", "y1", 0, "1")]
    assert seated(problem, given) == meet("0 1 x1 y1", "0 2 x0 y0")
    gone = [Seat("x0", "y0", 0, "9"), Seat("x1", "y1", 0)]
    assert seated(problem, gone) == meet("0 1 x0 y0", "0 2 x1 y1")


def test_a_full_room_has_a_table_for_each():
    problem = mission(TWO, slots=(2,), tables=2)
    seats = [
        Seat("x0", "y0", 0, "2"),
        Seat("x1", "y1", 0),
        Seat("x0", "y1", 1),
        Seat("x1", "y0", 1),
    ]
    assert seated(problem, seats) == meet("0 1 x1 y1", "0 2 x0 y0", "1 1 x0 y1", "1 2 x1 y0")


def test_nobody_is_seated_where_nobody_meets():
    assert seated(mission(TWO), []) == ()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_host_without_a_pause_never_changes_table(seed):
    problem = market_problem(20, 12, (8,), 12, seed, most=8)
    plan = plan_meetings(problem, Work(moves=1_000))
    stayed = 0
    for host in problem.ys:
        agenda = plan.agendas[host.id]
        for one, after in pairwise(agenda):
            if after.slot == one.slot + 1:
                assert after.table == one.table
                stayed += 1
    assert stayed > 50

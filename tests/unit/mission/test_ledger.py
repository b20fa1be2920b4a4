"""The ledger of a mission of two by two, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from small_missions import meet, mission

from matching.mission.ledger import LedgerLine, make_ledger

FOR_X = np.array([[0.9, 0.5], [0.4, 0.2]])
FOR_Y = np.array([[0.6, 0.3], [0.8, 0.1]])
MEETINGS = meet("0 1 x0 y0", "1 1 x0 y1", "1 2 x1 y0")


def ledger(meetings=MEETINGS):
    problem = mission(
        [[0.5, 0.5], [0.5, 0.5]],
        xs={0: {"domains": ("sante", "ia")}, 1: {"domains": ("sante",)}},
        ys={0: {"domains": ("ia", "sante")}, 1: {"domains": ("culture",)}},
    )
    return make_ledger(problem, meetings, FOR_X, FOR_Y)


def line(domain, meetings, for_x, for_y):
    return LedgerLine(domain, meetings, pytest.approx(for_x), pytest.approx(for_y))


def test_the_total_sums_the_fits_of_each_side():
    # For Rennes 0.9 + 0.5 + 0.4, for Québec 0.6 + 0.3 + 0.8.
    assert ledger().total == line(None, 3, 1.8, 1.7)
    assert ledger().total.balance == pytest.approx(1.7 / 1.8)


def test_a_meeting_counts_in_each_domain_its_parties_share():
    # x0 and y0 share both domains, x1 and y0 the first alone, x0 and y1 none.
    assert ledger().domains == (
        line("sante", 2, 0.9 + 0.4, 0.6 + 0.8),
        line("ia", 1, 0.9, 0.6),
        line(None, 1, 0.5, 0.3),
    )


def test_domains_with_as_many_meetings_are_in_order_of_name_and_none_is_last():
    found = ledger(meet("0 1 x0 y0", "1 1 x0 y1", "1 2 x1 y1"))
    assert [(one.domain, one.meetings) for one in found.domains] == [
        ("ia", 1),
        ("sante", 1),
        (None, 2),
    ]


def test_no_meetings_are_worth_nothing_to_either_and_that_is_even():
    found = ledger(())
    assert found.total == LedgerLine(None, 0, 0, 0)
    assert found.domains == ()
    assert found.total.balance == 1.0


@pytest.mark.parametrize(
    ("for_x", "for_y", "balance"), [(3.0, 1.5, 0.5), (1.5, 3.0, 0.5), (2.0, 2.0, 1.0), (2.0, 0, 0)]
)
def test_the_balance_is_the_lesser_over_the_greater(for_x, for_y, balance):
    assert LedgerLine(None, 4, for_x, for_y).balance == balance

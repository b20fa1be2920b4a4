"""What became of pairs over a period: every figure can be counted on the fingers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from feedback_made import decided, party

from matching.feedback.follow_up import Period, follow_up
from matching.feedback.model import Grounds, NewShown, Origin, Place

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def at(month, day=1, year=2026):
    return datetime(year, month, day, 12, tzinfo=UTC)


def fits(for_asker, for_partner):
    return Grounds(score=0.5, fit_for_asker=for_asker, fit_for_partner=for_partner)


CHEESE = {"domains": ("cheese", "clocks"), "axes": ("trade", "science")}


@pytest.fixture
def filled(store):
    """Five pairs of 2026, one of which began in 2025, and one of 2027.

    a0-b0  proposed in January, accepted in February, met in March
    a0-b1  asked by b1; accepted in January; they share two domains and two axes
    a1-b0  proposed, then refused twice, for another reason the second time
    a1-b1  proposed; its acceptance was undone
    a2-b2  proposed in 2025, agreement in 2026; nothing shared, no fit recorded
    a3-b3  proposed in 2027
    """

    def decide(status, a, b, moment, **changes):
        ends = {"asker": party("auville", a), "partner": party("bourg", b), "at": moment}
        return store.decide(decided(status, **{**ends, **changes}))

    decide("proposed", 0, 0, at(1, 1), grounds=fits(0.25, 0.5))
    decide("accepted", 0, 0, at(2), grounds=Grounds())
    decide("met", 0, 0, at(3), grounds=Grounds())
    decide(
        "accepted",
        0,
        1,
        at(1),
        asker=party("bourg", 1, **CHEESE),
        partner=party("auville", 0, **CHEESE),
        grounds=fits(1.0, 0.5),
    )
    decide("proposed", 1, 0, at(4))
    decide("refused", 1, 0, at(5), reason="no_need")
    decide("refused", 1, 0, at(6), reason="competitor")
    decide("proposed", 1, 1, at(12, 31))
    undone = decide("accepted", 1, 1, at(12, 31))
    store.undo(undone.id, "La Chambre", at(1, 2, 2027))
    alone = {
        "partner": party("bourg", 2, domains=("cheese",), axes=("science",)),
        "grounds": Grounds(),
    }
    decide("proposed", 2, 2, at(12, 1, 2025), **alone)
    decide("agreement", 2, 2, at(7), **alone)
    decide("proposed", 3, 3, at(1, 1, 2027))

    def show(asker, moment, *partners):
        places = tuple(
            Place(
                partner=one,
                origin=Origin(how="ranked", rank=rank, listed=len(partners), propensity=1.0),
            )
            for rank, one in enumerate(partners, start=1)
        )
        store.shown(NewShown(asker=asker, at=moment, places=places))

    show(party("auville"), at(1), party("bourg", 0), party("bourg", 1))
    show(party("bourg"), at(2), party("auville", 0))
    show(party("auville", id="~request"), at(2), party("bourg", 5))
    show(party("auville"), at(1, 1, 2027), party("bourg", 0))
    return store


@pytest.fixture
def found(filled):
    return follow_up(filled.decisions(), filled.lists(), YEAR, filled.territories)


def told(counts):
    """Suggested, proposed, accepted, refused, met, agreements."""
    return (counts.suggested, *counts.decided.values())


def test_each_pair_counts_once_for_each_thing_decided(found):
    assert found.lists == 3
    # a0-b0 was suggested from both ends, and counts once; a need told in a sentence is no pair.
    assert told(found.total) == (2, 3, 2, 1, 1, 1)


def test_months_hold_what_was_decided_in_them(found):
    months = {month.month: told(counts) for month, counts in found.by_month.items()}
    assert list(months) == list(range(1, 13))
    assert months[1] == (2, 1, 1, 0, 0, 0)
    assert months[2] == (1, 0, 1, 0, 0, 0)
    assert months[5] == months[6] == (0, 0, 0, 1, 0, 0)
    assert months[12] == (0, 1, 0, 0, 0, 0)
    assert months[8] == (0,) * 6


def test_axes_and_domains_count_what_both_share(found):
    assert {name: told(counts) for name, counts in found.by_axis.items()} == {
        "trade": (2, 3, 2, 1, 1, 0),
        "science": (0, 0, 1, 0, 0, 0),
        None: (0, 0, 0, 0, 0, 1),
    }
    assert list(found.by_domain) == ["clocks", "cheese", None]
    assert told(found.by_domain["cheese"]) == (0, 0, 1, 0, 0, 0)


def test_a_refusal_counts_by_the_reason_given_last(found):
    assert found.refusals == {"competitor": 1}


def test_of_the_pairs_of_the_period_it_is_told_how_far_they_went(found):
    # a0-b0, a0-b1, a1-b0 and a1-b1 began in the period; a2-b2 did not.
    became = found.became
    assert (became.proposed, became.refused, became.waiting) == (4, 1, 1)
    assert became.reached == {"accepted": 2, "met": 1, "agreement": 0}


def test_what_was_decided_after_the_period_is_not_known_to_it(filled):
    half = Period(date(2026, 1, 1), date(2026, 1, 31))
    found = follow_up(filled.decisions(), filled.lists(), half, filled.territories)
    assert (found.became.proposed, found.became.waiting) == (2, 1)
    assert found.became.reached == {"accepted": 1, "met": 0, "agreement": 0}


def test_the_ledger_says_who_asked_and_what_both_gained(found):
    both = found.reciprocity
    assert (both.x.lists, both.y.lists) == (2, 1)
    # x looked for a0-b0, a1-b0, a1-b1 and a2-b2; y for a0-b1.
    assert (both.x.asked, both.x.offered) == (4, 1)
    assert (both.y.asked, both.y.offered) == (1, 4)
    assert (both.x.asked_and_wanted, both.x.offered_and_wanted) == (2, 1)
    assert (both.y.asked_and_wanted, both.y.offered_and_wanted) == (1, 2)
    # a0-b0 is worth 0.25 to x and 0.5 to y, told when it was proposed; a0-b1 0.5 and 1.
    assert (both.x.gain, both.y.gain) == (0.75, 1.5)
    assert (both.total.pairs, both.total.for_x, both.total.for_y) == (2, 0.75, 1.5)
    assert both.total.balance == 0.5
    assert both.without_fit == 1
    assert [(one.domain, one.pairs, one.for_x, one.for_y) for one in both.domains] == [
        ("clocks", 2, 0.75, 1.5),
        ("cheese", 1, 0.5, 1.0),
    ]


def test_figures_are_the_same_after_everybody_is_erased(filled, found):
    filled.erase([f"{side}-{number:02d}" for side in ("auville", "bourg") for number in range(6)])
    assert follow_up(filled.decisions(), filled.lists(), YEAR, filled.territories) == found


def test_a_period_of_nothing_has_figures_of_nothing(filled):
    empty = Period(date(2020, 2, 1), date(2020, 2, 29))
    found = follow_up(filled.decisions(), filled.lists(), empty, filled.territories)
    assert told(found.total) == (0,) * 6
    assert list(found.by_month) == [date(2020, 2, 1)]
    assert (found.by_axis, found.by_domain, found.refusals) == ({}, {}, {})
    assert found.reciprocity.total.balance == 1.0
    assert found.became.proposed == 0


def test_both_ends_of_a_period_are_part_of_it(store):
    for moment in (
        datetime(2026, 3, 1, tzinfo=UTC),
        datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2026, 4, 1, tzinfo=UTC),
    ):
        store.decide(decided(at=moment, partner=party("bourg", moment.day)))
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    found = follow_up(store.decisions(), (), march, store.territories)
    assert found.total.decided["proposed"] == 2

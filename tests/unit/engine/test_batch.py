from __future__ import annotations

from collections import Counter

import pytest

from matching.errors import RequestError, UnknownProfileError
from matching.ranking.criteria import Criteria


def loads_of(batch, territory):
    return Counter(s.partner.id for _, s in batch.pairs if s.partner.territory == territory)


@pytest.fixture
def batch(toy_matcher):
    return toy_matcher.suggest_all(floor=0)


def test_everybody_has_a_list_of_the_other_side(batch, profiles):
    assert [one.query.id for one in batch.lists] == sorted(profile.id for profile in profiles)
    for one in batch.lists:
        assert len(one.suggestions) == 5
        assert {s.partner.territory for s in one.suggestions} != {one.query.territory}
        assert [s.rank for s in one.suggestions] == [1, 2, 3, 4, 5]
        scores = [s.score for s in one.suggestions]
        assert scores == sorted(scores, reverse=True)
        assert len({s.partner.id for s in one.suggestions}) == 5


def test_a_pair_is_scored_as_alone_and_told_briefly(toy_matcher, batch):
    query, found = next(iter(batch.pairs))
    alone = toy_matcher.explain(query, found.partner)
    assert (found.score, found.fit_for_query) == (alone.score, alone.fit_for_query)
    assert found.shared_domains == alone.shared_domains
    assert all(quote.text in found.reason for quote in alone.evidence[:2])


def test_without_balance_each_list_has_the_best_scores(toy_matcher):
    plain = toy_matcher.suggest_all(floor=0, balanced=False)
    alone = toy_matcher.suggest("auville-03", floor=0, variety=0, top=5)
    (found,) = [one for one in plain.lists if one.query.id == "auville-03"]
    assert [s.partner.id for s in found.suggestions] == [s.partner.id for s in alone.suggestions]
    assert [s.rank_without_balance for s in found.suggestions] == [1, 2, 3, 4, 5]
    for report in plain.reports:
        assert report.gini_before == report.gini_after
        assert report.steps is None


def test_loads_are_those_of_the_lists(toy_matcher, batch):
    plain = toy_matcher.suggest_all(floor=0, balanced=False)
    for report in batch.reports:
        assert {load.partner.id: load.after for load in report.loads if load.after} == loads_of(
            batch, report.territory
        )
        assert {load.partner.id: load.before for load in report.loads if load.before} == loads_of(
            plain, report.territory
        )
        assert report.converged
        assert report.steps > 0
        assert report.largest_error <= 0.01


def test_balance_shares_places_out_where_many_want_the_same(build, opened, profiles):
    # Of Auville only those who make clocks ask; half of Bourg makes cheese.
    build([p for p in profiles if p.territory == "bourg" or p.domains == ("clocks",)])
    (report,) = opened().suggest_all(floor=0, territory="auville").reports
    assert report.gini_after < report.gini_before
    assert report.unlisted_after <= report.unlisted_before
    assert report.most_loaded_after[0].after <= report.most_loaded_before[0].before


def test_nobody_is_in_more_lists_than_the_capacity(toy_matcher):
    bounded = toy_matcher.suggest_all(floor=0, capacity=6, territory="auville")
    assert max(loads_of(bounded, "bourg").values()) <= 6
    # Less room than places: 24 lists of 5 for 24 partners in 2 lists each.
    tight = toy_matcher.suggest_all(floor=0, capacity=2, territory="auville")
    assert loads_of(tight, "bourg") == dict.fromkeys(loads_of(tight, "bourg"), 2)
    assert sum(loads_of(tight, "bourg").values()) == 48
    assert tight.left_empty(tight.reports[0]) == 24 * 5 - 48
    assert {one.empty_because for one in tight.lists if not one.suggestions} <= {"capacity"}


def test_the_floor_empties_lists_and_says_so(toy_matcher):
    plain = toy_matcher.suggest_all(floor=0, balanced=False, top=1)
    best = sorted(found.score for _, found in plain.pairs)
    floor = (best[0] + best[-1]) / 2
    found = toy_matcher.suggest_all(floor=floor)
    assert all(s.score >= floor for _, s in found.pairs)
    without = [one for one in found.lists if not one.suggestions]
    assert len(without) == sum(score < floor for score in best) > 0
    assert {one.empty_because for one in without} == {"floor"}
    nobody = toy_matcher.suggest_all(floor=1.0)
    assert list(nobody.pairs) == []
    assert [report.gini_after for report in nobody.reports] == [0, 0]


def test_only_those_named_have_a_list(toy_matcher):
    found = toy_matcher.suggest_all(["Atelier 4 de Auville", "auville-02", "auville-04"], floor=0)
    assert [one.query.id for one in found.lists] == ["auville-02", "auville-04"]
    assert [report.territory for report in found.reports] == ["bourg"]
    assert found.reports[0].lists == 2
    assert len(found.reports[0].loads) == 24


def test_a_territory_alone(toy_matcher):
    found = toy_matcher.suggest_all(territory="bourg", top=2, floor=0)
    assert {one.query.territory for one in found.lists} == {"bourg"}
    assert [report.territory for report in found.reports] == ["auville"]


def test_criteria_are_for_the_partners(toy_matcher):
    found = toy_matcher.suggest_all(criteria=Criteria(kinds="company"), top=3, floor=0)
    assert len(found.lists) == 48
    assert {s.partner.kind for _, s in found.pairs} == {"company"}
    closed = toy_matcher.suggest_all(criteria=Criteria(kinds="hospital"))
    assert {one.empty_because for one in closed.lists} == {"filters"}
    assert [len(report.loads) for report in closed.reports] == [0, 0]


def test_the_same_batch_twice_is_the_same(toy_matcher, batch):
    assert toy_matcher.suggest_all(floor=0).to_dict() == batch.to_dict()


def test_what_makes_no_sense_is_refused(toy_matcher):
    for given in ({"top": 0}, {"capacity": 0}, {"floor": 2.0}, {"territory": "nowhere"}):
        with pytest.raises(RequestError):
            toy_matcher.suggest_all(**given)
    with pytest.raises(UnknownProfileError, match="Zzyzx ; Qwerty"):
        toy_matcher.suggest_all(["auville-01", "Zzyzx", "Qwerty"])

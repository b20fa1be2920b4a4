"""What holds of linked pairs, whoever is linked with whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from toys import ToyEncoder, toy_profiles, write_toy_territories

from matching.config import Settings
from matching.engine.batch import BatchWish, Lister
from matching.engine.building import compute
from matching.engine.link_rules import criteria_under
from matching.engine.mission.linked import under_rule
from matching.engine.suggesting import suggestions_above
from matching.index.link_table import LinkTable
from matching.mission.model import Party, Problem
from matching.profiles.model import Link
from matching.ranking.boosting import boosted, boosted_order
from matching.ranking.criteria import Criteria
from matching.ranking.known_links import linked_pairs
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.territories import Territories

COUNT, TOP = 12, 5
NUMBERS = st.integers(0, COUNT - 1)
# (number of the holder, number of the partner, whether the holder is of the first territory)
made_links = st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans()), max_size=12)
boosts = st.floats(0.01, 5)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The ranking of a few invented profiles without any link."""
    path = write_toy_territories(tmp_path_factory.mktemp("links") / "territories.toml")
    territories = Territories.load(path)
    ranker = Ranker.load(Settings().ranker)
    contents, _ = compute(toy_profiles(COUNT), territories, ranker, ToyEncoder())
    return Ranking(contents, ranker, territories)


def linked(ranking, links):
    """The same ranking with those links."""
    held = {}
    for mine, theirs, first in links:
        own, other = ("auville", "bourg") if first else ("bourg", "auville")
        link = Link(kind="co_publication", partner=f"{other}-{theirs:02d}", year=2023)
        held.setdefault(f"{own}-{mine:02d}", []).append(link)
    sides = {}
    for name, side in ranking.contents.sides.items():
        people = tuple(
            one.model_copy(update={"links": tuple(held.get(one.id, ()))})
            for one in side.population.profiles
        )
        population = replace(side.population, profiles=people)
        sides[name] = replace(side, population=population, links=LinkTable(people))
    return replace(ranking, contents=replace(ranking.contents, sides=sides))


def pairs_of(links):
    """The pairs that are linked, whoever tells it."""
    return {
        (f"auville-{a if first else b:02d}", f"bourg-{b if first else a:02d}")
        for a, b, first in links
    }


def is_linked(one, other, links):
    return (min(one, other), max(one, other)) in pairs_of(links)


def suggested(ranking, asker, rule, boost=0.0, *, top=COUNT, variety=0.0):
    """The suggestions for one profile of the first territory under ``rule``."""
    side = ranking.contents.sides["auville"].population
    own = side.take([side.row_of[asker]])
    return suggestions_above(
        0.0,
        ranking,
        own,
        criteria_under(rule, Criteria(), own.profiles[0], ranking),
        top=top,
        variety=variety,
        language="fr",
        boost=boost,
    )


few = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(made_links, NUMBERS, st.floats(0, 1))
@few
def test_a_linked_pair_is_never_shown_where_it_is_left_out(plain, links, number, variety):
    asker = f"auville-{number:02d}"
    answer = suggested(linked(plain, links), asker, "leave-out", top=TOP, variety=variety)
    assert not any(is_linked(asker, one.partner.id, links) for one in answer.suggestions)
    assert all(one.known_links == () for one in answer.suggestions)
    # The places go to others: it acts before the list is cut.
    others = suggested(plain, asker, "keep").suggestions
    free = [o.partner.id for o in others if not is_linked(asker, o.partner.id, links)]
    if not variety:
        assert [one.partner.id for one in answer.suggestions][: len(free)] == free[:TOP]


@given(made_links, NUMBERS, boosts)
@few
def test_a_boost_never_lowers_a_linked_pair_nor_touches_a_score(plain, links, number, boost):
    asker, ranking = f"auville-{number:02d}", linked(plain, links)
    before = {one.partner.id: one for one in suggested(ranking, asker, "keep").suggestions}
    after = suggested(ranking, asker, "boost", boost).suggestions
    assert {one.partner.id for one in after} == set(before)
    for one in after:
        former = before[one.partner.id]
        assert (one.score, one.contributions) == (former.score, former.contributions)
        assert sum(part.value for part in one.contributions) == pytest.approx(one.score, abs=1e-9)
        if is_linked(asker, one.partner.id, links):
            assert one.rank <= former.rank


@given(made_links, NUMBERS)
@few
def test_keeping_is_the_ranking_without_links_bit_for_bit(plain, links, number):
    asker = f"auville-{number:02d}"
    former = suggested(plain, asker, "keep").suggestions
    kept = suggested(linked(plain, links), asker, "keep").suggestions
    for one, other in zip(kept, former, strict=True):
        assert (one.partner.id, one.rank) == (other.partner.id, other.rank)
        assert (one.score, one.fit_for_query, one.fit_for_partner, one.contributions) == (
            other.score, other.fit_for_query, other.fit_for_partner, other.contributions,
        )  # fmt: skip
        assert bool(one.known_links) == is_linked(asker, one.partner.id, links)


def listed(ranking, rule, boost=0.0, **wish):
    people = ranking.contents.sides["auville"].population.profiles
    asked = BatchWish(top=TOP, known_links=rule, boost=boost, **wish)
    return Lister(ranking, asked, "fr").answer(people, territory="auville").lists


@given(made_links, st.booleans(), st.sampled_from([None, 3]))
@settings(few, max_examples=10)
def test_no_list_of_a_batch_has_a_pair_that_is_left_out(plain, links, balanced, capacity):
    wish = {"balanced": balanced, "capacity": capacity}
    for one in listed(linked(plain, links), "leave-out", **wish):
        shown = [each.partner.id for each in one.suggestions]
        assert not any(is_linked(one.query.id, name, links) for name in shown)
    kept = listed(linked(plain, links), "keep", **wish)
    for one, other in zip(kept, listed(plain, "keep", **wish), strict=True):
        bare = [replace(each, known_links=(), partner=None) for each in one.suggestions]
        assert bare == [replace(each, partner=None) for each in other.suggestions]


@given(made_links, boosts)
@settings(few, max_examples=10)
def test_a_boost_keeps_linked_pairs_in_the_lists_they_were_in(plain, links, boost):
    ranking = linked(plain, links)
    kept = listed(ranking, "keep", balanced=False)
    for one, former in zip(listed(ranking, "boost", boost, balanced=False), kept, strict=True):
        ranks = {each.partner.id: each.rank for each in one.suggestions}
        scores = {each.partner.id: each.score for each in one.suggestions}
        for each in former.suggestions:
            if is_linked(one.query.id, each.partner.id, links):
                assert ranks[each.partner.id] <= each.rank
                assert scores[each.partner.id] == each.score


@given(
    arrays(np.float64, 8, elements=st.floats(0, 1)),
    arrays(np.bool_, 8),
    boosts,
)
def test_values_are_bounded_and_linked_ones_keep_their_order(scores, marks, boost):
    ordered = np.sort(scores)[::-1]
    values = boosted(ordered, marks, boost)
    assert ((values >= ordered) & (values <= 1)).all()
    assert (values[~marks] == ordered[~marks]).all()
    places = np.argsort(boosted_order(ordered, marks, boost))
    assert (places[marks] <= np.flatnonzero(marks)).all()
    assert (np.diff(places[marks]) > 0).all()


@given(made_links, boosts)
@settings(few, max_examples=20)
def test_a_mission_leaves_linked_pairs_apart_or_prefers_them(plain, links, boost):
    ranking = linked(plain, links)
    people = [ranking.contents.sides[name].population.profiles for name in ("auville", "bourg")]
    pairs = linked_pairs(*people)
    assert pairs == pairs_of(links)
    xs, ys = (tuple(Party(p.id, p.name, p.territory) for p in side) for side in people)
    scores = np.linspace(0.1, 0.9, COUNT * COUNT).reshape(COUNT, COUNT)
    problem = Problem(xs, ys, (), (), scores)
    assert under_rule(problem, pairs, "keep", boost) is problem
    assert under_rule(problem, pairs, "leave-out", boost).met == pairs
    raised = under_rule(problem, pairs, "boost", boost)
    for x, y in np.ndindex(COUNT, COUNT):
        pair = xs[x].id, ys[y].id
        assert raised.score(pair) == scores[x, y]
        assert (raised.value(pair) > scores[x, y]) == (pair in pairs)

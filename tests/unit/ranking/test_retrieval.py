from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.index.centring import Centre
from matching.index.generation import Side
from matching.ranking.ranker import Retrieval
from matching.ranking.retrieval import fuse, retrieve

RIGHT, UP, NONE = [1, 0], [0, 1], [0, 0]


def test_reciprocal_ranks_are_summed():
    found = fuse([[7, 3], [3], []], 60)
    assert found == {7: pytest.approx(1 / 61), 3: pytest.approx(1 / 62 + 1 / 61)}


def test_the_constant_flattens_the_ranks():
    found = fuse([[0, 1, 2]], 1)
    assert [found[row] for row in range(3)] == pytest.approx([1 / 2, 1 / 3, 1 / 4])
    assert fuse([], 60) == {}


@pytest.fixture
def counterpart():
    """Four partners, each found by one channel alone: offer, need, topic and words."""
    people = [
        a_profile("offers"),
        a_profile("needs"),
        a_profile("topics"),
        a_profile("words", keywords=(), offers_fr=("hovercraft",)),
    ]
    population = a_population(
        *people,
        offer=[RIGHT, NONE, NONE, NONE],
        need=[NONE, UP, NONE, NONE],
        topic=[NONE, NONE, RIGHT, NONE],
        sentences=[(0, (0, -1)), (1, (0, -1)), (2, (0, -1))],
    )
    return Side.build(population, Centre({}))


def query(**given):
    return a_population(a_profile("query", keywords=(), offers_fr=("navires",)), **given)


def ids(counterpart, rows):
    return [counterpart.population.profiles[row].id for row in rows]


def found(counterpart, own, depth=10, allowed=(True,) * 4):
    given = Retrieval(depth=depth, constant=60)
    return ids(counterpart, retrieve(own, counterpart, given, np.array(allowed)))


def test_its_need_is_compared_with_their_offers(counterpart):
    assert found(counterpart, query(need=[RIGHT])) == ["offers"]


def test_its_offer_is_compared_with_their_needs(counterpart):
    assert found(counterpart, query(offer=[RIGHT])) == ["needs"]


def test_topics_are_compared(counterpart):
    assert found(counterpart, query(topic=[RIGHT])) == ["topics"]


def test_words_are_compared(counterpart):
    own = a_population(a_profile("query", keywords=(), offers_fr=("hovercrafts",)))
    assert found(counterpart, own) == ["words"]


def test_the_nearest_sentence_of_each_partner_counts():
    sentences = [(0, (0, 1)), (0, (0.6, 0.8)), (1, (1, 0)), (1, (0, -1)), (2, (0.8, 0.6))]
    people = [a_profile(name) for name in "abc"]
    side = Side.build(a_population(*people, sentences=sentences), Centre({}))
    own = query(sentences=[(0, (1, 0))])
    assert found(side, own, allowed=(True,) * 3) == ["b", "c", "a"]


def test_found_by_more_channels_comes_first(counterpart):
    own = query(need=[RIGHT], topic=[RIGHT], offer=[UP])
    assert found(counterpart, own) == ["offers", "needs", "topics"]
    again = a_population(
        a_profile("query", keywords=(), offers_fr=("hovercraft",)), topic=[UP], need=[UP]
    )
    assert found(counterpart, again) == ["offers", "topics", "words"]


def test_depth_limits_each_channel_after_the_filter():
    people = [a_profile(name) for name in "abcd"]
    offers = [[1, 0], [0.8, 0.6], [0.6, 0.8], [0, 1]]
    side = Side.build(a_population(*people, offer=offers), Centre({}))
    own = query(need=[RIGHT])
    assert found(side, own, depth=2) == ["a", "b"]
    assert found(side, own, depth=2, allowed=(False, True, False, True)) == ["b", "d"]
    assert found(side, own, allowed=(False,) * 4) == []


def test_behind_a_filter_the_nearest_sentence_is_still_found():
    # The one partner admitted owns the farthest of many more sentences than there are partners.
    sentences = [(0, (1, 0))] * 9 + [(1, (0, 1))]
    side = Side.build(a_population(a_profile("a"), a_profile("b"), sentences=sentences), Centre({}))
    own = query(sentences=[(0, (1, 0))])
    assert found(side, own, allowed=(False, True)) == ["b"]


def test_a_query_that_says_nothing_finds_nobody(counterpart):
    assert found(counterpart, query()) == []

from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.index.adapter import Adapter
from matching.index.centring import Centre
from matching.index.characters import CharacterModel
from matching.index.generation import Contents, Side
from matching.ranking.criteria import Criteria
from matching.ranking.ranking import Ranking
from matching.ranking.retrieval import retrieve


@pytest.fixture
def own(ranking):
    population = ranking.contents.sides["auville"].population
    return lambda name: population.take([population.row_of[name]])


def ids(population):
    return [profile.id for profile in population.profiles]


def rank(ranking, own, top=5, variety=0.0, **criteria):
    """The best as they are indexed: those of an answer carry no n-grams any more."""
    best = ranking.order(own, "bourg", Criteria(**criteria)).best(top, variety).partners
    bourg = ranking.contents.sides["bourg"].population
    return bourg.take([bourg.row_of[name] for name in ids(best)])


def test_partners_come_in_the_order_of_their_scores(ranking, own):
    query = own("auville-02")
    partners = rank(ranking, query, top=24)
    scores = ranking.fit(query, partners)[1].score[0].tolist()
    assert scores == sorted(scores, reverse=True)
    assert ids(partners)[0] == "bourg-02"


def test_the_best_are_the_best_of_everybody(ranking, own):
    # With 24 partners every channel brings them all: ranking is then the score over all.
    query, everybody = own("auville-05"), ranking.contents.sides["bourg"].population
    scores = ranking.fit(query, everybody)[1].score[0]
    order = sorted(range(24), key=lambda row: (-scores[row], everybody.profiles[row].id))
    assert ids(rank(ranking, query)) == [everybody.profiles[row].id for row in order[:5]]


def test_ties_go_by_id(ranking_of):
    twins = [
        a_profile(name, name="Twin", territory="bourg", keywords=("montres",), offers_fr=("luxe",))
        for name in ("c", "a", "b")
    ]
    ranking = ranking_of([a_profile("q", keywords=("montres",)), *twins])
    query = ranking.contents.sides["auville"].population
    assert ids(rank(ranking, query)) == ["a", "b", "c"]


def test_ties_go_by_id_whoever_was_found_first(ranker, toy_territories):
    # Alike in every feature; only "b" has the word of the query, and is found by one more channel.
    def side(*people):
        offers = [[1, 0]] * len(people)
        return Side.build(a_population(*people, offer=offers, topic=offers), Centre({}))

    said = {"keywords": (), "offers_fr": ("hovercraft",)}
    query = side(a_profile("q", **said))
    twins = side(
        a_profile("a", keywords=("x",), territory="bourg"),
        a_profile("b", territory="bourg", **said),
    )
    statistics = {name: (one.mean, one.deviation) for name, one in ranker.features.items()}
    sides = {"auville": query, "bourg": twins}
    contents = Contents(sides, CharacterModel.fit([]), Adapter(None), statistics)
    ranking = Ranking(contents, ranker, toy_territories)
    found = retrieve(query.population, twins, ranker.retrieval, np.array([True, True]))
    assert found == [1, 0]
    assert ids(rank(ranking, query.population)) == ["a", "b"]


def test_filters_hold(ranking, own):
    found = rank(ranking, own("auville-02"), top=24, domains=("cheese",), exclude=("bourg-03",))
    assert {"cheese"} == {d for p in found.profiles for d in p.domains}
    assert len(found.profiles) == 11
    assert "bourg-03" not in ids(found)


def test_nobody_left_is_an_empty_answer(ranking, own):
    query = own("auville-02")
    nobody = rank(ranking, query, kinds=("hospital",))
    assert ids(nobody) == []
    assert ranking.explain(query, ranking.pair(query, nobody), "fr") == ()


def test_a_profile_is_never_its_own_partner(ranking_of, profiles):
    ranking = ranking_of(profiles)
    stranger = ranking.contents.sides["bourg"].population.take([0])
    found = ranking.order(stranger, "bourg", Criteria()).best(24, 0.0).partners
    assert "bourg-00" not in ids(found)
    assert len(found.profiles) == 23


def test_explanations_follow_the_order_and_are_numbered(ranking, own):
    query = own("auville-02")
    partners = rank(ranking, query)
    found = ranking.explain(query, ranking.pair(query, partners), "fr")
    assert [suggestion.rank for suggestion in found] == [1, 2, 3, 4, 5]
    assert [suggestion.partner.id for suggestion in found] == ids(partners)
    for suggestion in found:
        parts = sum(part.value for part in suggestion.contributions)
        assert parts == pytest.approx(suggestion.score, abs=1e-6)

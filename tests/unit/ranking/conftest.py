from __future__ import annotations

import pytest
from unit.ranking.handmade import NO_GAINS

from matching.engine.building import compute
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.territories import Territories


@pytest.fixture
def ranker():
    """A small ranker: three features of weights 2, 1 and 1, and simple figures."""
    return Ranker.model_validate(
        {
            "version": 1,
            "note": "for tests",
            "intercept": -1.0,
            "slope": 2.0,
            "features": {
                "offers": {"weight": 2.0, "mean": 0.5, "deviation": 0.25},
                "need": {"weight": 1.0, "mean": 0.0, "deviation": 0.5},
                "kinds": {"weight": 1.0, "mean": 0.5, "deviation": 0.5},
            },
            "complementarity": {"default": 0.5, "pairs": [], "gains": NO_GAINS},
            "retrieval": {"depth": 3, "constant": 60},
            "variety": 0.0,
        }
    )


@pytest.fixture
def toy_territories(toy_settings):
    return Territories.load(toy_settings.territories)


@pytest.fixture
def ranking_of(toy_settings, toy_territories, toy_encoder):
    """Makes the ranking of an index of profiles, without a model, with the shipped weights."""
    shipped = Ranker.load(toy_settings.ranker)

    def ranking(people):
        contents, _ = compute(people, toy_territories, shipped, toy_encoder)
        return Ranking(contents, shipped, toy_territories)

    return ranking


@pytest.fixture
def ranking(ranking_of, profiles):
    """The ranking of the invented profiles."""
    return ranking_of(profiles)


@pytest.fixture
def explained():
    """Explains one profile of a ranking to another, in a language."""

    def suggestion(ranking, one, other, language="fr"):
        pair = []
        for name in (one, other):
            sides = ranking.contents.sides.values()
            side = next(s for s in sides if name in s.population.row_of)
            pair.append(side.population.take([side.population.row_of[name]]))
        return ranking.explain(pair[0], ranking.pair(*pair), language)[0]

    return suggestion

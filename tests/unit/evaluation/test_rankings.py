"""The registry of rankings: what each scores by, and that an unknown one is refused."""

from __future__ import annotations

import numpy as np
import pytest

from matching.errors import RequestError
from matching.evaluation.joining import Query
from matching.evaluation.plain_texts import ShortVectors, WordVectors, short_text
from matching.evaluation.rankings import RANKINGS, Block, chosen_rankings
from matching.index.words import profile_tokens
from matching.profiles.model import Profile
from matching.ranking.fit import harmonic_mean

NAMES = ("random", "bm25", "tfidf", "encoder", "one-sided", "reciprocal", "default")


@pytest.fixture
def block(toy_ranking, toy_encoder, profiles):
    """Three queries of Auville, and all of Bourg."""
    own, other = (toy_ranking.contents.sides[name] for name in ("auville", "bourg"))
    queries = own.population.take([0, 5, 9])
    asked = [Query(profile.id, profile) for profile in queries.profiles]
    return Block(
        tuple(profile.id for profile in queries.profiles),
        queries,
        other.population,
        other.words,
        toy_ranking.fit(queries, other.population)[1],
        WordVectors(profiles, asked),
        ShortVectors(profiles, asked, toy_encoder),
        seed=1,
    )


def test_all_are_there():
    assert tuple(RANKINGS) == NAMES
    assert chosen_rankings(None) == chosen_rankings([]) == NAMES
    assert chosen_rankings(["default", "bm25", "default"]) == ("default", "bm25")


def test_an_unknown_one_is_refused_and_the_known_are_listed():
    with pytest.raises(RequestError) as caught:
        chosen_rankings(["default", "bm52"])
    assert "bm52" in str(caught.value)
    assert all(name in str(caught.value) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_gives_a_number_to_every_pair(name, block):
    scores = RANKINGS[name](block)
    assert scores.shape == (3, 24)
    assert np.isfinite(scores).all()
    assert len(np.unique(scores)) > 3


def test_fits_are_those_of_the_ranking(block):
    assert (RANKINGS["one-sided"](block) == block.fits.for_x).all()
    expected = harmonic_mean(block.fits.for_x, block.fits.for_y)
    assert (RANKINGS["reciprocal"](block) == expected).all()
    assert (RANKINGS["default"](block) == block.fits.score).all()


def test_words_are_those_of_the_index(block):
    expected = block.words.scores(profile_tokens(block.queries.profiles[1]))
    assert (RANKINGS["bm25"](block)[1] == expected).all()


def test_chance_is_the_same_whoever_else_asks(block):
    alone = Block(**{**vars(block), "query_ids": (block.query_ids[1],)})
    assert (RANKINGS["random"](alone)[0] == RANKINGS["random"](block)[1]).all()
    other = Block(**{**vars(block), "seed": 2})
    assert (RANKINGS["random"](other) != RANKINGS["random"](block)).any()


def test_a_text_is_nearest_to_itself(profiles, toy_encoder):
    asked = [Query("r1", profiles[0], text=profiles[30].summary_fr)]
    words = WordVectors(profiles, asked)
    ids = [profile.id for profile in profiles]
    assert words.cosines(["bourg-06"], ids).argmax() == ids.index("bourg-06")
    assert words.cosines(ids, ids).diagonal() == pytest.approx(1)
    short = ShortVectors(profiles, asked, toy_encoder)
    assert short.cosines(ids, ids).diagonal() == pytest.approx(1)
    assert short.cosines(["r1"], ids).shape == (1, 48)


def test_the_short_text_of_a_profile():
    known = {"id": "p", "name": "Ada", "kind": "company", "territory": "x"}
    told = Profile(**known, summary_fr="Des montres.", keywords=("cadran", "ressort"))
    assert short_text(told) == "Ada. Des montres. cadran, ressort"
    works = ({"title": "On clocks", "abstract": "They tick."}, {"title": "On cheese"})
    assert short_text(Profile(**known, works=works)) == "Ada. On clocks. On cheese. They tick"
    assert short_text(Profile(**known, offers_en=("Watches",))) == "Ada. Watches"

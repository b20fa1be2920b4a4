from __future__ import annotations

import numpy as np
import pytest
from toys import ToyEncoder, toy_profiles, write_toy_territories
from unit.learning.made_pairs import SHIPPED

from matching.engine.building import compute
from matching.evaluation.judgements import JudgedPair
from matching.learning.learn import fits_of
from matching.learning.measuring import measure_pairs
from matching.profiles.model import Profile
from matching.ranking.ranking import Ranking
from matching.ranking.request import REQUEST_ID
from matching.territories import Territories

JUDGED = (
    JudgedPair("bourg-07", "auville-01", 1.0, 2.0),
    JudgedPair("auville-02", "bourg-09", 3.0, None),
    JudgedPair("auville-02", "bourg-02", None, 0.0),
    JudgedPair("auville-02", "worker", 2.0, 2.0),
    JudgedPair("bourg-07", "auville-00", 0.0, 0.0),
    JudgedPair("request", "bourg-03", 3.0, 1.0),
)


@pytest.fixture(scope="module")
def ranking(tmp_path_factory):
    """The ranking of the invented profiles and of one that tells nothing but two works."""
    path = write_toy_territories(tmp_path_factory.mktemp("toys") / "territories.toml")
    territories = Territories.load(path)
    works = ({"title": "ressorts spiraux"}, {"title": "affinage en cave"})
    worker = Profile(id="worker", name="W", kind="researcher", territory="bourg", works=works)
    request = Profile(
        id=REQUEST_ID, name="R", kind="company", territory="auville", offers_fr=("cadrans",)
    )
    people = [*toy_profiles(), worker, request]
    contents, _ = compute(people, territories, SHIPPED, ToyEncoder())
    return Ranking(contents, SHIPPED, territories)


@pytest.fixture(scope="module")
def places(ranking):
    sides = ranking.contents.sides.values()
    found = {
        profile.id: (side.population, row)
        for side in sides
        for row, profile in enumerate(side.population.profiles)
    }
    return {**found, "request": found[REQUEST_ID]}


@pytest.fixture(scope="module")
def measured(places):
    return measure_pairs(JUDGED, places, SHIPPED.complementarity)


def test_pairs_come_in_order_with_their_grades(measured):
    assert list(zip(measured.queries, measured.candidates, strict=True)) == [
        ("auville-02", "bourg-02"),
        ("auville-02", "bourg-09"),
        ("auville-02", "worker"),
        ("bourg-07", "auville-00"),
        ("bourg-07", "auville-01"),
        ("request", "bourg-03"),
    ]
    nan = pytest.approx(float("nan"), nan_ok=True)
    assert measured.for_query.tolist() == [nan, 3, 2, 0, 1, 3]
    assert measured.for_candidate.tolist() == [0, nan, 2, 0, 2, 1]


def test_groups_are_those_of_query_and_candidate(measured):
    # Kinds in turn: company, research unit, university, cluster; the worker is a researcher.
    assert measured.groups == (
        ("school", "school"),
        ("school", "laboratory"),
        ("school", "laboratory"),
        ("support", "company"),
        ("support", "laboratory"),
        ("request", "support"),
    )


def test_they_are_measured_as_the_ranking_measures_them(measured, places, ranking):
    for at, (query, candidate) in enumerate(
        zip(measured.queries, measured.candidates, strict=True)
    ):
        (own, row), (other, column) = places[query], places[candidate]
        features, fits = ranking.fit(own.take([row]), other.take([column]))
        for name in features.forward:
            for side, theirs in (
                (measured.forward, features.forward),
                (measured.backward, features.backward),
            ):
                expected = pytest.approx(theirs[name][0, 0], abs=1e-12, nan_ok=True)
                assert side[name][at] == expected, name
        p, q = fits_of(measured, ranking.contents.statistics, ranking.ranker)
        assert p[at] == pytest.approx(fits.for_x[0, 0], abs=2e-9)
        assert q[at] == pytest.approx(fits.for_y[0, 0], abs=2e-9)


def test_from_the_other_end_forward_is_backward(measured, places):
    turned = measure_pairs(
        [JudgedPair(pair.candidate_id, pair.query_id) for pair in JUDGED],
        places,
        SHIPPED.complementarity,
    )
    at = {pair: n for n, pair in enumerate(zip(turned.candidates, turned.queries, strict=True))}
    order = [at[pair] for pair in zip(measured.queries, measured.candidates, strict=True)]
    for name, values in measured.forward.items():
        assert turned.backward[name][order] == pytest.approx(values, abs=1e-12, nan_ok=True), name
        assert turned.forward[name][order] == pytest.approx(
            measured.backward[name], abs=1e-12, nan_ok=True
        ), name
    assert any(
        not np.array_equal(measured.forward[name], measured.backward[name], equal_nan=True)
        for name in ("need", "gains")
    )


def test_no_pair_is_no_figure(places):
    nothing = measure_pairs([], places, SHIPPED.complementarity)
    assert nothing.queries == nothing.groups == ()
    assert {len(values) for values in nothing.forward.values()} == {0}

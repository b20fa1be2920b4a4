"""The map of topics: its words, its picture and who is alone on it."""

from __future__ import annotations

from itertools import combinations
from threading import Event

import numpy as np
import pytest

from matching.engine.atlas import atlas
from matching.engine.atlas.atlas import topic_map
from matching.engine.atlas.layout import SPACING, disc_radius, fill_disc, plane, spread_discs
from matching.engine.atlas.names import topic_names
from matching.engine.atlas.nearest import Best
from matching.engine.atlas.topics import make_topic_map
from matching.profiles.model import Profile


def about(name, *keywords, **given):
    return Profile(id=name, name=name, kind="company", territory="x", keywords=keywords, **given)


def test_words_that_a_group_shares_and_others_do_not_tell_it():
    clocks = [about(f"c{n}", "horlogerie", "émail", "atelier") for n in range(4)]
    cheese = [about(f"f{n}", "fromage", "lait", "atelier") for n in range(4)]
    assert topic_names([clocks, cheese], "fr") == (("émail", "horlogerie"), ("fromage", "lait"))


def test_two_words_that_follow_one_another_tell_more_than_each():
    vision = [about(f"v{n}", "intelligence artificielle") for n in range(3)]
    other = [about(f"o{n}", "fromage frais") for n in range(3)]
    assert topic_names([vision, other], "fr") == (
        ("intelligence artificielle",),
        ("fromage frais",),
    )


def test_a_word_within_another_a_name_and_a_word_of_one_profile_tell_nothing():
    sea = [
        about("a", "alimentation", "agroalimentation", "Bretagne", "IA"),
        about("b", "alimentation", "agroalimentation", "Bretagne", "IA", "algue"),
    ]
    other = [about("c", "horloge"), about("d", "horloge")]
    assert topic_names([sea, other], "fr")[0] == ("agroalimentation", "IA")


def test_each_language_has_its_own_words():
    group = [
        about(f"a{n}", "fromage", summary_en="A dairy.", offers_en=("Goat cheese",))
        for n in range(2)
    ]
    other = [about(f"b{n}", "montre", summary_en="Watches.") for n in range(2)]
    assert topic_names([group, other], "en")[0][0] == "goat cheese"
    assert topic_names([group, other], "fr")[0] == ("fromage",)


def test_a_group_that_nothing_tells_apart_has_no_words():
    same = [about(f"a{n}", "fromage") for n in range(4)]
    assert topic_names([same[:2], same[2:]], "fr") == ((), ())


def test_the_plane_keeps_the_two_directions_in_which_vectors_differ_most():
    corners = np.array([[3, 0, 5], [-3, 0, 5], [0, 1, 5], [0, -1, 5]], float)
    np.testing.assert_allclose(plane(corners), [[1, 0], [-1, 0], [0, 1], [0, -1]], atol=1e-12)
    np.testing.assert_array_equal(plane(np.ones((3, 2))), np.zeros((3, 2)))


@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_spots_keep_their_distance_and_stay_in_their_disc(count):
    spots = fill_disc(np.random.default_rng(count).normal(size=(count, 8)))
    for one, other in combinations(spots, 2):
        assert np.linalg.norm(one - other) > 0.8 * SPACING
    assert np.linalg.norm(spots, axis=1).max() < disc_radius(count)


def test_those_alike_are_side_by_side_in_their_disc():
    left, right = np.array([[-1.0, 0.0]] * 5), np.array([[1.0, 0.0]] * 5)
    spots = fill_disc(np.vstack([left, right]))
    assert spots[:5, 0].max() < spots[5:, 0].min() or spots[5:, 0].max() < spots[:5, 0].min()


@pytest.mark.parametrize("seed", range(5))
def test_discs_keep_apart(seed):
    random = np.random.default_rng(seed)
    radii = random.uniform(20, 60, size=14)
    at = spread_discs(random.normal(size=(14, 6)), radii, 30)
    for one, other in combinations(range(14), 2):
        assert np.linalg.norm(at[one] - at[other]) > radii[one] + radii[other] + 20
    np.testing.assert_allclose(at.mean(axis=0), 0, atol=1e-9)


def test_discs_in_one_place_part():
    at = spread_discs(np.zeros((3, 4)), np.full(3, 10.0), 5)
    assert min(np.linalg.norm(at[a] - at[b]) for a, b in combinations(range(3), 2)) > 22


def test_everybody_is_on_the_map_once_with_the_best_partner(toy_matcher):
    made = make_topic_map(toy_matcher)
    assert sorted(spot.profile.id for spot in made.spots) == [p.id for p in toy_matcher.profiles]
    assert made.drawn == made.counted == {"auville": 24, "bourg": 24}
    assert [one.number for one in made.topics] == list(range(1, len(made.topics) + 1))
    sizes = [len(one.spots) for one in made.topics]
    assert sizes == sorted(sizes, reverse=True)
    scores = toy_matcher.scores()
    best = {spot.profile.id: spot.best for spot in made.spots}
    for row, name in enumerate(scores.xs):
        at = int(scores.score[row].argmax())
        assert best[name] == Best(scores.ys[at], scores.score[row, at])
    for column, name in enumerate(scores.ys):
        at = int(scores.score[:, column].argmax())
        assert best[name] == Best(scores.xs[at], scores.score[at, column])


def test_crafts_that_are_alike_are_in_one_topic(toy_matcher):
    made = make_topic_map(toy_matcher)
    where = {}
    for topic in made.topics:
        assert topic.of("auville") + topic.of("bourg") == topic.spots
        assert topic.terms["fr"]
        for spot in topic.spots:
            where.setdefault(spot.profile.keywords, set()).add(topic.number)
    # Six crafts, forty-eight profiles: √24 topics.
    assert [len(numbers) for numbers in where.values()] == [1] * 6
    assert len(made.topics) == 4


def test_everything_is_drawn_on_the_page(toy_matcher):
    made = make_topic_map(toy_matcher)
    for topic in made.topics:
        assert topic.radius < topic.x < made.width - topic.radius
        assert topic.radius < topic.y < made.height - topic.radius
        for spot in topic.spots:
            assert np.hypot(spot.x - topic.x, spot.y - topic.y) < topic.radius


def test_the_same_index_makes_the_same_map(toy_matcher):
    assert make_topic_map(toy_matcher) == make_topic_map(toy_matcher)


def test_of_many_profiles_some_are_drawn_at_even_distances(toy_matcher):
    made = make_topic_map(toy_matcher, most=10)
    assert made.drawn == {"auville": 8, "bourg": 8}
    assert made.counted == {"auville": 24, "bourg": 24}
    drawn = sorted(spot.profile.id for spot in made.spots)
    assert drawn[:8] == [f"auville-{number:02d}" for number in range(0, 24, 3)]
    whole = {spot.profile.id: spot.best for spot in make_topic_map(toy_matcher).spots}
    for spot in made.spots:
        assert spot.best.score == pytest.approx(whole[spot.profile.id].score, abs=1e-6)


def test_one_side_alone_has_nobody_opposite(build, opened, profiles):
    build([one for one in profiles if one.territory == "auville"])
    made = make_topic_map(opened())
    assert len(made.spots) == 24
    assert {spot.best for spot in made.spots} == {None}


def test_a_map_is_made_once_for_a_matcher(toy_matcher, monkeypatch):
    made = topic_map(toy_matcher)
    monkeypatch.setattr(atlas, "make_topic_map", None)
    assert topic_map(toy_matcher) is made


def test_whoever_has_no_patience_gets_none_and_faults_are_told(toy_matcher, monkeypatch):
    go = Event()

    def slow(matcher):
        go.wait(10)
        raise ValueError(matcher.generation)

    monkeypatch.setattr(atlas, "make_topic_map", slow)
    assert topic_map(toy_matcher, 0.01) is None
    go.set()
    with pytest.raises(ValueError, match=toy_matcher.generation):
        topic_map(toy_matcher)

from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.index.centring import FEWEST_PROFILES, Centre
from matching.index.generation import Side
from matching.index.neighbours import find_neighbours
from matching.index.smoothing import smoothed

FAR = [[-1, 0]]
WORKS = {"keywords": (), "works": ({"title": "one"}, {"title": "two"})}
NOBODY = [-1, -1, -1]


def named(count, **of):
    """Profiles p00, p01...; what is given for a name is known of it."""
    return [a_profile(f"p{n:02d}", **of.get(f"p{n:02d}", {})) for n in range(count)]


def at_home(count=20, people=None, **given):
    """Twenty profiles: four topics along a quarter of the circle, the others opposite the first."""
    topics = [[1, 0], [0.8, 0.6], [0.6, 0.8], [0, 1]]
    given = {"topic": (topics + FAR * count)[:count], **given}
    return a_population(*(people or named(count)), **given)


def length_one(*values):
    return np.array(values) / np.linalg.norm(values)


def test_neighbours_are_the_three_nearest_the_nearest_first():
    home = at_home()
    found = find_neighbours(home, home)
    # From (1, 0): 0.8 to the second, 0.6 to the third, 0 to the fourth; the others are opposite.
    assert found[0].tolist() == [1, 2, 3]
    # From (0, 1): 0.8, 0.6, 0; all the others are also at 0, but come later.
    assert found[3].tolist() == [2, 1, 0]
    # From (0.8, 0.6): 0.96 to the third, 0.8 to the first, 0.6 to the fourth.
    assert found[1].tolist() == [2, 0, 3]


def test_ties_go_by_row_and_nobody_is_its_own_neighbour():
    home = at_home()
    found = find_neighbours(home, home)
    assert found[4].tolist() == [5, 6, 7]
    assert found[6].tolist() == [4, 5, 7]
    assert all(row not in found[row] for row in range(20))


def test_nearness_sums_topic_offer_and_spelling():
    # Seen from the first: topics say 1, 0.8, 0.6; offers add 1 to the fourth, letters 0.9 to the
    # third: 1, 0.8, 1.5 and 1 (0 + 1); the tie goes to the second, which comes first.
    topics = [[1, 0], [1, 0], [0.8, 0.6], [0.6, 0.8], [0, 1]] + FAR * 15
    offers = [[1, 0]] + [[0, 0]] * 3 + [[1, 0]] + [[0, 0]] * 15
    letters = [[1, 0]] + [[0, 0]] * 2 + [[0.9, 0]] + [[0, 0]] * 16
    home = at_home(topic=topics, offer=offers, characters=letters)
    assert find_neighbours(home, home)[0].tolist() == [3, 1, 4]


def test_who_is_left_out_lends_nothing():
    home = at_home()
    barred = ["p01", "p03", "stranger"]
    assert find_neighbours(home, home, barred)[0].tolist() == [2, 4, 5]
    barred = [profile.id for profile in home.profiles[3:]]
    assert find_neighbours(home, home, barred)[0].tolist() == [1, 2, -1]


def test_a_guest_may_be_lent_by_anybody():
    home = at_home()
    guest = a_population(a_profile("guest"), topic=[[1, 0]])
    assert find_neighbours(guest, home).tolist() == [[0, 1, 2]]
    # Told under an id that is indexed, it is that profile, and is not lent to by itself.
    same = a_population(a_profile("p01"), topic=[[1, 0]])
    assert find_neighbours(same, home).tolist() == [[0, 2, 3]]


def test_below_twenty_profiles_nobody_lends():
    few = at_home(19)
    assert FEWEST_PROFILES == 20
    assert find_neighbours(few, few).tolist() == [NOBODY] * 19
    assert smoothed(few, few, find_neighbours(few, few)).facets["topic"] == pytest.approx(
        few.facets["topic"]
    )


def test_a_profile_is_its_own_words_and_six_tenths_of_its_neighbours():
    home = at_home()
    found = smoothed(home, home, find_neighbours(home, home)).facets["topic"]
    # The mean of (0.8, 0.6), (0.6, 0.8) and (0, 1) is (1.4/3, 2.4/3).
    assert found[0] == pytest.approx(length_one(1 + 0.6 * 1.4 / 3, 0.6 * 2.4 / 3))
    assert found[4] == pytest.approx([-1, 0])


def test_fewer_neighbours_lend_as_much_together():
    home = at_home()
    two = np.full((20, 3), -1)
    two[0] = [1, 3, -1]
    found = smoothed(home, home, two).facets["topic"]
    # The mean of (0.8, 0.6) and (0, 1) is (0.4, 0.8).
    assert found[0] == pytest.approx(length_one(1 + 0.6 * 0.4, 0.6 * 0.8))
    assert found[1] == pytest.approx(home.facets["topic"][1])


def test_offers_spelling_and_domains_are_lent_too():
    people = named(20, p00={"domains": ("a",)}, p01={"domains": ("b",)}, p02={"domains": ("b",)})
    letters = [[1, 0], [0, 1], [0, 1], [0, 1]] + FAR * 16
    home = at_home(people=people, offer=[[1, 0], *[[0, 1]] * 19], characters=letters)
    lent = smoothed(home, home, np.array([[1, 2, 3], *[NOBODY] * 19]))
    assert lent.facets["offer"][0] == pytest.approx(length_one(1, 0.6))
    assert lent.documents.rows.toarray()[0] == pytest.approx(length_one(1, 0.6))
    # Two of three neighbours have the domain b, the third has none: 0.6 · 2/3.
    assert lent.domains[0].tolist() == pytest.approx([*length_one(1, 0.4), 0, 0, 0])
    assert lent.domains[1].tolist() == [0, 1, 0, 0, 0]


def test_domains_are_lent_to_who_says_none():
    people = named(20, p01={"domains": ("a",)}, p02={"domains": ("a", "b")})
    home = at_home(people=people)
    lent = smoothed(home, home, np.array([[1, 2, 3], *[NOBODY] * 19]))
    half = np.sqrt(0.5)
    assert lent.domains[0][:2] == pytest.approx(length_one(1 + half, half))
    assert lent.profiles[0].domains == ()


def test_an_unknown_topic_stays_unknown():
    topics = [[0, 0], *[[1, 0]] * 19]
    home = at_home(topic=topics, offer=[[1, 0]] * 20)
    neighbours = find_neighbours(home, home)
    lent = smoothed(home, home, neighbours)
    assert neighbours[0].tolist() == [1, 2, 3]
    assert lent.facets["topic"][0].tolist() == [0, 0]
    assert lent.known("topic").tolist() == [False, *[True] * 19]


def test_needs_and_sentences_stay_as_they_were_said():
    home = at_home(need=[[1, 0], [0, 1]] * 10, sentences=[(0, (1, 0)), (1, (0, 1))])
    lent = smoothed(home, home, find_neighbours(home, home))
    assert lent.facets["need"].tolist() == home.facets["need"].tolist()
    assert lent.sentences is home.sentences


def test_who_tells_nothing_but_works_borrows_nothing():
    people = named(20, p00={**WORKS, "domains": ("a",)})
    letters = [[1, 0], [0, 1], *[[0.6, 0.8]] * 19]
    home = at_home(people=people, characters=letters, owner=[0, 0, *range(1, 20)])
    neighbours = find_neighbours(home, home)
    assert neighbours[0].tolist() == NOBODY
    lent = smoothed(home, home, neighbours)
    assert lent.facets["topic"][0] == pytest.approx([1, 0])
    assert lent.documents.rows.toarray()[:2].tolist() == [[1, 0], [0, 1]]
    assert lent.documents.owner.tolist() == home.documents.owner.tolist()
    assert lent.domains[0].tolist() == [1, 0, 0, 0, 0]


def test_who_tells_nothing_but_works_lends_the_mean_of_them():
    people = named(20, p00=WORKS)
    letters = [[1, 0], [0, 1], *[[0.6, 0.8]] * 19]
    home = at_home(people=people, characters=letters, owner=[0, 0, *range(1, 20)])
    lent = smoothed(home, home, np.array([NOBODY, [0, -1, -1], *[NOBODY] * 18]))
    half = np.sqrt(0.5)
    row = lent.documents.rows.toarray()[2]
    assert row == pytest.approx(length_one(0.6 + 0.6 * half, 0.8 + 0.6 * half))


def test_a_side_keeps_each_profile_as_it_stands_beside_what_is_ranked():
    home = at_home()
    side = Side.build(home, Centre({}))
    assert side.alone is home
    assert side.neighbours[0].tolist() == [1, 2, 3]
    assert side.population.facets["topic"][0] == pytest.approx(
        length_one(1 + 0.6 * 1.4 / 3, 0.6 * 2.4 / 3)
    )
    plain = Side.build(home, Centre({}), smooth=False)
    assert plain.neighbours.tolist() == [NOBODY] * 20
    assert plain.population.facets["topic"] == pytest.approx(home.facets["topic"])

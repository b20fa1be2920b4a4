from __future__ import annotations

import pytest
from unit.ranking.handmade import a_profile

from matching.engine.lookup import Lookup
from matching.errors import UnknownProfileError

NAMES = {
    "gl": "Glimps",
    "nl": "NorLab – Northern Robotics Laboratory",
    "ins": "INSA Rennes",
    "ina": "Inria, centre de Bretagne",
    "pol": "Pôle d'excellence cyber",
    "ev1": "Évolution Santé",
    "ev2": "Évolution Mobilité",
    "t1": "Twin",
    "t2": "Twin",
}


@pytest.fixture(scope="module")
def lookup():
    return Lookup([a_profile(identifier, name=name) for identifier, name in NAMES.items()])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gl", "gl"),
        (" gl ", "gl"),
        ("Glimps", "gl"),
        ("GLIMPS", "gl"),
        ("glimp", "gl"),
        ("Glimpss", "gl"),
        ("pole d excellence cyber", "pol"),
        ("Pole d’Excellence Cyber", "pol"),
        ("excellence", "pol"),
        ("norlab", "nl"),
        ("northern robotics", "nl"),
        ("robotics northern", "nl"),
        ("inria", "ina"),
        ("insa", "ins"),
        ("evolution sante", "ev1"),
        ("Evolution Mobilitée", "ev2"),
        ("t2", "t2"),
    ],
)
def test_a_profile_is_found_by_id_name_part_or_typo(lookup, typed, found):
    assert lookup.find(typed).id == found


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Twin", ("Twin (t1)", "Twin (t2)")),
        ("évolution", ("Évolution Mobilité (ev2)", "Évolution Santé (ev1)")),
    ],
)
def test_several_that_answer_are_named(lookup, typed, near):
    with pytest.raises(UnknownProfileError) as caught:
        lookup.find(typed)
    assert caught.value.key == "error-profile-ambiguous"
    assert sorted(caught.value.near) == sorted(near)
    for name in near:
        assert name in caught.value.text("fr")
        assert name in caught.value.text("en")


def test_a_name_that_is_a_little_like_one_is_not_taken_for_it(lookup):
    with pytest.raises(UnknownProfileError) as caught:
        lookup.find("Glymps")
    assert caught.value.key == "error-profile-unknown"
    assert caught.value.near[0] == "Glimps (gl)"
    assert "Glimps (gl)" in str(caught.value)


@pytest.mark.parametrize("typed", ["zzzzzzzz", "", "  ", "!?", "漢字"])
def test_what_nothing_looks_like_is_unknown(lookup, typed):
    with pytest.raises(UnknownProfileError) as caught:
        lookup.find(typed)
    assert caught.value.key == "error-profile-none"
    assert caught.value.near == ()


def test_between_two_names_as_near_nobody_chooses():
    twins = Lookup([a_profile("a", name="Glimpa"), a_profile("b", name="Glimpb")])
    with pytest.raises(UnknownProfileError) as caught:
        twins.find("Glimp")
    assert caught.value.near == ("Glimpa (a)", "Glimpb (b)")
    assert Lookup([a_profile("a", name="Glimpa")]).find("Glimp").id == "a"


def test_at_most_five_near_names(lookup):
    many = Lookup([a_profile(f"p{n}", name=f"Atelier numéro {n}") for n in range(9)])
    with pytest.raises(UnknownProfileError) as caught:
        many.find("atelier")
    assert len(caught.value.near) == 5


def test_search_lists_whole_words_first(lookup):
    assert [profile.id for profile in lookup.search("evolution")] == ["ev1", "ev2"]
    assert lookup.search("Glymps")[0].id == "gl"
    assert len(lookup.search("evolution", limit=1)) == 1
    assert lookup.search("zzzzzzzz") == []


def test_nobody_to_look_among():
    with pytest.raises(UnknownProfileError):
        Lookup([]).find("Glimps")
    assert Lookup([]).search("Glimps") == []


def test_both_shelves_are_searched_in_id_order():
    one, other = [a_profile("b", name="Twin")], [a_profile("a", name="Twin")]
    assert [profile.id for profile in Lookup(one, other).search("twin")] == ["a", "b"]
    assert Lookup(one, other).by_id("a") is other[0]
    assert Lookup(one, other).by_id("c") is None

import pytest

from matching.profiles.duplicates import find_likely_duplicates, folded_name
from matching.profiles.model import Profile


def profile(number, name, city=None, territory="rennes"):
    return Profile(
        id=f"p{number}",
        name=name,
        kind="company",
        territory=territory,
        city=city,
        keywords=("x",),
    )


def pairs(*profiles):
    return [(pair.first, pair.second) for pair in find_likely_duplicates(profiles)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Logiciels Été SAS", "ete logiciels"),
        ("Été Logiciels, S.A.S.", "ete logiciels"),
        ("Logiciels Été (agence de Bruz) inc.", "ete logiciels"),
        ("SARL Logiciels Été", "ete logiciels"),
        ("Boréal Ltée", "boreal"),
        ("(SAS)", "sas"),
        ("SA", "sa"),
    ],
)
def test_folded_names(name, expected):
    assert folded_name(name) == expected


def test_same_name_under_other_clothes():
    assert pairs(profile(1, "Logiciels Été SAS"), profile(2, "ÉTÉ LOGICIELS (Bruz)")) == [(0, 1)]


def test_a_slip_of_the_pen_in_a_long_name():
    first = profile(1, "Laboratoire de cybersécurité appliquée")
    second = profile(2, "Laboratoire de cybersécurité apliquée")
    (found,) = find_likely_duplicates([first, second])
    # 38 signs against 37, of which 37 in common: 200 × 37 / (38 + 37).
    assert found.likeness == pytest.approx(98.7)


def test_different_names_cities_territories_and_numbers_are_not_duplicates():
    assert pairs(profile(1, "Boréal Robotique"), profile(2, "Boréal Musique")) == []
    assert pairs(profile(1, "Boréal", "Bruz"), profile(2, "Boréal", "Betton")) == []
    assert pairs(profile(1, "Boréal"), profile(2, "Boréal", territory="quebec")) == []
    assert pairs(profile(1, "Institut de physique 11"), profile(2, "Institut de physique 12")) == []


def test_a_missing_city_may_be_any_city():
    assert pairs(profile(1, "Boréal", "Bruz"), profile(2, "Boréal")) == [(0, 1)]
    assert pairs(profile(1, "Boréal"), profile(2, "Boréal", "Bruz")) == [(0, 1)]
    assert pairs(profile(1, "Boréal", "BRUZ"), profile(2, "Boréal", "Bruz")) == [(0, 1)]


def test_each_profile_is_told_once_of_the_earliest_it_is_most_like():
    name = "Laboratoire de cybersécurité appliquée"
    close = "Laboratoire de cybersécurité apliquée"
    assert pairs(profile(1, close), profile(2, name), profile(3, name), profile(4, name)) == [
        (0, 1),
        (1, 2),
        (1, 3),
    ]


def test_names_without_letters_are_like_nothing():
    assert pairs(profile(1, "???"), profile(2, "!!!")) == []

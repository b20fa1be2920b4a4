"""Whoever looks like an earlier profile is told once, beside the one it is most like."""

from __future__ import annotations

import pytest

from matching.engine.loading import read_profiles
from matching.entities.likely import find_likely_duplicates
from matching.profiles.model import Profile
from matching.territories import Territories


@pytest.fixture
def territories(toy_settings):
    return Territories.load(toy_settings.territories)


@pytest.fixture
def pairs(territories):
    def pairs(*profiles, since=0):
        found = find_likely_duplicates(profiles, territories, since)
        return [(one.first, one.second) for one in found]

    return pairs


def profile(number, name, city=None, territory="bourg", **fields):
    given = {"kind": "company", "territory": territory, "city": city, "keywords": ("x",)}
    return Profile(id=f"p{number}", name=name, **given | fields)


def test_same_name_under_other_clothes(pairs):
    assert pairs(profile(1, "Logiciels Été SAS"), profile(2, "LOGICIELS ÉTÉ, S.A.S.")) == [(0, 1)]


def test_a_slip_of_the_pen_in_a_long_name(pairs):
    first = profile(1, "Laboratoire de cybersécurité appliquée", "Bourg")
    second = profile(2, "Laboratoire de cybersécurité apliquée", "Bourg")
    assert pairs(first, second) == [(0, 1)]


def test_different_names_cities_territories_and_numbers_are_not_duplicates(pairs):
    assert pairs(profile(1, "Boréal Robotique"), profile(2, "Boréal Musique")) == []
    assert pairs(profile(1, "Boréal"), profile(2, "Boréal", territory="auville")) == []
    assert pairs(profile(1, "Institut de physique 11"), profile(2, "Institut de physique 12")) == []
    siren = {"identifiers": ("siren:732829320",)}, {"identifiers": ("siren:542065479",)}
    assert pairs(profile(1, "Boréal", **siren[0]), profile(2, "Boréal", **siren[1])) == []


def test_a_missing_city_may_be_any_city(pairs):
    assert pairs(profile(1, "Boréal", "Bourg"), profile(2, "Boréal")) == [(0, 1)]
    assert pairs(profile(1, "Boréal"), profile(2, "Boréal", "Bourg")) == [(0, 1)]


def test_each_profile_is_told_once_of_the_earliest_it_is_most_like(pairs):
    name = "Laboratoire de cybersécurité appliquée aux robots marins"
    close = "Laboratoire de cybersécurité appliquée aux robots"
    every = [profile(n, text, "Bourg") for n, text in enumerate((close, name, name, name))]
    assert pairs(*every) == [(0, 1), (1, 2), (1, 3)]
    assert pairs(*every, since=3) == [(1, 3)]


def test_names_without_letters_are_like_nothing(pairs):
    assert pairs(profile(1, "???"), profile(2, "!!!")) == []


def test_files_are_read_with_a_warning_that_says_which_two(territories, tmp_path):
    path = tmp_path / "p.csv"
    path.write_text(
        "id;nom;type;territoire;mots-clés\na;Boréal inc.;PME;Bourg;eau\nb;BOREAL;PME;Bourg;eau\n"
    )
    loaded = read_profiles(path, territories, lambda _: True)
    assert len(loaded.profiles) == 2
    (warning,) = loaded.warnings
    assert warning.line == 3
    told = "«\u00a0BOREAL\u00a0» (b) ressemble à «\u00a0Boréal inc.\u00a0» (a), ligne 2"
    assert told in warning.text("fr")

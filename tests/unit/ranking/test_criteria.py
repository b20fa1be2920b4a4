from __future__ import annotations

import pytest
from unit.ranking.handmade import a_profile

from matching.ranking.criteria import Criteria
from matching.territories import Territories

PROFILE = a_profile(
    "one",
    kind="cluster",
    city="Sainte-Lune",
    axes=("trade",),
    domains=("clocks", "cheese"),
    commitments=("inclusion",),
)
BARE = a_profile("bare")


@pytest.fixture
def territories(toy_settings):
    return Territories.load(toy_settings.territories)


@pytest.mark.parametrize("profile", [PROFILE, BARE])
def test_without_filters_everybody_passes(profile, territories):
    assert Criteria().admits(profile, territories)


@pytest.mark.parametrize(
    ("name", "passing", "failing"),
    [
        ("axes", "trade", "science"),
        ("domains", "cheese", "boats"),
        ("kinds", "cluster", "company"),
        ("cities", "sainte lune", "Auville"),
        ("commitments", "inclusion", "environment"),
        ("exclude", "two", "one"),
    ],
)
def test_each_filter_alone(name, passing, failing, territories):
    assert Criteria(**{name: (passing,)}).admits(PROFILE, territories)
    assert not Criteria(**{name: (failing,)}).admits(PROFILE, territories)


@pytest.mark.parametrize("name", ["axes", "domains", "cities", "commitments"])
def test_what_is_unknown_does_not_pass_a_filter(name, territories):
    assert not Criteria(**{name: ("trade",)}).admits(BARE, territories)


def test_values_of_one_filter_are_alternatives(territories):
    assert Criteria(domains=("boats", "clocks")).admits(PROFILE, territories)
    assert Criteria(cities=("Bourg", "Sainte-Lune")).admits(PROFILE, territories)


def test_filters_add_up(territories):
    assert Criteria(axes=("trade",), kinds=("cluster",)).admits(PROFILE, territories)
    assert not Criteria(axes=("trade",), kinds=("company",)).admits(PROFILE, territories)

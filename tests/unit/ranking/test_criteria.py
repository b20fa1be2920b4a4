from __future__ import annotations

import pytest
from unit.ranking.handmade import a_population, a_profile

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


def passes(profile, territories, **filters):
    """Whether one profile passes those filters."""
    (passed,) = Criteria(**filters).admitted(a_population(profile), territories)
    return passed


@pytest.fixture
def territories(toy_settings):
    return Territories.load(toy_settings.territories)


@pytest.mark.parametrize("profile", [PROFILE, BARE])
def test_without_filters_everybody_passes(profile, territories):
    assert passes(profile, territories)


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
    assert passes(PROFILE, territories, **{name: (passing,)})
    assert not passes(PROFILE, territories, **{name: (failing,)})


@pytest.mark.parametrize("name", ["axes", "domains", "cities", "commitments"])
def test_what_is_unknown_does_not_pass_a_filter(name, territories):
    assert not passes(BARE, territories, **{name: ("trade",)})


def test_values_of_one_filter_are_alternatives(territories):
    assert passes(PROFILE, territories, domains=("boats", "clocks"))
    assert passes(PROFILE, territories, cities=("Bourg", "Sainte-Lune"))


def test_filters_add_up(territories):
    assert passes(PROFILE, territories, axes=("trade",), kinds=("cluster",))
    assert not passes(PROFILE, territories, axes=("trade",), kinds=("company",))

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matching.profiles.model import Profile
from matching.ranking.results import (
    Contribution,
    Evidence,
    Reasons,
    RelayCall,
    Suggestion,
    Suggestions,
)
from matching.territories import Territories


@pytest.fixture(scope="session")
def territories():
    return Territories.load(Path(__file__).parents[3] / "data" / "territories.toml")


@pytest.fixture
def partner():
    return Profile(
        id="q-1",
        name="Laboratoire de vision",
        kind="research_unit",
        territory="quebec",
        city="Québec",
        domains=("ia",),
        summary_fr="Vision par ordinateur.",
        website="https://vision.example",
        source="Site du laboratoire",
        source_url="https://vision.example/a-propos",
        source_date="2024-05-02",
    )


@pytest.fixture
def suggestion(partner):
    return Suggestion(
        rank=1,
        partner=partner,
        score=0.83,
        fit_for_query=0.9,
        fit_for_partner=0.77,
        confidence=0.5,
        contributions=(
            Contribution("baseline", 0.25),
            Contribution("topic", 0.6),
            Contribution("kinds", -0.02),
        ),
        reasons=Reasons("Pour l'un, parce que A.", "Pour l'autre, parce que B."),
        evidence=(Evidence("partner", "offer", "Caméras pour véhicules"),),
        shared_domains=("ia", "mobilite"),
        shared_terms=("lidar", "caméra"),
        unknown=("ce que le laboratoire recherche",),
        relays=(
            RelayCall(
                "partner", "r", "Relais d'essai", "Présente les labos.", None, "https://r.example"
            ),
        ),
    )


@pytest.fixture
def suggestions(suggestion):
    query = Profile(
        id="r-1", name="Navette & fils", kind="company", territory="rennes", keywords=("navette",)
    )
    return Suggestions(query, "fr", calibrated=False, suggestions=(suggestion,))


@pytest.fixture
def renamed(suggestions):
    """The same suggestions with another name for the partner."""

    def rename(name):
        (one,) = suggestions.suggestions
        partner = one.partner.model_copy(update={"name": name})
        return replace(suggestions, suggestions=(replace(one, partner=partner),))

    return rename

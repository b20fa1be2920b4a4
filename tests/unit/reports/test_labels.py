from __future__ import annotations

import pytest

from matching.config import Settings
from matching.profiles.model import Profile
from matching.reports.labels import Labels
from matching.territories import Territories


@pytest.mark.parametrize(
    ("city", "shown"),
    [("Québec", "Québec"), ("Lévis", "Lévis (périphérie)"), (None, "Québec")],
)
def test_a_place_of_the_periphery_is_marked(city, shown):
    labels = Labels(Territories.load(Settings().territories), "fr")
    profile = Profile(
        id="p", name="P", kind="company", territory="quebec", city=city, keywords=("lait",)
    )
    assert labels.place(profile) == shown

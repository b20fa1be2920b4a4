from __future__ import annotations

import pytest

from matching.cli.canvas import drawn
from matching.cli.profile_screen import profile_screen, profiles_screen
from matching.config import Settings
from matching.profiles.model import Profile
from matching.reports.labels import Labels
from matching.territories import Territories

LEVIS = Profile(
    id="p", name="Fromagerie", kind="company", territory="quebec", city="Lévis", keywords=("lait",)
)


@pytest.mark.parametrize(("language", "mark"), [("fr", "périphérie"), ("en", "periphery")])
def test_a_profile_of_the_periphery_is_shown_as_such(monkeypatch, language, mark):
    monkeypatch.setenv("COLUMNS", "100")
    labels = Labels(Territories.load(Settings().territories), language)
    place = f"Lévis ({mark})"
    assert f", {place}, {labels.territory('quebec')}\n" in drawn(
        profile_screen(LEVIS, labels), None
    )
    listed = drawn(profiles_screen([LEVIS], labels), None)
    assert mark in listed

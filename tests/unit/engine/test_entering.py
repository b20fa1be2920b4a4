"""One profile as a person types it."""

from __future__ import annotations

import pytest

from matching.engine.catalogue.entering import free_id, likely_duplicates, read_cells
from matching.territories import Territories


@pytest.fixture
def territories(toy_settings):
    return Territories.load(toy_settings.territories)


CELLS = {"id": "a", "Nom": "Un", "Type": "PME", "Ville": "Bourg", "Résumé en français": "Oui."}


def test_cells_are_read_under_the_headings_of_a_file(territories):
    profile = read_cells(CELLS, territories).profile
    assert (profile.kind, profile.territory, profile.summary_fr) == ("company", "bourg", "Oui.")


def test_an_id_that_is_taken_is_a_fault_of_its_cell(territories):
    reading = read_cells(CELLS, territories, {"a"})
    assert reading.profile is None
    (fault,) = reading.faults
    assert (fault.field, fault.values["column"]) == ("id", "id")
    assert read_cells(CELLS, territories, {"b"}).profile.id == "a"


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Œuvre d'Été (Québec) & Cie", (), "own-oeuvre-d-ete-quebec-cie"),
        ("x" * 200, (), f"own-{'x' * 60}"),
        ("!?", (), "own-profile"),
        ("日本", (), "own-profile"),
        ("A", ("own-a",), "own-a-2"),
        ("A", ("own-a", "own-a-2", "own-a-3"), "own-a-4"),
    ],
)
def test_an_id_is_made_of_the_name(name, taken, expected):
    assert free_id(name, taken) == expected


def test_duplicates_are_looked_for_among_others_only(profiles, territories):
    twin = profiles[0].model_copy(update={"id": "twin", "name": profiles[0].name.upper()})
    changed = profiles[1].model_copy(update={"city": None})
    assert likely_duplicates([changed, twin], profiles, territories) == ((twin, profiles[0]),)
    assert likely_duplicates([twin], [], territories) == ()

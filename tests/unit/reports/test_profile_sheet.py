"""The table of profiles to fill in: its columns are those that readers understand."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from matching.profiles.columns import recognise
from matching.profiles.model import KINDS, Profile
from matching.profiles.vocabulary import KIND_VOCABULARY
from matching.reports.labels import Labels
from matching.reports.profile_sheet import COLUMNS, about, heading, profiles_template
from matching.territories import Territories


@pytest.fixture
def territories(toy_settings):
    return Territories.load(toy_settings.territories)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_heading_means_its_field(language):
    assert COLUMNS.keys() == Profile.model_fields.keys()
    columns = recognise(heading(field, language) for field in COLUMNS)
    assert columns.unknown == ()
    meant = [f"{one.field}_{one.language}" if one.language else one.field for one in columns.known]
    assert meant == list(COLUMNS)
    assert all(about(field, language).endswith(".") for field in COLUMNS)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_offered_is_understood(territories, language):
    labels = Labels(territories, language)
    assert [KIND_VOCABULARY.find(labels.kind(kind)) for kind in KINDS] == list(KINDS)
    for one in territories.territories:
        assert territories.find_territory(labels.territory(one.id)) == one.id


def test_the_workbook_has_a_sheet_to_fill_in_and_one_that_explains(territories):
    contents = profiles_template(territories, "fr")
    assert contents == profiles_template(territories, "fr")
    sheet, guide = load_workbook(io.BytesIO(contents)).worksheets
    assert [cell.value for cell in sheet[1]][:3] == ["Identifiant", "Nom", "Type"]
    assert sheet.max_row == 1
    assert sheet["C1"].comment.text == about("kind", "fr")
    assert guide.max_row == len(COLUMNS) - 3 + 1  # not those the program alone writes
    assert guide["C5"].value == "Auville\nBourg"
    (offered,) = [
        one.formula1 for one in sheet.data_validations.dataValidation if "D2" in str(one.sqref)
    ]
    assert offered == '"Auville,Bourg"'

"""The files a mission starts from: they are read back without a fault, in both languages."""

import io
import tomllib

import pytest
from mission_folder import FIND, TODAY, territories
from openpyxl import load_workbook

from matching.language import LANGUAGES
from matching.mission.input.reading import read_mission
from matching.mission.input.templates import mission_template
from matching.mission.settings import (
    Break,
    FloorSettings,
    MeetingSettings,
    MissionSettings,
    OnlineHours,
    SessionSettings,
    TableSettings,
)
from matching.reports.mission.templates import delegates_template


def filled(language, **cells):
    """The bytes of the list with two participants; ``cells`` are more of the first."""
    book = load_workbook(io.BytesIO(delegates_template(language)))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    sheet["A2"], sheet["A3"] = "auville-00", "bourg-00"
    for name, value in cells.items():
        sheet.cell(2, headings.index(name.replace("_", " ")) + 1, value)
    contents = io.BytesIO()
    book.save(contents)
    return contents.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_templates_make_a_mission(tmp_path, language):
    (tmp_path / "mission.toml").write_text(mission_template(language), encoding="utf-8")
    (tmp_path / "delegates.xlsx").write_bytes(filled(language, minimum=1))
    mission = read_mission(tmp_path, territories(tmp_path), FIND, today=TODAY)
    assert [party.minimum for party in (*mission.xs, *mission.ys)] == [1, 0]
    assert mission.warnings == ()
    # 13:30, 13:55, 14:20, 14:45, break, 15:30, 15:55, 16:20; then 9:00, 9:25, 9:50, break, ...
    assert [f"{slot.start:%d %H:%M}" for slot in mission.slots] == [
        *(f"11 {hour}" for hour in ("13:30", "13:55", "14:20", "14:45", "15:30", "15:55", "16:20")),
        *(f"12 {hour}" for hour in ("09:00", "09:25", "09:50", "10:35", "11:00", "11:25")),
    ]
    assert [slot.run for slot in mission.slots] == [0] * 4 + [1] * 3 + [2] * 3 + [3] * 3
    assert len(mission.slots[0].tables) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mission_file_shows_every_key(language):
    # The keys that are commented out count once their sign is removed, but for words of prose.
    lines = mission_template(language).splitlines()
    shown = {line.removeprefix("# ").split(" = ")[0] for line in lines if " = " in line}
    shown |= {line.removeprefix("# ").strip("[]") for line in lines if line.endswith("]")}
    inner = {"start", "end"}  # of breaks, shown on one line
    models = (
        MissionSettings,
        MeetingSettings,
        TableSettings,
        SessionSettings,
        FloorSettings,
        OnlineHours,
        Break,
    )
    known = {name for model in models for name in model.model_fields}
    assert known - shown - inner == {"axis"}
    assert all(len(line) <= 100 for line in lines)
    uncommented = "\n".join(
        line.removeprefix("# ") if line.startswith(("# [[", "# domain", "# at_least")) else line
        for line in lines
    )
    assert tomllib.loads(uncommented)["floors"] == [{"domain": "sante", "at_least": 3}]


def test_comments_are_in_the_asked_language():
    assert "# La durée d'un rendez-vous, de 15 à 30 minutes.\n" in mission_template("fr")
    assert "# How long a meeting lasts, from 15 to 30 minutes.\n" in mission_template("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_explains_each_of_its_columns(language):
    book = load_workbook(io.BytesIO(delegates_template(language)))
    sheet, guide = book.worksheets
    headings = [cell.value for cell in sheet[1]]
    assert len(headings) == 14
    assert sheet.max_row == 1
    explained = {row[0]: row[1] for row in guide.iter_rows(min_row=2, values_only=True)}
    assert [explained[cell.value] for cell in sheet[1]] == [cell.comment.text for cell in sheet[1]]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert {place: rule.type for place, rule in rules.items()} == {
        "B2:B1000": "whole",
        "C2:C1000": "whole",
        "H2:H1000": "list",
    }
    assert (rules["B2:B1000"].formula1, rules["C2:C1000"].formula1) == ("0", "1")
    assert rules["H2:H1000"].formula1 == '"fr,en"'


def test_a_guest_may_be_written_in_the_list(tmp_path):
    (tmp_path / "mission.toml").write_text(mission_template("fr"), encoding="utf-8")
    book = load_workbook(io.BytesIO(filled("fr")))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    guest = {"nom": "Tic Tac", "type": "entreprise", "territoire": "Bourg", "résumé": "Horloges."}
    for name, value in guest.items():
        sheet.cell(4, headings.index(name) + 1, value)
    book.save(tmp_path / "delegates.xlsx")
    mission = read_mission(tmp_path, territories(tmp_path), FIND, today=TODAY)
    assert mission.guests == {"tic-tac"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_language_makes_the_same_bytes(language):
    assert delegates_template(language) == delegates_template(language)
    assert b"1980-01-01T00:00:00Z" not in delegates_template(language)  # compressed, as it should
    book = load_workbook(io.BytesIO(delegates_template(language)))
    assert (book.properties.created.year, book.properties.modified.year) == (1980, 1980)

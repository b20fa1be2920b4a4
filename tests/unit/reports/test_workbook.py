from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from matching.reports.formats import SUGGESTION_FORMATS
from matching.reports.table import Column, Table
from matching.reports.workbook import workbook_bytes


@pytest.fixture
def opened(territories):
    def open_workbook(suggestions):
        contents = SUGGESTION_FORMATS["xlsx"](suggestions, territories)
        return openpyxl.load_workbook(io.BytesIO(contents))

    return open_workbook


def cells(sheet, line):
    headings = [cell.value for cell in sheet[1]]
    return dict(zip(headings, sheet[line], strict=True))


def test_suggestions_are_ready_to_be_read(opened, suggestions):
    sheet = opened(suggestions)["Suggestions"]
    row = cells(sheet, 2)
    score = row["Score réciproque (indice, non étalonné)"]
    assert (score.value, score.number_format) == (0.83, "0 %")
    assert row["Rang"].value == 1
    assert row["Pourquoi, pour le demandeur"].alignment.wrap_text
    assert row["Domaines partagés"].value == "intelligence artificielle\nmobilité intelligente"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Y2"
    assert sheet.column_dimensions["J"].width == 60


def test_contributions_have_their_sheet_and_sum_to_the_score(opened, suggestions):
    sheet = opened(suggestions)["Contributions"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == [
        "niveau de départ",
        "thèmes proches",
        "types qui se complètent",
    ]
    assert sum(row[3] for row in rows) == pytest.approx(rows[0][4])


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)"])
def test_no_text_is_a_formula(opened, renamed, name):
    cell = cells(opened(renamed(name))["Suggestions"], 2)["Nom"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)


def test_control_characters_do_not_stop_the_writing(opened, renamed):
    cell = cells(opened(renamed("bip\x07\x1b[31m"))["Suggestions"], 2)["Nom"]
    assert cell.value == "bip��[31m"


def test_the_same_suggestions_make_the_same_bytes_at_any_hour(
    suggestions, territories, monkeypatch
):
    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2031, 2, 3, 4, 5, 6, tzinfo=tz)

    first = SUGGESTION_FORMATS["xlsx"](suggestions, territories)
    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    monkeypatch.setattr("openpyxl.packaging.core.datetime.datetime", Later)
    assert SUGGESTION_FORMATS["xlsx"](suggestions, territories) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_an_empty_answer_has_its_headings(opened, suggestions):
    sheet = opened(replace(suggestions, suggestions=()))["Suggestions"]
    assert sheet.max_row == 1
    assert sheet["C1"].value == "Nom"


def test_a_text_longer_than_a_cell_is_cut_to_what_excel_opens():
    table = Table("t", "fr", (Column("a"),), (("x" * 40_000,),))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([table])))["t"]
    assert len(sheet["A2"].value) == 32_767

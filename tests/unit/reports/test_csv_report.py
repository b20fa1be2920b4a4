from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from matching.reports.csv_report import csv_bytes
from matching.reports.suggestion_tables import suggestion_table
from matching.reports.table import Column, Table


def read(contents, separator):
    return list(csv.DictReader(io.StringIO(contents.decode("utf-8-sig")), delimiter=separator))


def test_french_spreadsheets_get_semicolons_and_decimal_commas(suggestions, territories):
    contents = csv_bytes(suggestion_table(suggestions, territories))
    assert contents.startswith(b"\xef\xbb\xbf")
    assert contents.count(b"\r\n") == 2
    (row,) = read(contents, ";")
    assert row["Demandeur"] == "Navette & fils"
    assert row["Rang"] == "1"
    assert row["Type"] == "unité de recherche"
    assert row["Score réciproque (indice, non étalonné)"] == "0,8300"
    assert row["Adéquation pour le demandeur"] == "0,9000"
    assert row["Domaines partagés"] == "intelligence artificielle | mobilité intelligente"
    assert row["Page source"] == "https://vision.example/a-propos"


def test_english_spreadsheets_get_commas_and_decimal_points(suggestions, territories):
    english = replace(suggestions, language="en", calibrated=True)
    (row,) = read(csv_bytes(suggestion_table(english, territories)), ",")
    assert row["Reciprocal score"] == "0.8300"
    assert row["Kind"] == "research unit"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_text_that_starts_like_a_formula_is_shown_not_run(renamed, territories, sign):
    contents = csv_bytes(suggestion_table(renamed(f'{sign}HYPERLINK("http://x")'), territories))
    (row,) = read(contents, ";")
    assert row["Nom"] == f'\'{sign}HYPERLINK("http://x")'


def test_negative_numbers_are_numbers_and_what_is_not_known_is_empty():
    table = Table("t", "fr", (Column("a"), Column("b"), Column("c")), ((-0.5, None, ("=x", "y")),))
    assert csv_bytes(table).decode("utf-8-sig") == "a;b;c\r\n-0,5000;;'=x | y\r\n"

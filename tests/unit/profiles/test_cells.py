from datetime import date, datetime

import pytest

from matching.profiles.cells import (
    CellError,
    is_missing,
    read_date,
    read_line,
    read_list,
    read_size,
    read_text,
    read_year,
)


@pytest.mark.parametrize(
    "value", [None, "", "  ", "null", "NULL", "n/a", "#N/A", "nan", "None", float("nan"), [], {}]
)
def test_what_says_nothing_is_missing(value):
    assert is_missing(value)


@pytest.mark.parametrize("value", [0, False, "0", "-", "nul", ["x"], date(2024, 1, 1)])
def test_what_says_something_is_not_missing(value):
    assert not is_missing(value)


def test_a_text_loses_its_controls_and_keeps_its_lines():
    assert read_text("  a\x00b\x1fc\ufeff\r\nd\ud800\u202e  ") == "abc\nd"


def test_a_text_keeps_its_no_break_spaces_and_composes_its_accents():
    assert read_line("Chez\u00a0: e\u0301te\u0301") == "Chez\u00a0: été"


def test_a_line_runs_its_blanks_together():
    assert read_line("Le \t Poool\nRennes") == "Le Poool Rennes"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(2018.0, "2018"), (2018, "2018"), (1.5, "1.5"), (datetime(2024, 3, 1), "2024-03-01")],
)
def test_numbers_and_dates_of_a_sheet_become_their_text(value, expected):
    assert read_text(value) == expected


@pytest.mark.parametrize("value", [["a"], {"a": 1}, b"a"])
def test_a_list_is_no_text(value):
    with pytest.raises(CellError) as fault:
        read_text(value)
    assert fault.value.key == "profiles-cell-not-text"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a; b ;;c", ("a", "b", "c")),
        ("a | b", ("a", "b")),
        ("a, b", ("a, b",)),
        ('["a; b", "c"]', ("a; b", "c")),
        ("[]", ()),
        ("[ia", ("[ia",)),
        (["a; b", None, "n/a", 3.0], ("a; b", "3")),
        (541510.0, ("541510",)),
    ],
)
def test_lists(value, expected):
    assert read_list(value) == expected


@pytest.mark.parametrize(
    "value", [2018, 2018.0, "2018", "2018.0", " 2018 ", "2018-05-03", datetime(2018, 5, 3)]
)
def test_years(value):
    assert read_year(value) == 2018


@pytest.mark.parametrize("value", ["18", "vers 2018", "2018.5", True, "20180"])
def test_what_is_no_year_is_refused(value):
    with pytest.raises(CellError) as fault:
        read_year(value)
    assert fault.value.key == "profiles-row-bad-year"


@pytest.mark.parametrize("value", ["2026-12-31", date(2026, 12, 31), datetime(2026, 12, 31, 8)])
def test_dates(value):
    assert read_date(value) == date(2026, 12, 31)


@pytest.mark.parametrize("value", ["31/12/2026", "2026-13-01", "demain"])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(CellError) as fault:
        read_date(value)
    assert fault.value.key == "profiles-row-bad-date"


def test_a_size_that_a_spreadsheet_made_a_date_is_named_as_such():
    with pytest.raises(CellError) as fault:
        read_size(datetime(2024, 9, 1))
    assert fault.value.key == "profiles-row-size-is-date"
    assert read_size(12.0) == "10-49"

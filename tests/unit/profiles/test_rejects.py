import csv
import io

import pytest

from matching.errors import RequestError
from matching.profiles.rejects import Fault, reject, shortened, write_rejects


def one(value="x", row=None):
    fault = Fault("kind", value, "profiles-row-missing", {"column": "Type"})
    return reject("profils.csv", 7, row or {"Type": value, "Nom": "Été"}, fault)


def read_back(path, delimiter):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_reject_says_why_in_both_languages():
    assert one().reason("fr") == "La valeur obligatoire «\u00a0Type\u00a0» manque. Remplissez-la."
    assert one().reason("en") == "The required value “Type” is missing. Fill it in."


@pytest.mark.parametrize(("language", "delimiter"), [("fr", ";"), ("en", ",")])
def test_the_file_opens_in_a_spreadsheet_of_its_language(tmp_path, language, delimiter):
    path = tmp_path / "rejects.csv"
    write_rejects([one()], path, language)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_back(path, delimiter) == [
        ["file", "line", "field", "value", "reason", "row"],
        ["profils.csv", "7", "kind", "x", one().reason(language), '{"Type": "x", "Nom": "Été"}'],
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_runs_as_a_formula(tmp_path, sign):
    path = tmp_path / "rejects.csv"
    write_rejects([one(value=f"{sign}1+1")], path, "en")
    assert read_back(path, ",")[1][3] == f"'{sign}1+1"


def test_values_are_shortened_and_the_row_is_whole():
    long = "é" * 500
    fault = Fault("name", shortened(long), "profiles-row-missing", {"column": "Nom"})
    found = reject("a.csv", 1, {"Nom": long}, fault)
    assert found.value == "é" * 199 + "…"
    assert long in found.row


def test_signs_that_utf8_cannot_write_are_kept_as_escapes(tmp_path):
    path = tmp_path / "rejects.csv"
    write_rejects([one(value="a\ud800b")], path, "en")
    assert read_back(path, ",")[1][3] == r"a\ud800b"


def test_a_folder_that_is_absent_is_an_error_and_leaves_nothing(tmp_path):
    with pytest.raises(RequestError) as fault:
        write_rejects([one()], tmp_path / "absent" / "rejects.csv", "fr")
    assert fault.value.key == "profiles-write-failed"
    assert list(tmp_path.iterdir()) == []

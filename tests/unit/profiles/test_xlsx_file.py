import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from matching.errors import FileUnreadableError
from matching.profiles.archive import USUAL

HEADER = ["id", "nom", "type", "territoire", "résumé", "fondée", "taille", "scian"]
ROW = ["a1", "Boréal", "entreprise", "Québec", "Des robots pour les serres", 2018.0, 12, 541510]


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    contents = io.BytesIO()
    book.save(contents)
    return contents.getvalue()


def test_numbers_are_read_as_what_their_column_asks(load):
    (profile,) = load("p.xlsx", workbook(("Profils", [HEADER, ROW]))).profiles
    assert (profile.founded, profile.size) == (2018, "10-49")
    assert profile.sector_codes[0].model_dump() == {"nomenclature": "SCIAN", "code": "541510"}


def test_the_first_sheet_with_the_columns_is_read_below_its_title(load):
    notes = ("Notes", [["À lire"], ["x", "y"]])
    table = ("Profils", [["Mission 2026"], [], HEADER, [], ROW, [None] * 8, ["a2", "Sans type"]])
    loaded = load("p.xlsx", workbook(notes, table))
    assert [profile.id for profile in loaded.profiles] == ["a1"]
    assert {(one.line, one.field) for one in loaded.rejects} == {
        (7, "kind"),
        (7, "territory"),
        (7, "summary"),
    }
    assert loaded.files[0].rows == 2


def test_a_size_that_became_a_date_is_explained(load):
    loaded = load("p.xlsx", workbook(("P", [HEADER, [*ROW[:6], datetime(2024, 9, 1), None]])))
    (found,) = loaded.rejects
    assert (found.line, found.field, found.key) == (2, "size", "profiles-row-size-is-date")


def test_a_name_that_looks_like_a_formula_is_data(load):
    book = Workbook()
    book.active.append(HEADER)
    book.active.append([ROW[0], "x", *ROW[2:]])
    cell = book.active["B2"]
    cell.value, cell.data_type = '=HYPERLINK("http://x")', "s"
    contents = io.BytesIO()
    book.save(contents)
    (profile,) = load("p.xlsx", contents.getvalue()).profiles
    assert profile.name == '=HYPERLINK("http://x")'


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        (b"", "profiles-file-empty"),
        (b"id;nom\na;b\n", "profiles-file-damaged"),
        (b"\xef\xbb\xbf <!-- x --><html><table>", "profiles-file-other-format"),
        (b"<!DOCTYPE HTML><p>", "profiles-file-other-format"),
        (b"%PDF-1.7 ", "profiles-file-other-format"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "profiles-file-damaged"),
        (workbook(("P", [HEADER, ROW]))[:2000], "profiles-file-damaged"),
        (workbook(("P", [])), "profiles-file-empty"),
        (workbook(("P", [HEADER])), "profiles-file-no-rows"),
        (workbook(("P", [["id", "nom"], ["a", "b"]])), "profiles-file-missing-columns"),
    ],
)
def test_workbooks_that_cannot_be_read(load, contents, key):
    with pytest.raises(FileUnreadableError) as fault:
        load("p.xlsx", contents)
    assert fault.value.key == key


def test_a_zip_that_is_no_workbook_and_a_broken_sheet_are_told(load):
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as parts:
        parts.writestr("a.txt", "x")
    broken = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(("P", [HEADER, ROW])))) as sound,
        zipfile.ZipFile(broken, "w") as parts,
    ):
        for name in sound.namelist():
            contents = sound.read(name)
            parts.writestr(name, contents[:300] if name.endswith("sheet1.xml") else contents)
    keys = ("profiles-file-other-format", "profiles-file-damaged")
    for contents, key in zip((other.getvalue(), broken.getvalue()), keys, strict=True):
        with pytest.raises(FileUnreadableError) as fault:
            load("p.xlsx", contents)
        assert fault.value.key == key


def test_a_workbook_that_would_fill_the_memory_is_not_opened(load):
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _ in range(USUAL.unzipped // 1_000_000 + 1):
            sheet.write(b" " * 1_000_000)
    with pytest.raises(FileUnreadableError) as fault:
        load("p.xlsx", bomb.getvalue())
    assert fault.value.key == "profiles-file-too-large"
    assert "occuperait 201\u00a0Mo" in fault.value.text("fr")

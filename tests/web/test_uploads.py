"""What is made of the files that somebody sends, before anything reads them."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from matching.errors import FileUnreadableError
from matching.profiles.archive import USUAL
from matching.web.limits import Limits, Most
from matching.web.uploads import (
    MOST_UNZIPPED,
    Upload,
    check_rows,
    laid_down,
    shown_name,
    take_upload,
    told_of,
    without_folder,
)

ENDINGS = (".xlsx", ".csv")


def sent(name, contents):
    return UploadFile(io.BytesIO(contents), filename=name)


def refused(name, contents, **given):
    with pytest.raises(FileUnreadableError) as fault:
        take_upload(sent(name, contents), ENDINGS, **given)
    return fault.value


def archive(parts):
    drafted = io.BytesIO()
    with zipfile.ZipFile(drafted, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, contents in parts:
            zipped.writestr(name, contents)
    return drafted.getvalue()


def test_a_file_comes_with_its_contents_and_the_last_part_of_its_name():
    taken = take_upload(sent("C:\\Mes listes\\Délégués.CSV", b"profil\nx\n"), ENDINGS)
    assert taken == Upload("Délégués.CSV", ".csv", b"profil\nx\n")


def test_a_field_left_empty_is_no_file():
    assert take_upload(sent("", b""), ENDINGS) is None
    assert take_upload(None, ENDINGS) is None


def test_a_sound_workbook_is_taken_whole():
    workbook, drafted = Workbook(), io.BytesIO()
    workbook.save(drafted)
    taken = take_upload(sent("a.xlsx", drafted.getvalue()), ENDINGS)
    assert taken.contents == drafted.getvalue()


@pytest.mark.parametrize(
    ("name", "contents", "key"),
    [
        ("a.exe", b"x", "web-upload-ending"),
        ("xlsx", b"x", "web-upload-ending"),
        ("a.csv", b" \n", "web-upload-empty"),
        ("a.csv", b"x" * 11, "web-upload-large"),
        ("a.xlsx", b"no zip", "profiles-file-damaged"),
    ],
)
def test_what_is_refused(name, contents, key):
    assert refused(name, contents, most=10).key == key


def test_a_workbook_that_would_fill_the_memory_is_refused_unopened():
    blank = b" " * 1_000_000
    bomb = archive((f"xl/{n}.xml", blank) for n in range(MOST_UNZIPPED // 1_000_000 + 1))
    assert len(bomb) < 100_000
    fault = refused("../bombe.xlsx", bomb)
    assert fault.key == "profiles-file-too-large"
    assert "bombe.xlsx" in fault.text("fr")
    assert "../" not in fault.text("fr")


def test_a_workbook_in_too_many_parts_is_refused_unopened():
    assert refused("a.xlsx", archive((str(n), b"") for n in range(USUAL.parts + 1))).key == (
        "profiles-file-many-parts"
    )


def test_a_name_is_shown_on_one_line_without_signs_that_hide_it():
    assert shown_name("../../etc/passwd") == "passwd"
    assert shown_name("list\u202egpj.csv\n") == "listgpj.csv"
    assert shown_name("/") == "?"
    long = shown_name("é" * 300 + ".xlsx")
    assert len(long) == 80
    assert long.endswith("….xlsx")


def test_rows_are_counted():
    check_rows("a.csv", 3, 3)
    with pytest.raises(FileUnreadableError) as fault:
        check_rows("a.csv", 4, 3)
    assert "4 lignes" in fault.value.text("fr")


def test_files_are_laid_down_for_a_moment_and_their_folder_is_never_told():
    with laid_down({"liste.csv": b"x"}) as folder:
        assert (folder / "liste.csv").read_bytes() == b"x"
        assert folder.stat().st_mode & 0o077 == 0
        fault = FileUnreadableError("profiles-file-empty", path=str(folder / "liste.csv"))
        assert str(folder) in fault.text("fr")
        assert str(folder) not in told_of(fault, folder, "fr")
        assert "liste.csv" in told_of(fault, folder, "fr")
        assert without_folder(f"dans {folder}", folder) == "dans …"
    assert not folder.exists()


def test_a_page_that_takes_files_gets_more_than_a_form_holds():
    async def echo(scope, receive, send):
        async with Request(scope, receive).form() as form:
            answer = PlainTextResponse(form["a"].filename)
        await answer(scope, receive, send)

    client = TestClient(Limits(echo, Most(body=10, files=1000), ["/files"]))
    assert client.post("/files", files={"a": ("b.csv", b"x" * 100)}).text == "b.csv"


def test_other_pages_take_no_files(client):
    files = {"a": ("b.csv", b"x")}
    assert client.post("/decisions", files=files).status_code == 415

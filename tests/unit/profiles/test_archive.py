"""Archives made to fill the memory are refused by what they announce."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from matching.errors import FileUnreadableError
from matching.profiles.archive import Allowed, check_workbook

HERE = Path("p.xlsx")
TYPES = ("[Content_Types].xml", b"<Types/>")


def archive(*parts: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, contents in parts:
            opened.writestr(name, contents)
    return made.getvalue()


def refusal(contents: bytes, **allowed: int) -> FileUnreadableError:
    with pytest.raises(FileUnreadableError) as fault:
        check_workbook(contents, HERE, Allowed(**allowed))
    return fault.value


def test_as_many_parts_as_allowed_and_one_more():
    three = archive(TYPES, ("a.xml", b"<a/>"), ("b.xml", b"<b/>"))
    check_workbook(three, HERE, Allowed(parts=3))
    fault = refusal(three, parts=2)
    assert (fault.key, fault.values["count"]) == ("profiles-file-many-parts", 3)


def test_as_many_bytes_as_allowed_and_one_more():
    made = archive(TYPES, ("a.xml", b"x" * 992))  # eight bytes of types
    check_workbook(made, HERE, Allowed(unzipped=1000))
    assert refusal(made, unzipped=999).key == "profiles-file-too-large"


def test_what_swells_too_much_is_refused_and_a_small_one_is_not():
    bomb = archive(TYPES, ("a.xml", b" " * 3_000_000))
    times = 3_000_008 // len(bomb)
    assert 500 < times < 1100  # the most that deflation can
    check_workbook(bomb, HERE, Allowed(ratio=times + 1))
    fault = refusal(bomb)
    assert (fault.key, fault.values["times"]) == ("profiles-file-swells", times)
    check_workbook(archive(TYPES, ("a.xml", b" " * 1_900_000)), HERE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
@pytest.mark.parametrize("before", [0, 2**20 - 4, 2**19 - 4])
def test_entities_are_found_in_any_part_wherever_they_begin(encoding, before):
    text = '<?xml version="1.0"?>' + " " * (before - 21) + '<!DOCTYPE a [<!ENTITY b "c">]><a/>'
    made = archive(TYPES, ("xl/media/image1.bin", text.encode(encoding)))
    fault = refusal(made, ratio=2000)
    assert fault.key == "profiles-file-entities"
    assert "image1.bin" in fault.text("fr")


def test_an_archive_announcing_less_than_it_holds_is_damaged():
    made = bytearray(archive(TYPES, ("a.xml", b"y" * 5000)))
    place = made.rindex((5000).to_bytes(4, "little"))
    made[place : place + 4] = (10).to_bytes(4, "little")
    assert refusal(bytes(made)).key == "profiles-file-damaged"


def test_another_archive_is_no_workbook():
    fault = refusal(archive(("word.xml", b"<w/>")))
    assert (fault.key, fault.values["looks"]) == ("profiles-file-other-format", "ZIP")

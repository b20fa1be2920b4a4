"""CSV files of open data as they come: encodings, headings, quotes, sizes."""

from __future__ import annotations

import tracemalloc

import pytest
from unit.sources.source_tables import put, table, zipped

from matching.errors import FileUnreadableError, SourceAnswerError
from matching.sources.open_csv import Columns, plain_heading, read_rows
from matching.sources.parts import parts_of
from matching.sources.protocol import Unreadable
from matching.sources.values import decimal_number

COLUMNS = Columns(("Numéro", "Titre-Title"), ("Clés",), {"Cle": "Numéro"}, blank=("-",))


@pytest.fixture
def rows(tmp_path):
    def of(contents, columns=COLUMNS):
        body = contents if isinstance(contents, bytes) else contents.encode()
        (part,) = parts_of(put(tmp_path, {"t.csv": body}))
        return [(one.line, one.value) for one in read_rows(part, columns)]

    return of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_every_encoding_and_separator_gives_the_same(rows, encoding, separator):
    given = [{"Numéro": "1", "Titre-Title": "L’été, « là »; déjà", "Clés": "œuvre"}]
    assert rows(table(given, separator, encoding)) == [(2, given[0])]


def test_one_stray_byte_does_not_spoil_the_other_letters(rows):
    contents = "Numéro,Titre\N{HYPHEN}Title\n1,été\n2,hiv".encode() + b"\xe8r\n"
    assert [one["Titre-Title"] for _, one in rows(contents)] == [
        "été",
        "hiv\N{REPLACEMENT CHARACTER}r",
    ]


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("FiscalYear-Exercice financier", "fiscalyearexercicefinancier"),
        (" fiscalyear - Exercice-Financier ", "fiscalyearexercicefinancier"),
        ("Institution-E\N{COMBINING ACUTE ACCENT}tablissement", "institutionetablissement"),
        ("Institution-Établissement", "institutionetablissement"),
        ("ADR_DOMCL_LIGN2_ADR", "adrdomcllign2adr"),
    ],
)
def test_headings_are_compared_by_their_letters(heading, plain):
    assert plain_heading(heading) == plain


def test_former_headings_are_known_and_other_columns_passed_over(rows):
    assert rows("Secret,CLE,titre title\nx,1,T\n") == [(2, {"Numéro": "1", "Titre-Title": "T"})]


def test_a_changed_heading_is_named_with_those_that_are_there(rows):
    contents = "Numéro;Intitulé été\n1;x\n".encode("cp1252")
    with pytest.raises(SourceAnswerError) as fault:
        rows(contents)
    assert fault.value.key == "source-changed"
    assert fault.value.values["missing"] == "Titre-Title"
    assert fault.value.values["seen"] == "Numéro, Intitulé été"


def test_rows_that_cannot_be_cut_are_told_and_the_others_read(rows):
    contents = 'Numéro,Titre-Title\n1,"a\nb"\n2\n3,c,d\n\n4,"open\n5,"x"y\n6,-\n7,"z ""q"""\n'
    assert rows(contents) == [
        (2, {"Numéro": "1", "Titre-Title": "a\nb"}),
        (4, Unreadable("source-row-cells", {"cells": 1, "expected": 2})),
        (5, Unreadable("source-row-cells", {"cells": 3, "expected": 2})),
        (7, Unreadable("profiles-row-quotes")),
        (8, Unreadable("profiles-row-quotes")),
        (9, {"Numéro": "6"}),
        (10, {"Numéro": "7", "Titre-Title": 'z "q"'}),
    ]


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        (b"", "source-file-cut"),
        (b" \n", "source-file-cut"),
        (b"<!doctype html><html>", "profiles-file-other-format"),
        (b'"Num', "profiles-file-heading-quotes"),
    ],
)
def test_what_is_no_table_is_told(rows, contents, key):
    with pytest.raises(FileUnreadableError) as fault:
        rows(contents)
    assert fault.value.key == key


def test_a_large_table_in_an_archive_needs_little_memory(tmp_path):
    line = b"%d,titre " + b"x" * 190 + b"\n"
    body = b"Num\xc3\xa9ro,Titre-Title\n" + b"".join(line % n for n in range(60_000))
    (part,) = parts_of(put(tmp_path, {"t.zip": zipped({"t.csv": body})}))
    size = len(body)
    del body
    tracemalloc.start()
    count = sum(1 for _ in read_rows(part, COLUMNS))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, size > 12_000_000) == (60_000, True)
    assert most < 4_000_000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234567,89", 1234567.89),
        ("1234567.89", 1234567.89),
        ("1 234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("42,000", 42000.0),
        ("42000", 42000.0),
        ("-10", -10.0),
        ("", None),
        ("n/a", None),
    ],
)
def test_decimals_are_marked_by_a_comma_or_a_dot(text, number):
    assert decimal_number(text) == number

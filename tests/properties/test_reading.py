"""What is written is read back the same in every format, and whatever is read, no row is lost."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from matching.errors import FileUnreadableError
from matching.profiles.model import COMMITMENTS, KINDS, NOMENCLATURES, SIZES, Profile
from matching.profiles.reading import load_profiles
from matching.profiles.rejects import write_rejects
from matching.profiles.writing import write_profiles
from matching.territories import Territories

TERRITORIES = Territories.load(Path(__file__).parents[2] / "data" / "territories.toml")
MISSING = {"", "null", "n/a", "#n/a", "nan", "none"}
SIGNS = "abcXYZéèçœ0123456789'’\"«»;|,:=+-@()[]{}<>/\\&%€–…漢"

words = st.text(SIGNS, min_size=1, max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
lines = st.lists(words, min_size=1, max_size=6).map(" ".join).filter(lambda x: x not in MISSING)
# A text may have several lines; a lone quote sign would be data like any other.
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
line_lists = st.lists(lines, max_size=3).map(tuple)
identifiers = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_:-]{0,20}", fullmatch=True).filter(
    lambda text: text.lower() not in MISSING
)


def some_of(values):
    return st.lists(st.sampled_from(sorted(values)), unique=True, max_size=3).map(tuple)


works = st.fixed_dictionaries(
    {"title": lines},
    optional={"abstract": texts, "year": st.integers(1500, 2200)},
)
codes = st.fixed_dictionaries({"nomenclature": st.sampled_from(NOMENCLATURES), "code": lines})
profiles = st.builds(
    Profile,
    id=identifiers,
    name=lines,
    kind=st.sampled_from(KINDS),
    territory=st.sampled_from([one.id for one in TERRITORIES.territories]),
    city=st.none() | lines,
    axes=some_of(one.id for one in TERRITORIES.axes),
    domains=some_of(one.id for one in TERRITORIES.domains),
    summary_fr=st.none() | texts,
    summary_en=st.none() | texts,
    offers_fr=line_lists,
    offers_en=line_lists,
    seeks_fr=line_lists,
    seeks_en=line_lists,
    keywords=st.lists(lines, min_size=1, max_size=3).map(tuple),
    languages=some_of(["fr", "en", "es"]),
    size=st.none() | st.sampled_from(SIZES),
    founded=st.none() | st.integers(800, 2200),
    website=st.none() | lines,
    sector_codes=st.lists(codes, max_size=2).map(tuple),
    identifiers=line_lists,
    affiliation=st.none() | lines,
    works=st.lists(works, max_size=2).map(tuple),
    commitments=some_of(COMMITMENTS),
    source=st.none() | lines,
    source_url=st.none() | lines,
    source_date=st.none() | lines,
    licence=st.none() | lines,
    legal_basis=st.none() | lines,
    valid_until=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
collections = st.lists(profiles, min_size=1, max_size=4, unique_by=lambda profile: profile.id)


def cells(profile):
    """Return the cells of one row: lists joined where that is safe, else as JSON."""
    for value in profile.model_dump().values():
        if not isinstance(value, tuple):
            yield value
        elif all(isinstance(one, str) for one in value) and not any(
            set(one) & set(";|[]") for one in value
        ):
            yield ";".join(value)
        else:
            yield json.dumps(value, ensure_ascii=False, default=str)


def write_csv(separator, encoding):
    def write(found, path):
        sheet = io.StringIO()
        writer = csv.writer(sheet, delimiter=separator)
        writer.writerow(Profile.model_fields)
        writer.writerows(cells(profile) for profile in found)
        path.write_bytes(sheet.getvalue().encode(encoding))

    return write


def write_xlsx(found, path):
    book = Workbook()
    book.active.append(list(Profile.model_fields))
    for number, profile in enumerate(found, start=2):
        for column, value in enumerate(cells(profile), start=1):
            cell = book.active.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)


def write_parquet(found, path):
    rows = [profile.model_dump() for profile in found]
    for row in rows:
        row["works"] = [
            {"title": None, "abstract": None, "year": None} | one for one in row["works"]
        ]
    pq.write_table(pa.Table.from_pylist(rows), path)


FORMATS = {
    "comma.csv": write_csv(",", "utf-8"),
    "semicolon.csv": write_csv(";", "utf-8-sig"),
    "tab.tsv": write_csv("\t", "utf-16"),
    "sheet.xlsx": write_xlsx,
    "lines.jsonl": write_profiles,
    "table.parquet": write_parquet,
}


def load_or_fault(path):
    try:
        return load_profiles(path, TERRITORIES)
    except FileUnreadableError as fault:
        return fault


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("reading")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=collections)
def test_profiles_come_back_the_same(folder, name, found):
    path = folder / name
    FORMATS[name](found, path)
    loaded = load_profiles(path, TERRITORIES)
    assert [(one.field, one.key, one.value) for one in loaded.rejects] == []
    assert list(loaded.profiles) == found


cell_texts = st.sampled_from(
    [
        "",
        "a",
        "b",
        "Boréal",
        "entreprise",
        "pôle",
        "Rennes",
        "québec",
        "zzz",
        '"',
        "x;y",
        "\n",
        "..",
        "=1",
    ]
)


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.lists(cell_texts, min_size=5, max_size=7), min_size=1, max_size=6))
def test_every_row_is_kept_or_rejected(folder, rows):
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow(["id", "nom", "type", "territoire", "mots-clés"])
    writer.writerows(rows)
    path = folder / "rows.csv"
    path.write_text(sheet.getvalue(), encoding="utf-8", newline="")
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    loaded = load_or_fault(path)
    if isinstance(loaded, FileUnreadableError):
        assert loaded.key == "profiles-file-no-rows"
        assert filled == []
        return
    (account,) = loaded.files
    assert account.rows == len(filled) == account.kept + account.rejected
    assert account.kept == len(loaded.profiles)
    assert account.rejected == len({one.line for one in loaded.rejects})


@settings(max_examples=100, deadline=None)
@given(
    contents=st.binary(max_size=300)
    | st.text(max_size=200).map(str.encode)
    | st.text("id;nom,type\n\"'|{}[]é\x00\r\t", max_size=200).map(
        lambda text: text.encode("cp1252")
    ),
    suffix=st.sampled_from([".csv", ".xlsx", ".jsonl", ".parquet"]),
)
def test_whatever_the_bytes_there_is_an_answer_or_a_reason(folder, contents, suffix):
    path = folder / f"bytes{suffix}"
    path.write_bytes(contents)
    loaded = load_or_fault(path)
    if isinstance(loaded, FileUnreadableError):
        assert path.name in loaded.text("fr")
        assert path.name in loaded.text("en")
        return
    rejects = folder / "rejects.csv"
    write_rejects(loaded.rejects, rejects, "fr")
    assert rejects.stat().st_size > 0
    assert all(len(one.reason("fr")) > 20 for one in loaded.rejects)

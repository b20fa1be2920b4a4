from __future__ import annotations

import csv
from pathlib import Path

import pytest

from matching.domains.isic import isic_classes, isic_paths
from matching.profiles.model import SectorCode

CROSSWALK = Path(__file__).parents[4] / "shared" / "data" / "crosswalk_nace_naics.csv"


def classes(nomenclature, code):
    """The ISIC codes found for one code, without those above them."""
    found = isic_paths([SectorCode(nomenclature=nomenclature, code=code)])
    return {path[-1] for path in found}


@pytest.mark.parametrize(
    ("nomenclature", "code", "expected"),
    [
        ("NAF", "62.01Z", {"6201"}),
        ("NAF", "6201z", {"6201"}),
        ("NAF", "62.0", {"620"}),
        ("NAF", "62", {"62"}),
        ("NAF", "J", {"J"}),
        ("NAICS", "541511", {"6201"}),
        ("NAICS", "513210", {"5820"}),  # of 2022 only
        ("SCIAN", "541514", {"6201", "6202", "6209"}),  # Canadian: its first five digits count
        ("ISIC", "J6201", {"6201"}),
    ],
)
def test_codes_of_each_nomenclature_are_read(nomenclature, code, expected):
    assert classes(nomenclature, code) == expected


@pytest.mark.parametrize(
    ("nomenclature", "code"),
    [("NAF", "722Z"), ("NAF", "Z"), ("NAICS", "54"), ("SCIAN", "31-33"), ("ISIC", "9X")],
)
def test_what_is_no_code_or_covers_too_much_is_left_out(nomenclature, code):
    assert classes(nomenclature, code) == set()


def test_a_code_comes_with_those_above_it():
    assert isic_paths([SectorCode(nomenclature="ISIC", code="6201")]) == {
        ("J", "62", "620", "6201")
    }


def test_a_code_covers_the_classes_below_it():
    software = SectorCode(nomenclature="NAF", code="62.01Z")
    assert isic_classes(software) == (("J", "62", "620", "6201"),)
    publishing = SectorCode(nomenclature="ISIC", code="581")
    assert [path[-1] for path in isic_classes(publishing)] == ["5811", "5812", "5813", "5819"]
    assert isic_classes(SectorCode(nomenclature="NAF", code="?")) == ()


@pytest.mark.skipif(not CROSSWALK.is_file(), reason="the crosswalk lies outside the project")
def test_every_class_of_the_crosswalk_goes_where_it_says():
    with CROSSWALK.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    of_nace: dict[str, set[str]] = {}
    of_naics: dict[str, set[str]] = {}
    for row in rows:
        of_nace.setdefault(row["nace2_class"], set()).add(row["isic4"])
        of_naics.setdefault(row["naics2017_us"], set()).add(row["isic4"])
    assert {code: classes("NAF", code) for code in of_nace} == of_nace
    assert [code for code in of_naics if not classes("NAICS", code) & of_naics[code]] == []

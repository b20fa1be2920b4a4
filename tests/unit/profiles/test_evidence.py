import pytest

from matching.profiles.cells import CellError
from matching.profiles.evidence import CODE_READERS, read_sector_codes, read_works


@pytest.mark.parametrize(
    "value",
    [
        '[{"titre": "Chiffrement", "résumé": "Un essai.", "année": "2021"}]',
        '{"title": "Chiffrement", "abstract": "Un essai.", "year": 2021.0, "doi": "10.1/x"}',
        [{"title": "Chiffrement", "abstract": "Un essai.", "year": 2021}],
    ],
)
def test_works_as_json_or_records(value):
    assert read_works(value) == ({"title": "Chiffrement", "abstract": "Un essai.", "year": 2021},)


def test_works_as_plain_titles():
    assert read_works("Un; Deux") == ({"title": "Un"}, {"title": "Deux"})
    assert read_works(["Un; et demi"]) == ({"title": "Un; et demi"},)


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ('[{"title": "Un"', "profiles-cell-bad-json"),
        ([{"abstract": "sans titre"}], "profiles-cell-work-untitled"),
        ([{"title": "Un", "year": "vers 2020"}], "profiles-row-bad-year"),
        ([["Un"]], "profiles-cell-not-text"),
    ],
)
def test_bad_works_say_why(value, key):
    with pytest.raises(CellError) as fault:
        read_works(value)
    assert fault.value.key == key


@pytest.mark.parametrize(
    "value",
    [
        "NAF:62.01Z; SCIAN:541510",
        "ape 62.01Z|scian = 541510",
        [{"nomenclature": "naf", "code": "62.01Z"}, {"nomenclature": "SCIAN", "code": 541510}],
        '[{"nomenclature": "NAF", "code": "62.01Z"}, "SCIAN:541510"]',
    ],
)
def test_sector_codes(value):
    assert read_sector_codes(value) == (
        {"nomenclature": "NAF", "code": "62.01Z"},
        {"nomenclature": "SCIAN", "code": "541510"},
    )


@pytest.mark.parametrize(
    "value", ["62.01Z", "XYZ:12", [{"nomenclature": "NAF"}], [{"code": "62.01Z"}]]
)
def test_a_code_without_known_nomenclature_is_refused(value):
    with pytest.raises(CellError) as fault:
        read_sector_codes(value)
    assert fault.value.key == "profiles-cell-code-alone"
    assert fault.value.values["known"] == "NAF, NAF2025, NAICS, SCIAN, ISIC"


def test_a_column_named_after_its_nomenclature_holds_bare_codes():
    assert CODE_READERS["naics"](541510.0) == ({"nomenclature": "NAICS", "code": "541510"},)
    assert CODE_READERS["naf"]("62.01Z; 63.11Z") == (
        {"nomenclature": "NAF", "code": "62.01Z"},
        {"nomenclature": "NAF", "code": "63.11Z"},
    )

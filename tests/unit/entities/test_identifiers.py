from __future__ import annotations

import pytest

from matching.entities.identifiers import identifiers_of, is_orcid, is_ror, is_siren
from matching.profiles.model import Profile

PERSON = {"kind": "researcher"}


def found(**fields):
    given = {"id": "a", "name": "A", "kind": "company", "territory": "t", "keywords": ("x",)}
    return {str(one) for one in identifiers_of(Profile(**given | fields))}


def test_a_siren_ends_on_a_luhn_digit():
    # From the right, every second digit doubled: 2+7+2+9+2+9+5+7+7 = 50.
    assert is_siren("732829320")
    assert not is_siren("732829321")
    assert not is_siren("73282932")


def test_the_last_sign_of_an_orcid_is_checked():
    assert is_orcid("0000-0002-1825-0097")
    assert is_orcid("0000-0002-1694-233X")
    assert not is_orcid("0000-0002-1825-0098")


def test_the_last_two_digits_of_a_ror_are_checked():
    assert is_ror("015m7wh34")
    assert is_ror("04sjchr03")
    assert not is_ror("04sjchr04")
    assert not is_ror("04sjcho03")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "siren:732829320"}, {"siren:732829320"}),
        ({"id": "siren:732829321"}, set()),
        ({"identifiers": ("siret:732 829 320 00074",)}, {"siren:732829320"}),
        ({"id": "neq:1144556677"}, {"neq:1144556677"}),
        ({"id": "neq:4444556677"}, set()),
        ({"source_url": "https://ror.org/04sjchr03"}, {"ror:04sjchr03"}),
        (
            {**PERSON, "website": "http://orcid.org/0000-0002-1694-233x"},
            {"orcid:0000-0002-1694-233X"},
        ),
        ({**PERSON, "source_url": "https://openalex.org/A5023888391"}, {"openalex:A5023888391"}),
        ({"source_url": "https://openalex.org/W5023888391"}, set()),
        (
            {**PERSON, "source_url": "https://cv.hal.science/maelle-kervadec"},
            {"hal:maelle-kervadec"},
        ),
        ({"id": "hal-struct:900101"}, {"hal-struct:900101"}),
        ({"id": "rnsr:199900000x"}, {"rnsr:199900000X"}),
        ({"id": "rnsr:1999000001"}, set()),
        ({"source_url": "https://hal.science/hal-09000001"}, set()),
        (
            {"source_url": "https://annuaire-entreprises.data.gouv.fr/entreprise/dupont-732829320"},
            {"siren:732829320"},
        ),
        ({"identifiers": ("wikidata:Q1", "ror:015m7wh34")}, {"ror:015m7wh34"}),
    ],
)
def test_identifiers_are_read_from_ids_pages_and_the_list(fields, expected):
    assert found(**fields) == expected


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("researcher", "https://ror.org/04sjchr03"),
        ("researcher", "https://openalex.org/I5023888391"),
        ("research_unit", "https://orcid.org/0000-0002-1694-233X"),
        ("research_unit", "https://openalex.org/A5023888391"),
    ],
)
def test_the_page_of_somebody_else_gives_no_identifier(kind, page):
    assert found(kind=kind, source_url=page) == set()
    assert found(kind=kind, website=page) == set()

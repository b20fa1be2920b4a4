"""What a licence asks in words, the line of a credit, and what crosses a border."""

from __future__ import annotations

import pytest
from toys import TERRITORIES

from matching.profiles.border import border_notices, is_person
from matching.profiles.credits import Credit, conditions
from matching.profiles.model import Consent, Profile
from matching.territories import Territories


def made(**fields):
    told = {"id": "one", "name": "One", "kind": "company", "keywords": ("x",)}
    return Profile.model_validate({**told, "territory": "auville", **fields})


@pytest.mark.parametrize(
    ("licence", "asked"),
    [
        ("CC BY-NC-SA 4.0", ("non-commercial", "share-alike")),
        ("cc-by-nc", ("non-commercial",)),
        ("CC BY SA 3.0", ("share-alike",)),
        (
            "https://creativecommons.org/licenses/by-nc-nd/4.0/",
            ("non-commercial", "no-derivatives"),
        ),
        ("Licence non commerciale", ("non-commercial",)),
        ("Non-Commercial Government Licence", ("non-commercial",)),
        ("pas d'utilisation commerciale", ("non-commercial",)),
        ("ODbL 1.0", ("share-alike",)),
        ("partage dans les mêmes conditions", ("share-alike",)),
        ("Licence Ouverte 2.0 + CC BY-NC-SA 4.0", ("non-commercial", "share-alike")),
        ("Licence Ouverte 2.0", ()),
        ("Open Government Licence – Canada", ()),
        ("CC-BY-4.0", ()),
        ("CC0 1.0", ()),
        ("© Sanofi SA", ()),
    ],
)
def test_what_a_licence_asks(licence, asked):
    assert conditions(licence) == asked


def test_a_credit_in_one_line():
    whole = Credit("Registre", "https://r.example", "2026", "CC BY-NC 4.0", "Registre de Bourg")
    assert whole.line("fr").replace("\N{NO-BREAK SPACE}", " ") == (
        "Registre – https://r.example (2026) – licence CC BY-NC 4.0 (réutilisation non commerciale "
        "seulement) – mention à reprendre : Registre de Bourg"
    )
    assert whole.fields("en") == {
        "source": "Registre",
        "source_url": "https://r.example",
        "source_date": "2026",
        "licence": "CC BY-NC 4.0",
        "attribution": "Registre de Bourg",
        "credit": (
            "Registre – https://r.example (2026) – licence CC BY-NC 4.0 (non-commercial reuse "
            "only) – to be credited: Registre de Bourg"
        ),
    }
    assert Credit().line("fr") is None
    assert Credit(source_date="2026").origin() is None


@pytest.mark.parametrize(
    ("fields", "person"),
    [
        ({"kind": "researcher"}, True),
        ({"legal_basis": "legitimate-interest-public-profession"}, True),
        ({"consent": Consent(scope="mise en relation", given_on="2026-01-01")}, True),
        ({"legal_basis": "organisation-facts"}, False),
        ({"legal_basis": "organisation-facts + consent"}, True),
        ({}, False),
    ],
)
def test_who_is_a_person(fields, person):
    assert is_person(made(**fields)) is person


@pytest.fixture
def between(tmp_path):
    """Territories of two countries."""

    def made_between(one, other):
        path = tmp_path / "territories.toml"
        text = TERRITORIES.replace('"BE"', f'"{one}"').replace('"CH"', f'"{other}"')
        path.write_text(text, encoding="utf-8")
        return Territories.load(path)

    return made_between


@pytest.mark.parametrize(
    ("countries", "words"),
    [
        (("FR", "CA"), ["Burgh", "2002/2/EC", "PIPEDA", "receiver uses it for the introduction"]),
        (("CA", "NO"), ["Burgh", "Law 25", "section 17", "applies the GDPR"]),
        (("FR", "CH"), ["Burgh", "law of each of the two countries"]),
        (("CA", "US"), ["Burgh", "law of each of the two countries"]),
        (("FR", "DE"), None),
        (("IS", "PL"), None),
        (("CA", "CA"), None),
    ],
)
def test_what_is_said_follows_from_both_countries(between, countries, words):
    territories = between(*countries)
    found = border_notices([made(kind="researcher")], territories, "en")
    assert len(found) == (words is not None)
    for one in words or ():
        assert one in found[0]


def test_it_is_said_where_a_person_of_one_is_told_of_to_the_other(between):
    territories = between("FR", "CA")
    here, there = made(kind="researcher"), made(kind="researcher", id="two", territory="bourg")
    assert len(border_notices([here, there], territories, "fr")) == 2
    (outwards,) = border_notices([here, there], territories, "fr", readers="bourg")
    assert "personnes de Auville pour des lecteurs de Bourg" in outwards
    assert border_notices([here], territories, "fr", readers="auville") == ()
    assert border_notices([made()], territories, "fr") == ()

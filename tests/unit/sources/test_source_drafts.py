"""What the records of each source become."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

import pytest
from unit.sources.source_records import COMPANY, LABORATORY, ORGANISATION, SEAT, having

from matching.profiles.model import SectorCode
from matching.sources.activities import Activity, activity, activity_codes
from matching.sources.drafting import read_record
from matching.sources.registry import NAMES, make_source

DAY = date(2026, 11, 27)
AWAY = having(SEAT, libelle_commune="PARIS", epci="200054781")
BRANCH = having(SEAT, libelle_commune="CESSON-SEVIGNE", est_siege=False)

READ_OF_COMPANY = (
    '{"activite_principale":"26.70Z","activite_principale_naf25":"26.70Y",'
    '"complements":{"est_association":false,"est_rge":true},"date_creation":"2014-03-01",'
    '"etat_administratif":"A","matching_etablissements":[],"nature_juridique":"5710",'
    '"nom_complet":"ARMOR PHOTONIQUE","nom_raison_sociale":"ARMOR PHOTONIQUE",'
    '"siege":{"code_postal":"35700","commune":"35238","epci":"243500139",'
    '"etat_administratif":"A","libelle_commune":"RENNES"},'
    '"siren":"900000018","statut_diffusion":"O","tranche_effectif_salarie":"12"}'
)
"""What is read of the company, in the form whose digest its profile carries."""


@pytest.fixture
def reading(territories):
    def of(name, record, day=DAY, **more):
        return read_record(record, make_source(name, territories, **more), day)

    return of


def test_a_company_carries_its_activity_and_where_it_comes_from(reading):
    profile = reading("companies-fr", COMPANY).profile
    assert profile.model_dump(exclude_defaults=True, mode="json") == {
        "id": "siren:900000018",
        "name": "ARMOR PHOTONIQUE",
        "kind": "company",
        "territory": "rennes",
        "city": "Rennes",
        "axes": ["economic"],
        "summary_fr": "Fabrication de matériels optique et photographique.",
        "summary_en": "Manufacture of optical instruments and photographic equipment.",
        "keywords": ["Fabrication de matériels optique et photographique"],
        "size": "10-49",
        "founded": 2014,
        "sector_codes": [
            {"nomenclature": "NAF", "code": "26.70Z"},
            {"nomenclature": "NAF2025", "code": "26.70Y"},
        ],
        "identifiers": ["siren:900000018"],
        "commitments": ["environment"],
        "source": "API Recherche d'entreprises",
        "source_url": "https://annuaire-entreprises.data.gouv.fr/entreprise/900000018",
        "source_date": "2026-11-27",
        "licence": "Licence Ouverte 2.0",
        "attribution": "Insee, INPI et DINUM – API Recherche d'entreprises",
        "raw_hash": sha256(READ_OF_COMPANY.encode()).hexdigest(),
        "legal_basis": "organisation-facts",
    }


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"statut_diffusion": "P"}, "source-left-withheld"),
        ({"nature_juridique": "1000"}, "source-left-person"),
        ({"nature_juridique": "1900"}, "source-left-person"),
        ({"complements": {"est_entrepreneur_individuel": True}}, "source-left-person"),
        ({"etat_administratif": "C"}, "source-left-closed"),
        ({"siege": AWAY}, "source-left-elsewhere"),
        (
            {"siege": AWAY, "matching_etablissements": [having(BRANCH, etat_administratif="F")]},
            "source-left-elsewhere",
        ),
    ],
)
def test_some_companies_are_left_out_on_purpose(reading, changes, reason):
    found = reading("companies-fr", having(COMPANY, **changes))
    assert (found.left_out, found.profile, found.faults) == (reason, None, ())


def test_an_establishment_whose_seat_is_elsewhere_is_marked(reading):
    record = having(COMPANY, siege=AWAY, matching_etablissements=[BRANCH])
    profile = reading("companies-fr", record).profile
    assert profile.city == "Cesson-Sévigné"
    assert profile.summary_fr.endswith("dont le siège est ailleurs (PARIS).")
    assert profile.summary_en.endswith("whose seat is elsewhere (PARIS).")


def test_what_is_not_read_of_a_record_does_not_change_its_digest(reading):
    here = reading("companies-fr", COMPANY).profile.raw_hash
    assert (
        reading("companies-fr", having(COMPANY, sigle="AP", dirigeants=[])).profile.raw_hash == here
    )
    assert reading("companies-fr", having(COMPANY, date_creation=None)).profile.raw_hash != here


def test_a_commune_asked_for_may_lie_around_the_signatory_body(reading):
    seat = having(SEAT, commune="35360", libelle_commune="VITRE", epci="200039022")
    record = having(COMPANY, siege=seat)
    asked = {"options": {"commune": ("35360",)}}
    assert reading("companies-fr", record, **asked).profile.city == "Vitré"
    assert reading("companies-fr", COMPANY, **asked).left_out == "source-left-elsewhere"
    assert reading("companies-fr", record).left_out == "source-left-elsewhere"


def test_trade_names_are_told(reading):
    seat = having(SEAT, nom_commercial="Lumen", liste_enseignes=["Lumen", "Fibre & Co"])
    profile = reading("companies-fr", having(COMPANY, siege=seat)).profile
    assert "Lumen, Fibre & Co" in profile.summary_fr


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"complements": {"est_association": True}}, "nonprofit"),
        ({"nature_juridique": "7344"}, "public_body"),
        ({"activite_principale": "86.10Z"}, "hospital"),
        ({"activite_principale": "85.42Z"}, "university"),
    ],
)
def test_the_kind_follows_the_form_and_the_activity(reading, changes, kind):
    assert reading("companies-fr", having(COMPANY, **changes)).profile.kind == kind


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        ({"activite_principale": "62.01Z"}, date(2026, 12, 31), [("NAF", "62.01Z")]),
        ({"activite_principale": "62.10Y"}, date(2027, 1, 1), [("NAF2025", "62.10Y")]),
        (  # the announced field is still there: the other has not changed its meaning
            {"activite_principale": "62.01Z", "activite_principale_naf25": "62.10Y"},
            date(2027, 1, 2),
            [("NAF", "62.01Z"), ("NAF2025", "62.10Y")],
        ),
        ({"activite_principale": "6201Z"}, DAY, [("NAF", "62.01Z")]),
        ({"activite_principale": None}, DAY, []),
    ],
)
def test_a_code_is_kept_with_its_nomenclature(fields, day, expected):
    assert [(one.nomenclature, one.code) for one in activity_codes(fields, day)] == expected


def test_new_codes_have_names_too():
    new = SectorCode(nomenclature="NAF2025", code="26.70Y")
    assert activity((new,)) == Activity(
        "Fabrication de matériels optique et photographique",
        "Manufacture of optical instruments, magnetic and optical media and photographic equipment",
    )
    # 62.10 had no forerunner of that number, so it has no French name.
    assert activity((SectorCode(nomenclature="NAF2025", code="62.10Y"),)).fr is None


def test_a_laboratory_is_read_without_its_director(reading):
    found = reading("rnsr", LABORATORY)
    profile = found.profile
    assert (profile.id, profile.kind, profile.city) == (
        "rnsr:199900000X",
        "research_unit",
        "Rennes",
    )
    assert profile.name == "LFP – LABORATOIRE FICTIF DE PHOTONIQUE"
    assert profile.affiliation == "Université de Rennes, CNRS"
    assert profile.identifiers == ("rnsr:199900000X",)
    assert profile.keywords == (
        "Sciences et technologies de l'information",
        "Systems and Communication Engineering",
    )
    assert "SECRETE" not in profile.model_dump_json() + str(found.record)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"commune": "LANNION", "code_postal": "22300"}, "source-left-elsewhere"),
        ({"commune": None, "code_postal": None}, "source-left-elsewhere"),
        ({"code_de_niveau_de_structure": "1"}, "source-left-level"),
        ({"commune": "ERQUY-SUR-VILAINE", "code_postal": "35999"}, None),
    ],
)
def test_laboratories_elsewhere_are_left_out(reading, changes, reason):
    assert reading("rnsr", having(LABORATORY, **changes)).left_out == reason


def test_a_research_organisation_keeps_its_names(reading):
    profile = reading("ror", ORGANISATION).profile
    assert (profile.territory, profile.city, profile.founded) == ("rennes", "Rennes", 2009)
    assert profile.summary_fr == "Institut fictif de photonique"
    assert profile.summary_en == "Fictive Photonics Institute"
    assert (profile.keywords, profile.affiliation) == (("IFP",), "Université de Rennes")
    assert (profile.licence, profile.source_url) == ("CC0 1.0", "https://ror.org/0000000xx")
    assert (profile.identifiers, profile.affiliation_ids) == (
        ("ror:0000000xx",),
        ("ror:015m7wh34",),
    )


@pytest.mark.parametrize(
    ("number", "name", "country", "territory"),
    [
        (6325494, "Québec", "CA", "quebec"),
        (6325521, "Lévis", "CA", "quebec"),
        (1, "Rennes", "FR", "rennes"),
        (1, "Rennes", "US", None),
        (1, "Oslo", "NO", None),
    ],
)
def test_a_place_is_known_by_its_number_else_by_name_and_country(
    reading, number, name, country, territory
):
    details = {"name": name, "country_code": country}
    where = [{"geonames_id": number, "geonames_details": details}]
    found = reading("ror", having(ORGANISATION, locations=where))
    assert (found.profile.territory if found.profile else None) == territory


def test_a_new_type_and_nulls_do_not_break(reading):
    record = having(ORGANISATION, types=["observatory"], links=None, relationships=None)
    profile = reading("ror", record).profile
    assert (profile.kind, profile.website, profile.affiliation) == ("research_unit", None, None)


def test_no_source_reads_an_address_a_birth_or_a_nationality(territories):
    def names(allowed):
        for name, within in allowed.items():
            yield name
            yield from names(within or {})

    for name in NAMES:
        accepted = {"accept-licence": ("yes",)} if name == "req" else {}
        read = list(names(make_source(name, territories, options=accepted).allowed))
        forbidden = r"mail|courriel|naissance|birth|national(?!_)|dirigeant|street|lign1|h_index"
        assert [one for one in read if re.search(forbidden, one, re.IGNORECASE)] == []
        assert len(read) > 5

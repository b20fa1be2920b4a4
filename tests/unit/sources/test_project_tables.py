"""What the tables of CORDIS become: organisations, their projects and those they share."""

from __future__ import annotations

import json

import pytest
from unit.sources.source_tables import (
    FAR_PARTICIPANT,
    PARTICIPANT,
    PROJECT,
    TOPIC,
    projects,
    put,
    table,
    zipped,
)

from matching.engine.fetching import fetch_profiles
from matching.entities.identifiers import Identifier, identifiers_of

ELSEWHERE = {**PARTICIPANT, "organisationID": "3", "city": "Oslo", "nutsCode": "", "postCode": "1"}


@pytest.fixture
def fetched(settings, tmp_path):
    def of(territory=None, **tables):
        paths = put(tmp_path, {"cordis-HORIZONprojects-csv.zip": zipped(projects(**tables))})
        return fetch_profiles("cordis", settings, files=paths, territory=territory)

    return of


def test_an_organisation_carries_its_projects_and_whom_it_shares_them_with(fetched):
    first, second = fetched().profiles
    told = first.model_dump(exclude_defaults=True, mode="json")
    assert told.pop("source_date")
    assert len(told.pop("raw_hash")) == 64
    assert told == {
        "id": "cordis:900000001",
        "name": "UNIVERSITE FICTIVE",
        "kind": "university",
        "territory": "rennes",
        "city": "Rennes",
        "axes": ["academic"],
        "keywords": ["optics", "UFI"],
        "website": "https://example.org",
        "identifiers": ["pic:900000001", "siren:123456782"],
        "works": [
            {
                "title": "LUMEN – Light for all",
                "abstract": "We build lasers.\nThey are small.",
                "year": 2023,
            }
        ],
        "links": [
            {
                "kind": "co_project",
                "partner": "cordis:900000002",
                "partner_name": "INSTITUT BOREAL",
                "title": "LUMEN – Light for all",
                "year": 2023,
                "url": "https://cordis.europa.eu/project/id/101000001",
            }
        ],
        "source": "CORDIS – EU research projects",
        "source_url": "https://cordis.europa.eu/project/id/101000001",
        "licence": "European Union reuse (Decision 2011/833/EU), attribution",
        "attribution": "© European Union, CORDIS",
        "legal_basis": "organisation-facts",
    }
    assert Identifier("siren", "123456782") in identifiers_of(first)
    assert (second.territory, second.city, second.kind) == ("quebec", "Québec", "research_unit")
    assert [one.partner for one in second.links] == ["cordis:900000001"]


def test_the_links_are_there_when_one_territory_is_asked_for(fetched):
    (profile,) = fetched("quebec").profiles
    assert [one.partner_name for one in profile.links] == ["UNIVERSITE FICTIVE"]


def test_lists_of_json_are_read_as_the_tables_are(settings, tmp_path, fetched):
    numbers = {**PROJECT, "id": 101000001, "surprise": None}
    rows = {
        "project.json": [numbers],
        "organization.json": [PARTICIPANT, {**FAR_PARTICIPANT, "endOfParticipation": False}],
        "euroSciVoc.json": [TOPIC],
    }
    bodies = {name: json.dumps(one).encode() for name, one in rows.items()}
    found = fetch_profiles("cordis", settings, files=put(tmp_path, {"j.zip": zipped(bodies)}))
    assert found.profiles == fetched().profiles


@pytest.mark.parametrize(
    ("changes", "territory"),
    [
        ({"city": "ELSEWHERE", "postCode": "", "nutsCode": "FRH03"}, "rennes"),
        ({"city": "ELSEWHERE", "postCode": "35000", "nutsCode": ""}, "rennes"),
        ({"city": "CESSON SEVIGNE", "postCode": "", "nutsCode": ""}, "rennes"),
        ({"city": "Rennes", "postCode": "", "nutsCode": "", "country": "US"}, None),
        ({"city": "ELSEWHERE", "postCode": "G1V0A6", "country": "CA", "nutsCode": ""}, "quebec"),
        ({"city": "Québec", "postCode": "", "country": "CA", "nutsCode": ""}, "quebec"),
        ({"city": "Nantes", "postCode": "44000", "nutsCode": "FRG01"}, None),
    ],
)
def test_the_place_is_told_by_city_region_or_code(fetched, changes, territory):
    found = fetched(organization=[{**PARTICIPANT, **changes}])
    assert [one.territory for one in found.profiles] == ([territory] if territory else [])
    assert found.left_out == ({} if territory else {"source-left-elsewhere": 1})


def test_rows_of_a_missing_project_or_after_the_end_are_counted(fetched):
    rows = [
        PARTICIPANT,
        {**PARTICIPANT, "projectID": "999"},
        {**FAR_PARTICIPANT, "endOfParticipation": "true"},
        ELSEWHERE,
    ]
    found = fetched(organization=rows)
    assert found.left_out == {
        "source-left-elsewhere": 1,
        "source-left-ended": 1,
        "source-left-no-project": 1,
    }
    assert [(one.id, one.links) for one in found.profiles] == [("cordis:900000001", ())]


def test_projects_of_most_contribution_come_first_with_decimal_comma_or_dot(fetched):
    shares = {"1": "9000,75", "2": "10000.5", "3": "", "4": "1 000 000,00"}
    rows = [
        {**PARTICIPANT, "projectID": number, "ecContribution": share}
        for number, share in shares.items()
    ]
    all_projects = [{**PROJECT, "id": n, "acronym": "", "title": f"P{n}"} for n in shares]
    (profile,) = fetched(organization=rows, project=all_projects).profiles
    assert [one.title for one in profile.works] == ["P4", "P2", "P1", "P3"]


def test_programmes_are_joined_by_organisation(settings, tmp_path):
    other = projects(
        project=[{**PROJECT, "id": "7", "title": "Older"}],
        organization=[{**PARTICIPANT, "projectID": "7"}],
    )
    del other["euroSciVoc.csv"]
    archives = {"a.zip": zipped(projects()), "b.zip": zipped(other)}
    found = fetch_profiles("cordis", settings, files=put(tmp_path, archives))
    assert [(one.id, len(one.works)) for one in found.profiles] == [
        ("cordis:900000001", 2),
        ("cordis:900000002", 1),
    ]


def test_an_organisation_without_a_number_is_rejected(fetched):
    found = fetched(organization=[{**PARTICIPANT, "organisationID": ""}])
    assert [(one.line, one.key) for one in found.rejects] == [(2, "source-record-missing")]


def test_streets_and_forms_are_not_kept(fetched):
    text = "".join(one.model_dump_json() for one in fetched().profiles)
    assert "Secrète" not in text
    assert "SECRETE" not in text


def test_tables_may_have_commas_and_an_old_encoding(settings, tmp_path, fetched):
    rows = {"project": [PROJECT], "organization": [{**PARTICIPANT, "name": "École fictive"}]}
    bodies = {f"{name}.csv": table(one, ",", "cp1252") for name, one in rows.items()}
    (profile,) = fetch_profiles(
        "cordis", settings, files=put(tmp_path, {"c.zip": zipped(bodies)})
    ).profiles
    assert profile.name == "École fictive"

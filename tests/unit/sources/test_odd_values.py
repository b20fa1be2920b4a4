"""Values of another kind than usual: an import goes on, and says what it cannot use."""

from __future__ import annotations

import copy
import json

import pytest
from unit.sources import research_records as research
from unit.sources.conftest import NOW
from unit.sources.source_records import COMPANY, LABORATORY, ORGANISATION, having

from matching.engine.fetching import fetch_profiles
from matching.sources.drafting import read_record
from matching.sources.gathering import Gathering
from matching.sources.protocol import PlacedRecord
from matching.sources.registry import make_source

DAY = NOW.date()
ODD = [None, 0, 1.5, True, "", "x" * 25_000, "\0", "\ud800", [], [None], ["a"], [{}], [[1]], {}]
INSTITUTION = research.institution(research.UNIVERSITY)
INSTITUTION_THERE = research.institution(research.UNIVERSITY_THERE)
WORK = research.work("W1", "Fibres", ("A1", research.UNIVERSITY), ("A2", research.UNIVERSITY_THERE))
STRUCTURES = [
    research.structure(102, "Laboratoire d'ici", ror_s=[research.HERE]),
    research.structure(202, "Centre de là-bas", ror_s=[research.THERE]),
]
DOCUMENT = research.document(1, "Fibres", (102, 202), (102, 202))
CASES = [
    ("companies-fr", {}, [], COMPANY),
    ("rnsr", {}, [], LABORATORY),
    ("ror", {}, [], ORGANISATION),
    ("openalex", {"what": ("institutions",)}, [INSTITUTION_THERE], INSTITUTION),
    ("openalex", {"what": ("institutions",)}, [INSTITUTION, INSTITUTION_THERE], WORK),
    ("openalex", {}, [INSTITUTION, INSTITUTION_THERE], WORK),
    ("hal", {}, STRUCTURES[1:], STRUCTURES[0]),
    ("hal", {}, STRUCTURES, DOCUMENT),
]


def places(value, path=()):
    """Every place of a record that holds something."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for name, one in inner:
        yield (*path, name)
        if isinstance(one, (dict, list)):
            yield from places(one, (*path, name))


def changed(record, path, value):
    record = copy.deepcopy(record)
    within = record
    for name in path[:-1]:
        within = within[name]
    within[path[-1]] = value
    return record


@pytest.fixture
def imported(territories):
    """Return what the last of some records leads to: profiles, faults or a reason."""

    def of(name, options, records):
        source, gathering, said = make_source(name, territories, None, options), Gathering(), []
        for number, record in enumerate(records):
            reading = read_record(record, source, DAY)
            gathering.add(PlacedRecord("page", number, record), reading, DAY)
            said = [reading]
        return [*said, *(reading for _, reading in gathering.readings(source))]

    return of


@pytest.mark.parametrize(("name", "options", "before", "record"), CASES)
def test_no_value_of_any_field_breaks_an_import(imported, name, options, before, record):
    for path in places(record):
        for value in ODD:
            found = imported(name, options, [*before, changed(record, path, value)])
            for reading in found:
                told = (reading.profile, reading.parts, reading.left_out, reading.faults)
                assert any(told), (path, value)


def test_an_object_alone_is_a_list_of_one_and_the_first_of_a_list_is_the_object(imported):
    boxed = having(COMPANY, siege=[COMPANY["siege"]], complements=[COMPANY["complements"]])
    assert imported("companies-fr", {}, [boxed])[0].profile.commitments == ("environment",)
    lone = having(ORGANISATION, locations=ORGANISATION["locations"][0])
    assert imported("ror", {}, [lone])[0].profile.territory == "rennes"


def test_codes_may_be_numbers(imported):
    person = having(COMPANY, nature_juridique=1000)
    assert imported("companies-fr", {}, [person])[0].left_out == "source-left-person"
    laboratory = having(LABORATORY, code_de_niveau_de_structure=2)
    assert imported("rnsr", {}, [laboratory])[0].profile.id == "rnsr:199900000X"
    there = having(ORGANISATION["locations"][0], geonames_id="2983990")
    found = imported("ror", {}, [having(ORGANISATION, locations=[there])])
    assert found[0].profile.territory == "rennes"


@pytest.mark.parametrize("status", ["p", "N", "Q"])
def test_whoever_is_not_openly_spread_is_left_out(imported, status):
    record = having(COMPANY, statut_diffusion=status)
    assert imported("companies-fr", {}, [record])[0].left_out == "source-left-withheld"


def test_an_address_too_long_costs_a_link_and_not_the_author(imported):
    author = research.author("A1", "Maëlle Kervadec", research.UNIVERSITY)
    there = research.author("A2", "Jean Tremblay", research.UNIVERSITY_THERE)
    bodies = [INSTITUTION, INSTITUTION_THERE, author, there]
    for doi, links in (("https://doi.org/10.1/W1", 2), ("x" * 25_000, 0)):
        found = imported("openalex", {}, [*bodies, {**WORK, "doi": doi}])
        profile = next(one.profile for one in found if one.profile)
        assert profile.name == "Maëlle Kervadec"
        assert (len(profile.works), len(profile.links)) == (1, links)


def test_windows_letters_are_read_as_what_they_are(settings, tmp_path):
    record = having(COMPANY, nom_raison_sociale="SOCIÉTÉ ÉCLAIR")
    texts = {"list.json": json.dumps([record], ensure_ascii=False)}
    texts["lines.jsonl"] = "\n".join([json.dumps(record, ensure_ascii=False)] * 2)
    texts["page.json"] = json.dumps({"results": [record]}, ensure_ascii=False)
    for name, text in texts.items():
        for encoding in ("utf-8", "utf-8-sig", "cp1252"):
            path = tmp_path / name
            path.write_bytes(text.encode(encoding))
            (profile,) = fetch_profiles("companies-fr", settings, files=[path]).profiles
            assert profile.name == "SOCIÉTÉ ÉCLAIR", (name, encoding)

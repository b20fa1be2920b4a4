"""Laboratories and researchers from HAL: what is asked, what is read, what never is."""

from __future__ import annotations

import json

import pytest
from unit.sources.research_records import (
    FOTON,
    HERE,
    SCHOOL,
    SCHOOL_THERE,
    THERE,
    document,
    hal,
    signature,
    structure,
)
from unit.sources.source_records import having
from unit.sources.source_server import Reply, as_json, served

from matching.engine.fetching import fetch_profiles
from matching.errors import SourceAnswerError, SourceRefusedError
from matching.profiles.model import Work

NAMED = [SCHOOL, SCHOOL_THERE]
AUTHORS = {"what": ("authors",)}


def links_of(profile):
    return {(one.partner, one.partner_name, one.title, one.year) for one in profile.links}


def test_a_laboratory_comes_with_its_place_names_and_publications(fetch_from):
    french = document(
        1,
        "Fibre sensors",
        fr_title_s=["Capteurs à fibre"],
        fr_abstract_s=["Nous présentons…"],
        abstract_s=["We show…", "Nous présentons…"],
        language_s=["en"],
    )
    other = document(2, "Lasers", language_s="fr", keyword_s="Laser", publicationDateY_i=2024)
    with served(hal([*NAMED, FOTON], [french, other])) as server:
        fetched = fetch_from("hal", server)
    (profile,) = fetched.profiles
    assert len(profile.raw_hash) == 64
    assert profile.model_dump(exclude_defaults=True, exclude={"raw_hash"}, mode="json") == {
        "id": "hal-struct:102",
        "name": "LFP – Laboratoire fictif de photonique",
        "kind": "research_unit",
        "territory": "rennes",
        "city": "Rennes",
        "axes": ["academic"],
        "summary_fr": "Laboratoire fictif de photonique",
        "keywords": ["fibre optique", "capteur", "Laser"],
        "languages": ["en", "fr"],
        "website": "https://example.org",
        "identifiers": ["hal-struct:102", "rnsr:199900000X"],
        "affiliation": "Université fictive d'ici, Organisme national",
        "affiliation_ids": ["hal-struct:101", "hal-struct:900", f"ror:{HERE}"],
        "works": [
            {"title": "Capteurs à fibre", "abstract": "Nous présentons…", "year": 2025},
            {"title": "Lasers", "abstract": "We show…", "year": 2024},
        ],
        "source": "HAL",
        "source_url": "https://aurehal.archives-ouvertes.fr/structure/read/id/102",
        "source_date": "2026-11-27",
        "licence": "Métadonnées de HAL, en libre réutilisation",
        "attribution": "HAL science ouverte (CCSD), hal.science",
        "legal_basis": "organisation-facts",
    }


def test_what_is_asked_for_laboratories_names_no_author(fetch_from):
    with served(hal([*NAMED, FOTON], [document(1, "T")])) as server:
        fetch_from("hal", server, territory="rennes")
    named, below, documents, last = server.asked
    assert named[0] == below[0] == "/ref/structure/"
    assert f'"{HERE}" OR "https://ror.org/{HERE}"' in named[1]["q"]
    assert f'"{THERE}"' in named[1]["q"]
    assert below[1]["q"] == "parentDocid_i:(101) OR docid:(101)"
    assert below[1]["fq"] == "valid_s:VALID AND type_s:laboratory"
    assert (documents[0], documents[1]["q"]) == ("/search/", "structId_i:(102)")
    assert documents[1]["fq"] == "producedDateY_i:[2023 TO *]"
    assert (documents[1]["sort"], documents[1]["cursorMark"]) == ("docid asc", "*")
    assert last[1]["cursorMark"] == "c1"
    asked = ",".join(one[1]["fl"] for one in server.asked)
    for never in ("auth", "Auth", "email", "idHal"):
        assert never not in asked


def test_structures_are_paged_by_start_and_documents_by_a_cursor(fetch_from):
    laboratories = [having(FOTON, docid=str(1000 + n), name_s=f"Labo {n}") for n in range(150)]
    documents = [document(n, f"T{n}", laboratories=(1000 + n % 150,)) for n in range(5)]
    with served(hal([*NAMED, *laboratories], documents, on_a_page=2)) as server:
        fetched = fetch_from("hal", server)
    turns = [asked.get("cursorMark") or f"start {asked['start']}" for _, asked, _ in server.asked]
    cursors = ["*", "c2", "c4", "c5"]
    assert turns == ["start 0", "start 0", *cursors, "start 100", *cursors]
    assert len(fetched.profiles) == 150
    assert [len(one.works) for one in fetched.profiles[:6]] == [1, 1, 1, 1, 1, 0]
    # Two structures that the file names, 150 below them, and five documents for each page.
    assert (fetched.records, fetched.announced) == (162, 162)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, ("rennes", "Rennes")),
        ({"address_s": "1 quai du Port, 35400 Saint-Malo"}, ("rennes", "Saint-Malo")),
        ({"address_s": "IUT, rue Fictive 35999 ERQUY-SUR-VILAINE"}, ("rennes", None)),
        ({"address_s": "6 rue Fictive, 22300 Lannion"}, None),
        ({"address_s": "Rennes"}, ("rennes", "Rennes")),
        ({"address_s": "Rennes", "country_s": "us"}, None),
        ({"address_s": "Quelque part"}, None),
        ({"address_s": None}, ("rennes", None)),
        ({"address_s": None, "parentDocid_i": [900]}, None),
        (
            {"address_s": "2325 rue Fictive, Québec (QC) G1V 0A6", "country_s": "ca"},
            ("quebec", "Québec"),
        ),
        ({"address_s": "12 rue Fictive, Montréal, Québec H3A 0B1", "country_s": "ca"}, None),
        ({"address_s": "Ailleurs", "ror_s": HERE}, ("rennes", None)),
    ],
)
def test_a_laboratory_lies_where_its_address_says(settings, tmp_path, changes, place):
    path = tmp_path / "r.json"
    path.write_text(json.dumps([*NAMED, having(FOTON, **changes)]), encoding="utf-8")
    fetched = fetch_profiles("hal", settings, files=[path])
    assert [(one.territory, one.city) for one in fetched.profiles] == ([place] if place else [])
    assert fetched.left_out == ({} if place else {"source-left-elsewhere": 1})


def test_publications_signed_with_the_other_territory_are_links(fetch_from):
    together = document(1, "Ensemble", structures=(101, 102, 201))
    with served(hal([*NAMED, FOTON], [together, document(2, "Seuls")])) as server:
        (profile,) = fetch_from("hal", server).profiles
    assert links_of(profile) == {(f"ror:{THERE}", "Université fictive de là-bas", "Ensemble", 2025)}
    (link,) = profile.links
    assert (link.kind, link.url) == ("co_publication", "https://hal.science/hal-1")


def test_a_closed_laboratory_and_one_of_the_other_territory_are_left_out(settings, tmp_path):
    closed = having(FOTON, docid="103", valid_s="OLD")
    away = having(FOTON, docid="203", address_s="1 rue F, Québec G1V 0A6", country_s="ca")
    path = tmp_path / "r.json"
    path.write_text(json.dumps([*NAMED, FOTON, closed, away]), encoding="utf-8")
    fetched = fetch_profiles("hal", settings, files=[path], territory="rennes")
    assert [one.id for one in fetched.profiles] == ["hal-struct:102"]
    assert fetched.left_out == {"source-left-closed": 1}


def signed(number, title, *signatures, **more):
    structures = sorted({int(one.partition("_")[0]) for one in signatures})
    return document(
        number, title, structures=structures, structHasAuthIdHal_fs=list(signatures), **more
    )


def test_authors_are_those_who_signed_for_a_laboratory_and_have_an_identifier(fetch_from):
    papers = [
        signed(
            1,
            "Ensemble",
            signature(102, "maelle-kervadec", "Maëlle Kervadec"),
            signature(101, "maelle-kervadec", "Maëlle Kervadec"),
            signature(101, "loin", "De L'Antenne"),
            signature(102, "", "Sans Identifiant"),
            signature(201, "jean-tremblay", "Jean Tremblay"),
        ),
        signed(2, "Anonyme", signature(102, "", "Sans Identifiant")),
        signed(3, "Seule", signature(102, "maelle-kervadec", "M. Kervadec"), language_s="en"),
    ]
    with served(hal([*NAMED, FOTON], papers)) as server:
        fetched = fetch_from("hal", server, options=AUTHORS)
    (profile,) = fetched.profiles
    assert (profile.id, profile.kind) == ("hal:maelle-kervadec", "researcher")
    assert profile.name == "M. Kervadec"  # as they signed last
    assert profile.affiliation == "LFP – Laboratoire fictif de photonique"
    assert profile.affiliation_ids == ("hal-struct:102",)
    assert profile.identifiers == ("hal:maelle-kervadec",)
    assert profile.keywords == ("fibre optique", "capteur")
    assert profile.languages == ("fr", "en")
    assert [one.title for one in profile.works] == ["Ensemble", "Seule"]
    assert links_of(profile) == {
        (f"ror:{THERE}", "Université fictive de là-bas", "Ensemble", 2025),
        ("hal:jean-tremblay", None, "Ensemble", 2025),
    }
    assert profile.legal_basis == "legitimate-interest-public-profession"
    assert fetched.left_out == {"source-left-unnamed": 1}
    assert "structHasAuthIdHal_fs" in server.asked[2][1]["fl"]
    assert "Jean" not in profile.model_dump_json()


def test_authors_of_laboratories_that_are_not_asked_for_are_not_read(settings, tmp_path):
    paper = signed(1, "T", signature(102, "maelle-kervadec", "Maëlle Kervadec"))
    path = tmp_path / "r.json"
    path.write_text(json.dumps([*NAMED, FOTON, paper]), encoding="utf-8")
    (laboratory,) = fetch_profiles("hal", settings, files=[path]).profiles
    assert "Kervadec" not in laboratory.model_dump_json()
    without = tmp_path / "without.json"
    silent = {name: value for name, value in paper.items() if "Auth" not in name}
    without.write_text(json.dumps([*NAMED, FOTON, silent]), encoding="utf-8")
    (same,) = fetch_profiles("hal", settings, files=[without]).profiles
    assert same.raw_hash == laboratory.raw_hash
    fetched = fetch_profiles("hal", settings, files=[path], territory="quebec", options=AUTHORS)
    assert (fetched.profiles, fetched.left_out) == ((), {"source-left-unnamed": 1})


def test_recorded_answers_of_the_documented_shape_are_read(settings, tmp_path):
    answers = {
        "1-structures": {"response": {"numFound": 3, "start": 0, "docs": [*NAMED, FOTON]}},
        "2-documents": {
            "response": {"numFound": 1, "start": 0, "docs": [document(1, "Capteurs")]},
            "nextCursorMark": "AoE=",
        },
    }
    paths = [tmp_path / f"{name}.json" for name in answers]
    for path in paths:
        path.write_text(json.dumps(answers[path.stem]), encoding="utf-8")
    (profile,) = fetch_profiles("hal", settings, files=paths).profiles
    assert profile.works == (Work(title="Capteurs", abstract="We show…", year=2025),)


def test_an_error_told_under_a_good_status_is_a_refusal(fetch_from, settings):
    reply = as_json({"error": {"msg": "undefined field ror_s", "code": 400}})
    with served(lambda *_: reply) as server, pytest.raises(SourceRefusedError) as fault:
        fetch_from("hal", server)
    assert "undefined field ror_s" in fault.value.text("fr")
    assert not list(settings.sources_folder.rglob("*.json"))


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ({"items": []}, "docs"),
        ({"response": {"results": []}}, "docs"),
        ({"response": {"docs": [{"id": 1}]}}, "label_s"),
        ({"response": {"docs": [{"label_s": "X"}]}}, "docid"),
    ],
)
def test_a_changed_shape_is_named(fetch_from, answer, missing):
    with served(lambda *_: as_json(answer)) as server, pytest.raises(SourceAnswerError) as fault:
        fetch_from("hal", server)
    assert (fault.value.key, fault.value.values["missing"]) == ("source-changed", missing)


def test_a_cut_among_documents_keeps_what_came_and_goes_on(fetch_from):
    documents = [document(n, f"T{n}") for n in range(6)]
    whole = hal([*NAMED, FOTON], documents, on_a_page=2)

    def cut(path, asked, number):
        gone = asked.get("cursorMark") == "c4"
        return Reply(b'{"response": {"docs": [') if gone else whole(path, asked, number)

    with served(cut) as server:
        fetched = fetch_from("hal", server)
        assert (fetched.cut.key, fetched.pages) == ("source-cut", 4)
        assert [len(one.works) for one in fetched.profiles] == [4]
        server.respond, before = whole, len(server.asked)
        again = fetch_from("hal", server)
    assert [asked["cursorMark"] for _, asked, _ in server.asked[before:]] == ["c4", "c6"]
    assert [len(one.works) for one in again.profiles] == [6]


def test_nulls_new_keys_and_odd_values_do_not_break(fetch_from):
    odd = having(
        FOTON, parentDocid_i=None, parentName_s=None, rnsr_s=None, url_s=None, surprise=[{"a": 1}]
    )
    documents = [
        document(1, "Seul", abstract_s=None, keyword_s=None, language_s=None),
        {"docid": "2", "halId_s": "hal-2", "structId_i": [102]},
        document(3, "Champs", laboratories=(), structId_i=102, producedDateY_i="?"),
        document(4, "Signé", structHasAuthIdHal_fs=["?", "x_FacetSep_y_JoinSep_z"]),
    ]
    with served(hal([*NAMED, odd, structure(104, "Nu")], documents)) as server:
        (profile,) = fetch_from("hal", server).profiles
    assert {(one.title, one.year) for one in profile.works} == {
        ("Seul", 2025),
        ("Champs", None),
        ("Signé", 2025),
    }
    assert (profile.affiliation, profile.website) == (None, None)


def test_no_structure_named_in_the_file_is_found(fetch_from):
    with served(hal([], [])) as server:
        fetched = fetch_from("hal", server)
    assert (fetched.profiles, len(server.asked), fetched.cut) == ((), 1, None)

"""Researchers and institutions from OpenAlex: what is asked, what is read, what never is."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from unit.sources.research_records import (
    ABROAD,
    HERE,
    LAB,
    LAB_THERE,
    THERE,
    UNIVERSITY,
    UNIVERSITY_THERE,
    author,
    body,
    institution,
    openalex,
    work,
)
from unit.sources.source_server import Reply, as_json, served

from matching.engine.fetching import fetch_profiles
from matching.errors import (
    RequestError,
    SourceAnswerError,
    SourceRefusedError,
    SourceUnreachableError,
)
from matching.profiles.model import Work

NAMED = [
    institution(UNIVERSITY),
    institution(
        UNIVERSITY_THERE,
        geo={"city": "Québec", "geonames_city_id": "6325494", "country_code": "CA"},
    ),
]
MAELLE = author("A1", "Maëlle Kervadec", LAB, ABROAD, orcid="0000-0002-1694-233X")
JEAN = author("A2", "Jean Tremblay", UNIVERSITY_THERE)


def links_of(profile):
    return {(one.partner, one.partner_name, one.title, one.year) for one in profile.links}


def test_an_author_comes_with_topics_works_and_organisation(fetch_from):
    paper = work("W1", "Sensing with light", ("A1", LAB))
    with served(openalex(NAMED, [MAELLE], [paper])) as server:
        fetched = fetch_from("openalex", server)
    (profile,) = fetched.profiles
    digests = sorted([digest_of_author(), digest_of_work()])
    assert profile.model_dump(exclude_defaults=True, mode="json") == {
        "id": "openalex:A1",
        "name": "Maëlle Kervadec",
        "kind": "researcher",
        "territory": "rennes",
        "axes": ["academic"],
        "keywords": ["Optical Sensing Technologies"],
        "languages": ["en"],
        "identifiers": ["orcid:0000-0002-1694-233X", "openalex:A1"],
        "affiliation": "Laboratoire fictif de photonique",
        "affiliation_ids": ["openalex:I1002", "ror:0elsewh00", "openalex:I9001"],
        "works": [{"title": "Sensing with light", "abstract": "A fibre for fibre", "year": 2025}],
        "source": "OpenAlex",
        "source_url": "https://openalex.org/A1",
        "source_date": "2026-11-27",
        "licence": "CC0 1.0",
        "attribution": "OpenAlex (OurResearch), openalex.org",
        "raw_hash": sha256("\n".join(digests).encode()).hexdigest(),
        "legal_basis": "legitimate-interest-public-profession",
    }
    assert (fetched.records, fetched.announced, fetched.pages) == (4, 4, 3)


def digest_of_author():
    bodies = (
        '{"display_name":"Laboratoire fictif de photonique","id":"https://openalex.org/I1002",'
        '"lineage":["https://openalex.org/I1002","https://openalex.org/I1001"]},'
        '{"display_name":"University of Elsewhere","id":"https://openalex.org/I9001",'
        '"lineage":["https://openalex.org/I9001"],"ror":"https://ror.org/0elsewh00"}'
    )
    text = (
        '{"display_name":"Maëlle Kervadec","id":"https://openalex.org/A1",'
        f'"last_known_institutions":[{bodies}],'
        '"orcid":"https://orcid.org/0000-0002-1694-233X",'
        '"topics":[{"display_name":"Optical Sensing Technologies"}]}'
    )
    return sha256(text.encode()).hexdigest()


def digest_of_work():
    text = (
        '{"abstract_inverted_index":{"A":[0],"fibre":[1,3],"for":[2]},'
        '"authorships":[{"author":{"id":"https://openalex.org/A1"},"institutions":['
        '{"display_name":"Laboratoire fictif de photonique","id":"https://openalex.org/I1002",'
        '"lineage":["https://openalex.org/I1002","https://openalex.org/I1001"]}]}],'
        '"display_name":"Sensing with light","doi":"https://doi.org/10.1/W1",'
        '"id":"https://openalex.org/W1","is_retracted":false,"language":"en",'
        '"publication_year":2025}'
    )
    return sha256(text.encode()).hexdigest()


def test_what_is_asked_names_no_figure_about_persons(fetch_from):
    with served(openalex(NAMED, [MAELLE, JEAN], [])) as server:
        fetch_from("openalex", server, territory="rennes")
    first, authors, works = server.asked
    assert (first[0], authors[0], works[0]) == ("/institutions", "/authors", "/works")
    assert first[1]["filter"].startswith(f"ror:https://ror.org/{HERE}|")
    assert f"https://ror.org/{THERE}" in first[1]["filter"]
    assert authors[1]["filter"] == "last_known_institutions.lineage:I1001,works_count:>4"
    assert works[1]["filter"] == (
        "authorships.author.id:A1|A2,is_retracted:false,from_publication_date:2023-01-01"
    )
    assert all(one[1]["per_page"] == "100" and one[1]["cursor"] == "*" for one in server.asked)
    asked = ",".join(one[1]["select"] for one in server.asked)
    for never in ("summary_stats", "cited", "counts", "works_count", "nationality", "raw_"):
        assert never not in asked


def test_figures_about_persons_and_mails_are_never_read(settings, tmp_path):
    records = [MAELLE, work("W1", "Sensing", ("A1", UNIVERSITY), ("A2", UNIVERSITY_THERE))]
    nameless = author("A3", None, UNIVERSITY)
    (tmp_path / "r.json").write_text(json.dumps([*NAMED, nameless, *records]), encoding="utf-8")
    fetched = fetch_profiles("openalex", settings, files=[tmp_path / "r.json"])
    (reject,) = fetched.rejects
    assert (reject.field, reject.key) == ("display_name", "source-record-missing")
    told = fetched.profiles[0].model_dump_json() + reject.row
    for never in ("SECRETE", "secrete", "h_index", "cited", "Name of", "87"):
        assert never not in told


def test_pages_follow_a_cursor_and_works_come_after_each_page_of_authors(fetch_from):
    authors = [author(f"A{n}", f"Nom {n}", UNIVERSITY) for n in range(1, 6)]
    works = [work(f"W{n}", f"Title {n}", (f"A{n}", UNIVERSITY)) for n in range(1, 6)]
    with served(openalex(NAMED, authors, works, on_a_page=2)) as server:
        fetched = fetch_from("openalex", server)
    assert [(path, asked["cursor"]) for path, asked, _ in server.asked] == [
        ("/institutions", "*"),
        ("/authors", "*"),
        ("/works", "*"),
        ("/authors", "c2"),
        ("/works", "*"),
        ("/authors", "c4"),
        ("/works", "*"),
    ]
    assert [(one.id, one.works[0].title) for one in fetched.profiles] == [
        (f"openalex:A{n}", f"Title {n}") for n in range(1, 6)
    ]
    assert (fetched.records, fetched.announced) == (12, 12)


def test_a_limit_keeps_whole_profiles(fetch_from):
    authors = [author(f"A{n}", f"Nom {n}", UNIVERSITY) for n in range(1, 5)]
    works = [work(f"W{n}", f"Title {n}", ("A1", UNIVERSITY)) for n in range(3)]
    with served(openalex(NAMED, authors, works, on_a_page=2)) as server:
        fetched = fetch_from("openalex", server, limit=1)
    (profile,) = fetched.profiles
    assert (len(profile.works), fetched.is_limited) == (3, True)
    cursors = [asked["cursor"] for path, asked, _ in server.asked if path == "/works"]
    assert cursors == ["*", "c2"]


def test_the_latest_works_are_kept_each_title_once(fetch_from):
    works = [work(f"W{n}", f"Title {n:02}", ("A1", LAB), year=2000 + n) for n in range(14)]
    works.append(work("W90", "TITLE 13!", ("A1", LAB), year=2001))
    with served(openalex(NAMED, [MAELLE], works)) as server:
        (profile,) = fetch_from("openalex", server).profiles
    assert [one.title for one in profile.works] == [f"Title {n:02}" for n in range(13, 3, -1)]


def test_works_signed_with_the_other_territory_are_links(fetch_from):
    shared = work("W1", "Together", ("A1", LAB), ("A2", LAB_THERE), ("A9", ABROAD), year=2024)
    alone = work("W2", "Alone", ("A1", LAB), ("A9", ABROAD))
    with served(openalex(NAMED, [MAELLE, JEAN], [shared, alone])) as server:
        maelle, jean = fetch_from("openalex", server).profiles
    assert (maelle.territory, jean.territory) == ("rennes", "quebec")
    assert links_of(maelle) == {
        ("ror:0000000xx", "Centre fictif d'optique", "Together", 2024),
        (f"ror:{THERE}", "Université fictive de là-bas", "Together", 2024),
        ("openalex:A2", None, "Together", 2024),
    }
    assert links_of(jean) == {
        ("openalex:I1002", "Laboratoire fictif de photonique", "Together", 2024),
        (f"ror:{HERE}", "Université fictive d'ici", "Together", 2024),
        ("openalex:A1", None, "Together", 2024),
    }
    assert {one.url for one in maelle.links} == {"https://doi.org/10.1/W1"}
    assert {one.kind for one in maelle.links} == {"co_publication"}


def test_no_link_where_there_is_no_tie_between_the_territories(fetch_from):
    moved = work("W1", "Before", ("A1", UNIVERSITY_THERE), ("A2", UNIVERSITY_THERE))
    back = work("W2", "Guest", ("A1", UNIVERSITY_THERE), ("A3", UNIVERSITY))
    both = work("W3", "Both", ("A1", UNIVERSITY, UNIVERSITY_THERE))
    crowd = [(f"A{n}", UNIVERSITY_THERE) for n in range(100, 150)]
    large = work("W4", "Large", ("A1", UNIVERSITY), *crowd)
    with served(openalex(NAMED, [MAELLE], [moved, back, both, large])) as server:
        (profile,) = fetch_from("openalex", server).profiles
    assert (len(profile.works), profile.links) == (4, ())


def test_five_links_with_each_partner_the_latest(fetch_from):
    works = [
        work(f"W{n}", f"T{n}", ("A1", UNIVERSITY), ("A2", UNIVERSITY_THERE), year=2010 + n)
        for n in range(8)
    ]
    with served(openalex(NAMED, [MAELLE], works)) as server:
        (profile,) = fetch_from("openalex", server).profiles
    years = [one.year for one in profile.links if one.partner == f"ror:{THERE}"]
    assert years == [2017, 2016, 2015, 2014, 2013]
    assert len(profile.links) == 10


def test_a_retracted_work_is_left_out(fetch_from):
    papers = [work("W1", "Sound", ("A1", LAB)), work("W2", "Not", ("A1", LAB), is_retracted=True)]
    with served(openalex(NAMED, [MAELLE], papers)) as server:
        fetched = fetch_from("openalex", server)
    assert [one.title for one in fetched.profiles[0].works] == ["Sound"]
    assert fetched.left_out == {"source-left-retracted": 1}


def test_institutions_lie_where_their_place_says_and_know_whom_they_published_with(fetch_from):
    lab = institution(
        LAB, type="facility", associated_institutions=[{**UNIVERSITY, "relationship": "parent"}]
    )
    branch = institution(
        body("I1003", "Antenne", "I1001"),
        geo={"city": "Lannion", "geonames_city_id": "3007477", "country_code": "FR"},
    )
    somewhere = institution(body("I1004", "Réseau", "I1001"), geo=None, topics=None)
    around = institution(
        body("I1005", "Station", "I1001"), geo={"city": "Saint-Malo", "country_code": "FR"}
    )
    shared = work("W1", "Together", ("A1", LAB), ("A2", UNIVERSITY_THERE))
    listed = [*NAMED, lab, branch, somewhere, around]
    with served(openalex(listed, works=[shared])) as server:
        fetched = fetch_from(
            "openalex", server, territory="rennes", options={"what": ("institutions",)}
        )
    assert [path for path, _, _ in server.asked] == ["/institutions", "/works", "/institutions"]
    assert server.asked[1][1]["filter"].startswith(
        "authorships.institutions.lineage:I1001,authorships.institutions.lineage:I2001,"
    )
    assert server.asked[2][1]["filter"] == "lineage:I1001"
    by_id = {one.id: one for one in fetched.profiles}
    assert list(by_id) == [f"openalex:I100{n}" for n in (1, 2, 4, 5)]
    assert fetched.left_out == {"source-left-elsewhere": 1}
    kinds = [(one.kind, one.city) for one in fetched.profiles]
    assert kinds == [
        ("university", "Rennes"),
        ("research_unit", "Rennes"),
        ("university", None),
        ("university", "Saint-Malo"),
    ]
    photonics = by_id["openalex:I1002"]
    assert photonics.affiliation == "Université fictive d'ici"
    assert photonics.affiliation_ids == (f"ror:{HERE}", "openalex:I1001")
    assert by_id["openalex:I1001"].identifiers == (f"ror:{HERE}", "openalex:I1001")
    assert by_id["openalex:I1004"].keywords == ("Réseau",)
    for one in ("openalex:I1001", "openalex:I1002"):
        assert links_of(by_id[one]) == {
            (f"ror:{THERE}", "Université fictive de là-bas", "Together", 2025)
        }


@pytest.mark.parametrize("order", ["IAW", "IWA"], ids=["authors first", "works first"])
def test_recorded_answers_are_read_institutions_first(settings, tmp_path, order):
    answers = {
        "I": {"meta": {}, "results": NAMED},
        "A": [MAELLE],
        "W": {"meta": {"count": 1}, "results": [work("W1", "Sensing", ("A1", UNIVERSITY))]},
    }
    files = [tmp_path / f"{letter}.json" for letter in order]
    for path in files:
        path.write_text(json.dumps(answers[path.stem]), encoding="utf-8")
    (profile,) = fetch_profiles("openalex", settings, files=files).profiles
    assert profile.works == (Work(title="Sensing", abstract="A fibre for fibre", year=2025),)


def test_the_key_goes_in_a_header_and_a_refusal_says_which_one(fetch_from, settings, monkeypatch):
    monkeypatch.setenv("MATCHING_OPENALEX_KEY", "s3cr3t")
    with served(openalex(NAMED, [MAELLE], [])) as server:
        fetch_from("openalex", server)
    assert {headers["Authorization"] for _, _, headers in server.asked} == {"Bearer s3cr3t"}
    assert all(b"s3cr3t" not in one.read_bytes() for one in settings.sources_folder.rglob("*.json"))


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_names_the_variable_of_the_key(fetch_from, status):
    reply = as_json({"error": "Invalid", "message": "api_key required"}, status=status)
    with served(lambda *_: reply) as server, pytest.raises(SourceRefusedError) as fault:
        fetch_from("openalex", server)
    told = fault.value.text("fr")
    assert "MATCHING_OPENALEX_KEY" in told
    assert "api_key required" in told
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("headers", "key", "times"),
    [
        ({}, "source-budget", 6),
        ({"X-RateLimit-Remaining": "12"}, "source-budget", 6),
        ({"X-RateLimit-Remaining": "0"}, "source-budget", 1),
        ({"X-RateLimit-Remaining": "0", "Retry-After": "7200"}, "source-come-back-key", 1),
        ({"X-RateLimit-Remaining": "0", "Retry-After": "1"}, "source-budget", 6),
    ],
)
def test_a_spent_budget_names_the_variable_and_what_came_is_kept(fetch_from, headers, key, times):
    whole = openalex(NAMED, [MAELLE], [work("W1", "Sensing", ("A1", LAB))])

    def spent(path, asked, number):
        return (
            Reply(status=429, headers=headers) if path == "/works" else whole(path, asked, number)
        )

    with served(spent) as server:
        fetched = fetch_from("openalex", server)
        assert (fetched.cut.key, len(server.asked)) == (key, 2 + times)
        assert isinstance(fetched.cut, SourceUnreachableError)
        assert "MATCHING_OPENALEX_KEY" in fetched.cut.text("fr")
        assert [one.works for one in fetched.profiles] == [()]
        server.respond, before = whole, len(server.asked)
        again = fetch_from("openalex", server)
    assert [path for path, _, _ in server.asked[before:]] == ["/works"]
    assert (again.cut, again.kept_pages, len(again.profiles[0].works)) == (None, 2, 1)


@pytest.mark.parametrize(
    ("path", "record", "missing"),
    [
        ("/institutions", {"openalex": "I1001"}, "id, display_name"),
        ("/authors", {"id": "A1", "display_name": "X"}, "last_known_institutions"),
        ("/works", {"id": "W1", "display_name": "X", "authors": []}, "authorships"),
    ],
)
def test_a_changed_shape_is_named_whatever_the_page(fetch_from, path, record, missing):
    whole = openalex(NAMED, [MAELLE], [])

    def changed(asked_path, asked, number):
        if asked_path == path:
            return as_json({"meta": {"count": 1}, "results": [record]})
        return whole(asked_path, asked, number)

    with served(changed) as server:
        try:
            fault = fetch_from("openalex", server).cut
        except SourceAnswerError as raised:
            fault = raised
    assert (fault.key, fault.values["missing"]) == ("source-changed", missing)


def test_nulls_new_keys_and_odd_values_do_not_break(fetch_from):
    odd = {
        **author("A1", "Nom", None, UNIVERSITY, topics=()),
        "topics": None,
        "surprise": {"a": 1},
    }
    strange = [
        work("W1", "Index", ("A1", UNIVERSITY), abstract_inverted_index={"a": "b", "c": [None, 0]}),
        work("W2", None, ("A1", UNIVERSITY)),
        work("W3", "Year", ("A1", UNIVERSITY), publication_year=99999, language=None),
        {**work("W4", "No one"), "authorships": None},
        {**work("W5", "Anonymous", ("A1", UNIVERSITY)), "authorships": [{"author": None}]},
        work("W6", "Long", ("A1", UNIVERSITY), abstract_inverted_index={"x" * 20_001: [0]}),
    ]
    with served(openalex(NAMED, [odd], strange)) as server:
        (profile,) = fetch_from("openalex", server).profiles
    assert profile.keywords == ()
    assert {(one.title, one.abstract, one.year) for one in profile.works} == {
        ("Index", "c", 2025),
        ("Year", "A fibre for fibre", None),
        ("Long", None, 2025),
    }


def test_an_author_of_whom_nothing_is_told_makes_no_profile(fetch_from):
    silent = author("A7", "Nom", UNIVERSITY, topics=())
    with served(openalex(NAMED, [silent, MAELLE], [])) as server:
        fetched = fetch_from("openalex", server)
    assert [one.id for one in fetched.profiles] == ["openalex:A1"]
    assert [(one.line, one.key) for one in fetched.rejects] == [(1, "profiles-row-no-text")]


def test_a_record_of_no_known_kind_is_rejected(settings, tmp_path):
    (tmp_path / "r.json").write_text(json.dumps([{"id": "T1", "display_name": "Topic"}]))
    fetched = fetch_profiles("openalex", settings, files=[tmp_path / "r.json"])
    assert [(one.field, one.key) for one in fetched.rejects] == [("id", "source-record-missing")]


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"what": ("works",)}, "source-bad-choice"),
        ({"since": ("lately",)}, "source-bad-year"),
        ({"epci": ("243500139",)}, "source-no-option"),
    ],
)
def test_options_that_make_no_sense_are_refused(settings, options, key):
    with pytest.raises(RequestError) as fault:
        fetch_profiles("openalex", settings, options=options)
    assert fault.value.key == key

import json

import pytest
from pydantic import field_validator

from matching.profiles import rows
from matching.profiles.model import Profile

GOOD = {
    "id": "a1",
    "name": "Boréal",
    "kind": "entreprise",
    "territory": "Ville de Québec",
    "city": "Lévis",
    "axes": ["économique"],
    "domains": ["numérique", "IA"],
    "keywords": ["robots"],
}


@pytest.fixture
def read(load):
    def read_row(**changes):
        row = {name: value for name, value in {**GOOD, **changes}.items() if value is not ...}
        return load("p.jsonl", json.dumps(row) + "\n")

    return read_row


WRITTEN = {
    "links": [{"kind": "co_project", "partner": "ror:015m7wh34", "year": 2023}],
    "assigned_domains": [
        {"domain": "ai", "ground": "text", "confidence": 0.7, "because": "robots"}
    ],
    "consent": {"scope": "introductions", "given_on": "2026-01-02", "until": None},
    "keep_until": "2029-01-31",
}


def test_records_this_program_wrote_are_read_again_from_objects_and_from_json_texts(read):
    (from_objects,) = read(**WRITTEN).profiles
    texts = {name: json.dumps(value) for name, value in WRITTEN.items() if name != "keep_until"}
    (from_texts,) = read(**{**WRITTEN, **texts}).profiles
    assert from_objects == from_texts
    assert from_objects.links[0].partner == "ror:015m7wh34"
    assert from_objects.assigned_domains[0].confidence == 0.7
    assert from_objects.consent.given_on.isoformat() == "2026-01-02"
    assert from_objects.keep_until.isoformat() == "2029-01-31"


def test_a_record_that_is_no_object_is_a_fault(read):
    assert faults(read(links=["ror:015m7wh34"])) == [
        ("links", '["ror:015m7wh34"]', "profiles-cell-bad-json")
    ]
    assert [one.field for one in read(links=[{"kind": "friends", "partner": "x"}]).rejects] == [
        "links"
    ]


def faults(loaded):
    return [(one.field, one.value, one.key) for one in loaded.rejects]


def test_names_in_either_language_become_identifiers(read):
    (profile,) = read(
        commitments=["Green IT", "numérique responsable", "inclusion"],
        languages="français; English; mohawk",
        size=120,
        naf="62.01Z",
        isic="6201",
    ).profiles
    assert (profile.kind, profile.territory) == ("company", "quebec")
    assert (profile.axes, profile.domains) == (("economic",), ("numerique", "ia"))
    assert profile.commitments == ("responsible_digital", "inclusion")
    assert profile.languages == ("fr", "en", "mohawk")
    assert profile.size == "50-249"
    assert [(one.nomenclature, one.code) for one in profile.sector_codes] == [
        ("NAF", "62.01Z"),
        ("ISIC", "6201"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("company", "company"),
        ("Société", "company"),
        ("unité de recherche", "research_unit"),
        ("Laboratoire", "research_unit"),
        ("research_unit", "research_unit"),
        ("chercheuse", "researcher"),
        ("Pôle", "cluster"),
        ("association", "nonprofit"),
        ("non-profit", "nonprofit"),
        ("OBNL", "nonprofit"),
        ("CHU", "hospital"),
        ("Université", "university"),
        ("organisme public", "public_body"),
        ("pépinière", "incubator"),
    ],
)
def test_kinds(read, text, kind):
    assert read(kind=text).profiles[0].kind == kind


@pytest.mark.parametrize(
    ("field", "value", "near"),
    [
        ("kind", "entreprize", "company"),
        ("territory", "Renes", "rennes"),
        ("domains", "cybersécurit", "cybersecurite"),
        ("axes", "academik", "academic"),
        ("commitments", "inclusionn", "inclusion"),
    ],
)
def test_unknown_names_are_rejected_with_near_ones(read, field, value, near):
    loaded = read(**{field: value})
    assert loaded.profiles == ()
    assert faults(loaded) == [(field, value, f"profiles-row-unknown-{field}")]
    assert f"Noms proches\u00a0: {near}" in loaded.rejects[0].reason("fr")
    assert f"Near names: {near}" in loaded.rejects[0].reason("en")


def test_a_name_like_no_other_gets_the_whole_list(read):
    (found,) = read(kind="zzzz").rejects
    assert "Aucun nom connu n'en est proche. Types admis\u00a0: company (entreprise)," in (
        found.reason("fr")
    )


LONG = "x" * 20_001


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": ...}, ("id", "", "profiles-row-missing")),
        ({"id": "  "}, ("id", "", "profiles-row-missing")),
        ({"id": "../etc"}, ("id", "../etc", "profiles-row-bad-id")),
        ({"id": "été"}, ("id", "été", "profiles-row-bad-id")),
        ({"id": "a..b"}, ("id", "a..b", "profiles-row-bad-id")),
        ({"name": "n/a"}, ("name", "", "profiles-row-missing")),
        ({"name": "x" * 301}, ("name", "x" * 199 + "…", "profiles-row-too-long")),
        ({"kind": None}, ("kind", "", "profiles-row-missing")),
        ({"territory": ..., "city": "Paris"}, ("territory", "", "profiles-row-missing")),
        ({"keywords": ...}, ("summary", "", "profiles-row-no-text")),
        ({"keywords": ..., "seeks": "a; b"}, ("summary", "", "profiles-row-no-text")),
        ({"summary_fr": LONG}, ("summary_fr", "x" * 199 + "…", "profiles-row-too-long")),
        ({"offers_fr": ["a", LONG]}, ("offers_fr", "x" * 199 + "…", "profiles-row-too-long")),
        ({"size": "grande"}, ("size", "grande", "profiles-row-unknown-size")),
        ({"founded": "vers 1900"}, ("founded", "vers 1900", "profiles-row-bad-year")),
        ({"founded": 3018}, ("founded", "3018", "profiles-row-bad-year")),
        ({"valid_until": "demain"}, ("valid_until", "demain", "profiles-row-bad-date")),
        ({"works": "[{]"}, ("works", "[{]", "profiles-cell-bad-json")),
        ({"keywords": [["a"]]}, ("keywords", '[["a"]]', "profiles-cell-not-text")),
    ],
)
def test_each_fault_is_named(read, changes, expected):
    loaded = read(**changes)
    assert faults(loaded) == [expected]
    for language in ("fr", "en"):
        assert len(loaded.rejects[0].reason(language)) > 30


def test_a_text_too_long_is_measured(read):
    (found,) = read(summary_fr=LONG).rejects
    assert "a 20\u202f001 caractères" in found.reason("fr").replace("\u00a0", "\u202f")
    assert "has 20,001 characters; 20,000 at most" in found.reason("en")


def test_a_row_with_several_faults_has_one_reject_for_each_and_counts_once(read):
    loaded = read(kind="zzzz", founded="x", domains=["IA", "yyyy", "zzzz"], works=[{"year": 2020}])
    assert {(one.field, one.value) for one in loaded.rejects} == {
        ("founded", "x"),
        ("works", '[{"year": 2020}]'),
        ("kind", "zzzz"),
        ("domains", "yyyy"),
        ("domains", "zzzz"),
    }
    assert (loaded.files[0].rows, loaded.files[0].kept, loaded.files[0].rejected) == (1, 0, 1)


def test_the_city_stands_for_a_missing_territory(read):
    assert read(territory=..., city="Cesson-Sévigné").profiles[0].territory == "rennes"


def test_hostile_names_are_kept_as_data(read):
    for name in ("<script>alert(1)</script>", '=HYPERLINK("x")', "Robert'); DROP TABLE--"):
        assert read(name=name).profiles[0].name == name


def test_controls_are_stripped(read):
    assert read(name="Bo\x00ré\x07al").profiles[0].name == "Boréal"


def test_the_row_is_kept_whole(read):
    (found,) = read(kind="zzzz", note="hors modèle").rejects
    assert json.loads(found.row) == {**GOOD, "kind": "zzzz", "note": "hors modèle"}


def test_a_rule_of_the_model_that_no_reader_knows_still_rejects_with_a_reason(read, monkeypatch):
    class Stricter(Profile):
        @field_validator("city")
        @classmethod
        def _not_this_one(cls, value):
            raise ValueError(value)

    monkeypatch.setattr(rows, "Profile", Stricter)
    (found,) = read().rejects
    assert (found.field, found.value, found.key) == ("city", "Lévis", "profiles-row-invalid")
    assert "Corrigez-la" in found.reason("fr")


def test_the_reason_calls_the_column_as_the_file_does(load):
    header = "id;nom;type;territoire;Résumé\n"
    (found,) = load("p.csv", f"{header}a;Un;pôle;Rennes;{'de l’eau ' * 3000}\n").rejects
    assert (found.field, found.values["column"]) == ("summary_fr", "Résumé")
    (found,) = load("p.csv", f"{header}a;;pôle;Rennes;Eau\n").rejects
    assert (found.field, found.values["column"]) == ("name", "nom")

import pytest

from matching.profiles import columns as module
from matching.profiles.columns import Column, nearest_name, recognise, usual_names
from matching.profiles.model import Profile


@pytest.mark.parametrize(
    ("header", "field", "language"),
    [
        ("id", "id", None),
        ("Identifiant", "id", None),
        ("NOM", "name", None),
        ("Type", "kind", None),
        ("genre", "kind", None),
        ("Territoire", "territory", None),
        ("Commune", "city", None),
        ("Résumé", "summary", None),
        ("resume_fr", "summary", "fr"),
        ("Résumé (FR)", "summary", "fr"),
        ("Description en anglais", "summary", "en"),
        ("summary-EN", "summary", "en"),
        ("Offres", "offers", None),
        ("offers_en", "offers", "en"),
        ("Recherche", "seeks", None),
        ("besoins (fr)", "seeks", "fr"),
        ("Needs", "seeks", None),
        ("Mots clés", "keywords", None),
        ("mots-clés_fr", "keywords", None),
        ("Filières", "domains", None),
        ("axes", "axes", None),
        ("Site  web", "website", None),
        ("taille", "size", None),
        ("Création", "founded", None),
        ("Langues", "languages", None),
        ("Code NAF", "naf", None),
        ("SCIAN", "scian", None),
        ("Publications", "works", None),
        ("URL source", "source_url", None),
        ("Valable jusqu’au", "valid_until", None),
    ],
)
def test_friendly_headers(header, field, language):
    assert recognise([header]).known == (Column(header, field, language),)


def test_every_field_of_the_model_is_a_column():
    headers = list(Profile.model_fields)
    found = recognise(headers)
    assert found.unknown == ()
    assert [
        f"{column.field}_{column.language}" if column.language else column.field
        for column in found.known
    ] == headers


def test_no_name_means_two_things():
    seen = {}
    for field, words in module._NAMES.items():
        for name in words.split(", "):
            assert seen.setdefault(module._squeezed(name), field) == field


def test_missing_repeated_and_unknown_columns():
    found = recognise(["id", "nom", "raison sociale", "mots-clés", "tags", "téléphone"])
    assert found.missing == ("kind", "territory")
    assert [[column.header for column in group] for group in found.repeated] == [
        ["nom", "raison sociale"]
    ]
    assert found.unknown == ("téléphone",)
    assert found.has_text
    assert not found.is_enough


def test_a_city_may_stand_for_the_territory():
    assert recognise(["id", "nom", "type", "ville"]).missing == ()


def test_near_names():
    assert nearest_name("resumee") == "résumé"
    assert nearest_name("courriel du secrétariat") is None
    assert usual_names("name") == "name / nom"
    assert usual_names("offers_fr") == "offers_fr"

from pathlib import Path

import pytest

from matching.profiles.reading import load_profiles

DATA = Path(__file__).parents[3] / "data" / "profiles"
HEADER = "id;nom;type;territoire;ville;résumé_fr;nmo;téléphone;raison sociale\n"


def test_the_whole_sample_loads_without_a_reject(territories):
    loaded = load_profiles(DATA, territories)
    rows = sum(len(path.read_bytes().splitlines()) for path in DATA.glob("*.jsonl"))
    assert len(loaded.profiles) == rows > 300
    assert loaded.rejects == ()
    assert loaded.warnings == ()
    assert [(one.rows, one.rejected) for one in loaded.files] == [
        (one.kept, 0) for one in loaded.files
    ]
    assert load_profiles(DATA, territories) == loaded


def test_a_second_profile_of_an_identifier_is_refused_wherever_the_first_is(tmp_path, territories):
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text(HEADER + "a;Un;pôle;Rennes;;Eau;;;\na;Deux;pôle;Rennes;;Eau;;;\n", "utf-8")
    second.write_text(
        HEADER + "b;Trois;pôle;Rennes;;Eau;;;\na;Quatre;pôle;Rennes;;Eau;;;\n", "utf-8"
    )
    loaded = load_profiles([first, second], territories)
    assert [profile.name for profile in loaded.profiles] == ["Un", "Trois"]
    assert [(Path(one.file).name, one.line, one.key) for one in loaded.rejects] == [
        ("1.csv", 3, "profiles-row-same-id"),
        ("2.csv", 3, "profiles-row-same-id"),
    ]
    assert f"ligne 2 du fichier {first}" in loaded.rejects[1].reason("fr")
    assert [(one.rows, one.kept, one.rejected) for one in loaded.files] == [(2, 1, 1), (2, 1, 1)]


def test_an_identifier_of_a_rejected_row_is_free(load):
    loaded = load("p.csv", HEADER + "a;Un;zzzz;Rennes;;Eau;;;\na;Deux;pôle;Rennes;;Eau;;;\n")
    assert [profile.name for profile in loaded.profiles] == ["Deux"]


def test_rejects_come_in_order_of_line(load):
    rows = 'a;Un;pôle;Rennes;;Eau;;;;trop\nb;Deux;zzzz;Rennes;;Eau;;;\nc;Trois;pôle;Rennes;;"Eau\n'
    loaded = load("p.csv", HEADER + rows)
    assert [one.line for one in loaded.rejects] == [2, 3, 4]


def test_warnings_name_columns_left_aside_or_repeated(load):
    loaded = load("p.csv", HEADER + "a;;pôle;Rennes;;Eau;;;Un\nb;Deux;pôle;Rennes;;Eau;;;Autre\n")
    assert [profile.name for profile in loaded.profiles] == ["Un", "Deux"]
    unknown, repeated = loaded.warnings
    assert unknown.line is None
    assert unknown.values["columns"] == "nmo (→ nom), téléphone"
    assert unknown.text("fr").startswith("Colonnes inconnues, laissées de côté\u00a0: nmo (→ nom)")
    assert "nom, raison sociale" in repeated.text("fr")
    assert "“nom” first" in repeated.text("en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "est annoncée en français, mais son texte est en anglais"),
        ("en", "said to be in French"),
    ],
)
def test_a_text_in_the_other_language_is_a_warning(load, language, words):
    text = "Builds management software for the hospitals and clinics of the whole region."
    loaded = load("p.csv", f"id;nom;type;territoire;résumé_fr\na;Un;pôle;Rennes;{text}\n")
    assert loaded.profiles[0].summary_fr == text
    (warning,) = loaded.warnings
    assert (warning.line, warning.values["column"]) == (2, "résumé_fr")
    assert words in warning.text(language)


def test_a_text_without_stated_language_is_detected(load):
    french = "Des logiciels de gestion pour les hôpitaux et les cliniques"
    english = "Management software for hospitals and clinics"
    loaded = load(
        "p.csv",
        "id;nom;type;territoire;résumé;offres\n"
        f"a;Un;pôle;Rennes;{french};Cloud\nb;Deux;pôle;Rennes;{english};Cloud\n",
    )
    first, second = loaded.profiles
    assert (first.summary_fr, first.offers_fr, first.summary_en) == (french, ("Cloud",), None)
    assert (second.summary_en, second.offers_en, second.summary_fr) == (english, ("Cloud",), None)


def test_a_city_of_the_other_territory_is_a_warning(load):
    loaded = load(
        "p.csv", HEADER + "a;Un;pôle;Rennes;Lévis;Eau;;;\nb;Deux;pôle;Rennes;Bruz;Lait;;;\n"
    )
    told = [one for one in loaded.warnings if one.key == "profiles-warning-elsewhere"]
    assert [(one.line, one.values["found"], one.values["given"]) for one in told] == [
        (2, "quebec", "rennes")
    ]
    assert len(loaded.profiles) == 2

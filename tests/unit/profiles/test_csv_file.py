import csv

import pytest

from matching.errors import FileUnreadableError

HEADER = ("id", "nom", "type", "territoire", "ville", "résumé")
FIRST = ("a1", "Pépinière Été", "incubateur", "Rennes", "Acigné", "Aide l’hôpital – œuvre à façon")
SECOND = ("a2", "Boréal", "entreprise", "Québec", "Lévis", "Des robots pour les serres")
ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16"]


def text(*rows, separator=";", end="\n"):
    return end.join(separator.join(row) for row in (HEADER, *rows)) + end


def keys(loaded):
    return [(one.line, one.field, one.key) for one in loaded.rejects]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_encoding_and_separator(load, encoding, separator, end):
    contents = text(FIRST, SECOND, separator=separator, end=end).encode(encoding)
    loaded = load("profils.csv", contents)
    first, second = loaded.profiles
    assert loaded.rejects == ()
    assert (first.id, first.name, first.kind) == ("a1", "Pépinière Été", "incubator")
    assert (first.territory, first.city) == ("rennes", "Acigné")
    assert first.summary_fr == "Aide l’hôpital – œuvre à façon"
    assert (second.id, second.territory) == ("a2", "quebec")


def test_the_line_is_where_the_row_starts(load):
    bad = ("a3", "Sans type", "", "Rennes", "", '"un texte\nsur trois\nlignes"')
    loaded = load("profils.csv", text(FIRST, bad, ("a4", "Sans type", "", "Rennes", "", "x")))
    assert keys(loaded) == [
        (3, "kind", "profiles-row-missing"),
        (6, "kind", "profiles-row-missing"),
    ]


def test_blank_lines_titles_and_a_separator_line_are_passed_over(load):
    contents = "sep=;\n\n" + text(FIRST) + ";;;;;\n\n" + ";".join(SECOND) + "\n"
    loaded = load("profils.csv", contents)
    assert [profile.id for profile in loaded.profiles] == ["a1", "a2"]
    assert loaded.files[0].rows == 2


def test_quoted_cells_may_hold_separators_and_quotes(load):
    row = (*FIRST[:5], '"Des robots ; des ""bras"" articulés"')
    assert load("p.csv", text(row)).profiles[0].summary_fr == 'Des robots ; des "bras" articulés'


def test_a_row_with_a_cell_too_many_is_rejected_whole(load):
    loaded = load("profils.csv", text((*FIRST, "et la suite"), SECOND))
    assert keys(loaded) == [(2, "", "profiles-row-too-many-cells")]
    assert loaded.rejects[0].value == "et la suite"
    assert '"Pépinière Été"' in loaded.rejects[0].row
    assert loaded.rejects[0].reason("fr") == (
        "La ligne a 7 cellules pour 6 colonnes\u00a0: un texte contient sans doute le séparateur. "
        "Mettez ce texte entre guillemets."
    )
    assert [profile.id for profile in loaded.profiles] == ["a2"]


def test_a_row_that_stops_early_has_missing_cells(load):
    loaded = load("p.csv", text(FIRST[:5], SECOND))
    assert keys(loaded) == [(2, "summary", "profiles-row-no-text")]


def test_a_quote_left_open_rejects_its_line_and_no_other(load):
    broken = (*FIRST[:5], '"jamais fermé')
    loaded = load("profils.csv", text(broken, SECOND))
    assert keys(loaded) == [(2, "", "profiles-row-quotes")]
    assert "jamais fermé" in loaded.rejects[0].row
    assert [profile.id for profile in loaded.profiles] == ["a2"]
    assert (loaded.files[0].rows, loaded.files[0].kept, loaded.files[0].rejected) == (2, 1, 1)


@pytest.fixture
def usual_field_limit():
    """The limit Python starts with: some libraries raise it for the whole process."""
    former = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(former)


@pytest.mark.usefixtures("usual_field_limit")
def test_a_line_too_long_to_cut_is_rejected(load):
    loaded = load("profils.csv", text((*FIRST[:5], "x" * 200_000), SECOND))
    assert keys(loaded) == [(2, "", "profiles-row-line-too-long")]
    assert [profile.id for profile in loaded.profiles] == ["a2"]


def test_columns_without_a_title_are_told_only_when_filled(load):
    header = ";".join(HEADER)
    assert load("p.csv", f"{header};;\n{';'.join(FIRST)};;\n").warnings == ()
    (warning,) = load("p.csv", f"{header};;\n{';'.join(FIRST)};;x\n").warnings
    assert warning.values["columns"] == "#8"


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        (b"", "profiles-file-empty"),
        (b" \n\n", "profiles-file-empty"),
        (b"nom\nA\nB\n", "profiles-file-one-column"),
        (b"a|b|c\n1|2|3\n", "profiles-file-one-column"),
        (b"\n;;\n\n", "profiles-file-one-column"),
        (b'id;"nom;type\na;b;c\n', "profiles-file-heading-quotes"),
        (";".join(HEADER).encode(), "profiles-file-no-rows"),
        ((";".join(HEADER) + "\n;;;;;\n").encode(), "profiles-file-no-rows"),
        (b"id;nom;type;territoire;ville\na;b;c;d;e\n", "profiles-file-no-text-column"),
        (text(FIRST).encode("utf-16-le"), "profiles-file-binary"),
        (b"PK\x03\x04rest", "profiles-file-other-format"),
        (b"%PDF-1.7 rest", "profiles-file-other-format"),
        (b"PAR1 rest", "profiles-file-other-format"),
        (b"id;nom\n" + bytes(range(1, 9)), "profiles-file-binary"),
        (b"id;nom\n" + bytes(range(128, 256)) * 20, "profiles-file-encoding"),
        (text(FIRST).encode() + "Été".encode("cp1252"), "profiles-file-stray-bytes"),
    ],
)
def test_files_that_cannot_be_read(load, contents, key):
    with pytest.raises(FileUnreadableError) as fault:
        load("profils.csv", contents)
    assert fault.value.key == key
    assert "profils.csv" in fault.value.text("fr")
    assert "profils.csv" in fault.value.text("en")


def test_missing_columns_are_named_beside_those_found(load):
    with pytest.raises(FileUnreadableError) as fault:
        load("profils.csv", "identifiant;nom;résumé\na;b;c\n")
    assert fault.value.key == "profiles-file-missing-columns"
    sentence = fault.value.text("fr")
    assert "colonnes obligatoires\u00a0: kind / type, territory / territoire." in sentence
    assert "Colonnes trouvées\u00a0: identifiant, nom, résumé." in sentence


def test_the_line_of_a_stray_byte_is_named(load):
    with pytest.raises(FileUnreadableError) as fault:
        load("profils.csv", text(FIRST, SECOND).encode() + b"a3;Caf\xe9;x;y;z;t\n")
    assert fault.value.values["line"] == "4"

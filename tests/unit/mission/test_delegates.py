"""The lists of participants: who, with what; each fault in words, with its file, row and column."""

import io
from datetime import datetime

import pytest
from mission_folder import (
    FIND,
    MISSION,
    PAIR,
    TODAY,
    faults,
    plain,
    read,
    territories,
    warnings,
    write,
)
from openpyxl import Workbook

from matching.mission.faults import MissionInputError
from matching.mission.input.delegate_columns import FIELDS, nearest_column, recognise_columns
from matching.mission.input.reading import read_mission, read_newcomers

GUEST = (
    "profil;nom;type;territoire;résumé\nauville-00;;;;\n"
    ";Horloges Nord;entreprise;Bourg;Nous réparons des horloges.\n"
)


def parties(folder, text, mission=MISSION):
    found = read(folder, mission, delegates=text)
    return {party.id: party for party in (*found.xs, *found.ys)}


def workbook(path, *sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    contents = io.BytesIO()
    book.save(contents)
    path.write_bytes(contents.getvalue())


def workbook_mission(folder, *sheets):
    written = write(folder)
    (folder / "delegates.csv").unlink()
    workbook(folder / "delegates.xlsx", *sheets)
    return read_mission(written, territories(folder), FIND, today=TODAY)


def test_a_row_says_everything_of_its_party(tmp_path):
    found = parties(
        tmp_path,
        "Profil;Min;MAXIMUM;Doit rencontrer;ne doit pas rencontrer;Déjà rencontrés;Indisponible;"
        "Langue;Table fixe\n"
        "auville-00;2;4;bourg-00 | Atelier 1 de Bourg;bourg-02;bourg-03;"
        '"matin 1-2 ; soir";anglais;9\n'
        "bourg-00;;;;;;;;\nbourg-01;;;;;;;;\nbourg-02;;;;;;;;\nbourg-03;;;;;;;;\n",
    )
    one = found["auville-00"]
    assert (one.name, one.territory) == ("Atelier 0 de Auville", "auville")
    assert (one.minimum, one.maximum, one.language, one.table) == (2, 4, "en", "9")
    assert one.must == {"bourg-00", "bourg-01"}
    assert (one.must_not, one.met) == ({"bourg-02"}, {"bourg-03"})
    assert one.unavailable == {0, 1, 3, 4}
    assert (one.domains, one.axes) == (("clocks",), ("science",))
    other = found["bourg-00"]
    assert (other.minimum, other.maximum, other.language, other.table) == (0, 8, "fr", None)
    assert (other.must, other.unavailable) == (frozenset(), frozenset())


def test_what_a_row_leaves_out_is_in_the_mission_file(tmp_path):
    mission = MISSION.replace("slot_minutes = 30", "slot_minutes = 30\nat_least = 1\nat_most = 5")
    one = parties(tmp_path, "profile,at most\nauville-00,6\nbourg-00,\n", mission)
    assert [(party.minimum, party.maximum) for party in one.values()] == [(1, 6), (1, 5)]


def test_a_booth_is_a_table_of_every_slot(tmp_path):
    mission = read(tmp_path, delegates="profil;stand\nauville-00;\nbourg-00;Stand A\n")
    assert {slot.tables for slot in mission.slots} == {("1", "2", "3", "Stand A")}


def test_a_room_without_tables_may_have_booths(tmp_path):
    mission = MISSION.replace("count = 3", "count = 0")
    text = "profil;stand\nauville-00;\nbourg-00;Stand A\n"
    assert {slot.tables for slot in read(tmp_path, mission, delegates=text).slots} == {("Stand A",)}


def test_profiles_go_by_id_or_name_from_a_list_of_one_column(tmp_path):
    assert list(parties(tmp_path, "Délégué\nauville-00\nATELIER 3 DE BOURG\n")) == [
        "auville-00",
        "bourg-03",
    ]


def test_the_id_is_read_before_the_name(tmp_path):
    text = "nom;id\nn'importe quoi;auville-00\nAtelier 3 de Bourg;\n"
    assert list(parties(tmp_path, text)) == ["auville-00", "bourg-03"]


def test_several_lists_make_one_mission(tmp_path):
    named = f'delegates = ["a.csv", "b.csv", "a.csv"]\n{MISSION}'
    mission = read(tmp_path, named, a="profil\nauville-00\n", b="profil\nbourg-00\n")
    assert [party.id for party in (*mission.xs, *mission.ys)] == ["auville-00", "bourg-00"]


def test_a_row_may_describe_a_profile_that_nobody_knows(tmp_path):
    mission = read(tmp_path, delegates=GUEST)
    assert mission.guests == {"horloges-nord"}
    profile = mission.profiles["horloges-nord"]
    assert (profile.name, profile.kind, profile.territory) == ("Horloges Nord", "company", "bourg")
    assert profile.summary_fr == "Nous réparons des horloges."
    assert mission.ys[0].name == "Horloges Nord"


def test_a_guest_keeps_the_id_its_row_gives(tmp_path):
    found = read(tmp_path, delegates=GUEST.replace(";Horloges Nord", "h-7;Horloges Nord"))
    assert found.guests == {"h-7"}


def test_a_guest_is_not_lent_to_a_profile_that_its_name_is_only_like(tmp_path):
    text = GUEST.replace("Horloges Nord", "Atelier 3 Bourg")
    assert read(tmp_path, delegates=text).guests == {"atelier-3-bourg"}
    # The same name and nothing else is a typo of that profile.
    assert warnings(tmp_path, delegates="profil\nauville-00\nAtelier 3 Bourg\n") == [
        (
            "delegates.csv, ligne 3, colonne « profil » : « Atelier 3 Bourg » a été compris comme "
            "« Atelier 3 de Bourg » (bourg-03). Écrivez cet identifiant si c'est bien lui."
        )
    ]


def test_a_guest_can_be_named_by_others(tmp_path):
    text = GUEST.replace("profil;", "doit rencontrer;profil;").replace(
        "auville-00;", "Horloges nord;auville-00;"
    )
    text = text.replace("\n;Horloges", "\n;;Horloges")
    assert parties(tmp_path, text)["auville-00"].must == {"horloges-nord"}


def test_a_described_profile_follows_the_rules_of_profiles(tmp_path):
    bad = GUEST.replace("entreprise;Bourg;Nous réparons des horloges.", "moulin;;Un texte.")
    told = faults(tmp_path, delegates=bad)
    assert [one.split(". ")[0] for one in told] == [
        "delegates.csv, ligne 3, colonne « type » : Le type « moulin » n'est pas connu",
        (
            "delegates.csv, ligne 3, colonne « territoire » : La valeur obligatoire « territoire » "
            "manque"
        ),
    ]


@pytest.mark.parametrize(
    ("rows", "place", "sentence"),
    [
        (
            "bourg-33",
            "colonne « profil »",
            "Aucun profil ne répond à « bourg-33 ». Noms proches : ",
        ),
        ("zzz", "colonne « profil »", "Aucun profil ne répond à « zzz ». Aucun nom connu n'en est"),
        (
            "Atelier 3",
            "colonne « profil »",
            (
                "Plusieurs profils répondent à « Atelier 3 » : Atelier 3 de Auville (auville-03) ; "
                "Atelier 3 de Bourg (bourg-03). Écrivez l'identifiant du bon."
            ),
        ),
        (
            "auville-00",
            "colonne « profil »",
            (
                "« Atelier 0 de Auville » est déjà à la ligne 2 de delegates.csv. Retirez "
                "l'une des "
                "deux lignes."
            ),
        ),
        (
            ";3",
            "colonne « profil »",
            "La ligne ne dit pas de qui il s'agit. Écrivez l'identifiant ou le nom du profil.",
        ),
        (
            "=HYPERLINK(1)",
            "colonne « profil »",
            (
                "La cellule « =HYPERLINK(1) » commence comme une formule de tableur, qui n'est pas "
                "lue. Écrivez le texte lui-même."
            ),
        ),
        (
            "bourg-01;deux",
            "colonne « min »",
            "La valeur « deux » n'est pas admise. Il faut un nombre entier de 0 à 1000.",
        ),
        (
            "bourg-01;-1",
            "colonne « min »",
            "La valeur « -1 » n'est pas admise. Il faut un nombre entier de 0 à 1000.",
        ),
        (
            "bourg-01;;0",
            "colonne « max »",
            "La valeur « 0 » n'est pas admise. Il faut un nombre entier de 1 à 1000.",
        ),
        (
            "bourg-01;5;3",
            "colonne « min »",
            "Le minimum (5) dépasse le maximum (3). Baissez l'un ou relevez l'autre.",
        ),
        (
            "bourg-01;9",
            "colonne « min »",
            "Le minimum (9) dépasse le maximum (8). Baissez l'un ou relevez l'autre.",
        ),
        (
            "bourg-01;;;@toi",
            "colonne « doit rencontrer »",
            (
                "La cellule « @toi » commence comme une formule de tableur, qui n'est pas lue. "
                "Écrivez le texte lui-même."
            ),
        ),
        (
            "bourg-01;;;auville-07",
            "colonne « doit rencontrer »",
            (
                "« Atelier 7 de Auville » (auville-07) ne participe pas à la mission. "
                "Ajoutez-le à la "
                "liste, ou retirez-le de cette cellule."
            ),
        ),
        (
            "bourg-01;;;bourg-00",
            "colonne « doit rencontrer »",
            (
                "« Atelier 0 de Bourg » est du même territoire : les rendez-vous vont d'un "
                "territoire "
                "à l'autre. Retirez-le de cette cellule."
            ),
        ),
        (
            "bourg-01;;;zzz",
            "colonne « doit rencontrer »",
            (
                "Aucun profil ne répond à « zzz ». Aucun nom connu n'en est proche. "
                "Corrigez le nom, "
                "ou décrivez le participant sur sa ligne (type, territoire, résumé)."
            ),
        ),
        (
            "bourg-01;;;auville-00;auville-00",
            "colonne « doit rencontrer »",
            (
                "« Atelier 1 de Bourg » doit rencontrer « Atelier 0 de Auville », et la ligne de "
                "« Atelier 1 de Bourg » exclut cette rencontre. Retirez l'obligation ou "
                "l'exclusion."
            ),
        ),
        (
            "bourg-01;;;auville-00;;auville-00",
            "colonne « doit rencontrer »",
            (
                "« Atelier 1 de Bourg » doit rencontrer « Atelier 0 de Auville », et "
                "d'après la ligne "
                "de « Atelier 1 de Bourg » ils se sont déjà rencontrés. Retirez l'un des deux."
            ),
        ),
        (
            "bourg-01;;;;;;jeudi",
            "colonne « indisponible »",
            (
                "« jeudi » n'est ni une séance ni une date. Écrivez une séance (matin, soir), une "
                "séance et ses créneaux (comme 1-3), une date (2027-05-11), ou une date et "
                "des heures "
                "(2027-05-11 09:00-10:30)."
            ),
        ),
        (
            "bourg-01;;;;;;matin 4",
            "colonne « indisponible »",
            "« matin 4 » est en dehors des séances : « matin » a les créneaux 1 à 3.",
        ),
        (
            "bourg-01;;;;;;2027-05-12",
            "colonne « indisponible »",
            "« 2027-05-12 » est en dehors des séances, qui ont lieu ces jours : 2027-05-11.",
        ),
        (
            "bourg-01;;;;;;2027-05-11 10:00",
            "colonne « indisponible »",
            (
                "« 2027-05-11 10:00 » ne peut pas être lu comme une date et des heures. "
                "Écrivez par "
                "exemple 2027-05-11 ou 2027-05-11 09:00-10:30."
            ),
        ),
        (
            "bourg-01;;;;;;;breton",
            "colonne « langue »",
            "La langue « breton » n'est pas de celles des documents. Écrivez fr ou en.",
        ),
        (
            "bourg-01;;;;;;;;S1\nbourg-02;;;;;;;;S1",
            "colonne « table »",
            "La table « S1 » est déjà celle de « Atelier 1 de Bourg ». Donnez à chacun la sienne.",
        ),
    ],
)
def test_each_fault_is_one_sentence_with_its_place(tmp_path, rows, place, sentence):
    head = (
        "profil;min;max;doit rencontrer;ne doit pas rencontrer;déjà rencontrés;indisponible;langue;"
        "table\n"
    )
    (told,) = faults(tmp_path, delegates=f"{head}auville-00\nbourg-00\n{rows}\n")
    line = 4 + rows.count("\n")
    assert told.startswith(f"delegates.csv, ligne {line}, {place} : {sentence}")


def test_more_obligations_than_meetings_whoever_says_so(tmp_path):
    text = "profil;max;doit rencontrer\nauville-00;1;bourg-00\nbourg-00;;\nbourg-01;;auville-00\n"
    assert faults(tmp_path, delegates=text) == [
        (
            "delegates.csv, ligne 2, colonne « doit rencontrer » : « Atelier 0 de Auville » doit "
            "rencontrer 2 participants, et peut avoir au plus 1 rendez-vous. Relevez son "
            "maximum ou "
            "retirez des obligations."
        )
    ]


def test_an_obligation_against_the_row_of_the_other(tmp_path):
    text = "profil;doit rencontrer;interdit\nbourg-00;;auville-00\nauville-00;bourg-00;\n"
    assert faults(tmp_path, delegates=text) == [
        (
            "delegates.csv, ligne 2, colonne « interdit » : « Atelier 0 de Auville » doit "
            "rencontrer "
            "« Atelier 0 de Bourg », et la ligne de « Atelier 0 de Bourg » exclut cette rencontre. "
            "Retirez l'obligation ou l'exclusion."
        )
    ]


def test_everybody_of_one_territory_is_one_fault(tmp_path):
    assert faults(tmp_path, delegates="profil\nauville-00\nauville-01\nauville-02\n") == [
        (
            "delegates.csv : Tous les participants sont d'un même territoire (auville). Il en faut "
            "aussi de l'autre (bourg) : ajoutez-les, ou ajoutez une liste."
        )
    ]


def test_all_faults_of_all_rows_are_told_in_their_order(tmp_path):
    text = (
        "profil;min;doit rencontrer\nauville-00;x;zzz\nbourg-77;;\nbourg-00;;bourg-00\n"
        "auville-00;;\n"
    )
    assert [one.split(" : ")[0] for one in faults(tmp_path, delegates=text)] == [
        "delegates.csv, ligne 2, colonne « min »",
        "delegates.csv, ligne 2, colonne « doit rencontrer »",
        "delegates.csv, ligne 3, colonne « profil »",
        "delegates.csv, ligne 4, colonne « doit rencontrer »",
        "delegates.csv, ligne 5, colonne « profil »",
    ]


def test_whoever_has_a_row_at_fault_is_not_told_unknown_elsewhere(tmp_path):
    text = "profil;doit rencontrer\nauville-00;bourg-77\nbourg-00;\nbourg-77;\n"
    assert [one.split(" : ")[0] for one in faults(tmp_path, delegates=text)] == [
        "delegates.csv, ligne 4, colonne « profil »"
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Le fichier est vide. Il faut une ligne de titres, puis une ligne par participant."),
        (
            "  \n",
            "Le fichier est vide. Il faut une ligne de titres, puis une ligne par participant.",
        ),
        (
            "ville;rang\nBourg;1\n",
            (
                "Aucune colonne ne dit qui sont les participants. Il faut une colonne « profil », "
                "« id » ou « nom ». Colonnes trouvées : ville, rang."
            ),
        ),
        (
            "profil;min\n",
            "La liste a des titres mais aucune ligne. Il faut une ligne par participant.",
        ),
    ],
)
def test_a_file_that_is_no_list(tmp_path, text, sentence):
    assert faults(tmp_path, delegates=text) == [f"delegates.csv : {sentence}"]


def test_a_format_that_is_not_read(tmp_path):
    write(tmp_path, f'delegates = ["gens.ods"]\n{MISSION}')
    (tmp_path / "gens.ods").write_bytes(b"x")
    with pytest.raises(MissionInputError) as refusal:
        read_mission(tmp_path, territories(tmp_path), FIND, today=TODAY)
    assert plain(refusal.value.text("fr")) == (
        "gens.ods : L'extension « .ods » n'est pas lue. Extensions lues : .csv, .tsv, .xlsx. "
        "Enregistrez la liste dans l'un de ces formats."
    )


def test_a_row_that_cannot_be_cut_is_told_with_its_line(tmp_path):
    (told,) = faults(tmp_path, delegates=f"{PAIR}bourg-01;de trop\n")
    assert told.startswith("delegates.csv, ligne 4, colonne « profil » : Aucun profil ne répond à")
    text = "profil;min\nauville-00;1\nbourg-00;1;2\nbourg-01;1\n"
    (told,) = faults(tmp_path, delegates=text)
    assert told.startswith("delegates.csv, ligne 3 : La ligne a 3 cellules pour 2 colonnes")


def test_unknown_and_repeated_columns_are_warnings(tmp_path):
    text = (
        "profil;minimun;site web;couleur;participant\nauville-00;1;http://a;bleu;\nbourg-00;;;;\n"
    )
    assert warnings(tmp_path, delegates=text) == [
        (
            "delegates.csv, colonne « minimun » : Cette colonne n'est pas connue et a été "
            "laissée de "
            "côté. Vouliez-vous écrire « minimum » ?"
        ),
        (
            "delegates.csv, colonne « couleur » : Cette colonne n'est pas connue et a été "
            "laissée de "
            "côté. Renommez-la si elle devait être lue."
        ),
        (
            "delegates.csv, colonne « participant » : Cette colonne dit la même chose que "
            "la colonne "
            "« profil », qui est lue d'abord. Gardez-en une."
        ),
    ]


def test_a_workbook_tells_its_sheet(tmp_path):
    rows = [["Mission 2027"], ["Profil", "Minimum"], ["auville-00", 1], ["bourg-00", "non"]]
    with pytest.raises(MissionInputError) as refusal:
        workbook_mission(tmp_path, ("Notes", [["À lire"]]), ("Délégués", rows))
    assert plain(refusal.value.text("fr")) == (
        "delegates.xlsx, feuille « Délégués », ligne 4, colonne « Minimum » : La valeur « non » "
        "n'est pas admise. Il faut un nombre entier de 0 à 1000."
    )


def test_cells_of_a_workbook_are_what_they_look_like(tmp_path):
    head = ["Profil", "Maximum", "Indisponible", "Table"]
    rows = [head, ["auville-00", 4.0, datetime(2027, 5, 11), 7], ["bourg-00", None, None, None]]
    mission = workbook_mission(tmp_path, ("P", rows))
    (one,) = mission.xs
    assert (one.maximum, one.unavailable, one.table) == (4, {0, 1, 2, 3, 4}, "7")
    rows[1][2] = datetime(2027, 5, 11, 9, 30)
    with pytest.raises(MissionInputError) as refusal:
        workbook_mission(tmp_path, ("P", rows))
    assert [fault.key for fault in refusal.value.faults] == ["mission-input-bad-time"]


def test_a_damaged_workbook_is_told_by_its_own_sentence(tmp_path):
    written = write(tmp_path, f'delegates = ["gens.xlsx"]\n{MISSION}')
    (tmp_path / "gens.xlsx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(MissionInputError) as refusal:
        read_mission(written, territories(tmp_path), FIND, today=TODAY)
    assert [fault.key for fault in refusal.value.faults] == ["profiles-file-damaged"]
    assert str(refusal.value).startswith(f"Le fichier {tmp_path / 'gens.xlsx'} ne peut pas être lu")


def test_a_profile_of_a_third_territory_has_no_part(tmp_path):
    written = write(tmp_path, delegates="profil\nauville-00\nbourg-00\nailleurs\n")
    stranger = FIND("bourg-01").model_copy(update={"id": "ailleurs", "territory": "lune"})

    def find(text):
        return stranger if text == "ailleurs" else FIND(text)

    with pytest.raises(MissionInputError) as refusal:
        read_mission(written, territories(tmp_path), find, today=TODAY)
    assert plain(refusal.value.text("fr")) == (
        "delegates.csv, ligne 4, colonne « profil » : « Atelier 1 de Bourg » est du territoire "
        "« lune », qui ne prend pas part à la mission. Territoires : auville, bourg."
    )


def test_newcomers_join_the_mission_there_is(tmp_path):
    mission = read(tmp_path)
    late = tmp_path / "retard.csv"
    late.write_text("profil;doit rencontrer;stand\nbourg-05;auville-00;S\n", encoding="utf-8")
    joined = read_newcomers(late, mission, territories(tmp_path), FIND)
    assert joined.xs == mission.xs
    assert [party.id for party in joined.ys] == ["bourg-00", "bourg-05"]
    assert joined.ys[1].must == {"auville-00"}
    assert set(joined.profiles) == {"auville-00", "bourg-00", "bourg-05"}
    assert joined.slots[0].tables == ("1", "2", "3", "S")
    assert (joined.sessions, joined.host) == (mission.sessions, mission.host)


def test_newcomers_are_checked_against_those_who_are_there(tmp_path):
    listed = "profil;max;doit rencontrer;stand\nauville-00;1;bourg-00;\nbourg-00;;;S\n"
    mission = read(tmp_path, delegates=listed)
    late = tmp_path / "retard.csv"
    late.write_text(
        "profil;doit rencontrer;stand\nbourg-00;;\nbourg-05;auville-00;S\n", encoding="utf-8"
    )
    with pytest.raises(MissionInputError) as refusal:
        read_newcomers(late, mission, territories(tmp_path), FIND)
    assert plain(refusal.value.text("fr")).split("\n") == [
        (
            "retard.csv, ligne 2, colonne « profil » : « Atelier 0 de Bourg » est déjà de "
            "la mission. "
            "Retirez cette ligne."
        ),
        (
            "retard.csv, ligne 3, colonne « doit rencontrer » : « Atelier 0 de Auville » doit "
            "rencontrer 2 participants, et peut avoir au plus 1 rendez-vous. Relevez son "
            "maximum ou "
            "retirez des obligations."
        ),
        (
            "retard.csv, ligne 3, colonne « stand » : La table « S » est déjà celle de « "
            "Atelier 0 de "
            "Bourg ». Donnez à chacun la sienne."
        ),
    ]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("PROFIL", "profile"),
        ("Délégué", "profile"),
        ("rendez-vous min", "minimum"),
        ("At least", "minimum"),
        ("Capacité", "maximum"),
        ("Doit_rencontrer", "must"),
        ("must meet", "must"),
        ("Must not meet", "must_not"),
        ("Deja rencontres", "met"),
        ("Indisponibilités", "unavailable"),
        ("Langue", "language"),
        ("Booth", "table"),
        ("Kiosque", "table"),
    ],
)
def test_columns_in_both_languages(header, field):
    assert recognise_columns([header]).fields == {field: (header,)}
    assert field in FIELDS


def test_columns_of_profiles_keep_their_meaning():
    columns = recognise_columns(["Nom", "Langues", "Ville", "id"])
    assert [one.field for one in columns.profile_columns] == ["name", "languages", "city", "id"]
    assert columns.identifiers == ("id", "Nom")
    assert (nearest_column("doit rencontré"), nearest_column("wxyz")) == ("doit rencontrer", None)

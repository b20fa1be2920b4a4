from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import datetime, time, timedelta

import openpyxl
import pytest
from unit.mission.made_books import (
    BOOTH,
    MEETINGS,
    TERRITORIES,
    made_book,
    made_problem,
)

from matching.errors import FileUnreadableError
from matching.mission.edited.slots import read_clock
from matching.mission.edited.timetable import read_timetable
from matching.mission.model import Meeting, Session
from matching.reports.mission.workbook import mission_workbook_bytes

TITLES = {"fr": "Rendez-vous", "en": "Meetings"}


@pytest.fixture(scope="module")
def books():
    return {one: mission_workbook_bytes(made_book(one), TERRITORIES) for one in TITLES}


@pytest.fixture
def edited(books, tmp_path):
    """Saves the workbook after ``change`` had its list of meetings, and reads it back."""

    def edit(change, language="fr", problem=None):
        workbook = openpyxl.load_workbook(io.BytesIO(books[language]))
        change(workbook[TITLES[language]])
        path = tmp_path / "mission.xlsx"
        workbook.save(path)
        return read_timetable(path, problem or made_problem())

    return edit


def place(sheet, heading, row):
    """The cell of ``row`` under the heading that begins so."""
    headings = [str(cell.value) for cell in sheet[1]]
    column = next(n for n, text in enumerate(headings, start=1) if text.startswith(heading))
    return sheet.cell(row, column)


def setting(**cells):
    """Sets cells of the first meeting (row 2), headings written with underscores."""

    def change(sheet):
        for heading, value in cells.items():
            place(sheet, heading.replace("_", " "), 2).value = value

    return change


def told(timetable, language="fr"):
    return [fault.text(language).replace("\N{NO-BREAK SPACE}", " ") for fault in timetable.faults]


@pytest.mark.parametrize("language", TITLES)
def test_the_list_comes_back_as_it_was(edited, language):
    timetable = edited(lambda sheet: None, language)
    assert (timetable.meetings, timetable.faults) == (MEETINGS, ())
    assert [one.status for one in timetable.meetings].count("confirmed") == 1
    assert timetable.meetings[0].status == "confirmed"


def test_rows_may_be_sorted_removed_and_left_blank_and_columns_moved(edited):
    def change(sheet):
        rows = list(sheet.iter_rows(min_row=1, max_row=8, values_only=True))
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["Ma liste"])
        sheet.append([])
        sheet.append(["Remarque", *reversed(rows[0])])
        for row in reversed(rows[2:]):
            sheet.append([None, *reversed(row)])
            sheet.append([])
        sheet.append(["à rappeler"])

    timetable = edited(change)
    assert (timetable.meetings, timetable.faults) == (MEETINGS[1:], ())


def test_a_row_may_be_added_by_names_alone(edited):
    def change(sheet):
        cells = {
            "Séance": "mardi apres-midi",
            "Début": time(14, 40),
            "Table": 2,
            "Participant 1": "CIDRERIE DU GARUN",
            "Participant 2": "musee des glaces",
        }
        for heading, value in cells.items():
            place(sheet, heading, 12).value = value

    timetable = edited(change)
    assert timetable.faults == ()
    assert timetable.meetings == (*MEETINGS, Meeting(5, "2", "r-cidre", "q-musee"))


def test_broken_rules_are_for_somebody_else_to_tell(edited):
    timetable = edited(setting(Début="09:20"))
    assert timetable.faults == ()
    assert Meeting(1, "1", "r-cidre", "q-erable") in timetable.meetings


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        (
            {"Séance": "Lundi"},
            "Séance ✎",
            "La séance « Lundi » n'existe pas. Séances : Mardi matin",
        ),
        ({"Séance": None}, "Séance ✎", "La cellule est vide."),
        ({"Début": "demain"}, "Début ✎", "« demain » n'est pas une heure."),
        (
            {"Début": "14:00"},
            "Début ✎",
            "dans la séance « Mardi matin ». Débuts possibles : 09:00, 09:20, 10:00.",
        ),
        ({"Début": "=A1"}, "Début ✎", "La cellule contient une formule."),
        ({"Table": 7}, "Table ✎", "La table « 7 » n'existe pas. Tables : 1, 2, 3, Stand Nordet."),
        ({"Table": None}, "Table ✎", "La cellule est vide."),
        ({"Statut": "peut-être"}, "Statut ✎", "Le statut « peut-être » n'est pas connu."),
        (
            {"Participant_1": "Vélo Vilaine"},
            "Participant 1 (Rennes) ✎",
            "Le nom « Vélo Vilaine » et l'identifiant « r-cidre » (Cidrerie du Garun)",
        ),
        (
            {"Participant_1": "Vélo Vilain", "Identifiant_1": None},
            "Participant 1 (Rennes) ✎",
            "ne s'appelle « Vélo Vilain ». Noms proches : Vélo Vilaine.",
        ),
        (
            {"Participant_1": "Musée des Glaces", "Identifiant_1": None},
            "Participant 1 (Rennes) ✎",
            "« Musée des Glaces » est un participant de l'autre côté.",
        ),
        (
            {"Participant_2": None, "Identifiant_2": None},
            "Participant 2 (Québec) ✎",
            "La cellule est vide.",
        ),
        (
            {"Identifiant_2": "r-velo"},
            "Identifiant 2 (Québec) ✎",
            "« r-velo » est un participant de l'autre côté.",
        ),
        (
            {"Identifiant_2": "q-nul"},
            "Identifiant 2 (Québec) ✎",
            "Aucun participant de ce côté n'a l'identifiant « q-nul ».",
        ),
    ],
)
def test_a_fault_says_where_and_what(edited, cells, column, said):
    timetable = edited(setting(**cells))
    (text,) = told(timetable)
    assert text.startswith(f"mission.xlsx, feuille « Rendez-vous », ligne 2, colonne « {column} »")
    assert said in text
    (fault,) = timetable.faults
    assert (fault.file, fault.sheet, fault.row, fault.column) == (
        "mission.xlsx", "Rendez-vous", 2, column,
    )  # fmt: skip
    assert timetable.meetings == MEETINGS[1:]


def test_all_faults_come_at_once(edited):
    def change(sheet):
        setting(Table="9", Statut="non")(sheet)
        place(sheet, "Identifiant 1", 4).value = "=CONCAT(1)"
        place(sheet, "Participant 1", 4).value = "Inconnu"

    timetable = edited(change)
    found = [(fault.row, fault.column) for fault in timetable.faults]
    assert found == [(2, "Table ✎"), (2, "Statut ✎"), (4, "Identifiant 1 (Rennes) ✎")]
    assert len(timetable.meetings) == 5


def test_faults_are_told_in_english(edited):
    def change(sheet):
        place(sheet, "Table", 2).value = "9"

    timetable = edited(change, "en")
    (text,) = [fault.text("en") for fault in timetable.faults]
    assert text.endswith("The table “9” does not exist. Tables: 1, 2, 3, Stand Nordet.")


def test_namesakes_are_told_apart_by_their_ids(edited):
    problem = made_problem()
    twin = replace(problem.xs[1], name="cidrerie du garun")
    problem = replace(problem, xs=(problem.xs[0], twin, problem.xs[2]))

    def change(sheet):
        sheet.delete_rows(3, 10)
        setting(Participant_1="CIDRERIE DU GARUN", Identifiant_1=None)(sheet)

    (text,) = told(edited(change, problem=problem))
    assert "Donnez l'identifiant de celui qui compte : r-cidre, r-kelenn." in text
    exact = edited(
        lambda sheet: (
            sheet.delete_rows(3, 10),
            setting(Participant_1="cidrerie du garun", Identifiant_1=None)(sheet),
        ),
        problem=problem,
    )
    assert exact.meetings[0].x == "r-kelenn"


def test_sessions_of_one_name_are_told_apart_by_their_ids(edited):
    problem = made_problem()
    first, second = problem.sessions
    both = (replace(first, label_fr="Jour"), Session(second.id, "Jour", "Day"))
    again = tuple(replace(slot, start=problem.slots[0].start) for slot in problem.slots[3:4])
    slots = (*problem.slots[:3], *again, *problem.slots[4:])
    problem = replace(problem, sessions=both, slots=slots)
    (text,) = told(
        edited(
            lambda sheet: (sheet.delete_rows(3, 10), setting(Séance="Jour")(sheet)), problem=problem
        )
    )
    assert "Jour (mardi-matin) / Tuesday morning, Jour (mardi-soir) / Day" in text
    timetable = edited(
        lambda sheet: (sheet.delete_rows(3, 10), setting(Séance="Jour (mardi-soir)")(sheet)),
        problem=problem,
    )
    assert timetable.meetings == (Meeting(3, "1", "r-cidre", "q-erable"),)


@pytest.mark.parametrize("separator", [";", ","])
def test_a_csv_file_with_the_same_headings_is_read(tmp_path, separator):
    lines = [
        ["Start", "Session", "Table", "Participant 1", "Id 2", "Statut"],
        ["9 h", "mardi-matin", "1", "Cidrerie du Garun", "q-erable", "confirmed"],
        [],
        ["2:40 pm", "Tuesday afternoon", BOOTH, "Vélo Vilaine", "q-nordet", ""],
        ["=A2", "mardi-matin", "1", "Vélo Vilaine", "q-nordet", ""],
    ]
    path = tmp_path / "liste.csv"
    path.write_text("\n".join(separator.join(line) for line in lines), encoding="utf-8-sig")
    timetable = read_timetable(path, made_problem())
    assert timetable.meetings == (MEETINGS[0], Meeting(5, BOOTH, "r-velo", "q-nordet"))
    (text,) = told(timetable)
    assert text.startswith("liste.csv, ligne 5, colonne « Start »")
    assert "La cellule contient une formule." in text


def test_a_row_of_a_csv_file_that_cannot_be_cut_is_a_fault(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(
        "Séance,Début,Table,Identifiant 1,Identifiant 2\n"
        "mardi-matin,09:00,1,r-cidre,q-erable\n"
        "mardi-matin,09:20,1,r-velo,q-erable,trop\n",
        encoding="utf-8",
    )
    timetable = read_timetable(path, made_problem())
    assert timetable.meetings == (MEETINGS[0],)
    assert told(timetable)[0].startswith("liste.csv, ligne 3")


def document(*meetings):
    return json.dumps({"schema": 1, "meetings": meetings})


def test_a_plan_is_read_and_its_faults_have_the_path_of_their_key(tmp_path):
    path = tmp_path / "plan.json"
    good = {"slot": 3, "table": BOOTH, "x": "r-velo", "y": "q-nordet", "score": 0.3}
    first = {"slot": 0, "table": "1", "x": "r-cidre", "y": "q-erable", "status": "confirmed"}
    bad = {"slot": 6, "table": [1], "x": "q-erable", "status": "x"}
    path.write_text(document(good, first, bad, "nothing"), encoding="utf-8")
    timetable = read_timetable(path, made_problem())
    assert timetable.meetings == (MEETINGS[0], MEETINGS[6])
    assert timetable.meetings[0].status == "confirmed"
    assert sorted(str(fault.column) for fault in timetable.faults) == [
        "meetings[2].slot",
        "meetings[2].status",
        "meetings[2].table",
        "meetings[2].x",
        "meetings[2].y",
        "meetings[3]",
    ]
    assert any("Il faut un nombre entier de 0 à 5." in text for text in told(timetable))


@pytest.mark.parametrize(
    ("name", "contents", "said"),
    [
        ("m.xlsx", None, "n'existe pas"),
        ("m.xlsx", b"", "est vide"),
        ("m.xlsx", b"PK\x03\x04 no workbook", "ne peut pas être lu au format Excel"),
        ("m.docx", b"x", "l'extension « .docx »"),
        ("m.csv", "Séance;Début;Table;Participant 1\n".encode(), "Participant 2 () / Party 2 ()"),
        ("m.csv", b"a;b\n1;2\n", "Séance / Session, Début / Start, Table"),
        ("m.json", b"{", "n'est pas du JSON"),
        ("m.json", b"[]", 'n\'a pas de liste nommée "meetings"'),
    ],
)
def test_a_file_that_holds_no_list_is_refused_with_what_was_expected(
    tmp_path, name, contents, said
):
    path = tmp_path / name
    if contents is not None:
        path.write_bytes(contents)
    with pytest.raises(FileUnreadableError) as refused:
        read_timetable(path, made_problem())
    assert said in refused.value.text("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert str(path) in refused.value.text("en")


def test_a_workbook_without_the_list_or_with_two_of_them_is_refused(edited):
    with pytest.raises(FileUnreadableError) as refused:
        edited(lambda sheet: sheet.delete_cols(3))
    assert "colonnes : Début / Start." in refused.value.text("fr").replace("\xa0", " ")
    with pytest.raises(FileUnreadableError) as refused:
        edited(lambda sheet: sheet.parent.copy_worksheet(sheet))
    assert "Rendez-vous, Rendez-vous Copy" in refused.value.text("fr")


def test_a_column_that_is_there_twice_is_a_fault(edited):
    def change(sheet):
        sheet.cell(1, 20).value = "Table"

    timetable = edited(change)
    assert timetable.meetings == MEETINGS
    assert [(fault.row, fault.key) for fault in timetable.faults] == [
        (1, "mission-book-row-column-twice")
    ]


@pytest.mark.parametrize(
    ("value", "hour"),
    [
        ("09:30", time(9, 30)),
        ("9:30:00", time(9, 30)),
        ("9 h 30", time(9, 30)),
        ("9h", time(9)),
        ("14", time(14)),
        ("9:30 am", time(9, 30)),
        ("12 p.m.", time(12)),
        ("12:05 AM", time(0, 5)),
        (time(9, 30), time(9, 30)),
        (datetime(2027, 5, 11, 9, 30), time(9, 30)),
        (timedelta(hours=9, minutes=30), time(9, 30)),
        (0.3958333333, time(9, 30)),
        ("25:00", None),
        ("09:60", None),
        ("matin", None),
        (9.5, None),
    ],
)
def test_hours_are_read_as_people_and_spreadsheets_write_them(value, hour):
    assert read_clock(value) == hour

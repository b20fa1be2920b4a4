from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from unit.mission.made_books import (
    BOOTH,
    FIT_FOR_X,
    MEETINGS,
    TERRITORIES,
    made_book,
    made_problem,
)

from matching.mission.book import LeftOut
from matching.mission.edited.timetable import read_timetable
from matching.mission.model import Meeting, Party
from matching.reports.mission.pages import height_of, sheet_titles
from matching.reports.mission.workbook import mission_workbook_bytes

FRENCH = [
    "Bilan",
    "Rendez-vous",
    "Mardi matin",
    "Mardi après-midi",
    "Rennes",
    "Québec",
    "Réserves",
    "Places sans partenaire",
    "Registre de réciprocité",
    "Listes",
    "Sources et licences",
]
ENGLISH = [
    "Summary",
    "Meetings",
    "Tuesday morning",
    "Tuesday afternoon",
    "Rennes",
    "Québec City",
    "Reserves",
    "Places left out",
    "Ledger of reciprocity",
    "Lists",
    "Sources and licences",
]


def opened(book):
    return openpyxl.load_workbook(io.BytesIO(mission_workbook_bytes(book, TERRITORIES)))


@pytest.fixture(scope="module")
def workbook():
    return opened(made_book())


def rows(sheet):
    """The rows of a sheet without its blank ones, cells that are empty left out."""
    found = [tuple(cell for cell in row if cell is not None) for row in sheet.values]
    return [row for row in found if row]


def summary(book):
    told = {row[0]: row[1] for row in rows(opened(book)["Bilan"]) if len(row) == 2}
    return {name: text.replace("\N{NO-BREAK SPACE}", " ") for name, text in told.items()}


@pytest.mark.parametrize(("language", "titles"), [("fr", FRENCH), ("en", ENGLISH)])
def test_sheets_are_in_order_and_in_the_language_of_the_book(language, titles):
    assert opened(made_book(language)).sheetnames == titles


def test_the_summary_tells_how_good_the_timetable_is():
    told = summary(made_book())
    assert told["Lieu"] == "Terminal de croisières, Québec"
    assert told["Date des documents"] == "vendredi 30 avril 2027"
    assert told["Québec"] == "4 participants\nSans rendez-vous : Musée des Glaces."
    assert (
        told["Rendez-vous"]
        == "Tous les rendez-vous, un par ligne. C'est la seule feuille qui se modifie."
    )
    value, gap = told["Valeur totale"].split("\n")
    assert value == "4,00 : c'est la somme des scores réciproques des rendez-vous."
    # (4.2 - 4.0) / 4.2 is 4.76 %, told as no less than it is.
    assert gap.startswith("À 4,8 % du meilleur possible au plus")
    assert gap.endswith("ne dépasse 4,20.")
    assert told["Créneaux"] == "4 créneaux occupés sur 6. Ces rendez-vous en demandent au moins 3."
    assert told["Le moins bien servi"].startswith("Musée des Glaces : 0 %")
    assert "plus de 50 % au moins bien servi" in told["Le moins bien servi"]
    assert told["Équité demandée"].startswith("0,3,")
    # 0.95 + 0.85 + 0.65 + 0.45 + 0.75 + 0.35 + 0.35 = 4.35, and 3.65 for the other side.
    assert told["Réciprocité"].startswith("Rennes : 4,3 ; Québec : 3,7.")
    assert told["Recherche écourtée"] == "Aucune limite de calcul n'a écourté la recherche."


def test_the_summary_tells_what_is_proven_and_what_was_cut_short():
    book = made_book()
    quality = replace(
        book.plan.quality,
        bound=4.0,
        idle_gaps=2,
        worst_off_bound=1.0,
        stopped=("report-none",),
    )
    told = summary(replace(book, plan=replace(book.plan, quality=quality)))
    assert "Prouvé optimal" in told["Valeur totale"]
    assert told["Attentes"].startswith("2 créneaux d'attente")
    assert told["Le moins bien servi"].endswith("espérer de mieux.")
    assert told["Recherche écourtée"] == "Pas encore de bon partenaire pour cette demande."
    nobody = replace(quality, worst_off_party=None)
    told = summary(replace(book, plan=replace(book.plan, quality=nobody)))
    assert told["Le moins bien servi"].startswith("Personne")


def test_a_gap_too_small_to_be_told_is_never_told_as_none():
    book = made_book()
    quality = replace(book.plan.quality, bound=4.0002)
    told = summary(replace(book, plan=replace(book.plan, quality=quality)))
    assert "À 0,1 % du meilleur possible au plus" in told["Valeur totale"]


def test_the_list_has_a_row_per_meeting(workbook):
    sheet = workbook["Rendez-vous"]
    headings = [cell.value for cell in sheet[1]]
    first = dict(zip(headings, next(sheet.iter_rows(min_row=2)), strict=True))
    told = {name: cell.value for name, cell in first.items()}
    date = told.pop("Date")
    assert date.strftime("%Y-%m-%d") == "2027-05-11"
    assert told == {
        "Séance ✎": "Mardi matin",
        "Début ✎": "09:00",
        "Fin": "09:20",
        "Table ✎": "1",
        "Participant 1 (Rennes) ✎": "Cidrerie du Garun",
        "Participant 2 (Québec) ✎": "Érablière des Rivières",
        "Score réciproque": 0.9,
        "Adéquation pour Rennes": 0.95,
        "Adéquation pour Québec": 0.85,
        "Connu ou estimé": "connu",
        "Statut ✎": "confirmé",
        "Phrases qui se répondent": (
            "Besoin «\xa0Un importateur de cidre\xa0» – offre «\xa0Distribution de boissons\xa0»"
        ),
        "Identifiant 1 (Rennes) ✎": "r-cidre",
        "Identifiant 2 (Québec) ✎": "q-erable",
        "Liens connus": None,
    }
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:P8")
    editable = {name for name, cell in first.items() if cell.number_format == "@"}
    assert editable == {name for name in headings if "✎" in name}


def test_an_estimated_score_is_told_as_such():
    book = made_book()
    meetings = (Meeting(4, "3", "r-cidre", "q-musee"),)
    sheet = opened(replace(book, plan=replace(book.plan, meetings=meetings)))["Rendez-vous"]
    # Row mean (0.2 + 0.9 + 0.3) / 3, column mean (0.1 + 0.2) / 2, and the mean of both.
    assert sheet["H2"].value == pytest.approx((1.4 / 3 + 0.15) / 2)
    assert sheet["K2"].value == "estimé"


def test_tables_come_in_the_order_of_the_room():
    book = made_book()
    problem = made_problem()
    tables = tuple(str(number) for number in range(1, 12))
    slots = tuple(replace(slot, tables=tables) for slot in problem.slots)
    meetings = (Meeting(0, "10", "r-velo", "q-musee"), Meeting(0, "2", "r-cidre", "q-erable"))
    plan = replace(book.plan, problem=replace(problem, slots=slots), meetings=meetings)
    sheet = opened(replace(book, plan=plan))["Rendez-vous"]
    assert [sheet["E2"].value, sheet["E3"].value] == ["2", "10"]


def validations(sheet):
    return {
        str(rule.sqref).partition("2")[0]: rule for rule in sheet.data_validations.dataValidation
    }


def test_what_is_edited_is_chosen_from_lists_and_the_rest_refuses_typing(workbook):
    sheet, lists = workbook["Rendez-vous"], workbook["Listes"]
    rules = validations(sheet)
    assert "".join(rules) == "ABCDEFGHIJKLMNOP"
    admitted = {}
    for column, rule in rules.items():
        heading = sheet[f"{column}1"].value
        assert (rule.type, rule.showErrorMessage) == ("list" if "✎" in heading else "custom", True)
        assert len(rule.error) <= 225
        if rule.type == "custom":
            assert rule.formula1 == "FALSE"
        elif column != "C":
            title, _, area = rule.formula1.partition("!")
            assert title.strip("'") == "Listes"
            left, top, right, bottom = range_boundaries(area)
            assert left == right
            admitted[column] = [lists.cell(row, left).value for row in range(top, bottom + 1)]
    assert admitted["A"] == ["Mardi matin", "Mardi après-midi"]
    assert admitted["E"] == ["1", "2", "3", BOOTH]
    assert admitted["F"] == ["Cidrerie du Garun", "Kelenn Cyber", "Vélo Vilaine"]
    assert admitted["L"] == ["prévu", "confirmé"]
    assert admitted["O"] == ["q-nordet", "q-erable", "q-navette", "q-musee"]
    for row in sheet.iter_rows(min_row=2, max_row=8):
        for column, cell in zip(rules, row, strict=True):
            assert column not in admitted or cell.value in admitted[column]


def test_the_hours_offered_are_those_of_the_session_of_the_row(workbook):
    formula = validations(workbook["Rendez-vous"])["C"].formula1
    across = "MATCH($A2,'Listes'!$A$2:$A$3,0)-1"
    assert formula == (
        f"OFFSET('Listes'!$H$2,0,{across},COUNTA(OFFSET('Listes'!$H$2,0,{across},3,1)),1)"
    )
    lists = workbook["Listes"]
    assert [cell.value for cell in lists["H"]] == ["Mardi matin", "09:00", "09:20", "10:00", None]
    assert [cell.value for cell in lists["I"]][:2] == ["Mardi après-midi", "14:00"]


def test_a_session_is_a_grid_of_tables_and_hours_with_its_break(workbook):
    sheet = workbook["Mardi matin"]
    assert sheet["A1"].value == "Mardi matin – mardi 11 mai 2027 – Terminal de croisières, Québec"
    gap = "\N{NARROW NO-BREAK SPACE}"
    hours = [cell.value for cell in sheet[2]]
    assert hours == ["Table", f"9{gap}h", f"9{gap}h{gap}20", "Pause", f"10{gap}h"]
    assert [sheet.cell(row, 1).value for row in range(3, 7)] == ["1", "2", "3", BOOTH]
    assert sheet["B3"].value == "Cidrerie du Garun\n↔ Érablière des Rivières\n(confirmé)"
    assert sheet["E3"].value == "Vélo Vilaine\n↔ Navettes du Cap"
    assert sheet["B5"].value is None
    assert sheet.column_dimensions["D"].width < 5
    assert "D2:D6" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["D2"].fill.fgColor.rgb == "00D9D9D9"
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$2", "B3")


def test_a_table_that_is_closed_is_marked_by_a_sign_and_hatching():
    book = made_book()
    first, *others = made_problem().slots
    slots = (replace(first, tables=("1", BOOTH)), *others)
    plan = replace(book.plan, problem=replace(made_problem(), slots=slots))
    sheet = opened(replace(book, plan=plan))["Mardi matin"]
    assert (sheet["A4"].value, sheet["A5"].value) == (BOOTH, "2")
    assert (sheet["B5"].value, sheet["B5"].fill.patternType) == ("×", "lightUp")
    assert sheet["C5"].value == "Vélo Vilaine\n↔ Érablière des Rivières"


def test_with_more_than_forty_tables_only_those_in_use_have_a_row():
    book = made_book()
    tables = (BOOTH, *map(str, range(1, 42)))
    slots = tuple(replace(slot, tables=tables) for slot in made_problem().slots)
    plan = replace(book.plan, problem=replace(made_problem(), slots=slots))
    sheet = opened(replace(book, plan=plan))["Mardi après-midi"]
    assert [sheet.cell(row, 1).value for row in range(3, 6)] == [BOOTH, "1", None]


def test_a_side_has_the_agenda_of_each_party(workbook):
    sheet = workbook["Rennes"]
    assert [cell.value for cell in sheet[2]][:4] == [
        "Participant", "Rendez-vous", "Au moins", "Au plus",
    ]  # fmt: skip
    velo = [cell.value for cell in sheet[5]]
    assert velo == [
        "Vélo Vilaine", 3, 1, 3, None, "Érablière des Rivières\ntable 2", None,
        "Navettes du Cap\ntable 1", "Nordet Sécurité\nStand Nordet", None, "×",
    ]  # fmt: skip
    assert sheet["K5"].fill.patternType == "lightUp"
    assert sheet["E1"].value == "Mardi matin – mardi 11 mai 2027"
    musee = [cell.value for cell in workbook["Québec"][6]]
    assert musee[:6] == ["Musée des Glaces", 0, 0, 3, "×", "×"]


def test_reserves_tell_when_both_are_free(workbook):
    told = [
        tuple(str(cell).replace("\xa0", " ") for cell in row) for row in rows(workbook["Réserves"])
    ]
    kelenn = [row for row in told if row[1:2] == ("Kelenn Cyber",)]
    assert [(row[2], row[3]) for row in kelenn] == [
        ("1", "Érablière des Rivières"),
        ("2", "Musée des Glaces"),
    ]
    # Kelenn meets at 9:00 and 9:20; the museum is away then, and so is nobody else.
    assert kelenn[1][6] == "Mardi matin : 10:00\nMardi après-midi : 14:00, 14:20, 14:40"
    # Vélo meets at 9:20, 10:00 and 14:00, is away at 14:40; the museum is away at 9:00.
    velo = next(row for row in told if row[1:2] == ("Vélo Vilaine",))
    assert velo[6] == "Mardi après-midi : 14:20"


def test_reserves_that_are_never_free_together_are_told_so():
    book = made_book()
    away = replace(made_problem().xs[2], unavailable=frozenset(range(6)))
    plan = replace(book.plan, problem=made_problem().with_party(away))
    told = rows(opened(replace(book, plan=plan))["Réserves"])
    assert next(row for row in told if row[1:2] == ("Vélo Vilaine",))[6] == "aucun"


def test_places_left_out_and_their_reasons():
    left = LeftOut("r-velo", 1, ("Première raison.", "Seconde raison."))
    sheet = opened(replace(made_book(), left_out=(left,)))["Places sans partenaire"]
    assert [cell.value for cell in sheet[2]] == [
        "Rennes", "Vélo Vilaine", 1, 3, "Première raison.\nSeconde raison.",
    ]  # fmt: skip


def test_the_ledger_has_the_total_then_each_domain(workbook):
    sheet = workbook["Registre de réciprocité"]
    total = [cell.value for cell in sheet[2]]
    assert total[:2] == ["Tous les rendez-vous", 7]
    assert total[2:] == pytest.approx([4.35, 3.65, 3.65 / 4.35])
    assert [sheet.cell(row, 1).value for row in range(3, 8)] == [
        "alimentation", "cybersécurité", "mobilité intelligente", "numérique",
        "Sans domaine partagé",
    ]  # fmt: skip
    assert "nombre attendu de rendez-vous utiles" in sheet["A9"].value


def test_every_sheet_is_set_up_for_printing(workbook):
    for sheet in workbook.worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth) == (0, 1)
        assert sheet.page_setup.paperSize in {8, 9}
        assert sheet.oddFooter.left.text == "Mission R&&D à Québec"
        assert sheet.oddFooter.right.text == "Page &P / &N"
        assert sheet.print_title_rows or sheet.title == "Bilan"
    orientations = {sheet.title: sheet.page_setup.orientation for sheet in workbook.worksheets}
    assert orientations["Bilan"] == "portrait"
    assert orientations["Mardi matin"] == orientations["Rennes"] == "landscape"


def test_a_long_name_of_a_mission_fits_its_footer():
    book = made_book()
    named = replace(book, settings=book.settings.model_copy(update={"name": "&" * 300}))
    footer = opened(named)["Bilan"].oddFooter
    assert len("&L&C&A&R") + len(footer.left.text) + len(footer.right.text) < 255


def a_stranger(book, name):
    party = Party("r-velo", name, "rennes", maximum=3, domains=("mobilite",))
    return replace(book, plan=replace(book.plan, problem=made_problem().with_party(party)))


def test_no_text_is_a_formula_and_controls_are_cleaned(tmp_path):
    for name in ("=1+1", "+1", "@SUM(A1)", "bip\x07\u202eabc"):
        book = a_stranger(made_book(), name)
        workbook = opened(book)
        cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        shown = name.replace("\x07\u202e", "��")
        assert shown in {cell.value for cell in cells}
        path = tmp_path / "book.xlsx"
        path.write_bytes(mission_workbook_bytes(book, TERRITORIES))
        timetable = read_timetable(path, book.plan.problem)
        assert (timetable.meetings, timetable.faults) == (MEETINGS, ())


def test_the_same_book_makes_the_same_bytes_in_any_process():
    here = mission_workbook_bytes(made_book(), TERRITORIES)
    assert here == mission_workbook_bytes(made_book(), TERRITORIES)
    program = (
        "import sys; from unit.mission.made_books import TERRITORIES, made_book;"
        "from matching.reports.mission.workbook import mission_workbook_bytes;"
        "sys.stdout.buffer.write(mission_workbook_bytes(made_book(), TERRITORIES))"
    )
    tests = str(Path(__file__).parents[2])
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONPATH": tests, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, check=True
        )
        assert done.stdout == here


def test_a_mission_without_meetings_has_all_its_sheets():
    book = made_book()
    plan = replace(book.plan, meetings=(), reserves={})
    workbook = opened(replace(book, plan=plan, left_out=(), introductions={}))
    assert workbook.sheetnames == FRENCH
    assert workbook["Rendez-vous"].auto_filter.ref == "A1:P1"


def test_a_fit_that_is_not_known_is_left_empty():
    fits = FIT_FOR_X.copy()
    fits[0, 1] = float("nan")
    sheet = opened(replace(made_book(), fit_for_x=fits))["Rendez-vous"]
    assert (sheet["I2"].value, sheet["J2"].value) == (None, 0.85)


def test_titles_of_sheets_are_those_excel_admits():
    titles = sheet_titles(["A/B: [c]?", "rennes", "Rennes", "x" * 40, "x" * 40, "''", "Été\x07"])
    assert titles == (
        "A B c", "rennes", "Rennes (2)", "x" * 31, "x" * 27 + " (2)", "-", "Été�",
    )  # fmt: skip


def test_rows_are_as_high_as_their_texts():
    assert height_of([("court", 10)]) == 18
    assert height_of([("a\nb", 10), ("c", 10)]) == 33
    # 25 characters and a tenth in columns of 10: three lines.
    assert height_of([("x" * 25, 10)]) == 48

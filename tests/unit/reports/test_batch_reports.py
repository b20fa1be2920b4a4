from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest

from matching.profiles.model import Profile
from matching.ranking.batch import (
    BatchList,
    BatchSuggestion,
    BatchSuggestions,
    LoadReport,
    PartnerLoad,
)
from matching.reports.batch_formats import BATCH_FORMATS
from matching.reports.labels import Labels
from matching.reports.load_lines import load_lines


def ordinary(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.fixture
def batch(partner):
    asking, alone = (
        Profile(id=f"r-{n}", name=name, kind="company", territory="rennes", keywords=("x",))
        for n, name in ((1, "=Navette"), (2, "Woleet"))
    )
    found = BatchSuggestion(1, partner, 0.83, 0.9, 0.77, 4, ("ia",), "« a » – « b »")
    other = partner.model_copy(update={"id": "q-2", "name": "Autre labo"})
    report = LoadReport(
        "quebec", 2, (PartnerLoad(partner, 0, 1), PartnerLoad(other, 1, 0)), 0.5, 0.5,
        steps=8, converged=True, largest_error=0.0091,
    )  # fmt: skip
    return BatchSuggestions(
        "fr", calibrated=True, balanced=True, top=5, floor=0.2, capacity=None,
        lists=(BatchList(asking, (found,)), BatchList(alone, (), "floor")), reports=(report,),
    )  # fmt: skip


GINI = (
    "Part des places (indice de Gini : 0, toutes égales ; 1, toutes au même) : 0,500 par le seul "
    "score, 0,500 dans ces listes."
)
MOST = (
    "Dans le plus de listes par le seul score : "
    "Autre labo (1 → 0) et Laboratoire de vision (0 → 1)."
)


def lines_of(batch, territories, language="fr"):
    labels = Labels(territories, language)
    return [ordinary(line) for line in load_lines(batch.reports[0], batch, labels)]


def test_loads_are_told_in_sentences(batch, territories):
    assert lines_of(batch, territories) == [
        GINI,
        "Partenaires dans aucune liste, sur 2 : 1 par le seul score, 1 dans ces listes.",
        MOST,
        "Dans le plus de ces listes : Laboratoire de vision (0 → 1) et Autre labo (1 → 0).",
        "Côté Rennes, une liste est vide : Woleet.",
        "Équilibre atteint en 8 pas, à 0,9 % près. 3 places restent vides.",
    ]


def test_a_balance_that_was_not_reached_is_said(batch, territories):
    missed = replace(batch.reports[0], converged=False, steps=99, largest_error=0.04)
    last = lines_of(replace(batch, reports=(missed,)), territories, "en")[-1]
    assert last.startswith("Balance not reached in 99 steps: the largest gap is still 4%.")


def test_without_balance_nothing_is_compared(batch, territories):
    plain = replace(batch, balanced=False, reports=(replace(batch.reports[0], steps=None),))
    lines = lines_of(plain, territories)
    assert lines[0].endswith(": 0,500.")
    assert not any("Équilibre" in line or "dans ces listes" in line for line in lines)


def test_a_side_that_the_filters_close_is_one_sentence(batch, territories):
    closed = replace(batch, reports=(replace(batch.reports[0], loads=()),))
    assert lines_of(closed, territories) == [
        "Québec : aucun profil ne passe ces filtres, donc pas de liste pour Rennes."
    ]


def test_json_has_every_list_and_load(batch, territories):
    document = json.loads(BATCH_FORMATS["json"](batch, territories))
    assert document == {**batch.to_dict(), "notices": []}


def test_csv_has_a_row_a_suggestion_and_one_for_each_empty_list(batch, territories):
    text = BATCH_FORMATS["csv"](batch, territories).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Demandeur"] for row in rows] == ["'=Navette", "Woleet"]
    assert (rows[0]["Rang"], rows[0]["Nom"]) == ("1", "Laboratoire de vision")
    assert (rows[0]["Rang par le seul score"], rows[0]["Identifiant"]) == ("4", "q-1")
    assert rows[1]["Rang"] == rows[1]["Nom"] == ""
    assert ordinary(rows[1]["Phrases qui se répondent"]) == (
        "Pas encore de bon partenaire : personne en face n'atteint le plancher de 20 %."
    )


def test_the_workbook_has_lists_loads_and_a_summary(batch, territories):
    book = openpyxl.load_workbook(io.BytesIO(BATCH_FORMATS["xlsx"](batch, territories)))
    assert book.sheetnames == ["Listes Rennes", "Charge", "Bilan", "Sources et licences"]
    assert book["Listes Rennes"]["A2"].value == "=Navette"
    assert book["Listes Rennes"]["A2"].data_type == "s"
    loads = [[cell.value for cell in row] for row in book["Charge"].iter_rows(min_row=2)]
    assert loads == [
        ["Québec", "Laboratoire de vision", 0, 1, "q-1"],
        ["Québec", "Autre labo", 1, 0, "q-2"],
    ]
    summary = dict(
        zip(*(map(ordinary_cell, row) for row in book["Bilan"].iter_rows()), strict=True)
    )
    assert summary["Indice de Gini, score seul"] == 0.5
    assert summary["Demandeurs sans partenaire"] == "Woleet"
    assert book["Bilan"]["D2"].number_format == "0.000"


def ordinary_cell(cell):
    return ordinary(cell.value) if isinstance(cell.value, str) else cell.value


def test_the_note_has_loads_then_lists(batch, territories):
    note = ordinary(BATCH_FORMATS["markdown"](batch, territories).decode())
    assert note.startswith("# 5 partenaires pour chacun\n")
    assert note.index("## Charge de chacun, Québec") < note.index("## \\=Navette")
    assert "| 1 | Laboratoire de vision | 83 % | 90 % | 77 % | intelligence artificielle |" in note
    assert "## Woleet\n\nPas encore de bon partenaire" in note


def test_the_same_batch_makes_the_same_bytes(batch, territories):
    for write in BATCH_FORMATS.values():
        assert write(batch, territories) == write(batch, territories)

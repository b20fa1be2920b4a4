from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from matching.reports.formats import SUGGESTION_FORMATS
from matching.reports.labels import Labels
from matching.reports.refusals import remarks


def ordinary(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.fixture
def refused(suggestions):
    """The same answer with nobody above the floor."""
    return replace(
        suggestions,
        suggestions=(),
        floor=0.9,
        below_floor=1,
        empty_because="floor",
        nearest=suggestions.suggestions[0],
        why_not="Le plus proche n'atteint pas le plancher.",
        advice=("Dites ce que vous cherchez.", "Appelez le relais."),
    )


def test_nothing_is_said_of_a_full_answer(suggestions, territories):
    assert remarks(suggestions, Labels(territories, "fr")) == []


def test_the_reason_comes_first_then_the_nearest_then_the_advice(refused, territories):
    said = [ordinary(one) for one in remarks(refused, Labels(territories, "fr"))]
    assert said == [
        "Pas encore de bon partenaire : personne en face n'atteint le plancher de 90 %.",
        "Le plus proche n'atteint pas le plancher.",
        "Dites ce que vous cherchez.",
        "Appelez le relais.",
    ]


@pytest.mark.parametrize(
    ("cause", "words"),
    [("filters", "passes these filters"), ("nobody", "is indexed"), ("capacity", "No room")],
)
def test_each_cause_has_its_sentence(refused, territories, cause, words):
    empty = replace(refused, empty_because=cause, why_not="", advice=())
    (said,) = remarks(empty, Labels(territories, "en"))
    assert words in said


def test_places_left_empty_are_counted(suggestions, territories):
    short = replace(suggestions, floor=0.305, below_floor=2)
    (said,) = remarks(short, Labels(territories, "fr"))
    assert ordinary(said).startswith("2 places restent vides")
    assert "30,5 %" in ordinary(said)


def test_every_format_says_it(refused, territories):
    note = SUGGESTION_FORMATS["markdown"](refused, territories).decode()
    assert "- Appelez le relais.\n" in note
    text = SUGGESTION_FORMATS["csv"](refused, territories).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["Demandeur"], row["Rang"], row["Nom"]) == ("Navette & fils", "", "")
    assert "Appelez le relais." in row["Pourquoi, pour le demandeur"]
    assert b"Appelez le relais." in SUGGESTION_FORMATS["json"](refused, territories)
    assert SUGGESTION_FORMATS["xlsx"](refused, territories)

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader
from unit.mission.dossier_books import (
    ATELIER,
    LABO,
    PROFILES,
    TERRITORIES,
    book,
    party,
    plan,
    problem,
)

from matching.reports.mission.dossier import dossier
from matching.reports.mission.dossier_html import dossier_html
from matching.reports.mission.dossier_pdf import dossier_pdf

HARD, THIN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
ENGLISH = problem(ys=(party(LABO, language="en"), party(ATELIER)))


def facts(listed):
    return {fact.label: fact.value.text.replace(THIN, " ").replace(HARD, " ") for fact in listed}


def parts(section):
    return {part.heading: [words.text for words in part.items] for part in section.parts}


def pages(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


class Page(HTMLParser):
    """What a browser makes of a page: its text, its tags, where its links lead."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags, self.links, self.headings, self.texts = [], [], [], []
        self.language = None
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        values = dict(attrs)
        if tag == "html":
            self.language = values["lang"]
        if "href" in values:
            self.links.append(values["href"])
        assert not {name for name in values if name.startswith("on") or name in {"src", "style"}}

    def handle_data(self, data):
        self.texts.append(data)
        if self.tags and self.tags[-1] in {"h1", "h2", "h3"} and data.strip():
            self.headings.append((self.tags[-1], data.strip()))

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


# What it says


def test_the_agenda_tells_hour_partner_table_and_state():
    agenda = dossier(book(), "algue", TERRITORIES).agenda
    assert agenda.columns == ("Heure", "Partenaire", "Table", "État")
    (session,) = agenda.sessions
    assert session.heading == "Mardi 16 mars 2027 – Matinée"
    assert [row.cells for row in session.rows] == [
        (f"9{THIN}h{HARD}–{HARD}9{THIN}h{THIN}20", "Laboratoire des saveurs", "2", "confirmé"),
        (f"9{THIN}h{THIN}40{HARD}–{HARD}10{THIN}h", "Atelier du Nord", "1", "prévu"),
    ]


def test_a_meeting_holds_the_profile_the_scores_and_what_to_say():
    first, second = dossier(book(), "algue", TERRITORIES).meetings
    assert first.title == "Laboratoire des saveurs"
    assert facts(first.facts) == {
        "Jour": "Mardi 16 mars 2027",
        "Heure": "9 h – 9 h 20",
        "Où": "Table 2",
        "État": "Confirmé",
        "Score réciproque": "62 %",
        "Adéquation pour vous": "70 %",
        "Adéquation pour le partenaire": "55 %",
    }
    assert facts(first.profile) == {
        "Type": "Unité de recherche",
        "Ville": "Québec",
        "Domaines": "Alimentation, santé",
        "Site web": "https://labo.example",
        "Source": "répertoire public (2023)",
    }
    told = parts(first)
    assert list(told) == [
        "Présentation",
        "Ce que ce partenaire propose",
        "Ce que ce partenaire cherche",
        "Pourquoi cette rencontre",
        "Questions pour ouvrir l’entretien",
        "Relais à appeler",
    ]
    assert told["Ce que ce partenaire propose"] == [
        "Analyse sensorielle des aliments",
        "Études de goût",
    ]
    assert len(told["Pourquoi cette rencontre"]) == 2
    assert told["Relais à appeler"][0] == f"Rennes{HARD}: CCI Rennes Saint-Malo"
    assert parts(second)["À vérifier"] == ["La date des faits n’est pas connue."]
    assert first.notes == "Notes"


def test_an_estimated_score_is_marked_and_explained():
    unknown = problem(scores=np.array([[np.nan, 0.3], [0.25, 0.1]]))
    first, second = dossier(book(plan(unknown)), "algue", TERRITORIES).meetings
    # The mean of the row is 0.3, that of the column 0.25.
    assert facts(first.facts)["Score réciproque (estimé)"] == "28 %"
    assert first.remark.startswith("Ce score est estimé")
    assert second.remark is None


def test_without_a_meeting_the_reasons_are_told_kindly():
    told = dossier(book(), "bastion", TERRITORIES)
    assert told.agenda is None
    assert told.meetings == ()
    assert told.few.heading == "Pas encore de rendez-vous"
    kindly, *reasons = [words.text for words in told.few.items]
    assert "Ce n’est pas un jugement" in kindly
    assert reasons[0].endswith("ne partage un domaine déclaré (cybersécurité).")
    assert dossier(book(), "algue", TERRITORIES).few is None


def test_standby_partners_come_last_with_why():
    reserves = dossier(book(), "labo", TERRITORIES).reserves
    assert reserves.said == "Si une place se libère, cette rencontre peut s’ajouter."
    (one,) = reserves.sections
    assert one.title == "Bastion"
    assert list(parts(one)) == ["Pourquoi cette rencontre"]
    assert one.notes is None
    assert dossier(book(), "algue", TERRITORIES).reserves is None


def test_each_party_reads_its_language_and_its_country_s_words():
    assert dossier(book(), "algue", TERRITORIES).language == "fr-FR"
    assert "e-mail" in dossier(book(), "algue", TERRITORIES).legend.items[-1].text
    assert dossier(book(), "labo", TERRITORIES).language == "fr-CA"
    assert "courriel" in dossier(book(), "labo", TERRITORIES).legend.items[-1].text
    english = dossier(book(plan(ENGLISH)), "labo", TERRITORIES)
    assert english.language == "en"
    assert english.agenda.columns == ("Time", "Partner", "Table", "Status")
    assert english.agenda.sessions[0].heading == "Tuesday, 16 March 2027 – Morning"


def test_online_both_clocks_are_shown_where_they_differ():
    told = dossier(book(online=True, place=None), "algue", TERRITORIES)
    assert told.agenda.columns[:2] == ("Heure (Québec)", "Heure (Rennes)")
    hours = [
        cell.replace(THIN, " ").replace(HARD, " ") for cell in told.agenda.sessions[0].rows[0].cells
    ]
    assert hours[:2] == ["9 h – 9 h 20", "14 h – 14 h 20"]
    assert facts(told.facts)["Lieu"] == "En ligne"
    at_home = dossier(book(online=True), "labo", TERRITORIES)
    assert at_home.agenda.columns[0] == "Heure"


def test_french_signs_never_begin_a_line():
    odd = LABO.model_copy(update={"summary_fr": "Qui ? L'équipe : « goût » ; et 30 % d'essais !"})
    first, _ = dossier(book(profiles=PROFILES | {"labo": odd}), "algue", TERRITORIES).meetings
    assert parts(first)["Présentation"] == [
        f"Qui{THIN}? L’équipe{HARD}: «{HARD}goût{HARD}»{THIN}; et 30{HARD}% d’essais{THIN}!"
    ]


# As a page


def test_the_page_says_what_the_dossier_says():
    page = Page(dossier_html(book(), "algue", TERRITORIES))
    assert page.language == "fr-FR"
    assert page.headings == [
        ("h1", "L’Algue d’Armor"),
        ("h2", "Agenda"),
        ("h2", "Pour s’y retrouver"),
        ("h2", "Vos rendez-vous"),
        ("h3", "1. Laboratoire des saveurs"),
        ("h3", "2. Atelier du Nord"),
    ]
    told = dossier(book(), "algue", TERRITORIES)
    for section in told.meetings:
        for part in section.parts:
            for words in part.items:
                assert " ".join(words.text.split()) in page.text
    assert set(page.links) == {
        "#meeting-1",
        "#meeting-2",
        "https://cci.example",
        "https://labo.example",
    }
    assert not {"script", "link", "img", "iframe"} & set(page.tags)


def test_texts_of_strangers_are_never_tags_nor_addresses_to_follow():
    odd = LABO.model_copy(
        update={
            "name": "<script>alert(1)</script>",
            "website": "javascript:alert(1)",
            "source_url": 'https://x.example/"onclick="alert(1)',
        }
    )
    page = Page(dossier_html(book(profiles=PROFILES | {"labo": odd}), "algue", TERRITORIES))
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text
    assert {link for link in page.links if not link.startswith("#")} == {"https://cci.example"}


# As a PDF


def test_the_pdf_has_a_cover_and_a_page_per_meeting_in_order():
    first, second, third = pages(dossier_pdf(book(), "algue", TERRITORIES))
    assert "L’Algue d’Armor" in first
    assert first.index("Laboratoire des saveurs") < first.index("Atelier du Nord")
    assert "1. Laboratoire des saveurs" in second
    assert f"«{HARD}les algues{HARD}» plaisent{HARD}: c’est un essai" in second
    assert "Études de goût" in second
    assert "2. Atelier du Nord" in third
    assert "3 / 3" in third


def test_the_pdf_says_what_it_is():
    reader = PdfReader(io.BytesIO(dossier_pdf(book(issued=date(2027, 2, 1)), "algue", TERRITORIES)))
    assert reader.metadata.title == "Dossier de rendez-vous – L’Algue d’Armor"
    assert reader.metadata.author == "Mission Rennes à Québec"
    assert reader.metadata.creation_date.date() == date(2027, 2, 1)
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    "name", ["Ελληνικά 漢字 🎉 עברית", "#panic() $x$ *gras* <a> @b \\", "\x00\x07\u202e"]
)
def test_any_name_makes_a_pdf_and_none_is_markup(name):
    odd = LABO.model_copy(update={"name": name, "summary_fr": name * 3})
    made = pages(dossier_pdf(book(profiles=PROFILES | {"labo": odd}), "algue", TERRITORIES))
    assert len(made) == 3
    if name.isascii() and name.isprintable():
        assert name in made[1]


def test_a_profile_of_many_pages_keeps_its_notes():
    long = LABO.model_copy(update={"summary_fr": "Une phrase de plus pour remplir la page. " * 400})
    made = pages(dossier_pdf(book(profiles=PROFILES | {"labo": long}), "algue", TERRITORIES))
    assert len(made) > 4
    assert sum("Notes" in page for page in made) == 2


def test_a_dossier_without_meeting_is_one_page():
    (only,) = pages(dossier_pdf(book(), "bastion", TERRITORIES))
    assert "Pas encore de rendez-vous" in only


SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from unit.mission.dossier_books import TERRITORIES, book
from matching.reports.mission.dossier_html import dossier_html
from matching.reports.mission.dossier_pdf import dossier_pdf
for made in (dossier_html, dossier_pdf):
    print(hashlib.sha256(made(book(), "algue", TERRITORIES)).hexdigest())
"""


def test_two_processes_make_the_same_bytes():
    tests = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", SCRIPT, tests]
    once, twice = (
        subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)
    )
    assert once == twice
    assert len(once.split()) == 2


def test_an_unknown_party_is_refused():
    for made in (dossier_html, dossier_pdf):
        with pytest.raises(KeyError, match="nobody"):
            made(book(), "nobody", TERRITORIES)

"""The notice due to a person: which law speaks, what it says, and in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from matching.config import Settings
from matching.errors import RequestError
from matching.privacy.retention import End
from matching.profiles.model import Consent, Profile
from matching.reports.labels import Labels
from matching.reports.privacy.notice import (
    Sender,
    law_of,
    make_notice,
    notice_html,
    notice_text,
    sender_of,
)
from matching.territories import Territories

SENDER = Sender("Bureau des jumelages", "donnees@example.org")
END = End(date(2026, 12, 31), "basis")
DAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def territories():
    return Territories.load(Settings().territories)


def person(territory="rennes", **values):
    base = {"id": "p-1", "name": "Maëlle Kerivel", "kind": "researcher", "city": "Bruz"}
    base |= {"source": "HAL", "source_date": "2023", "source_url": "https://hal.science/x"}
    base |= {"licence": "CC-BY-4.0", "keywords": ("algues",), "territory": territory}
    return Profile.model_validate(base | values)


def told(profile, territories, language="fr"):
    labels = Labels(territories, language)
    text = notice_text(make_notice(profile, END, SENDER, DAY, labels))
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("country", "law"), [("FR", "gdpr"), ("NO", "gdpr"), ("CA", "law25"), ("CH", "none")]
)
def test_the_country_decides_the_law(country, law):
    assert law_of(country) == law


def test_a_person_of_the_union_is_told_what_article_14_asks_for(territories):
    text = told(person(), territories)
    for part in (
        "article 14 du règlement (UE) 2016/679",
        "Établi le 30 novembre 2026",
        "Bureau des jumelages. Pour toute question ou demande : donnees@example.org",
        "article 6, paragraphe 1, point f",
        "Sont conservés : identifiant, nom, type, territoire, ville et mots-clés.",
        "Source : HAL. Date : 2023.\nhttps://hal.science/x\nLicence et mention : CC-BY-4.0.",
        "Jusqu'au 31 décembre 2026",
        "de ce pays (France) vers celui-ci : Canada",
        "décision 2002/2/CE",
        "une personne décide de chaque mise en relation",
        "la réponse vient dans le mois",
        "CNIL",
    ):
        assert part in text, part
    assert "Loi 25" not in text


def test_a_person_of_canada_is_told_what_law_25_asks_for(territories):
    text = told(person("quebec", city=None), territories)
    for part in (
        "modifiée par la Loi 25",
        "évaluation des facteurs relatifs à la vie privée",
        "dans les trente jours",
        "Commission d'accès à l'information",
    ):
        assert part in text, part
    assert "RGPD" not in text
    assert "CNIL" not in text


def test_both_languages_say_the_same_parts(territories):
    french, english = (told(person(), territories, language) for language in ("fr", "en"))
    assert french.count("\n\n") == english.count("\n\n") == 10
    assert "article 14 of Regulation (EU) 2016/679" in english
    assert "November 30, 2026" in english


def test_consent_is_told_in_place_of_another_basis(territories):
    consent = Consent(scope="mission 2027", given_on=date(2026, 5, 4))
    text = told(person(consent=consent, legal_basis="consent"), territories)
    assert "point a du RGPD), donné le 4 mai 2026 pour : mission 2027." in text
    assert "point f" not in text


def test_a_page_escapes_what_strangers_wrote_and_loads_nothing(territories):
    labels = Labels(territories, "fr")
    made = make_notice(person(name="<b>Kerivel & fils</b>"), END, SENDER, DAY, labels)
    page = notice_html(made)
    assert "&lt;b&gt;Kerivel &amp; fils&lt;/b&gt;" in page
    assert '<a href="https://hal.science/x">https://hal.science/x</a>' in page
    assert page.startswith('<!doctype html>\n<html lang="fr">')
    assert "src=" not in page
    assert "<script" not in page


@pytest.mark.parametrize("given", [(None, "a@b.c"), ("X", None), ("", "")])
def test_a_notice_without_who_answers_is_none(given):
    with pytest.raises(RequestError) as refused:
        sender_of(*given)
    assert "MATCHING_CONTROLLER" in refused.value.text("fr")

"""Ask by organisation, need or profile; read cards, comparisons, refusals and files."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from matching import Criteria, Request

pytestmark = pytest.mark.encoder

ASKER = "qba-norlab"


def names(page) -> list[str]:
    return [card.all("h3")[0].text.partition(". ")[2] for card in page.with_class("card")]


def test_the_cards_say_what_the_engine_says(browser, matcher):
    page = browser.open(f"/suggestions?profile={ASKER}&top=5&lang=fr")
    said = matcher.suggest(ASKER, top=5, language="fr").suggestions
    cards = page.with_class("card")
    assert [card["id"] for card in cards] == [one.partner.id for one in said]
    for card, one in zip(cards, said, strict=True):
        fits = [dd.text for dd in card.with_class("fits")[0].all("dd")]
        assert fits == [f"{one.fit_for_query * 100:.0f} %", f"{one.fit_for_partner * 100:.0f} %"]
        for paragraph in (one.reasons.for_query, one.reasons.for_partner):
            assert " ".join(paragraph.replace("\u00a0", " ").split()) in card.text
        for quoted in one.evidence:
            assert quoted.text in card.with_class("evidence")[0].text
        assert len(card.with_class("relays")[0].all("li")) == len(one.relays)
        assert (
            len(card.with_class("unknown")[0].all("li")) == len(one.unknown)
            if one.unknown
            else True
        )
        (source,) = card.with_class("source")[0].all("a")
        assert source["href"] == one.partner.source_url
        assert source["rel"] == "noopener noreferrer"


def test_why_is_a_table_whose_rows_sum_to_the_score(browser, matcher):
    page = browser.open(f"/suggestions?profile={ASKER}&top=1&lang=en")
    (one,) = matcher.suggest(ASKER, top=1, language="en").suggestions
    table = page.with_class("why")[0].one("table")
    rows = [row.all("td")[0].text.replace("−", "-") for row in table.one("tbody").all("tr")]
    assert len(rows) == len(one.contributions)
    assert sum(map(float, rows)) == pytest.approx(100 * one.score, abs=0.05 * len(rows))
    assert table.one("tfoot").all("td")[0].text == f"{100 * one.score:.1f}"
    widths = [float(bar.with_class("part")[0]["width"]) for bar in table.all("svg")]
    assert max(widths) <= 200
    assert widths.index(max(widths)) == [abs(part.value) for part in one.contributions].index(
        max(abs(part.value) for part in one.contributions)
    )


@pytest.mark.parametrize("typed", ["glimps", "GLIMPS", "Glimp"])
def test_names_are_found_while_typing(browser, typed):
    page = browser.open(f"/search?profile={typed}")
    assert page.all(role="option")[0]["data-name"] == "Glimps"


def test_nobody_of_that_name_says_so_and_several_are_offered(browser):
    page = browser.open("/suggestions?profile=laboratoire&kind=company")
    links = page.one("main").with_class("plain-list")[0].all("a")
    assert len(links) > 1
    assert all("kind=company" in link["href"] for link in links)
    browser.open("/suggestions?profile=zzzzzzzzqqq")
    assert browser.status == 404


def test_a_need_is_answered_as_the_engine_does(browser, matcher):
    text = "PME bretonne de cybersécurité industrielle, cherche un laboratoire"
    form = browser.open("/?by=need&lang=fr").one("form", action="/suggestions")
    page = browser.submit(form, territory="rennes", text=text, domain=["cybersecurite"])
    said = matcher.suggest(
        Request("rennes", text), criteria=Criteria(domains=("cybersecurite",)), language="fr"
    )
    assert said.suggestions
    assert names(page) == [one.partner.name for one in said.suggestions]
    assert f"« {text} »" in page.one("main").text
    # Who asks is not known: nothing can be decided, and the way to say it is shown.
    assert page.with_class("decide") == []
    page = browser.follow("Dire qui demande")
    assert page.one("textarea", id="seeks").text == text


def test_a_short_profile_is_compared_as_one_of_its_kind(browser):
    form = browser.open("/?by=profile&lang=fr").one("form", action="/suggestions")
    page = browser.submit(
        form,
        territory="rennes",
        name="Ateliers Dupont",
        own_kind="company",
        own_city="Bruz",
        offers="Capteurs optiques\nLasers",
        seeks="Un laboratoire d'optique-photonique",
    )
    assert "Suggestions pour Ateliers Dupont" in page.one("h1").text
    assert page.with_class("who")[0].text.startswith("Entreprise · Bruz")
    assert len(page.with_class("card")) > 0
    # The same address asks for the same again, and decisions can be taken.
    assert names(browser.open(browser.address)) == names(page)
    assert len(page.with_class("decide")) == len(page.with_class("card"))


def test_filters_narrow_and_unknown_ones_are_told(browser, matcher):
    page = browser.open(f"/suggestions?profile={ASKER}&kind=company&city=")
    ids = [card["id"] for card in page.with_class("card")]
    assert ids
    assert {matcher.find(one).kind for one in ids} == {"company"}
    page = browser.open(f"/suggestions?profile={ASKER}&domain=alchemy")
    assert browser.status == 422
    assert "alchemy" in page.one(id="domain-fault").text


def test_no_good_partner_yet_says_why_who_is_nearest_and_what_would_help(browser, matcher):
    page = browser.open("/suggestions?profile=rnc-glimps&kind=hospital&lang=fr")
    said = matcher.suggest("Glimps", criteria=Criteria(kinds="hospital"), language="fr")
    assert said.suggestions == ()
    empty = page.with_class("empty")[0]
    assert "Pas encore de bon partenaire" in empty.one("h2").text
    assert [one.text for one in empty.all("li")] == [
        " ".join(one.replace("\u00a0", " ").split()) for one in said.advice
    ]
    assert said.nearest.partner.name in [h.text for h in page.all("h2")]
    assert page.all(id="compare") == []


def test_two_partners_side_by_side(browser):
    page = browser.open(f"/suggestions?profile={ASKER}&lang=fr")
    form = page.one("form", id="compare")
    picked = [box["value"] for box in page.all("input", name="partner", type="checkbox")][:2]
    page = browser.open(f"/compare?profile={ASKER}&" + "&".join(f"partner={one}" for one in picked))
    assert form["action"] == "/compare"
    table = page.with_class("compare")[0]
    assert [th.text for th in table.all("th", scope="col")] == ["BA Systèmes", "Keolis Rennes"]
    rows = {row.all("th")[0].text: row.all("td") for row in table.one("tbody").all("tr")}
    assert [cell.text.split(" %")[0] for cell in rows["Score réciproque"]] == ["65", "52"]
    assert browser.follow("Retour aux suggestions").with_class("card")


def test_the_answer_as_workbook_and_csv(client, matcher):
    said = matcher.suggest(ASKER, language="fr").suggestions
    answer = client.get(f"/suggestions.xlsx?profile={ASKER}&lang=fr")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="suggestions-pour-norlab-laboratoire-de-robotique-boreale-uni.xlsx"'
    )
    sheets = load_workbook(io.BytesIO(answer.content)).worksheets
    rows = list(sheets[0].iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == [one.partner.name for one in said]
    answer = client.get(f"/suggestions.csv?profile={ASKER}&lang=fr")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[2] for row in rows[1:]] == [one.partner.name for one in said]


def test_what_looks_like_a_formula_is_a_text_in_files(client):
    profile = {
        "territory": "rennes",
        "name": "=1+1",
        "own_kind": "company",
        "offers": "Robots mobiles pour la logistique\nVéhicules autonomes",
    }
    answer = client.get("/suggestions.csv", params=profile)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert {row[0] for row in rows[1:]} == {"'=1+1"}
    answer = client.get("/suggestions.xlsx", params=profile)
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (
        "=1+1",
        "s",
        True,
    )


def test_the_dossier_unfolds_everything(browser):
    page = browser.open(f"/dossier?profile={ASKER}&top=5&lang=en")
    cards = page.with_class("card")
    assert len(cards) == 5
    assert page.all("details") == []
    assert all(len(card.all("table")) == 1 for card in cards)


def test_the_language_is_kept_once_it_was_chosen(browser):
    assert browser.open("/").one("html")["lang"] == "fr"
    browser.open(f"/suggestions?profile={ASKER}")
    page = browser.follow("English")
    assert page.one("html")["lang"] == "en"
    assert len(page.with_class("card")) == 10
    assert browser.open("/").one("html")["lang"] == "en"
    assert browser.follow("Français").one("html")["lang"] == "fr"


def test_quotes_in_the_other_language_say_so(browser, matcher):
    page = browser.open("/suggestions?profile=rna-irisa&lang=en&top=20")
    said = matcher.suggest("rna-irisa", language="en", top=20)
    for card, one in zip(page.with_class("card"), said.suggestions, strict=True):
        for dd, quoted in zip(card.with_class("evidence")[0].all("dd"), one.evidence, strict=True):
            profile = said.query if quoted.side == "query" else one.partner
            french = quoted.text in (*profile.offers_fr, *profile.seeks_fr)
            english = quoted.text in (*profile.offers_en, *profile.seeks_en)
            if french and not english:
                assert dd["lang"] == "fr"
            if english and not french:
                assert dd.get("lang") == ""

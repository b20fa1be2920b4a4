"""The profiles page by page, with filters, and each with everything known of it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.encoder


def names(page):
    return [row.all("th")[0].text for row in page.one("tbody").all("tr")]


def test_pages_hold_everybody_once_in_order_of_name(browser, matcher):
    page = browser.open("/profiles")
    assert page.with_class("lead")[0].text == "347 profils."
    found = names(page)
    while [one for one in page.all("a") if one.get("rel") == "next"]:
        page = browser.follow("Page suivante")
        found += names(page)
    assert len(page.one("tbody").all("tr")) == 347 % 25
    assert sorted(found) == sorted(one.name for one in matcher.profiles)
    assert found[:3] == ["2 Degrés", "ABB – division télédétection de Québec", "Acklio"]
    assert browser.follow("Page précédente").with_class("pager")[0].text.count("13 sur 14") == 1


def test_filters_add_up_and_stay_in_the_form(browser, matcher):
    form = browser.open("/profiles").one("form", role="search")
    page = browser.submit(
        form, territory="rennes", domain=["cybersecurite"], kind=["company", "cluster"]
    )
    expected = [
        one.name
        for one in matcher.profiles
        if one.territory == "rennes"
        and "cybersecurite" in one.domains
        and one.kind in ("company", "cluster")
    ]
    assert len(expected) > 5
    assert page.with_class("lead")[0].text == f"{len(expected)} profils."
    assert set(names(page)) <= set(expected)
    ticked = [one["value"] for one in page.all("input") if "checked" in one.attributes]
    assert sorted(ticked) == ["cluster", "company", "cybersecurite"]
    page = browser.open("/profiles?domain=astrology")
    assert page.with_class("lead")[0].text == "Aucun profil trouvé."
    assert page.all("table") == []


def test_a_city_and_an_axis_narrow_the_list(browser, matcher):
    page = browser.open("/profiles?city=Bruz&axis=economic")
    expected = [one for one in matcher.profiles if one.city == "Bruz" and "economic" in one.axes]
    assert names(page) == sorted(one.name for one in expected) != []


def test_words_and_parts_of_words_are_found_else_what_looks_alike(browser, matcher):
    holding = [one.name for one in matcher.profiles if "robot" in f"{one.id} {one.name}".lower()]
    assert set(names(browser.open("/profiles?q=robot"))) == set(holding) != set()
    assert names(browser.open("/profiles?q=DEGRES+2")) == ["2 Degrés"]
    assert names(browser.open("/profiles?q=glinps"))[0] == "Glimps"
    assert browser.open("/profiles?q=zzzyqx").with_class("lead")[0].text == ("Aucun profil trouvé.")


def test_a_page_beyond_the_last_is_the_last(browser):
    assert len(names(browser.open("/profiles?page=999"))) == 347 % 25
    browser.open("/profiles?page=0")
    assert browser.status == 422


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_profile_says_all_it_knows_in_both_languages(browser, matcher, language):
    profile = matcher.by_id("qba-norlab")
    page = browser.open(f"/profiles/qba-norlab?lang={language}").one("main")
    for text in (
        profile.name,
        *profile.offers_fr,
        *profile.offers_en,
        *profile.seeks_fr,
        *profile.seeks_en,
        *profile.keywords,
        profile.source,
        profile.licence,
        profile.source_date,
        profile.legal_basis,
        profile.id,
    ):
        assert text in page.text
    tongues = [one["lang"] for one in page.all("div") if one.get("lang")]
    other = {"fr": "en", "en": "fr"}[language]
    assert tongues == [language, other] * 3  # summary, offers, needs
    links = [one["href"] for one in page.all("a")]
    assert profile.source_url in links
    assert "/suggestions?profile=qba-norlab" in links


def test_what_was_decided_is_on_the_page_of_both(browser):
    browser.open("/suggestions?profile=qba-norlab")
    card = browser.page.with_class("card")[0]
    form = card.with_class("decide")[0].all("form")[-1]
    browser.submit(form, form.all("button")[0], note="Appelée en mai", author="CCI")
    for one, other in (("qba-norlab", "BA Systèmes"), ("rnn-ba-systemes", "NorLab")):
        page = browser.open(f"/profiles/{one}")
        (item,) = page.with_class("plain-list")[0].all("li")
        assert other in item.text
        assert "proposé" in item.text
        assert "Appelée en mai" in item.text


@pytest.mark.parametrize("name", ["nobody", "a b", "..%2fetc", "%00", "x" * 200, "-a"])
@pytest.mark.parametrize("end", ["", "/edit", "/remove"])
def test_nobody_of_that_id(browser, name, end):
    browser.open(f"/profiles/{name}{end}")
    assert browser.status in (404, 422)


def test_the_head_leads_here(browser):
    browser.open("/")
    page = browser.follow("Profils")
    (current,) = [one for one in page.all("a") if one.get("aria-current")]
    assert current["href"] == "/profiles"

"""The pages of profiles pass what every page does: structure, names, policy, words."""

from __future__ import annotations

import threading

import pytest
import test_accessibility as every_page

LINES = b"""id;nom;type;territoire;couleur;offres fr
n-1;Un;company;bourg;bleu;Des montres
n-2;Deux;companie;mars;bleu;Des montres
n-3;Trois;company;bourg;bleu;a;b;c
"""


def listed(browser, desk):
    browser.open("/profiles?q=atelier&kind=company")


def shown(browser, desk):
    browser.open("/profiles/bourg-03")


def entered(browser, desk):
    browser.open("/add")


def refused(browser, desk):
    browser.open("/add")
    browser.submit(browser.page.one("form", method="post"), founded="x")
    assert browser.status == 422


def alike(browser, desk):
    browser.open("/add")
    browser.submit(
        browser.page.one("form", method="post"),
        name="Atelier 3 de Bourg",
        kind="company",
        territory="bourg",
        summary_fr="Oui.",
    )
    assert browser.status == 409


def corrected(browser, desk):
    browser.open("/profiles/bourg-03/edit")


def removed(browser, desk):
    browser.open("/profiles/bourg-03/remove")


def sent(browser, desk):
    form = browser.open("/upload").one("form", method="post")
    browser.submit(form, files={"file": ("a.csv", LINES)})


def waiting(browser, desk):
    sent(browser, desk)
    browser.open("/upload")


def nothing_sent(browser, desk):
    form = browser.open("/upload").one("form", method="post")
    browser.submit(form, files={"nothing": ("", b"")})


def previewed_again(browser, desk):
    sent(browser, desk)
    browser.submit(browser.page.with_class("row")[0].one("form"))
    assert browser.status == 422


def worked(browser, desk):
    held = threading.Event()
    work = desk.catalogue.worker.start(
        "put", ("a",), lambda step, _: (step("x", 1, 2), held.wait(5))
    )
    browser.open(f"/work/{work.number}")
    held.set()
    assert desk.catalogue.worker.wait(5)


def failed(browser, desk):
    work = desk.catalogue.worker.start("remove", ("bourg-03",), lambda *_: 1 / 0)
    assert desk.catalogue.worker.wait(5)
    browser.open(f"/work/{work.number}")


def pending(browser, desk):
    desk.catalogue.own.put([desk.matcher().by_id("bourg-03").model_copy(update={"city": None})])
    browser.open("/profiles")


PAGES = (
    listed,
    shown,
    entered,
    refused,
    alike,
    corrected,
    removed,
    sent,
    waiting,
    nothing_sent,
    previewed_again,
    worked,
    failed,
    pending,
)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_profiles(toy_browser, toy_desk, language):
    toy_browser.open(f"/?lang={language}")
    for go in PAGES:
        go(toy_browser, toy_desk)
        page = toy_browser.page
        assert page.one("html")["lang"] == language, go
        every_page.test_structure(page)
        every_page.test_names_and_references(page)
        every_page.test_nothing_that_the_policy_forbids(page)
        every_page.test_no_key_of_a_catalogue_is_left(page)
        assert [one for one in page.all("meta") if one.get("http-equiv")] == [], go

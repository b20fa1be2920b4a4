"""A profile entered, found, corrected, sent as a file and taken out, on the real index."""

from __future__ import annotations

import threading

import pytest

from matching.embedding.cached import text_hash
from matching.index.workspace import Workspace
from matching.profiles.facets import facet_texts

pytestmark = pytest.mark.encoder

TOLD = {
    "name": "Serres du Fjord",
    "kind": "company",
    "city": "Québec",
    "domains": ["alimentation"],
    "summary_fr": "Des serres chauffées par la chaleur perdue des centres de données.",
    "offers_fr": "Serres de démonstration\nLégumes d'hiver ; toute l'année",
    "seeks_fr": "Capteurs pour le climat des serres",
    "keywords": "serres; chaleur fatale",
    "source": "Entretien",
    "source_date": "2026-05",
}
OWN = "own-serres-du-fjord"


def hashes_of(profiles):
    texts = [text for profile in profiles for text in facet_texts(profile)]
    return {text_hash(one.text, one.role) for one in texts}


def arrived(browser, desk):
    """Wait for the work that was begun, and look at its page again as a person does."""
    assert "/work/" in browser.address
    assert desk.catalogue.worker.wait(60)
    return browser.open(browser.address)


def filled_in(browser, **changed):
    form = browser.page.one("form", method="post")
    return browser.submit(form, **changed)


def test_entered_then_found_corrected_and_taken_out(own_browser, own_desk, own_home):
    browser, desk = own_browser, own_desk
    before = desk.matcher()

    browser.open("/add")
    filled_in(browser, **TOLD)
    page = arrived(browser, desk)
    assert "C'est fait" in page.one(id="work").text
    page = browser.follow("Voir la fiche")
    assert browser.address.endswith(f"/profiles/{OWN}")
    assert "Légumes d'hiver ; toute l'année" in [one.text for one in page.all("li")]
    assert "Fiche saisie ou corrigée ici" in page.text
    profile = desk.matcher().by_id(OWN)
    assert profile.territory == "quebec"  # from its city
    assert profile.keywords == ("serres", "chaleur fatale")
    assert desk.catalogue.own.read() == {OWN: profile}
    # Who asked before goes on with the index it had.
    assert not before.holds(OWN)
    assert len(before.suggest("qba-norlab", top=3).suggestions) == 3

    page = browser.follow("Chercher des partenaires")
    assert len(page.with_class("card")) >= 1
    form = page.with_class("card")[0].with_class("decide")[0].all("form")[-1]
    browser.submit(form, form.all("button")[0], note="Les Serres du Fjord ont appelé")

    browser.open(f"/profiles/{OWN}/edit")
    filled_in(browser, seeks_fr="Un échangeur de chaleur", founded="2021", size="10-49")
    arrived(browser, desk)
    corrected = desk.matcher().by_id(OWN)
    assert (corrected.seeks_fr, corrected.founded) == (("Un échangeur de chaleur",), 2021)
    assert corrected.offers_fr == profile.offers_fr

    page = browser.open(f"/profiles/{OWN}/remove")
    assert "de la décision prise" in page.text
    filled_in(browser)
    page = arrived(browser, desk)
    assert "C'est fait" in page.one(id="work").text
    assert not desk.matcher().holds(OWN)
    assert desk.catalogue.own.read() == {}
    (state,) = desk.store.current()
    assert [one.name for one in (state.last.x, state.last.y)].count(None) == 1
    assert state.last.note is None
    gone = hashes_of([corrected]) - hashes_of(desk.matcher().profiles)
    kept = (own_home / "workspace" / "cache" / "vectors.sqlite").read_bytes()
    assert gone
    assert not any(one.encode() in kept for one in gone)
    assert Workspace(own_home / "workspace").in_use == desk.matcher().generation
    browser.open(f"/profiles/{OWN}")
    assert browser.status == 404


ROWS = """id;nom;type;territoire;résumé
neu-1;Capteurs du Nord;entreprise;Québec;Des capteurs pour les serres et les champs.
neu-2;Anneaux;entrepris;Rennes;Des anneaux de mesure pour les tuyaux.
"""


def test_a_file_is_shown_corrected_and_then_indexed(own_browser, own_desk):
    browser, desk = own_browser, own_desk
    form = browser.open("/upload").one("form", method="post")
    page = browser.submit(form, files={"file": (r"C:\mes\profils.csv", ROWS.encode())})
    assert browser.status == 200
    assert page.one("h1").text == "Aperçu de profils.csv"
    assert page.with_class("lead")[0].text == "Une ligne est prête, une est à revoir."
    (row,) = page.with_class("row")
    cells = [one.text for one in row.one("tbody").all("th", "td")]
    assert cells[:2] == ["type", "entrepris"]
    assert cells[2].startswith("Le type « entrepris » n'est pas connu.")
    assert not desk.matcher().holds("neu-1")
    assert desk.catalogue.own.read() == {}

    again = row.one("form")
    kind = next(one["name"] for one in again.all("input") if one.get("list") == "known-kind")
    page = browser.submit(again, **{kind: "manufacture"})
    assert browser.status == 422
    (row,) = page.with_class("row")
    assert row.one("input", name=kind)["value"] == "manufacture"
    page = browser.submit(row.one("form"), **{kind: "entreprise"})
    assert page.with_class("lead")[0].text == "2 lignes sont prêtes, aucune n'est à revoir."
    assert page.with_class("row") == []

    address = browser.address.partition("?")[0]
    browser.submit(page.all("form")[0])
    arrived(browser, desk)
    assert desk.matcher().by_id("neu-2").kind == "company"
    assert sorted(desk.catalogue.own.read()) == ["neu-1", "neu-2"]
    browser.open(address.partition("#")[0])
    assert browser.status == 404


def test_while_something_is_indexed_others_read_and_are_asked_to_wait(own_browser, own_desk):
    """The worker is held where the first step of indexing is told."""
    browser, desk = own_browser, own_desk
    held = threading.Event()
    work = desk.catalogue.worker.start(
        "put", (OWN,), lambda step, _: (step("x", 3, 7), held.wait())
    )
    try:
        page = browser.open(f"/work/{work.number}")
        assert "3 sur 7" in page.text
        part = browser.client.get(f"/work/{work.number}", headers={"hx-request": "true"}).text
        assert "<h1" not in part
        assert 'hx-trigger="every 1s"' in part
        assert "http-equiv" not in browser.client.get(f"/work/{work.number}").text
        assert len(browser.open("/suggestions?profile=qba-norlab").with_class("card")) == 10
        assert "en train d'être mis à jour" in browser.open("/profiles").one("main").text

        browser.open("/add")
        page = filled_in(browser, **TOLD)
        assert browser.status == 409
        assert "attendez quelques instants" in page.with_class("bad")[0].text
        assert page.one("textarea", name="offers_fr").text == " ".join(TOLD["offers_fr"].split())
        assert desk.catalogue.own.read().keys() == {"neu-1", "neu-2"}
        browser.open("/profiles/qba-norlab/remove")
        filled_in(browser)
        assert browser.status == 409
    finally:
        held.set()
    assert desk.catalogue.worker.wait(10)
    part = browser.client.get(f"/work/{work.number}", headers={"hx-request": "true"}).text
    assert "hx-trigger" not in part

"""Decide, change one's mind, and find it all again."""

from __future__ import annotations

import csv
import io

import pytest

pytestmark = pytest.mark.encoder

ASKER = "qba-norlab"
FIRST = "rnn-ba-systemes"


def decide(browser, status, place=0, **said):
    form = browser.page.with_class("card")[place].with_class("decide")[0].all("form")[-1]
    (button,) = [one for one in form.all("button") if one["value"] == status]
    return browser.submit(form, button, **said)


def test_a_decision_is_kept_with_what_the_engine_said(browser, desk, matcher):
    browser.open(f"/suggestions?profile={ASKER}&lang=fr")
    page = decide(browser, "accepted", note="À rappeler en juin", author="Québec International")
    (state,) = desk.store.current()
    last, said = state.last, matcher.explain(ASKER, FIRST, language="fr")
    assert (last.asker.id, last.partner.id, last.author) == (ASKER, FIRST, "Québec International")
    assert (last.origin.how, last.origin.rank, last.origin.listed) == ("ranked", 1, 11)
    assert last.score == said.score
    # x is of the first territory, whoever asked.
    assert (last.fit_for_x, last.fit_for_y) == (said.fit_for_partner, said.fit_for_query)
    assert last.contributions == {part.name: part.value for part in said.contributions}
    assert last.generation == matcher.generation
    assert last.reason_for_y == said.reasons.for_query
    assert last.note == "À rappeler en juin"
    # The page says it, and remembers who decided.
    assert "C'est noté. La paire avec BA Systèmes est acceptée." in page.one("main").text
    panel = page.with_class("decide")[0]
    assert panel.with_class("state")[0].text.startswith("acceptée le 11 mai 2026 (Québec Int")
    assert panel.one("input", name="author")["value"] == "Québec International"


def test_refused_and_met_pairs_are_left_out_unless_asked_for(browser):
    page = browser.open(f"/suggestions?profile={ASKER}&lang=fr")
    before = [card["id"] for card in page.with_class("card")]
    decide(browser, "met")
    page = decide(browser, "refused", reason="off_topic")
    assert [card["id"] for card in page.with_class("card")][:8] == before[2:]
    assert "2 partenaires refusés ou déjà rencontrés ne sont pas montrés." in page.one("main").text
    page = browser.follow("Les montrer")
    assert [card["id"] for card in page.with_class("card")] == before
    assert [one.text for one in page.with_class("status")] == ["rencontrée", "refusée"]
    page = browser.follow("Les masquer")
    assert before[0] not in [card["id"] for card in page.with_class("card")]


def test_the_pair_is_settled_from_the_other_end_too(browser):
    browser.open(f"/suggestions?profile={ASKER}")
    decide(browser, "refused", reason="competitor")
    page = browser.open(f"/suggestions?profile={FIRST}&top=50")
    assert ASKER not in [card["id"] for card in page.with_class("card")]


def test_a_refusal_needs_its_reason(browser, desk):
    browser.open(f"/suggestions?profile={ASKER}&lang=fr")
    page = decide(browser, "refused", place=3)
    assert browser.status == 422
    assert desk.store.current() == ()
    (link,) = page.one(id="faults").all("a")
    field = page.one("select", id=link["href"].removeprefix("#"))
    assert field["aria-describedby"] == f"{field['id']}-fault"
    panel = page.with_class("card")[3].with_class("decide")[0]
    assert "open" in panel.all("details")[0].attributes


def test_a_decision_can_be_taken_back_and_stays_in_the_history(browser, desk):
    page = browser.open(f"/suggestions?profile={ASKER}")
    before = [card["id"] for card in page.with_class("card")]
    page = decide(browser, "refused", reason="other")
    (notice,) = [f for f in page.all("form") if "undo" in f["action"]]
    page = browser.submit(notice)
    assert [card["id"] for card in page.with_class("card")] == before
    assert desk.store.current() == ()
    assert [one.status for one in desk.store.history(ASKER, FIRST)] == ["refused", None]
    # Once is enough.
    browser.submit(notice)
    assert browser.status == 422


def test_a_partner_drawn_at_random_is_told_apart_and_decided_as_such(browser, desk):
    browser.open(f"/suggestions?profile={ASKER}&lang=fr&top=3")
    ranked = [one["id"] for one in browser.page.with_class("card")]
    (section,) = browser.page.with_class("chance")
    assert len(ranked) == 3
    assert section.one("h2").text == "Hors classement : un partenaire tiré au sort"
    drawn = section.one("article")["id"]
    form = section.with_class("decide")[0].all("form")[-1]
    browser.submit(form, form.all("button")[0])
    (state,) = desk.store.current()
    origin = state.last.origin
    assert state.last.partner.id == drawn
    assert (origin.how, origin.rank, origin.listed) == ("random", 4, 4)
    assert 0 < origin.propensity < 0.01
    (shown,) = desk.store.lists()
    assert [one.partner.id for one in shown.places] == [*ranked, drawn]


def test_a_file_or_a_dossier_is_no_list_that_was_shown(client, desk):
    """They hold nobody drawn at random, and whoever saves one has read the page before."""
    for path in ("/suggestions.xlsx", "/suggestions.csv", "/dossier"):
        assert client.get(f"{path}?profile={ASKER}").status_code == 200
    desk._showing.settle()
    assert desk.store.lists() == ()


def test_a_script_gets_the_panel_alone(client):
    address = f"/suggestions?profile={ASKER}&lang=fr"
    seal = client.get(address).text.partition('name="csrf" value="')[2][:64]
    data = {"csrf": seal, "partner": FIRST, "status": "agreement", "rank": "1"}
    headers = {"hx-request": "true"}
    answer = client.post(f"/decisions?profile={ASKER}", data=data, headers=headers)
    assert answer.status_code == 200
    assert answer.text.startswith('<div class="decide">')
    assert 'class="status agreement">conclue par un accord</span>' in answer.text
    answer = client.post(
        f"/decisions?profile={ASKER}", data={**data, "status": "refused"}, headers=headers
    )
    assert "Pour refuser, choisissez un motif." in answer.text


def test_what_cannot_be_decided_is_refused(client, desk):
    seal = client.get(f"/suggestions?profile={ASKER}").text.partition('"csrf" value="')[2][:64]
    for asker, partner, status, expected in (
        (ASKER, "rnn-nobody", "met", 404),
        (ASKER, "qba-crdm", "met", 422),
        (ASKER, "../../etc", "met", 422),
        (ASKER, FIRST, "married", 422),
        ("nobody-of-that-name", FIRST, "met", 404),
    ):
        data = {"csrf": seal, "partner": partner, "status": status}
        answer = client.post(f"/decisions?profile={asker}", data=data)
        assert answer.status_code == expected, (asker, partner, status)
    need = "/decisions?territory=rennes&text=Un+besoin+de+laboratoire"
    data = {"csrf": seal, "partner": "qba-crdm", "status": "met"}
    assert client.post(need, data=data).status_code == 422
    assert desk.store.current() == ()


def test_the_follow_up_can_be_narrowed_and_exported_as_it_is_shown(browser):
    browser.open(f"/suggestions?profile={ASKER}&lang=en")
    decide(browser, "proposed", place=0)
    decide(browser, "accepted", place=1)
    page = browser.open("/follow-up?status=accepted")
    assert page.with_class("lead")[0].text == "One pair followed."
    assert [row.all("td")[0].text for row in page.one("tbody").all("tr")] == ["accepted"]
    (link,) = [one for one in page.all("a") if one.text == "CSV file"]
    text = browser.client.get(link["href"]).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["Rennes"], row["Status"]) for row in rows] == [("Keolis Rennes", "accepted")]
    assert len(browser.open("/follow-up?q=ba+systemes").one("tbody").all("tr")) == 1
    page = browser.open("/follow-up?q=nobody")
    assert "No pair passes these filters." in page.one("main").text


def test_the_follow_up_leads_back_and_takes_back(browser, desk):
    browser.open(f"/suggestions?profile={ASKER}&lang=fr")
    decide(browser, "proposed")
    page = browser.follow("Mon suivi")
    assert page.one("tbody").all("th")[0].all("a")[0]["href"] == f"/suggestions?profile={ASKER}"
    page = browser.submit(page.one("tbody").one("form"))
    assert "Rien encore" in page.one("main").text
    assert desk.store.current() == ()

"""From the question to the workbook, without a script, in both languages."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.encoder

WORDS = {
    "fr": {
        "ask": "Voir les partenaires",
        "follow": "Mon suivi",
        "workbook": "Classeur Excel",
        "told": ["proposée", "acceptée", "refusée"],
        "why": "concurrent",
        "headings": ["État", "Motif du refus", "Note"],
        "three": "3 paires suivies.",
    },
    "en": {
        "ask": "See the partners",
        "follow": "My follow-up",
        "workbook": "Excel workbook",
        "told": ["proposed", "accepted", "refused"],
        "why": "competitor",
        "headings": ["Status", "Reason of refusal", "Note"],
        "three": "3 pairs followed.",
    },
}


def decide(browser, place: int, status: str, **said):
    form = browser.page.with_class("card")[place].with_class("decide")[0].all("form")[-1]
    (button,) = [one for one in form.all("button") if one["value"] == status]
    return browser.submit(form, button, **said)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_ask_read_decide_three_times_follow_up_and_export(browser, language):
    words = WORDS[language]
    page = browser.open(f"/?lang={language}")
    assert page.one("html")["lang"] == language
    form = page.one("form", action="/suggestions")
    assert form.all("button")[0].text == words["ask"]

    # Read: accents and typing errors are forgiven.
    page = browser.submit(form, profile="norlab laboratoire de robotique boreale")
    cards = page.with_class("card")
    assert len(cards) == 10
    names = [card.all("h3")[0].text.partition(". ")[2] for card in cards]
    assert names[:2] == ["BA Systèmes", "Keolis Rennes"]
    assert "65" in cards[0].with_class("score")[0].text

    # Decide: the third is refused, and then no longer shown.
    decide(browser, 0, "proposed", author="Québec International")
    decide(browser, 1, "accepted", note='=HYPERLINK("http://x.example","rappeler")')
    page = decide(browser, 2, "refused", reason="competitor")
    assert browser.status == 200
    left = [card.all("h3")[0].text.partition(". ")[2] for card in page.with_class("card")]
    assert left[:3] == [names[0], names[1], names[3]]
    assert names[2] not in left

    page = browser.follow(words["follow"])
    assert page.with_class("lead")[0].text == words["three"]
    assert [one.text for one in page.with_class("status")] == words["told"][::-1]

    (link,) = [one for one in page.all("a") if one.text == words["workbook"]]
    answer = browser.client.get(link["href"])
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    every = list(sheet.iter_rows(values_only=True))
    # A blank row, then what crosses a border: a profile of the three names a person.
    rows, below = every[:4], every[4:]
    assert (any(below[0]), bool(below[1][0])) == (False, True)
    assert [rows[0][column] for column in (5, 6, 7)] == words["headings"]
    assert [row[5] for row in rows[1:]] == words["told"][::-1]
    assert [row[1] for row in rows[1:]] == names[2::-1]
    assert rows[1][6] == words["why"]
    assert rows[3][8] == "Québec International"
    # Text that looks like a formula is a text, and opens as one.
    (cell,) = [one for row in sheet.iter_rows() for one in row if str(one.value).startswith("=")]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)

"""The follow-up of a period as a page, a workbook and JSON: the same figures, nobody named."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from feedback_made import decided, party
from openpyxl import load_workbook
from toys import write_toy_territories

from matching.feedback.follow_up import Period, follow_up
from matching.feedback.model import Grounds
from matching.feedback.store import FeedbackStore
from matching.reports.follow_up.formats import FOLLOW_UP_FORMATS
from matching.reports.labels import Labels
from matching.territories import Territories

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
GAPS = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


class Page(HTMLParser):
    """Reads a page: its tables as lists of rows, its tags, and whether all are closed."""

    VOID = ("meta", "link", "br", "hr", "img")

    def __init__(self, text):
        super().__init__()
        self.open, self.tables, self.tags = [], {}, []
        self.caption = self.cell = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "tr":
            self.tables[self.caption].append([])
        if tag in ("th", "td", "caption"):
            self.cell = ""

    def handle_data(self, text):
        if self.cell is not None:
            self.cell += text

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "caption":
            self.caption = self.cell
            self.tables[self.caption] = []
        elif tag in ("th", "td"):
            self.tables[self.caption][-1].append(self.cell.translate(GAPS))
        if tag in ("th", "td", "caption"):
            self.cell = None


@pytest.fixture
def territories(tmp_path):
    return Territories.load(write_toy_territories(tmp_path / "territories.toml"))


@pytest.fixture
def found(tmp_path, territories):
    """Four pairs accepted or refused, one of them a meeting too."""
    grounds = Grounds(score=0.5, fit_for_asker=0.25, fit_for_partner=0.5)
    with FeedbackStore.open(tmp_path / "feedback.sqlite", territories) as store:
        for number, status in enumerate(("accepted", "refused", "refused", "proposed")):
            other = party("bourg", number, name=f"<b>Secret {number}</b>")
            at = datetime(2026, 1 + number, 1, tzinfo=UTC)
            store.decide(decided(status, at=at, partner=other, grounds=grounds))
        store.decide(decided("met", at=datetime(2026, 9, 1, tzinfo=UTC), grounds=Grounds()))
        return follow_up(store.decisions(), store.lists(), YEAR, store.territories)


@pytest.fixture
def written(found, territories):
    def write(form, language="fr"):
        return FOLLOW_UP_FORMATS[form](found, Labels(territories, language))

    return write


def test_the_page_holds_the_figures_in_tables_that_can_be_read_aloud(written):
    text = written("html").decode()
    page = Page(text)
    assert page.open == []
    assert page.tables["Ce que sont devenues les propositions"] == [
        ["Mesure", "Paires", "Sur", "Part"],
        ["acceptée", "1", "4", "25 %"],
        ["rencontrée", "1", "4", "25 %"],
        ["conclue par un accord", "0", "4", "0 %"],
        ["refusée (dernier état)", "2", "4", "50 %"],
        ["sans réponse", "1", "4", "25 %"],
    ]
    assert page.tables["Motifs de refus"][1:] == [["hors sujet", "2", "2", "100 %"]]
    assert page.tables["Réciprocité des gains"][1:] == [
        ["Toutes les paires", "1", "0,2", "0,5", "50 %"],
        ["horlogerie", "1", "0,2", "0,5", "50 %"],
    ]
    assert page.tables["Par mois"][9][:5] == ["septembre 2026", "0", "0", "0", "0"]
    headings = [attributes for tag, attributes in page.tags if tag == "th"]
    assert {one["scope"] for one in headings} == {"col", "row"}
    assert ("html", {"lang": "fr"}) in page.tags
    assert [tag for tag, _ in page.tags].count("h1") == 1
    assert len([1 for tag, _ in page.tags if tag == "caption"]) == len(page.tables) == 8


def test_every_link_of_the_page_stays_in_it(written):
    page = Page(written("html").decode())
    anchors = {attributes.get("id") for _, attributes in page.tags}
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert len(links) == 8
    assert all(one.startswith("#") and one[1:] in anchors for one in links)
    names = {a["aria-labelledby"] for _, a in page.tags if "aria-labelledby" in a}
    assert names <= anchors
    assert not {"script", "link", "img"} & {tag for tag, _ in page.tags}


@pytest.mark.parametrize("form", FOLLOW_UP_FORMATS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_nobody_is_named_in_any_format(written, form, language):
    contents = written(form, language)
    assert contents == written(form, language)
    if form == "xlsx":
        book = load_workbook(io.BytesIO(contents))
        texts = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]
    else:
        texts = [contents.decode()]
    assert not any(word in text for text in texts for word in ("Secret", "Atelier", "bourg-0"))


def test_the_workbook_has_a_sheet_for_each_section(written):
    book = load_workbook(io.BytesIO(written("xlsx", "en")))
    assert book.sheetnames == [
        "Summary",
        "What happened",
        "What became of proposals",
        "Reasons of refusals",
        "By month",
        "By axis of the protocol",
        "By domain",
        "Reciprocity of requests",
        "Reciprocity of gains",
    ]
    assert (
        book["Summary"]["A1"].value
        == "Follow-up of introductions, 1 January 2026 to 31 December 2026"
    )
    became = [[cell.value for cell in row] for row in book["What became of proposals"]["A2:D3"]]
    assert became == [["accepted", 1, 4, 0.25], ["met", 1, 4, 0.25]]
    gains = book["Reciprocity of gains"]
    assert [gains["C2"].value, gains["D2"].value] == [0.25, 0.5]
    assert gains["C2"].number_format == "0.0"


def test_json_has_identifiers_and_every_figure(written):
    told = json.loads(written("json"))
    assert (told["schema"], told["from"], told["to"]) == (1, "2026-01-01", "2026-12-31")
    assert told["total"] == {
        "suggested": 0,
        "proposed": 1,
        "accepted": 1,
        "refused": 2,
        "met": 1,
        "agreement": 0,
    }
    assert told["by_month"]["2026-09"]["met"] == 1
    assert told["by_axis"] == {"trade": told["total"]}
    assert told["refusals"] == {"off_topic": 2}
    assert told["became"]["reached"] == {"accepted": 1, "met": 1, "agreement": 0}
    assert told["reciprocity"]["total"] == {
        "pairs": 1,
        "for_x": 0.25,
        "for_y": 0.5,
        "balance": 0.5,
    }


def test_a_period_of_nothing_is_told_as_such(territories):
    empty = follow_up((), (), YEAR, ("auville", "bourg"))
    for language, said in (("fr", "Rien à compter"), ("en", "Nothing to count")):
        labels = Labels(territories, language)
        page = FOLLOW_UP_FORMATS["html"](empty, labels).decode()
        assert said in page
        assert Page(page).open == []
        assert load_workbook(io.BytesIO(FOLLOW_UP_FORMATS["xlsx"](empty, labels)))

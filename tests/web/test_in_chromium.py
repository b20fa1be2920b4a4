"""A person at a real browser asks, reads, decides and exports, in whatever way they use it."""

from __future__ import annotations

import csv
import io
import zipfile
from itertools import takewhile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader
from web_chromium import CHROMIUM, PAGES, UNFOLD, Window, chromium, in_language, served

from matching.config import resource
from matching.language import say

pytestmark = [
    pytest.mark.encoder,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this computer"),
]

WAYS = {
    "pointer": {"viewport": {"width": 1280, "height": 800}},
    "no-script": {"viewport": {"width": 1280, "height": 800}, "java_script_enabled": False},
    "narrow": {"viewport": {"width": 320, "height": 640}},
}
TYPED = "norlab laboratoire de robotique boreale"
FIRST, SECOND = "BA Systèmes", "Keolis Rennes"


@pytest.fixture(scope="module")
def browser_of_the_system():
    with chromium() as browser:
        yield browser


@pytest.fixture
def window(browser_of_the_system, app_of):
    """Opens the one window of a test on a desk without decisions."""
    opened = []
    with served(app_of()) as home:

        def window(**options):
            opened.append(Window(browser_of_the_system, home, **options))
            return opened[-1]

        yield window
        for one in opened:
            one.context.close()


class Person:
    """Who sits before a window: finds things by the words they read there."""

    def __init__(self, window: Window, language: str) -> None:
        self.window = window
        self.page = window.page
        self.language = language

    def say(self, key: str, **values) -> str:
        return say(key, self.language, **values)

    def button(self, key: str, within=None):
        return (within or self.page).get_by_role("button", name=self.say(key), exact=True)

    def link(self, key: str):
        return self.page.get_by_role("link", name=self.say(key), exact=True)

    def card(self, name: str):
        return self.page.get_by_role("article").filter(
            has=self.page.get_by_role("heading", name=name)
        )

    def panel(self, name: str):
        """The panel of a card, unfolded."""
        panel = self.card(name).locator(".decide")
        panel.locator("summary").click()
        return panel

    def saved(self, key: str) -> bytes:
        """The file behind a link."""
        with self.page.expect_download() as download:
            self.link(key).click()
        return Path(download.value.path()).read_bytes()

    def names(self) -> list[str]:
        texts = self.page.get_by_role("article").get_by_role("heading", level=3).all_inner_texts()
        return [text.partition(". ")[2] for text in texts if text[0].isdigit()]


def rows_of(workbook: bytes) -> list[tuple]:
    """The rows of the first sheet down to the blank one, below which notices stand."""
    rows = load_workbook(io.BytesIO(workbook)).worksheets[0].iter_rows(values_only=True)
    return list(takewhile(any, rows))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("way", WAYS)
def test_ask_read_decide_and_export(window, language, way):
    opened = window(**WAYS[way])
    page, person, scripted = opened.page, Person(opened, language), way != "no-script"
    page.goto(f"/?lang={language}")
    assert page.locator("html").get_attribute("lang") == language
    opened.check()

    # Ask: a name is offered while it is typed, or found when the form is sent.
    field = page.locator("#profile")
    if scripted:
        field.press_sequentially(TYPED[:6])
        page.get_by_role("option", name="NorLab").click()
    else:
        field.fill(TYPED)
        person.button("web-ask-submit").click()
    page.wait_for_url("**/suggestions?*")
    names = person.names()
    assert (len(names), names[:2]) == (10, [FIRST, SECOND])
    opened.check()

    # Read: what adds up to the score is folded away, and two can be laid side by side.
    why = person.card(FIRST).locator(".why")
    assert not why.get_by_role("table").is_visible()
    why.locator("summary").click()
    assert why.get_by_role("table").is_visible()
    opened.check()
    for name in (FIRST, SECOND):
        person.card(name).get_by_role("checkbox").check()
    person.button("web-compare-do").click()
    assert page.locator(".compare thead th").all_inner_texts() == [FIRST, SECOND]
    opened.check()
    person.link("web-compare-back").click()

    # Decide: a script changes the panel alone, without one the page comes back and says so.
    panel = person.panel(FIRST)
    opened.check()
    panel.locator("textarea").fill("Une note – “à relire”")
    panel.locator("input[name=author]").fill("Québec International")
    person.button("web-decide-proposed", panel).click()
    status = person.card(FIRST).locator(".status.proposed")
    status.wait_for()
    if scripted:
        assert "noted" not in page.url
        assert page.locator(":focus").get_attribute("class") == "state"
    else:
        assert FIRST in page.locator(".notice[role=status]").inner_text()
    opened.check()
    # A refusal asks for its reason.
    panel = person.panel(SECOND)
    person.button("web-decide-refused", panel).click()
    page.locator("select[aria-invalid]").wait_for()
    opened.check()
    panel = person.card(SECOND).locator(".decide")
    panel.locator("select").select_option("competitor")
    person.button("web-decide-refused", panel).click()
    if scripted:
        person.card(SECOND).locator(".status.refused").wait_for()
    else:  # the page that comes back must be there before it can be asked for again
        page.locator(".notice[role=status]").filter(has_text=SECOND).wait_for()
    page.reload()
    assert SECOND not in person.names()
    # Whoever decided need not say again who they are.
    author = person.card(FIRST).locator("input[name=author]")
    assert author.input_value() == "Québec International"
    opened.check()

    # Follow up, and export both the answer and what became of it.
    assert rows_of(person.saved("web-export-workbook"))[1][2] == FIRST
    person.link("web-nav-follow-up").click()
    assert page.locator("td .status").all_inner_texts() == [
        say("decision-status-refused", language),
        say("decision-status-proposed", language),
    ]
    opened.check()
    rows = rows_of(person.saved("web-export-workbook"))
    assert [row[1] for row in rows[1:]] == [SECOND, FIRST]
    assert b"Qu\xc3\xa9bec International" in person.saved("web-export-csv")
    # Taken back, it is suggested again.
    page.get_by_role("button", name=SECOND).click()
    page.locator("td .status.refused").wait_for(state="detached")
    page.goto("/suggestions?profile=qba-norlab")
    assert person.names() == names
    opened.check()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_fits_the_narrowest_screen(window, language):
    opened = window(**WAYS["narrow"])
    for path in PAGES.values():
        opened.page.goto(in_language(path, language))
        opened.page.evaluate(UNFOLD)
        opened.check()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_keyboard_is_enough(window, language):
    opened = window(**WAYS["pointer"])
    page, person = opened.page, Person(opened, language)
    page.goto(f"/?lang={language}")
    # The first stop leads past the head of the page.
    opened.tab_to(person.link("web-skip"), most=1)
    page.keyboard.press("Enter")
    opened.tab_to(page.locator("#profile"))
    offered = page.locator("#profile-list [role=option]")
    page.keyboard.type("norl")
    offered.first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.locator("#profile-list [aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    assert offered.count() == 0
    page.keyboard.type("ab")
    offered.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suggestions?*")

    panel = person.card(FIRST).locator(".decide")
    opened.tab_to(panel.locator("summary"))
    page.keyboard.press("Enter")
    opened.tab_to(panel.locator("textarea"), most=1)
    page.keyboard.type("Au clavier")
    opened.tab_to(panel.locator("input[name=author]"), most=1)
    opened.tab_to(person.button("web-decide-accepted", panel), most=2)
    page.keyboard.press("Space")
    person.card(FIRST).locator(".status.accepted").wait_for()
    # The focus stays where the decision was taken: the next stop takes it back.
    assert page.locator(":focus").get_attribute("class") == "state"
    opened.tab_to(person.button("web-decide-undo"), most=1)

    page.goto("/suggestions?profile=qba-norlab")
    opened.tab_to(person.link("web-export-workbook"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert rows_of(Path(download.value.path()).read_bytes())[1][2] == FIRST
    opened.check()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_dossier_is_printed_whole_and_without_the_frame(window, language):
    opened = window(**WAYS["pointer"])
    page, person = opened.page, Person(opened, language)
    page.goto(f"/dossier?profile=qba-norlab&top=3&lang={language}")
    names = [text.partition(". ")[2] for text in page.locator(".card h2").all_inner_texts()]
    assert names[:2] == [FIRST, SECOND]
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    printed = " ".join(" ".join(one.extract_text().split()) for one in reader.pages)
    for name in names:
        assert name in printed
    assert person.say("web-card-relays") in printed
    assert person.say("web-nav-follow-up") not in printed
    assert person.say("web-dossier-print") not in printed
    assert "http" in printed
    assert person.button("web-dossier-print").is_visible()
    opened.check()


def test_filters_change_the_answer_without_losing_the_way_back(window):
    opened = window(**WAYS["pointer"])
    page, person = opened.page, Person(opened, "fr")
    page.goto("/suggestions?profile=qba-norlab")
    names = person.names()
    page.locator(".refine summary").click()
    page.get_by_role("checkbox", name=person.say("kind-cluster")).check()
    person.button("web-filters-apply").click()
    page.wait_for_url("**kind=cluster*")
    fewer = person.names()
    assert fewer != names
    opened.check()
    page.go_back()
    expect(page.locator("article.card h3")).to_have_text(
        [f"{n}. {x}" for n, x in enumerate(names, 1)]
    )
    opened.check()


def test_a_mission_is_planned_from_two_files_and_its_folder_saved(window, tmp_path):
    given = resource("data/missions/sample")
    book = Workbook()
    with (given / "delegates.csv").open(encoding="utf-8-sig", newline="") as listed:
        for row in csv.reader(listed):
            book.active.append(row)
    book.save(tmp_path / "delegates.xlsx")
    opened = window(**WAYS["pointer"])
    page, person = opened.page, Person(opened, "fr")
    page.goto("/mission")
    page.get_by_label(person.say("web-mission-list"), exact=True).set_input_files(
        tmp_path / "delegates.xlsx"
    )
    page.get_by_label(person.say("web-mission-file"), exact=True).set_input_files(
        given / "mission.toml"
    )
    person.button("web-mission-submit").click()
    # The page turns into the timetable by itself.
    folder = page.locator("a[download]")
    folder.wait_for(timeout=60_000)
    with page.expect_download() as download:
        folder.click()
    with zipfile.ZipFile(download.value.path()) as saved:
        assert saved.testzip() is None
        assert sum(name.endswith(".ics") for name in saved.namelist()) == 45
    for width, least in ((1280, 500), (390, 300)):
        page.set_viewport_size({"width": width, "height": 800})
        said = page.locator("dl dd").evaluate_all("all => all.map(one => one.clientWidth)")
        assert min(said) >= least
        opened.check()


def test_files_are_chosen_alike_on_every_page(window):
    opened = window(**WAYS["pointer"])
    looks = []
    for path in ("/upload", "/mission"):
        opened.page.goto(path)
        field = opened.page.locator("input[type=file]").first
        looks.append(field.evaluate("one => ({...getComputedStyle(one)})"))
        above = field.evaluate(
            "one => one.closest('.field').getBoundingClientRect().top"
            " - one.form.getBoundingClientRect().top"
            " - parseFloat(getComputedStyle(one.form).paddingTop)"
        )
        assert above <= 2  # nothing that is hidden takes room before the first field
    assert looks[0] == looks[1]

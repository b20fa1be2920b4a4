"""axe-core finds no barrier on any page, in either language, light or dark, in any state."""

from __future__ import annotations

from pathlib import Path

import pytest
from web_chromium import CHROMIUM, PAGES, UNFOLD, Window, chromium, in_language, served

from matching.engine.desk import Desk
from matching.feedback.store import FeedbackStore
from matching.web.app import create_app
from matching.web.settings import WebSettings

pytestmark = [
    pytest.mark.encoder,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this computer"),
]

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
TOKEN = "what only the tests know"  # noqa: S105
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that can tell dark from light: the style sheet changes nothing but colours."""
RUN = """async (rules) => {
    const runOnly = rules && { type: "rule", values: rules };
    const options = { resultTypes: ["violations"], ...(runOnly && { runOnly }) };
    const found = await axe.run(document, options);
    return found.violations.map(({ id, impact, nodes }) =>
        ({ id, impact, nodes: nodes.map((one) => one.html.slice(0, 200)) }));
}"""


def barriers(page, *, unfolded: bool = True) -> list[dict]:
    """What axe-core finds wrong with a page as it stands, of whatever gravity."""
    if unfolded:
        page.evaluate(UNFOLD)
    page.evaluate(AXE)
    page.emulate_media(color_scheme="light")
    found = page.evaluate(RUN, None)
    page.emulate_media(color_scheme="dark")
    return found + page.evaluate(RUN, OF_COLOURS)


@pytest.fixture(scope="module")
def store(latest, tmp_path_factory):
    path = tmp_path_factory.mktemp("axe") / "feedback.sqlite"
    with FeedbackStore.open(path, latest.matcher().territories) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser_of_the_system():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def window(latest, store, browser_of_the_system):
    """A window on a desk where three things were decided."""
    with (
        served(create_app(Desk(latest, store), WebSettings())) as home,
        Window(browser_of_the_system, home) as opened,
    ):
        decide(opened.page)
        yield opened


def decide(page) -> None:
    """Decide about the first three: one proposed, one accepted, one refused."""
    page.goto("/suggestions?profile=qba-norlab&top=3")
    for place, status in enumerate(("proposed", "accepted", "refused")):
        panel = page.locator(".decide").nth(place)
        panel.locator("summary").click()
        panel.locator("textarea").fill("Une note")
        panel.locator("select").select_option("competitor")
        panel.locator(f"button[value={status}]").click()
        panel.locator(f".status.{status}").wait_for()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(window, name, language):
    page = window.page
    page.goto(in_language(PAGES[name], language))
    assert page.locator("html").get_attribute("lang") == language
    assert barriers(page) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_script_shows_has_no_barrier(window, language):
    page = window.page
    # Names that are offered while somebody types, the first of them chosen.
    page.goto(f"/?lang={language}")
    page.locator("#profile").press_sequentially("labo")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert barriers(page, unfolded=False) == []
    # A refusal without its reason, and the notice of a failure.
    page.goto("/suggestions?profile=qba-norlab&top=5")
    panel = page.locator(".decide").last
    panel.locator("summary").click()
    panel.locator("button[value=refused]").click()
    page.locator("select[aria-invalid]").wait_for()
    page.locator("#top option:checked").evaluate("one => { one.value = '1000'; }")
    page.locator(".refine summary").click()
    page.locator(".refine button").click()
    page.locator("#notices .notice").wait_for()
    assert barriers(page) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_file_that_was_sent_has_no_barrier(window, language):
    page = window.page
    page.goto(f"/upload?lang={language}")
    contents = b"id,name,kind,territory,offers\nnew-one,Un atelier,company,rennes,Des essais\n"
    contents += b"new-two,Un autre,unheard-of,rennes,Des essais\n"
    sent = {"name": "two.csv", "mimeType": "text/csv", "buffer": contents}
    page.locator("input[type=file]").set_input_files(sent)
    page.locator("main form:has(input[type=file]) button").click()
    page.wait_for_url("**/upload/*")
    assert barriers(page) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_door_has_no_barrier(latest, store, browser_of_the_system, language):
    app = create_app(Desk(latest, store), WebSettings(token=TOKEN))
    with served(app) as home, Window(browser_of_the_system, home) as opened:
        page = opened.page
        page.goto(f"/login?lang={language}")
        assert barriers(page) == []
        page.locator("#token").fill("something else")
        page.get_by_role("button").click()
        page.locator("#token-fault").wait_for()
        assert barriers(page) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_of_a_failure_has_no_barrier(latest, tmp_path, browser_of_the_system, language):
    closed = FeedbackStore.open(tmp_path / "feedback.sqlite", latest.matcher().territories)
    closed.close()
    app = create_app(Desk(latest, closed), WebSettings())
    with served(app) as home, Window(browser_of_the_system, home) as opened:
        answer = opened.page.goto(f"/follow-up?lang={language}")
        assert answer.status == 500
        assert barriers(opened.page) == []


def test_a_barrier_is_found_in_either_scheme(window):
    page = window.page
    page.goto("/")
    page.evaluate("document.querySelector('label[for=profile]').remove()")
    assert "label" in [one["id"] for one in barriers(page)]
    page.goto("/")
    page.evaluate("document.querySelector('h1').style.color = '#2a3133'")
    assert [one["id"] for one in barriers(page)] == ["color-contrast"]

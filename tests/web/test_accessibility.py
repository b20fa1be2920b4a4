"""What can be checked of accessibility without a browser: structure, names, colours, sizes."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient
from web_browser import Browser, Element

from matching.engine.desk import Desk
from matching.feedback.store import FeedbackStore
from matching.web.app import create_app
from matching.web.assets import assets
from matching.web.settings import WebSettings

pytestmark = pytest.mark.encoder

PAGES = {
    "organisation": "/",
    "need": "/?by=need",
    "profile": "/?by=profile",
    "faults": "/suggestions?territory=&text=",
    "answer": "/suggestions?profile=qba-norlab",
    "told": "/suggestions?territory=rennes&text=PME,+cherche+un+laboratoire+de+robotique",
    "nobody": "/suggestions?profile=rnc-glimps&kind=hospital",
    "which": "/suggestions?profile=laboratoire",
    "compare": "/compare?profile=qba-norlab&partner=rnn-ba-systemes&partner=rnn-keolis-rennes",
    "dossier": "/dossier?profile=qba-norlab&top=3",
    "follow": "/follow-up",
    "explore": "/explore",
    "explore-filtered": "/explore?kind=company&domain=sante",
    "topic": "/explore?topic=2",
    "mission": "/mission",
    "missing": "/nowhere",
}


@pytest.fixture(scope="module")
def reader(latest, tmp_path_factory):
    """A browser of this module, which has decided about one pair."""
    path = tmp_path_factory.mktemp("desk") / "feedback.sqlite"
    with FeedbackStore.open(path, latest.matcher().territories) as store:
        app = create_app(Desk(latest, store), WebSettings())
        browser = Browser(TestClient(app, base_url="http://127.0.0.1"))
        panel = browser.open("/suggestions?profile=qba-norlab").with_class("decide")[0]
        browser.submit(panel.all("form")[-1], panel.all("button")[0], note="Une note")
        yield browser


@pytest.fixture(
    scope="module", params=[(name, lang) for name in PAGES for lang in ("fr", "en")], ids="-".join
)
def page(request, reader):
    name, language = request.param
    glue = "&" if "?" in PAGES[name] else "?"
    return reader.open(f"{PAGES[name]}{glue}lang={language}")


def named(element: Element) -> str:
    """The name that is read out; a mark of a picture has the title inside it."""
    titles = ["".join(one.children) for one in element.all("title")]
    return element.get("aria-label") or element.text or "".join(titles)


def test_structure(page):
    assert page.one("html")["lang"] in ("fr", "en")
    assert page.one("head").one("title").children[0].strip() not in ("", "–")
    assert len(page.all("h1")) == 1
    for landmark in ("main", "header", "footer"):
        assert [one for one in page.one("body").children if getattr(one, "tag", "") == landmark]
    skip = page.one("body").all("a")[0]
    assert page.one(id=skip["href"].removeprefix("#")).tag == "main"
    levels = [int(one.tag[1]) for one in page.one("main").all("h1", "h2", "h3", "h4")]
    first = levels.index(1)
    for before, after in zip(levels[first:], levels[first + 1 :], strict=False):
        assert after <= before + 1, levels
    navigation = [one["aria-label"] for one in page.all("nav")]
    assert len(set(navigation)) == len(navigation)


def test_names_and_references(page):
    ids = [one["id"] for one in page.all() if one.get("id")]
    assert len(set(ids)) == len(ids)
    for element in page.all():
        for name in ("aria-describedby", "aria-labelledby", "aria-controls", "form"):
            assert set(element.get(name).split()) <= set(ids), (element.tag, element.attributes)
    labelled = {one["for"] for one in page.all("label") if one.get("for")}
    for field in page.all("input", "select", "textarea"):
        if field.get("type") == "hidden":
            continue
        inside = field.parent.tag == "label" and field.parent.text
        assert inside or field["id"] in labelled, field.attributes
    for one in page.all("a", "button", "summary"):
        assert named(one), one.attributes
    for one in page.all("fieldset"):
        assert one.all("legend")[0].text
    for table in page.all("table"):
        assert table.one("caption").text
        assert all(th.get("scope") in ("col", "row") for th in table.all("th"))
        assert all(th.text for th in table.all("th"))
    for picture in page.all("svg"):
        assert picture.get("aria-hidden") == "true" or picture["aria-label"]
    for region in page.with_class("scroll"):
        assert (region["tabindex"], region["role"]) == ("0", "region")
        assert region["aria-label"]


def test_nothing_that_the_policy_forbids(page):
    for element in page.all():
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith(("on", "hx-on"))]
        assert not element.get("href").lower().startswith(("javascript:", "data:"))
    assert page.all("style", "iframe", "object", "base") == []
    for script in page.all("script"):
        assert script["src"].startswith("/static/")
        assert script.children == []
    for link in page.all("a"):
        if link["href"].startswith("http"):
            assert link["rel"] == "noopener noreferrer"


def test_no_key_of_a_catalogue_is_left(page):
    assert re.findall(r"\b(?:web|report)-[a-z]+-?[a-z]*\b", page.one("body").text) == []


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def style(name: str) -> str:
    return assets()[f"css/{name}.css"].contents.decode()


def colours() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", style("desk"), re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks)
    return {"light": light, "dark": light | dark}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart(scheme):
    shown = colours()[scheme]
    texts = [
        (text, ground)
        for text in ("ink", "quiet", "accent", "accent-strong", "bad")
        for ground in ("paper", "sheet", "accent-soft", "bad-soft")
    ]
    for text, ground in [*texts, ("on-accent", "accent"), ("on-accent", "accent-strong")]:
        assert contrast(shown[text], shown[ground]) >= 4.5, (text, ground)
    # Edges of fields and bars: what is not text.
    for part, ground in (("field-line", "sheet"), ("field-line", "paper"), ("against", "sheet")):
        assert contrast(shown[part], shown[ground]) >= 3, (part, ground)
    assert contrast(shown["accent"], shown["track"]) >= 3


def test_targets_are_large_enough_and_movement_is_only_for_those_who_want_it():
    least = 24 / 16
    for rule, body in re.findall(
        r"([^{}]+)\{([^{}]*min-height[^{}]*)\}", style("desk") + style("parts")
    ):
        for height in re.findall(r"min-height: ([\d.]+)rem", body):
            assert float(height) >= least, rule
    moving = re.sub(
        r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}",
        "",
        style("desk") + style("parts"),
    )
    assert "transition" not in moving
    assert "animation" not in moving
    assert "scroll-behavior" not in moving
    assert "outline: 3px solid" in style("desk")

"""The form of a profile: faults at their fields, in the language of the page; nothing is lost."""

from __future__ import annotations

import pytest

from matching.engine.catalogue.entering import read_cells
from matching.web.typed import Typed

pytestmark = pytest.mark.encoder


def sent(browser, **values):
    form = browser.page.one("form", method="post")
    return browser.submit(form, **values)


@pytest.mark.parametrize(
    ("language", "name", "missing"),
    [
        ("fr", "Nom", "La valeur obligatoire « Nom » manque. Remplissez-la."),
        ("en", "Name", "The required value “Name” is missing."),
    ],
)
def test_faults_lead_to_their_fields_and_what_was_typed_stays(browser, language, name, missing):
    browser.open(f"/add?lang={language}")
    page = sent(
        browser,
        city="Lyon",
        founded="an 2000",
        valid_until="demain",
        keywords="a; b",
        domains=["sante", "numerique"],
        offers_fr="un\n  deux",
    )
    assert browser.status == 422
    summary = page.one(id="faults")
    targets = [one["href"].removeprefix("#") for one in summary.all("a")]
    assert set(targets) == {"name", "kind", "territory", "founded", "valid_until"}
    for target in targets:
        field = page.one(id=target)
        assert field["aria-invalid"] == "true"
        assert page.one(id=f"{target}-fault").text in summary.text
        assert f"{target}-fault" in field["aria-describedby"].split()
    assert any(one.text.startswith(missing) for one in summary.all("a"))
    assert page.one("label", for_="name").text == name
    assert page.one("input", name="founded")["value"] == "an 2000"
    assert page.one("textarea", name="offers_fr").children == ["un\n  deux"]
    ticked = {one["value"] for one in page.all("input") if "checked" in one.attributes}
    assert ticked == {"sante", "numerique"}
    assert "open" in page.with_class("filters")[0].attributes


def test_a_text_is_asked_for_and_one_too_long_refused(browser):
    browser.open("/add")
    page = sent(browser, name="A", kind="company", territory="rennes")
    assert [one["href"] for one in page.one(id="faults").all("a")] == ["#summary_fr"]
    page = sent(browser, summary_fr="é" * 20_001)
    (fault,) = page.one(id="faults").all("a")
    assert fault["href"] == "#summary_fr"
    assert "a 20 001 caractères" in fault.text
    assert page.one("textarea", name="summary_fr").text == "é" * 20_001


def test_what_looks_like_a_known_profile_is_asked_about(browser, matcher):
    known = matcher.by_id("rnn-glimps")
    browser.open("/add")
    page = sent(
        browser, name="GLIMPS SAS", kind="company", city=known.city, summary_fr="Une PME de Rennes"
    )
    assert browser.status == 409
    assert page.with_class("notice")[0].one("a")["href"] == "/profiles/rnn-glimps"
    assert page.one("input", name="name")["value"] == "GLIMPS SAS"
    assert page.one("input", name="sure")["type"] == "checkbox"


def test_markup_is_text(browser):
    browser.open("/add")
    given = '"><script>alert(1)</script>'
    page = sent(browser, name=given, source=given, summary_fr=f"</textarea>{given}")
    assert page.one("input", name="name")["value"] == given
    assert page.one("textarea", name="summary_fr").text == f"</textarea>{given}"
    assert all(script["src"].startswith("/static/") for script in page.all("script"))


def test_without_a_seal_nothing_is_written(browser, desk):
    for path in (
        "/add",
        "/pending",
        "/profiles/qba-norlab/edit",
        "/profiles/qba-norlab/remove",
        f"/upload/{'x' * 32}/index",
        f"/upload/{'x' * 32}/drop",
        f"/upload/{'x' * 32}/rows/3",
    ):
        answer = browser.client.post(path, data={"name": "A", "csrf": "0" * 64})
        assert answer.status_code == 403, path
    assert desk.catalogue.worker.work is None


def test_every_profile_of_the_sample_stays_the_same_through_the_form(matcher):
    """Opened and saved untouched, in either language."""
    territories = matcher.territories
    for profile in matcher.profiles[::7]:
        for language in ("fr", "en"):
            cells = Typed.of(profile).cells(profile.id, profile, language)
            reading = read_cells(cells, territories)
            assert reading.faults == ()
            assert reading.profile == profile

"""The form of a profile: faults at their fields, in the language of the page; nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.engine.catalogue.entering import read_cells
from matching.language import say
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


def test_every_profile_of_the_sample_stays_the_same_through_the_form(matcher):
    """Opened and saved untouched, in either language."""
    territories = matcher.territories
    for profile in matcher.profiles[::7]:
        for language in ("fr", "en"):
            cells = Typed.of(profile).cells(profile.id, profile, language)
            reading = read_cells(cells, territories)
            assert reading.faults == ()
            assert reading.profile == profile


TYPED = st.fixed_dictionaries(
    {
        "name": st.text(min_size=1, max_size=20),
        "kind": st.sampled_from(["company", "PME", "PME", "x"]),
        "territory": st.sampled_from(["rennes", "quebec", "Québec", "x"]),
        "summary_fr": st.text(min_size=3, max_size=30),
    },
    optional={
        name: st.lists(st.sampled_from(["sante", "economic", "inclusion"]), max_size=2)
        if name in ("axes", "domains", "commitments")
        else st.text(max_size=30)
        for name in Typed.model_fields
        if name not in ("name", "kind", "territory", "summary_fr", "sure", "version")
    },
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=TYPED)
def test_whatever_is_typed_is_a_profile_or_told_what_is_wrong(matcher, typed):
    form = Typed(**typed)
    reading = read_cells(form.cells("own-a", None, "fr"), matcher.territories)
    assert (reading.profile is None) == bool(reading.faults)
    for fault in reading.faults:
        assert fault.field in Typed.model_fields or fault.field == "summary"
        assert say(fault.key, "fr", **fault.values)
    if reading.profile is not None:
        again = Typed.of(reading.profile).cells("own-a", reading.profile, "en")
        assert read_cells(again, matcher.territories).profile == reading.profile

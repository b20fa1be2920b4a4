"""Every failure is a page with a sentence and a number, in the language asked for."""

from __future__ import annotations

import logging
import re

import pytest
from starlette.testclient import TestClient
from web_browser import read

from matching.web import asked

pytestmark = pytest.mark.encoder

NUMBER = re.compile(r"[0-9a-f]{8}")


@pytest.mark.parametrize(
    ("method", "address", "status", "words"),
    [
        ("GET", "/nowhere", 404, ("n'existe pas", "does not exist")),
        ("DELETE", "/", 405, ("pas de cette façon", "not asked for in this way")),
        ("GET", f"/?profile={'x' * 20_000}", 414, ("trop longue", "too long")),
        ("GET", "/suggestions?top=0", 422, ("top", "top")),
        ("GET", "/suggestions?top=x&profile=a", 422, ("top", "top")),
        ("GET", f"/suggestions?text={'x' * 2001}", 422, ("text", "text")),
        ("GET", "/?by=somehow", 422, ("by", "by")),
        (
            "GET",
            "/compare?profile=qba-norlab&partner=nobody&partner=none",
            404,
            ("introuvable", "found"),
        ),
        ("GET", "/compare?profile=qba-norlab&partner=rnn-ba-systemes", 422, ("cocher deux", "two")),
        (
            "GET",
            "/compare?profile=qba-norlab&partner=qba-crdm&partner=rna-irisa",
            422,
            ("du même", "of one territory"),
        ),
        ("GET", "/suggestions.csv?profile=nobody-at-all", 404, ("introuvable", "found")),
        ("POST", "/login", 403, ("plus valable", "no longer valid")),
        ("GET", "/follow-up?status=married", 422, ("status", "status")),
    ],
)
def test_failures_are_pages(client, method, address, status, words):
    for language, said in zip(("fr", "en"), words, strict=True):
        glue = "&" if "?" in address else "?"
        answer = client.request(method, f"{address}{glue}lang={language}")
        assert answer.status_code == status
        page = read(answer.text)
        assert page.one("html")["lang"] == language
        main = page.one("main")
        assert str(status) in main.one("h1").text
        assert said in main.text
        assert NUMBER.search(main.with_class("quiet")[0].text)


def test_a_script_gets_the_sentence_alone_and_where_to_put_it(client):
    answer = client.get("/nowhere", headers={"hx-request": "true"})
    assert answer.status_code == 404
    assert answer.headers["hx-retarget"] == "#notices"
    assert answer.headers["hx-reselect"] == ".notice"
    assert "<html" not in answer.text
    assert "n&#39;existe pas" in answer.text


def test_a_script_is_sent_to_the_form_that_has_faults(client):
    address = "/suggestions?profile=qba-norlab&domain=alchemy"
    answer = client.get(address, headers={"hx-request": "true"})
    assert answer.headers["hx-redirect"] == address


def test_what_nobody_foresaw_is_logged_under_the_number_of_its_page(app_of, monkeypatch, caplog):
    def broken(self):
        raise ZeroDivisionError("the inner secret")

    monkeypatch.setattr(asked.Asked, "shape", property(broken))
    client = TestClient(app_of(), base_url="http://127.0.0.1")
    with caplog.at_level(logging.ERROR):
        answer = client.get("/suggestions?profile=qba-norlab&lang=en")
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "secret" not in answer.text
    number = NUMBER.search(read(answer.text).one("main").with_class("quiet")[0].text)[0]
    (record,) = [one for one in caplog.records if number in one.getMessage()]
    assert record.exc_info[0] is ZeroDivisionError
    assert "qba-norlab" not in record.getMessage()


def test_a_form_that_cannot_be_answered_comes_back_filled_in_with_its_faults(browser):
    page = browser.open("/?by=profile&lang=fr")
    form = page.one("form", action="/suggestions")
    page = browser.submit(form, name="Ateliers Dupont", own_city="Bruz")
    assert browser.status == 422
    summary = page.one(id="faults")
    targets = [link["href"].removeprefix("#") for link in summary.all("a")]
    assert targets == ["territory", "offers", "own_kind"]
    for target in targets:
        field = page.one(id=target)
        assert field["aria-invalid"] == "true"
        described = field["aria-describedby"].split()
        assert f"{target}-fault" in described
        assert page.one(id=f"{target}-fault").text
    assert page.one(id="name")["value"] == "Ateliers Dupont"
    assert page.one(id="own_city")["value"] == "Bruz"

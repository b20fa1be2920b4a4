"""Whatever an address or a form says, the answer is a page of the desk and never a failure."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from web_browser import read

from matching.engine.desk import Desk
from matching.feedback.store import FeedbackStore
from matching.web.app import create_app
from matching.web.settings import WebSettings

pytestmark = pytest.mark.encoder

NAMES = (
    *("profile", "territory", "text", "name", "own_kind", "own_city", "offers", "seeks", "axis"),
    *(
        "topic",
        "domain",
        "kind",
        "city",
        "decided",
        "top",
        "partner",
        "noted",
        "by",
        "q",
        "status",
        "lang",
    ),
)
KNOWN = ("qba-norlab", "rennes", "company", "Un laboratoire", "cybersecurite", "1", "Rennes", "met")
VALUES = st.one_of(st.sampled_from(KNOWN), st.text(max_size=40), st.integers().map(str))
PATHS = (
    *("/", "/suggestions", "/search", "/compare", "/dossier", "/follow-up", "/suggestions.csv"),
    *("/explore", "/mission"),
    *("/profiles", "/add", "/upload", "/work/1"),
)


@pytest.fixture(scope="module")
def alone(latest, tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "feedback.sqlite"
    with FeedbackStore.open(path, latest.matcher().territories) as store:
        app = create_app(Desk(latest, store), WebSettings())
        yield TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


ASKED = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=6)


def check_addresses(alone, path, asked):
    query = [(name, value.encode("utf-8", "replace").decode()) for name, value in asked]
    answer = alone.get(path, params=query)
    assert answer.status_code < 500, answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    if answer.headers.get("content-type", "").startswith("text/html"):
        read(answer.text)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=st.sampled_from(PATHS), asked=ASKED)
def test_no_address_makes_it_fail(alone, path, asked):
    check_addresses(alone, path, asked)


@pytest.mark.prove
@settings(
    max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=st.sampled_from(PATHS), asked=ASKED)
def test_no_address_makes_it_fail_at_length(alone, path, asked):
    check_addresses(alone, path, asked)


FORM = st.lists(
    st.tuples(st.sampled_from(("partner", "status", "reason", "note", "author", "rank")), VALUES),
    max_size=7,
)


@settings(max_examples=40, deadline=None)
@given(form=FORM)
def test_no_form_makes_it_fail(alone, form):
    page = alone.get("/suggestions?profile=qba-norlab&top=1&decided=1").text
    seal = page.partition('name="csrf" value="')[2][:64]
    data = {
        "csrf": seal,
        **{name: value.encode("utf-8", "replace").decode() for name, value in form},
    }
    answer = alone.post("/decisions?profile=qba-norlab", data=data)
    assert answer.status_code in (303, 404, 422), answer.text
    answer = alone.post("/decisions/1/undo", data=data)
    assert answer.status_code in (303, 422), answer.text

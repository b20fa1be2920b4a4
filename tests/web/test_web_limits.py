"""How much a request may hold; the layer alone, around an application that counts."""

from __future__ import annotations

import asyncio

import pytest
from starlette.testclient import TestClient

from matching.web.limits import FORM, Limits, Most

pytestmark = pytest.mark.encoder

SMALL = Most(address=100, body=50, fields=4, seconds=0.2)
HEADERS = {"content-type": FORM}


@pytest.fixture
def limited(app_of):
    return TestClient(app_of(SMALL), base_url="http://127.0.0.1", follow_redirects=False)


def test_what_fits_passes(limited):
    assert limited.get("/?by=need").status_code == 200
    # Read whole, and refused for its seal alone.
    assert limited.post("/login", content="a=1&b=2&c=3&d=4", headers=HEADERS).status_code == 403
    assert limited.post("/login", content=b"a=" + b"x" * 48, headers=HEADERS).status_code == 403


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"a=" + b"x" * 49, HEADERS, 413),
        (iter([b"a=", b"x" * 49]), HEADERS, 413),
        (b"a=1&b=2&c=3&d=4&e=5", HEADERS, 400),
        (b"{}", {"content-type": "application/json"}, 415),
        (b"x", {"content-type": "multipart/form-data; boundary=x"}, 415),
        (b"a=1", {}, 415),
        (iter([b"a=1"]), {}, 415),
        (b"", HEADERS, 403),
    ],
)
def test_forms_that_do_not_fit(limited, content, headers, status):
    answer = limited.post("/login", content=content, headers=headers)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_addresses_that_do_not_fit(limited):
    assert limited.get("/?profile=" + "x" * 100).status_code == 414
    assert limited.get("/?a=1&b=2&c=3&d=4&e=5").status_code == 400


def test_a_length_that_is_announced_is_refused_before_it_is_read(app_of):
    """The body never comes: the answer does not wait for it."""
    app = app_of(SMALL)
    sent = []

    async def receive():
        raise AssertionError("read although too long")

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "app": app,
        "method": "POST",
        "path": "/login",
        "query_string": b"",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "headers": [(b"content-length", b"51"), (b"content-type", FORM.encode())],
        "state": {},
    }
    asyncio.run(Limits(app, SMALL)(scope, receive, send))
    assert sent[0]["status"] == 413


def test_a_form_that_does_not_arrive_is_given_up(app_of):
    app = app_of(SMALL)
    sent = []

    async def receive():
        await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "app": app,
        "method": "POST",
        "path": "/login",
        "query_string": b"",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "headers": [(b"content-type", FORM.encode())],
        "state": {},
    }
    asyncio.run(Limits(app, SMALL)(scope, receive, send))
    assert sent[0]["status"] == 408

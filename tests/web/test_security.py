"""Who may ask, by which name, and with which headers; nothing here needs more than HTTP."""

from __future__ import annotations

import logging
import re

import pytest
from starlette.testclient import TestClient

from matching.web import csrf
from matching.web.app import create_app
from matching.web.rendering import template
from matching.web.security import CONTENT_SECURITY_POLICY, KEY_COOKIE, host_name, key_for
from matching.web.settings import WebSettings

pytestmark = pytest.mark.encoder

TOKEN = "a token that nobody guesses"  # noqa: S105 - of the tests
PAGES = ("/", "/suggestions?profile=rnc-lumiron", "/follow-up", "/nowhere", "/static/css/desk.css")


def client_of(app, base="http://127.0.0.1"):
    return TestClient(app, base_url=base, follow_redirects=False)


def seal_in(text: str) -> str:
    return re.search(r'name="csrf" value="([0-9a-f]{64})"', text)[1]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in headers
    assert "x-powered-by" not in headers


def test_the_policy_lets_no_inline_script_or_style_through():
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }


def test_what_is_about_people_is_not_kept_and_styles_are(client):
    assert client.get("/suggestions?profile=qba-norlab").headers["cache-control"] == "no-store"
    assert client.get("/follow-up.csv").headers["cache-control"] == "no-store"
    assert client.get("/suggestions.xlsx?profile=qba-norlab").headers["cache-control"] == "no-store"
    address = re.search(r'href="(/static/css/desk[^"]+)"', client.get("/").text)[1]
    assert client.get(address).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get(address.partition("?")[0]).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8765", "localhost"),
        ("LOCALHOST", "localhost"),
        ("[::1]:80", "::1"),
        ("127.0.0.1", "127.0.0.1"),
        ("evil.example:8765", "evil.example"),
        ("localhost@evil.example", "evil.example"),
        ("[::1", ""),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header(header, name):
    assert host_name(header) == name


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost", 200),
        ("[::1]:9", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("192.168.1.7", 400),
        ("", 400),
    ],
)
def test_only_its_own_names_are_answered(client, host, status):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == status
    if status == 400:
        assert "desk_session" not in answer.request.headers.get("cookie", "")
        assert "combobox" not in answer.text.partition("<main")[2]


def test_on_the_network_bare_addresses_and_given_names_are_answered(app_of):
    app = app_of(hosts=("localhost", "desk.example"), addresses=True, token=TOKEN)
    for host, status in (
        ("192.168.1.7:8765", 303),
        ("desk.example", 303),
        ("other.example", 400),
        ("127.0.0.1", 303),
    ):
        assert client_of(app).get("/", headers={"host": host}).status_code == status, host


def test_without_the_token_nothing_but_the_login_page_and_styles(app_of):
    client = client_of(app_of(token=TOKEN))
    for path in ("/", "/follow-up", "/suggestions?profile=qba-norlab", "/openapi.json", "/nowhere"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login"), path
    assert client.get("/static/css/desk.css").status_code == 200
    assert client.get("/search?profile=norlab", headers={"hx-request": "true"}).status_code == 401
    assert client.post("/decisions?profile=qba-norlab", data={"partner": "x"}).status_code == 401
    assert client.put("/").status_code == 401


def test_the_token_opens_and_its_cookie_is_closed_to_scripts(app_of):
    client = client_of(app_of(token=TOKEN))
    seal = seal_in(client.get("/login").text)
    wrong = client.post("/login", data={"csrf": seal, "token": TOKEN + "x"})
    assert wrong.status_code == 401
    assert "desk_key" not in client.cookies
    assert "Ce jeton n&#39;est pas le bon" in wrong.text
    right = client.post("/login", data={"csrf": seal, "token": f" {TOKEN} "})
    assert (right.status_code, right.headers["location"]) == (303, "/")
    cookie = right.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert client.get("/follow-up").status_code == 200
    assert client.get("/login").headers["location"] == "/"


def test_a_key_made_up_or_of_another_start_opens_nothing(app_of, desk):
    client = client_of(app_of(token=TOKEN))
    for key in ("", "x", key_for(TOKEN, b"another secret"), key_for("another token", b"x")):
        assert client.get("/", headers={"cookie": f"{KEY_COOKIE}={key}"}).status_code == 303
    other = create_app(desk, WebSettings(secret=b"x", token=TOKEN))
    key = key_for(TOKEN, b"x")
    answer = client_of(other).get("/", headers={"cookie": f"{KEY_COOKIE}={key}"})
    assert answer.status_code == 200


def test_the_token_may_be_compared_with_anything_typed(app_of):
    client = client_of(app_of(token=TOKEN))
    seal = seal_in(client.get("/login").text)
    for typed in ("", "é" * 50, "\u0000", TOKEN[:-1]):
        assert client.post("/login", data={"csrf": seal, "token": typed}).status_code == 401


def test_the_description_is_for_those_with_the_token(app_of):
    assert client_of(app_of()).get("/openapi.json").status_code == 404
    client = client_of(app_of(token=TOKEN))
    seal = seal_in(client.get("/login").text)
    client.post("/login", data={"csrf": seal, "token": TOKEN})
    described = client.get("/openapi.json").json()
    assert {"/", "/suggestions", "/decisions", "/follow-up"} <= set(described["paths"])
    asked = {
        one["name"]: one["schema"]
        for one in described["paths"]["/suggestions"]["get"]["parameters"]
    }
    assert asked["top"]["maximum"] == 50
    assert asked["text"]["maxLength"] == 2000
    for path in ("/docs", "/redoc"):
        assert client.get(path).status_code == 404


def test_cookies_are_for_this_site_alone_and_for_https_where_there_is_one(client, app_of):
    cookie = client.get("/").headers["set-cookie"]
    assert re.fullmatch(r"desk_session=[\w-]{24}; HttpOnly; Path=/; SameSite=strict", cookie)
    secure = client_of(app_of(), "https://localhost").get("/").headers["set-cookie"]
    assert "Secure" in secure


def test_every_write_needs_a_sealed_form(client, app_of):
    app = app_of()
    writes = [
        (method, path)
        for path, described in app.openapi()["paths"].items()
        for method in described
        if method.upper() not in csrf.SAFE_METHODS
    ]
    assert sorted(path for _, path in writes) == [
        "/add",
        "/decisions",
        "/decisions/{number}/undo",
        "/login",
        "/mission",
        "/mission/sample",
        "/mission/{key}/forget",
        "/pending",
        "/profiles/{name}/edit",
        "/profiles/{name}/remove",
        "/upload",
        "/upload/{key}/drop",
        "/upload/{key}/index",
        "/upload/{key}/rows/{line}",
    ]
    places = {"number": 1, "name": "qba-norlab", "key": "k" * 32, "line": 2}
    file = {"file": ("a.csv", b"id;nom")}
    data = {"partner": "rnn-ba-systemes", "status": "met", "token": "x", "back": "follow_up"}
    for method, path in writes:
        address = path.format(**places) + "?profile=qba-norlab"
        files = file if path == "/upload" else None
        for seal in (None, "", "0" * 64, csrf.seal("another session", b"a secret of the tests")):
            sent = data if seal is None else {**data, "csrf": seal}
            answer = client.request(method, address, data=sent, files=files)
            assert answer.status_code == 403, (path, seal)


def test_a_form_from_another_site_is_refused_even_sealed(client, desk):
    seal = seal_in(client.get("/suggestions?profile=qba-norlab").text)
    data = {"csrf": seal, "partner": "rnn-ba-systemes", "status": "met"}
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        answer = client.post("/decisions?profile=qba-norlab", data=data, headers=headers)
        assert answer.status_code == 403, headers
    assert desk.store.current() == ()
    here = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    client.post("/decisions?profile=qba-norlab", data=data, headers=here)
    assert [state.status for state in desk.store.current()] == ["met"]


def test_no_address_leads_to_a_file_of_the_disk(client):
    for path in (
        "/static/../settings.py",
        "/static/..%2f..%2fsettings.py",
        "/static//etc/passwd",
        "/static/%2e%2e/app.py",
        "/static/vendor",
        "/static/",
    ):
        assert client.get(path).status_code == 404, path


def test_texts_of_profiles_and_of_people_are_never_markup(client, desk):
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    answer = client.get("/suggestions", params={"profile": hostile})
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    need = {"territory": "rennes", "text": f"{hostile} cherche un laboratoire"}
    answer = client.get("/suggestions", params=need)
    assert answer.status_code == 200
    assert "<img" not in answer.text
    seal = seal_in(client.get("/suggestions?profile=qba-norlab").text)
    data = {"csrf": seal, "partner": "rnn-ba-systemes", "status": "accepted", "note": hostile}
    client.post("/decisions?profile=qba-norlab", data={**data, "author": hostile[:70]})
    page = client.get("/follow-up").text
    assert "&lt;script&gt;" in page
    assert "<img" not in page


def test_links_of_profiles_lead_to_the_web_only(client, latest):
    macros = template("macros/suggestion.html.jinja")
    made = macros.make_module({"say": lambda key, **_: key, "labels": None})
    assert made.link("javascript:alert(1)", "source").strip() == "source"
    assert made.link("data:text/html,x", "source").strip() == "source"
    good = made.link("https://example.org/a?b=1&c=2", "source")
    assert 'href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer"' in good


def test_nothing_measures_requests_for_others(app_of, monkeypatch):
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    app = app_of()
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/").status_code == 200
    assert not app._native_telemetry.enabled()


def test_a_secret_is_not_shown_with_the_settings():
    assert "secret" not in repr(WebSettings(secret=b"secret"))


def test_what_people_ask_is_not_logged(client, caplog):
    with caplog.at_level(logging.DEBUG, logger="matching"):
        client.get(
            "/suggestions", params={"territory": "nowhere", "text": "Un besoin confidentiel"}
        )
        client.get("/suggestions", params={"profile": "Un nom confidentiel"})
        client.get("/nowhere", params={"text": "confidentiel"})
    assert "confidentiel" not in caplog.text

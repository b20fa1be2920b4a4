"""Every door that /openapi.json describes stands whatever is pushed through it."""

from __future__ import annotations

from collections import Counter
from contextlib import closing

import pytest
import schemathesis
from httpx2 import codes
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error

from matching.engine.desk import Desk
from matching.feedback.store import FeedbackStore
from matching.web import csrf
from matching.web.app import create_app
from matching.web.security import DESCRIPTION, KEY_COOKIE, key_for
from matching.web.settings import LOOPBACK, WebSettings

pytestmark = pytest.mark.encoder

TOKEN = "what only these tests know"  # noqa: S105
SECRET = b"a secret of the tests"
SESSION = "a-session-of-the-tests"
COOKIES = {KEY_COOKIE: key_for(TOKEN, SECRET), csrf.SESSION_COOKIE: SESSION}
DOORS = {
    ("GET", "/"),
    ("GET", "/compare"),
    ("POST", "/decisions"),
    ("POST", "/decisions/{number}/undo"),
    ("GET", "/dossier"),
    ("GET", "/follow-up"),
    ("GET", "/login"),
    ("POST", "/login"),
    ("GET", "/search"),
    ("GET", "/suggestions"),
    ("GET", "/suggestions.csv"),
}
"""Some that must be described, whatever others there are."""
KNOWN = (
    {},
    {"profile": "qba-norlab", "partner": ["rnn-ba-systemes", "rnn-keolis-rennes"]},
    {"territory": "rennes", "text": "PME, cherche un laboratoire", "partner": ["qba-norlab"]},
)
"""What a person would say; it stands in the place of what was made up."""
CHOSEN = ("axis", "domain", "kind", "city")


@pytest.fixture(scope="module")
def described(own_latest, tmp_path_factory):
    """The doors of a desk behind a token, whose profiles and decisions may change."""
    path = tmp_path_factory.mktemp("doors") / "feedback.sqlite"
    store = FeedbackStore.open(path, own_latest.matcher().territories)
    with closing(Desk(own_latest, store)) as desk:
        hosts = (*LOOPBACK, "testserver")
        app = create_app(desk, WebSettings(token=TOKEN, secret=SECRET, hosts=hosts))
        cookie = "; ".join(f"{name}={value}" for name, value in COOKIES.items())
        yield schemathesis.openapi.from_asgi(DESCRIPTION, app, headers={"Cookie": cookie})


def usual(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def push(case, known: dict, statuses: Counter) -> None:
    """Send what was made up, ``known`` in its place, with a seal where a form needs one."""
    if known:
        kept = {name: value for name, value in case.query.items() if name not in CHOSEN}
        case.query = {name: value for name, value in kept.items() if name != "profile"} | known
    form = isinstance(case.body, dict)
    if form:
        case.body[csrf.FIELD] = csrf.seal(SESSION, SECRET)
        case.body |= {"partner": known["partner"][0]} if known else {}
    response = case.call(cookies=COOKIES)
    case.validate_response(response, checks=[not_a_server_error])
    assert "content-security-policy" in response.headers
    assert not (form and response.status_code == codes.FORBIDDEN)
    statuses[case.method, case.path, response.status_code] += 1


@pytest.mark.parametrize("examples", [12, pytest.param(400, marks=pytest.mark.prove)])
def test_no_door_fails(described, examples):
    statuses = Counter()
    for one in described.get_all_operations():
        door = one.ok()
        pushed = given(door.as_strategy(), st.sampled_from(KNOWN), st.just(statuses))(push)
        usual(examples)(pushed)()
    assert {(method, path) for method, path, _ in statuses} >= DOORS
    # They were opened too, not only found shut.
    for path in ("/suggestions", "/suggestions.csv", "/dossier", "/compare"):
        assert statuses["GET", path, codes.OK] > 0, statuses
    assert statuses["POST", "/decisions", codes.OK] > 0, statuses  # once led back to the answer

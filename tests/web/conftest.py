"""The desk on the indexed sample, each test with decisions of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient
from web_browser import Browser

from matching.engine.desk import Desk
from matching.engine.latest import Latest
from matching.feedback.store import FeedbackStore
from matching.web.app import create_app
from matching.web.settings import WebSettings

ASKER = "qba-norlab"
SECRET = b"a secret of the tests"
HERE = "http://127.0.0.1"


class Clock:
    """A minute passes between one reading and the next."""

    def __init__(self):
        self.now = datetime(2026, 5, 11, 9, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture(scope="session")
def latest(matcher):
    return Latest(matcher)


@pytest.fixture
def desk(latest, tmp_path):
    territories = latest.matcher().territories
    with FeedbackStore.open(tmp_path / "feedback.sqlite", territories) as store:
        yield Desk(latest, store, Clock())


@pytest.fixture
def app_of(desk):
    """Makes the application with settings of one's own."""
    return lambda most=None, **given: create_app(desk, WebSettings(secret=SECRET, **given), most)


@pytest.fixture
def client(app_of):
    return TestClient(app_of(), base_url=HERE)


@pytest.fixture
def browser(client):
    return Browser(client)

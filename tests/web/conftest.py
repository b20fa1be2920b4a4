"""The desk on the indexed sample, each test with decisions of its own."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient
from web_browser import Browser

from matching.config import load_settings
from matching.engine.building import build_index
from matching.engine.desk import Desk
from matching.engine.latest import Latest
from matching.engine.matcher import Matcher
from matching.feedback.store import FeedbackStore
from matching.profiles.writing import write_profiles
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


@pytest.fixture(scope="module")
def own_home(sample_home, tmp_path_factory):
    """A home whose index may change: that of the sample copied, with the same encoder."""
    home = tmp_path_factory.mktemp("own")
    for name in ("encoders", "compiled"):
        (home / name).symlink_to(sample_home / name)
    shutil.copytree(sample_home / "workspace", home / "workspace")
    return home


@pytest.fixture(scope="module")
def own_latest(own_home):
    return Latest.open(load_settings(home=own_home))


@pytest.fixture
def own_desk(own_latest, tmp_path):
    """A desk whose profiles may change; they stay as they are from test to test of a module."""
    territories = own_latest.matcher().territories
    with FeedbackStore.open(tmp_path / "feedback.sqlite", territories) as store:
        desk = Desk(own_latest, store, Clock())
        yield desk
        desk.catalogue.close()


@pytest.fixture
def own_browser(own_desk):
    app = create_app(own_desk, WebSettings(secret=SECRET))
    return Browser(TestClient(app, base_url=HERE))


@pytest.fixture
def toy_file(tmp_path, profiles):
    path = tmp_path / "profiles.jsonl"
    write_profiles(profiles, path)
    return path


@pytest.fixture
def toy_desk(toy_settings, toy_encoder, toy_file):
    """A desk on invented territories, whose index takes a moment to build."""
    build_index([toy_file], toy_settings, encoder=toy_encoder)
    latest = Latest(Matcher.open(settings=toy_settings, encoder=toy_encoder))
    with FeedbackStore.open(toy_settings.feedback_file, latest.matcher().territories) as store:
        desk = Desk(latest, store, Clock())
        yield desk
        desk.catalogue.close()


@pytest.fixture
def toy_browser(toy_desk):
    app = create_app(toy_desk, WebSettings(secret=SECRET))
    return Browser(TestClient(app, base_url=HERE))


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

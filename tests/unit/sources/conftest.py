from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from matching.config import Settings
from matching.engine.fetching import fetch_profiles
from matching.sources.asking import Pace
from matching.territories import Territories

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


class Clock:
    """Time that passes only by sleeping; ``slept`` holds every wait, in seconds."""

    def __init__(self):
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)

    def now(self):
        return NOW + timedelta(seconds=sum(self.slept))

    def elapsed(self):
        return sum(self.slept)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def territories():
    return Territories.load(Settings().territories)


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home")


@pytest.fixture
def fetch_from(settings, clock):
    """Fetch a source over the network, from a server on loopback."""

    def fetched(name, server, **more):
        options = {"portal": (server.url,), **more.pop("options", {})}
        pace = Pace(clock.now, clock.elapsed, clock.sleep, random.Random(7))  # noqa: S311
        return fetch_profiles(name, settings, options=options, pace=pace, **more)

    return fetched

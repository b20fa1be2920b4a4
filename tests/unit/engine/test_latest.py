"""A new generation is taken up while others ask, and a bad one is left aside."""

from __future__ import annotations

import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from matching.engine.latest import Latest
from matching.engine.one_at_a_time import OneAtATime
from matching.index.workspace import Workspace


@pytest.fixture
def latest(toy_matcher):
    return Latest(toy_matcher)


def test_the_generation_in_use_answers(latest, build, profiles, toy_settings):
    first = latest.matcher()
    assert latest.matcher() is first
    assert first.generation == Workspace(toy_settings.workspace_folder).in_use
    build(profiles[1:])
    second = latest.matcher()
    assert second is not first
    assert second.generation == Workspace(toy_settings.workspace_folder).in_use
    assert (first.holds("auville-00"), second.holds("auville-00")) == (True, False)
    assert second.encoder is first.encoder


def test_whoever_asks_while_it_changes_is_answered(latest, build, profiles):
    stop, answers = Event(), []
    first = latest.matcher().generation

    def ask():
        while not stop.is_set():
            matcher = latest.matcher()
            found = matcher.suggest("auville-01", floor=0)
            answers.append((matcher.generation, len(found.suggestions)))

    with ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(ask) for _ in range(2)]
        build(profiles[:-1])
        latest.matcher()
        stop.set()
        for one in asking:
            one.result()
    assert {count for _, count in answers} == {10}
    assert answers[0][0] == first
    assert latest.matcher().generation != first


def test_a_generation_that_cannot_be_opened_is_left_aside(
    latest, build, profiles, toy_settings, caplog
):
    first = latest.matcher()
    build(profiles[1:])
    workspace = Workspace(toy_settings.workspace_folder)
    folder = workspace.folder / "generations" / workspace.in_use
    shutil.rmtree(folder)
    with caplog.at_level(logging.WARNING):
        assert latest.matcher() is first
        assert latest.matcher() is first
    assert len([one for one in caplog.records if "is left aside" in one.getMessage()]) == 1
    build(profiles[2:])
    assert latest.matcher() is not first
    assert first.suggest("auville-01", floor=0).suggestions


def test_one_thread_at_a_time_encodes(toy_encoder):
    inside, most = [], []

    class Watched:
        model_id, dimension, precision = "toy@1", 64, "f32"

        def encode(self, texts, role, progress=None):
            inside.append(1)
            most.append(len(inside))
            vectors = toy_encoder.encode(texts, role, progress)
            inside.pop()
            return vectors

    encoder = OneAtATime(Watched())
    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda n: encoder.encode([f"text {n}"], "query")[0], range(50)))
    assert set(most) == {1}
    for number, row in enumerate(rows):
        assert (row == toy_encoder.encode([f"text {number}"], "query")[0]).all()
    assert (encoder.model_id, encoder.dimension, encoder.precision) == ("toy@1", 64, "f32")

"""A desk that is killed while people decide keeps every decision it acknowledged."""

from __future__ import annotations

import random
import signal
import sys
import time

import pytest
from web_served import PATIENCE, Crowd, Place

from matching.feedback.store import FeedbackStore

pytestmark = pytest.mark.encoder

SEED = 20_260_511
LONGEST_LIFE = 0.5
"""Seconds within which the process is killed once it has acknowledged a decision."""
ASKERS = ("qba-norlab", "rnn-ba-systemes")


@pytest.mark.parametrize(
    "kills", [3, pytest.param(50, marks=[pytest.mark.prove, pytest.mark.slow])]
)
def test_a_killed_desk_keeps_all_it_acknowledged(sample_home, matcher, tmp_path, kills):
    drawn = random.Random(SEED)  # noqa: S311 - moments, not secrets
    place = Place(tmp_path, sample_home, sample_home / "workspace")
    acknowledged: dict[int, str] = {}
    for kill in range(kills):
        with place.serve() as (process, address):
            crowd = Crowd(address)
            for asker in ASKERS:
                crowd.decide(asker, f"{kill} {asker}")
            assert crowd.first.wait(PATIENCE)
            time.sleep(drawn.random() * LONGEST_LIFE)
            process.kill()
            assert process.wait(PATIENCE) == -signal.SIGKILL
            crowd.leave()
            said = process.stdout.read()
        # Each was cut off in the middle of a decision, and nobody was refused one.
        assert [fault for fault in crowd.faults if "Error" not in fault] == [], said
        assert len(crowd.faults) == len(ASKERS)
        assert not set(crowd.acknowledged) & set(acknowledged)
        acknowledged |= crowd.acknowledged
        with FeedbackStore.open(place.feedback, matcher.territories, create=False) as store:
            kept = {one.id: one.note for one in store.decisions()}
            assert acknowledged.items() <= kept.items()
            # What was kept without a word of it is what was under way when it was killed.
            assert len(kept) - len(acknowledged) <= len(ASKERS) * (kill + 1)
            assert store.check() == ()
    sys.stdout.write(f"{kills} killed, {len(acknowledged)} acknowledged, none lost\n")

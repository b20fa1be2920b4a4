"""Many read, some decide and the index is built anew at once: nobody is refused, nothing lost."""

from __future__ import annotations

import math
import shutil
import sys
import time

import pytest
from web_served import PATIENCE, Crowd, Place, interrupted

from matching.cli.exit_codes import ExitCode
from matching.feedback.store import FeedbackStore

pytestmark = pytest.mark.encoder

READERS = 8
LONGEST = 0.5
"""Seconds within which nineteen answers in twenty must come, on two quiet cores."""
ADDED = """\
id,name,kind,territory,city,offers,keywords
{id},Atelier des marées,company,rennes,Rennes,Robots de terrain,robotique mobile
"""


def centile(values: list[float], share: float) -> float:
    return sorted(values)[math.ceil(share * len(values)) - 1]


def test_a_centile_is_the_least_value_that_so_many_do_not_exceed():
    values = [float(one) for one in range(20, 0, -1)]
    assert [centile(values, share) for share in (0.05, 0.5, 0.95, 1)] == [1, 10, 19, 20]


@pytest.mark.parametrize("seconds", [6, pytest.param(60, marks=[pytest.mark.prove])])
def test_eight_readers_two_writers_and_a_build(sample_home, matcher, tmp_path, seconds):
    shutil.copytree(sample_home / "workspace", tmp_path / "workspace")
    place = Place(tmp_path, sample_home, tmp_path / "workspace")
    profiles = [one.id for one in matcher.profiles]
    builds = 0
    with place.serve() as (process, address):
        crowd = Crowd(address)
        begun = time.monotonic()
        for reader in range(READERS):
            crowd.read(profiles, reader * len(profiles) // READERS)
        crowd.decide("qba-norlab", "first")
        crowd.decide("rnn-ba-systemes", "second")
        while builds == 0 or time.monotonic() - begun < seconds:
            new = tmp_path / f"new-{builds}.csv"
            new.write_text(ADDED.format(id=f"rnx-marees-{builds}"), encoding="utf-8")
            build = place.start("index", new, "--add")
            said, _ = build.communicate(timeout=PATIENCE)
            assert build.returncode == ExitCode.OK, said
            builds += 1
        took = time.monotonic() - begun
        crowd.leave()
        # Those who were added are asked for without starting the desk again.
        last = Crowd(address)
        last.read([f"rnx-marees-{builds - 1}"], 0)
        last.leave()
        assert interrupted(process) in (ExitCode.OK, ExitCode.INTERRUPTED)
    assert crowd.faults + last.faults == []
    with FeedbackStore.open(place.feedback, matcher.territories, create=False) as store:
        assert {one.id: one.note for one in store.decisions()} == crowd.acknowledged
        assert store.check() == ()
    told = [f"p{share}: {1000 * centile(crowd.took, share / 100):.0f} ms" for share in (50, 95, 99)]
    sys.stdout.write(
        f"{len(crowd.took)} answers and {len(crowd.acknowledged)} decisions in {took:.0f} s with "
        f"{builds} builds, {', '.join(told)}\n"
    )
    assert len(crowd.acknowledged) > 0
    if seconds >= 60:
        assert centile(crowd.took, 0.95) <= LONGEST

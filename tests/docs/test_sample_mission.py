"""The sample mission is read without a fault, and is what data/README.md says."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from matching.engine.lookup import Lookup
from matching.mission.input.reading import MissionInput, read_mission
from matching.profiles.model import Profile
from matching.territories import Territories

DATA = Path(__file__).parents[2] / "data"
SAMPLE = DATA / "missions" / "sample"
README = (DATA / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def mission() -> MissionInput:
    profiles = [
        Profile.model_validate_json(line)
        for path in sorted((DATA / "profiles").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    territories = Territories.load(DATA / "territories.toml")
    return read_mission(SAMPLE, territories, Lookup(profiles).find, today=date(2027, 1, 1))


def test_it_is_read_without_a_warning(mission: MissionInput) -> None:
    assert (len(mission.xs), len(mission.ys), mission.host) == (20, 25, "quebec")
    assert mission.warnings == ()
    assert mission.guests == frozenset()
    assert "20 organisations of Rennes" in README
    assert "25 of Québec" in README


def test_nobody_is_a_person(mission: MissionInput) -> None:
    assert {profile.legal_basis for profile in mission.profiles.values()} == {"organisation-facts"}
    assert "researcher" not in {profile.kind for profile in mission.profiles.values()}


def test_its_two_half_days_have_thirteen_slots(mission: MissionInput) -> None:
    assert [session.id for session in mission.sessions] == ["mardi-apres-midi", "mercredi-matin"]
    assert Counter(slot.session for slot in mission.slots) == {0: 7, 1: 6}
    assert [slot.run for slot in mission.slots] == [0] * 4 + [1] * 3 + [2] * 3 + [3] * 3
    assert str(mission.slots[0].start) == "2027-05-11 13:30:00-04:00"
    # Twelve tables on the first day; ten on the second, and the booth.
    assert [len(mission.slots[0].tables), len(mission.slots[-1].tables)] == [12, 11]


def test_every_sector_is_there_on_both_sides(mission: MissionInput) -> None:
    for side in (mission.xs, mission.ys):
        found = Counter(domain for party in side for domain in party.domains)
        for sector in ("numerique", "cybersecurite", "mobilite", "alimentation", "sante"):
            assert found[sector] >= 3, sector


def test_it_has_something_of_everything(mission: MissionInput) -> None:
    parties = {party.id: party for party in (*mission.xs, *mission.ys)}
    assert {name: sorted(one.unavailable) for name, one in parties.items() if one.unavailable} == {
        "rnn-olga": [0, 1],
        "qbc-coveo": [7, 8, 9, 10, 11, 12],
        "qbc-rtc": [4, 5, 6],
        "qbc-ville-de-quebec": [10, 11, 12],
    }
    assert {name for name, one in parties.items() if one.must} == {"rnn-biotrial"}
    assert {name for name, one in parties.items() if one.met} == {"rnn-valorial"}
    assert {name: one.table for name, one in parties.items() if one.table} == {
        "qbc-quebec-international": "12"
    }
    assert {name for name, one in parties.items() if one.language == "en"} == {
        "rnn-glimps",
        "qbc-coveo",
        "qbc-gosecure",
    }
    assert {(floor.domain, floor.at_least) for floor in mission.floors} == {
        ("sante", 3),
        ("mobilite", 3),
    }
    assert {one.minimum for one in parties.values()} == {0, 2, 3}
    assert {one.maximum for one in parties.values()} == {6, 7, 8}


def test_names_beside_the_ids_are_those_of_the_profiles(mission: MissionInput) -> None:
    with (SAMPLE / "delegates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["profil"]: row["nom"] for row in rows} == {
        name: profile.name for name, profile in mission.profiles.items()
    }

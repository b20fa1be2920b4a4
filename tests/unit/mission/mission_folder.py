"""A mission between the two invented territories, in a folder, for the tests of its input."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from toys import toy_profiles, write_toy_territories

from matching.engine.lookup import Lookup
from matching.mission.faults import MissionInputError
from matching.mission.input.reading import MissionInput, read_mission
from matching.territories import Territories

TODAY = date(2027, 1, 4)
SESSIONS = """
[[sessions]]
id = "matin"
label = "Mardi matin"
label_en = "Tuesday morning"
date = 2027-05-11
start = "09:00"
end = "10:30"

[[sessions]]
id = "soir"
label = "Mardi soir"
date = 2027-05-11
start = "17:00"
end = "18:00"
"""
MISSION = f"""
name = "Foire"

[meetings]
slot_minutes = 30

[tables]
count = 3
{SESSIONS}"""
"""Three slots in the morning (0-2), two in the evening (3 and 4), in Zurich."""
PAIR = "profil\nauville-00\nbourg-00\n"
FIND = Lookup(toy_profiles()).find


def write(folder: Path, mission: str = MISSION, **lists: str) -> Path:
    """Write the mission file and its lists (``delegates`` is a CSV), and return the folder."""
    folder.mkdir(exist_ok=True)
    (folder / "mission.toml").write_text(mission, encoding="utf-8")
    for name, text in (lists or {"delegates": PAIR}).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def territories(folder: Path) -> Territories:
    return Territories.load(write_toy_territories(folder / "territories.toml"))


def read(folder: Path, mission: str = MISSION, **lists: str) -> MissionInput:
    written = write(folder, mission, **lists)
    return read_mission(written, territories(folder), FIND, today=TODAY)


def faults(folder: Path, mission: str = MISSION, **lists: str) -> list[str]:
    """Return the French sentences of everything that is wrong."""
    with pytest.raises(MissionInputError) as refusal:
        read(folder, mission, **lists)
    found = refusal.value.faults
    assert refusal.value.text("fr") == "\n".join(one.text("fr") for one in found)
    assert all(one.text("en") for one in found)
    return [plain(one.text("fr")) for one in found]


def warnings(folder: Path, mission: str = MISSION, **lists: str) -> list[str]:
    return [plain(one.text("fr")) for one in read(folder, mission, **lists).warnings]


def plain(text: str) -> str:
    """Return ``text`` with ordinary spaces, as a person would type it."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")

"""A mission that was sent, from its two files to what a planner plans, or to all that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from matching.config import resource
from matching.errors import InputError
from matching.language import say
from matching.mission.faults import MissionInputError
from matching.mission.input.delegate_files import LIST_READERS, read_list_file
from matching.mission.input.mission_file import MISSION_FILE
from matching.web.uploads import Upload, check_rows, laid_down, told_of, without_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from matching.engine.mission.planner import MissionPlanner
    from matching.language import Language
    from matching.mission.faults import MissionFault
    from matching.mission.input.reading import MissionInput

LIST_ENDINGS: Final = tuple(LIST_READERS)
MISSION_ENDINGS: Final = (".toml",)
MOST_MISSION_BYTES: Final = 100_000
MOST_PARTIES: Final = 700
MOST_SLOTS: Final = 300
_LIST: Final = "delegates"
_SHOWN: Final = 200
"""Faults that are told at once."""


@dataclass(frozen=True)
class Wrong:
    """One thing to mend: where it is, and the sentence that says what it is."""

    place: str
    sentence: str


class UnusableMission(Exception):  # noqa: N818 - the fault is in the files
    """Files of a mission that cannot be used, with all that is wrong in them."""

    def __init__(self, wrongs: Iterable[Wrong]) -> None:
        found = tuple(wrongs)
        super().__init__(found)
        self.wrongs, self.more = found[:_SHOWN], max(0, len(found) - _SHOWN)


def read_sent(
    planner: MissionPlanner, mission: Upload, listed: Upload, language: Language
) -> MissionInput:
    """Return the mission of two files that were sent.

    Whatever files the mission file names stay unopened: the list is the one that was sent.

    Raises:
        UnusableMission: something in them cannot be.
    """
    name = f"{_LIST}{listed.suffix}"
    with laid_down({MISSION_FILE: mission.contents, name: listed.contents}) as folder:
        try:
            read = read_list_file(folder / name, listed.name)
            check_rows(listed.name, len(read.rows), MOST_PARTIES)
            given = planner.read(folder, today=_today(), lists=(read,))
        except MissionInputError as fault:
            raise UnusableMission(_wrong(one, folder, language) for one in fault.faults) from fault
        except InputError as fault:
            raise UnusableMission([Wrong("", told_of(fault, folder, language))]) from fault
    if len(given.slots) > MOST_SLOTS:
        said = say("web-mission-slots", language, count=len(given.slots), most=MOST_SLOTS)
        raise UnusableMission([Wrong(mission.name, said)])
    return given


def read_sample(planner: MissionPlanner, language: Language) -> MissionInput:
    """Return the sample mission of the project.

    Raises:
        UnusableMission: those who take part in it are not indexed.
    """
    folder = resource("data/missions/sample")
    try:
        return planner.read(folder, today=_today())
    except MissionInputError as fault:
        raise UnusableMission(_wrong(one, folder, language) for one in fault.faults) from fault


def _wrong(fault: MissionFault, folder: Path, language: Language) -> Wrong:
    place, sentence = fault.place(language), fault.sentence(language)
    return Wrong(without_folder(place, folder), without_folder(sentence, folder))


def _today() -> date:
    return datetime.now(UTC).astimezone().date()

"""The mission file (``mission.toml``): what it may hold, checked and frozen."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from matching.config import LinkRule
from matching.language import Language

Words = Annotated[str, Field(min_length=1, max_length=300)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Break(_Part):
    """A pause inside a session, for everybody."""

    start: time
    end: time


class SessionSettings(_Part):
    """A morning or an afternoon of meetings."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
    label: Words
    label_en: Words | None = None
    date: date
    start: time
    end: time
    tables: Annotated[int, Field(ge=0, le=1000)] | None = None
    """How many of the tables can be used then; all where it is not said."""
    breaks: tuple[Break, ...] = ()


class MeetingSettings(_Part):
    """What every party has unless its row in the list says otherwise."""

    slot_minutes: Annotated[int, Field(ge=15, le=30)] = 20
    change_minutes: Annotated[int, Field(ge=0, le=30)] = 0
    """Between two slots, to go from one table to the next."""
    at_least: Annotated[int, Field(ge=0)] = 0
    at_most: Annotated[int, Field(ge=1)] = 8
    in_a_row: Annotated[int, Field(ge=1)] | None = None
    total: Annotated[int, Field(ge=0)] | None = None
    fairness: Annotated[float, Field(ge=0, le=1)] = 0.0
    reserves: Annotated[int, Field(ge=0, le=20)] = 3
    """How many standby partners each party has."""
    lowest_score: Annotated[float, Field(ge=0, le=1)] | None = None
    """Nobody meets below it, but where they must; the floor of suggestions where it is not said."""
    known_links: LinkRule | None = None
    """What becomes of pairs that have worked together; as for suggestions where it is not said."""


class TableSettings(_Part):
    """The tables of the room: how many, or their names; ``count`` names them 1, 2, 3 and so on."""

    count: Annotated[int, Field(ge=0, le=1000)] | None = None
    names: tuple[Annotated[str, Field(min_length=1, max_length=40)], ...] = ()


class FloorSettings(_Part):
    """At least so many meetings in a domain, or on an axis."""

    at_least: Annotated[int, Field(ge=1)]
    domain: str | None = None
    axis: str | None = None


class OnlineHours(_Part):
    """When people take part from home: the hours of work, each side by its own clock."""

    start: time = time(9)
    end: time = time(18)


class MissionSettings(_Part):
    """Everything the mission file says."""

    name: Words
    name_en: Words | None = None
    place: Words | None = None
    host: str | None = None
    """The territory that receives; by default the second of the territories file."""
    time_zone: str | None = None
    """Of the sessions; by default that of the host."""
    online: bool = False
    issued: date | None = None
    """The date on the documents; by default the day of the first session."""
    delegates: tuple[str, ...] = ()
    """Files of parties, beside the mission file; by default those named ``delegates.*``."""
    meetings: MeetingSettings = MeetingSettings()
    tables: TableSettings = TableSettings()
    online_hours: OnlineHours = OnlineHours()
    sessions: Annotated[tuple[SessionSettings, ...], Field(min_length=1)]
    floors: tuple[FloorSettings, ...] = ()

    def title(self, language: Language) -> str:
        """Return the name of the mission in ``language``, or in French where it has no other."""
        return (self.name_en or self.name) if language == "en" else self.name

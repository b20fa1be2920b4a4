"""What a dossier says, in order and in one language: plain strings that any format can render.

Every text is translated, cleaned of what drives a terminal and typeset; a renderer adds no word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Style = Literal["prose", "list", "steps"]


@dataclass(frozen=True)
class Words:
    """Some text, which is a link where it has an address."""

    text: str
    address: str | None = None
    """An http or https address."""


@dataclass(frozen=True)
class Fact:
    """Something with its name: "City", "Paris"."""

    label: str
    value: Words


@dataclass(frozen=True)
class Part:
    """Paragraphs or the items of a list, under a heading."""

    heading: str
    style: Style
    items: tuple[Words, ...]


@dataclass(frozen=True)
class Section:
    """One partner: when and how well, then who it is, then what to say."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    """About the meeting."""
    remark: str | None
    """A caution about the facts."""
    profile: tuple[Fact, ...]
    parts: tuple[Part, ...]
    notes: str | None
    """The heading of the room for notes, None where there is none."""


@dataclass(frozen=True)
class AgendaRow:
    """One meeting in the table of the agenda."""

    cells: tuple[str, ...]
    """One per column."""
    anchor: str
    """Of the section that tells more."""


@dataclass(frozen=True)
class AgendaSession:
    """The meetings of one session."""

    heading: str
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True)
class Agenda:
    """The meetings of a party at a glance."""

    heading: str
    columns: tuple[str, ...]
    partner: int
    """The place of the column that names the partner."""
    sessions: tuple[AgendaSession, ...]


@dataclass(frozen=True)
class Reserves:
    """Standby partners, best first."""

    heading: str
    said: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Dossier:
    """Everything one party takes with it."""

    language: str
    """A language and, in French, a country: fr-CA, en."""
    kind: str
    """What the document is."""
    party: str
    mission: str
    issued: date
    facts: tuple[Fact, ...]
    few: Part | None
    """Why there are few meetings or none."""
    agenda: Agenda | None
    """None where there is no meeting."""
    meetings_heading: str
    meetings: tuple[Section, ...]
    reserves: Reserves | None
    """None where there is no standby partner."""
    legend: Part

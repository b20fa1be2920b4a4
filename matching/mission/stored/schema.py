"""The members of ``plan.json``: what each may be, and whether they agree with one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field

from matching.language import Language, has_message
from matching.mission.book import LeftOut
from matching.mission.ledger import Ledger
from matching.mission.model import Floor, Meeting, Pair, Party, Session, Slot
from matching.mission.plan import Quality
from matching.mission.settings import MissionSettings
from matching.profiles.model import Profile

Share = Annotated[float, Field(ge=0, le=1)]
Rows = tuple[tuple[Share | None, ...], ...]


class Document(BaseModel):
    """The members of the document, without those that are for readers alone."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    language: Language
    time_zone: str
    settings: MissionSettings
    host: str | None
    fairness: Share
    lowest_score: Share
    in_a_row: Annotated[int, Field(ge=1)] | None
    total: Annotated[int, Field(ge=0)] | None
    sessions: tuple[Session, ...]
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    floors: tuple[Floor, ...]
    xs: tuple[Party, ...]
    ys: tuple[Party, ...]
    accepted: frozenset[Pair]
    pinned: tuple[Meeting, ...]
    linked: frozenset[Pair] = frozenset()
    boost: Annotated[float, Field(ge=0)] = 0.0
    scores: Rows
    fit_for_x: Rows
    fit_for_y: Rows
    meetings: tuple[Meeting, ...]
    reserves: dict[str, tuple[str, ...]]
    quality: Quality
    ledger: Ledger
    left_out: tuple[LeftOut, ...]
    profiles: tuple[Profile, ...]


def inconsistent(document: Document) -> Iterator[str]:
    """Yield the paths of the members of ``document`` that do not agree with the others."""
    yield from _of_parties(document)
    yield from _of_times(document)
    yield from _of_meetings(document)


def _of_parties(document: Document) -> Iterator[str]:
    shape = len(document.xs), len(document.ys)
    for name in ("scores", "fit_for_x", "fit_for_y"):
        rows: Rows = getattr(document, name)
        if len(rows) != shape[0] or any(len(row) != shape[1] for row in rows):
            yield name
    everybody = [one.id for one in (*document.xs, *document.ys)]
    if len(set(everybody)) < len(everybody):
        yield "xs, ys"
    if [one.id for one in document.profiles] != everybody:
        yield "profiles"
    slots = set(range(len(document.slots)))
    for name in ("xs", "ys"):
        for party in getattr(document, name):
            if min(party.minimum, party.maximum) < 0 or not party.unavailable <= slots:
                yield f"{name}[{party.id}]"


def _of_times(document: Document) -> Iterator[str]:
    try:
        ZoneInfo(document.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield "time_zone"
    for number, slot in enumerate(document.slots, start=1):
        aware = slot.start.tzinfo is not None and slot.end.tzinfo is not None
        placed = slot.index == number - 1 and 0 <= slot.session < len(document.sessions)
        if not (aware and placed) or slot.end <= slot.start:
            yield f"slots[{number}]"


def _of_meetings(document: Document) -> Iterator[str]:
    xs, ys = ({one.id for one in side} for side in (document.xs, document.ys))
    slots = range(len(document.slots))
    for name in ("meetings", "pinned"):
        for number, one in enumerate(getattr(document, name), start=1):
            if one.slot not in slots or one.x not in xs or one.y not in ys:
                yield f"{name}[{number}]"
    if not all(x in xs and y in ys for x, y in document.accepted):
        yield "accepted"
    if not all(x in xs and y in ys for x, y in document.linked):
        yield "linked"
    named = {*document.reserves, *(one for row in document.reserves.values() for one in row)}
    if not named <= xs | ys:
        yield "reserves"
    if document.quality.worst_off_party not in (None, *xs, *ys):
        yield "quality.worst_off_party"
    if not all(has_message(key, document.language) for key in document.quality.stopped):
        yield "quality.stopped"

"""Everything held about somebody as one document, to be handed to them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from matching.engine.feedback import open_feedback
from matching.feedback.exporting import export_lines
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from matching.config import Settings
    from matching.engine.privacy.requests import PrivacyDesk
    from matching.engine.privacy.subjects import Subject
    from matching.territories import Territory

SCHEMA: Final = 1
_OF_OTHERS: Final = ("author", "author_key")
"""Who decided is somebody else, whose data this document is not about."""
_OF_THE_ASKER: Final = ("kind", "territory")
"""What is told of somebody else to whom the subject was shown."""


@dataclass(frozen=True)
class Register:
    """What the register of decisions holds about somebody, as lines of JSON."""

    decisions: list[dict[str, Any]] = field(default_factory=list)
    lists: list[dict[str, Any]] = field(default_factory=list)


def export_document(
    subject: Subject, desk: PrivacyDesk, settings: Settings, now: datetime
) -> dict[str, Any]:
    """Return what is held of ``subject`` as JSON values: profiles, decisions, lists, acts.

    Of a list shown to somebody else only their own place is told, and not to whom; of a decision
    not who took it.

    Raises:
        WorkspaceError: the file of decisions or the log cannot be read.
    """
    territories = Territories.load(settings.territories)
    here = territories.territory(subject.profile.territory)
    there = territories.counterpart(here.id)
    register = register_of(subject, settings)
    return {
        "schema": SCHEMA,
        "exported_at": now.isoformat(),
        "controller": settings.controller,
        "contact": settings.contact,
        "is_left_out": desk.listed.covers(subject.profile),
        "crosses_border": _border(here, there),
        "profiles": [
            {
                "held_in": one.where,
                "profile": one.profile.model_dump(mode="json", exclude_defaults=True),
            }
            for one in subject.held
        ],
        "decisions": register.decisions,
        "lists_shown": register.lists,
        "acts": [
            {"time": one.time.isoformat(), "act": one.act, "facts": dict(one.facts)}
            for one in desk.log.about(subject.ids)
        ],
    }


def _border(here: Territory, there: Territory) -> dict[str, Any]:
    return {"from": here.country, "to": there.country, "crosses": here.country != there.country}


def register_of(subject: Subject, settings: Settings) -> Register:
    """Return the decisions about ``subject``, and the lists in which they are named.

    Raises:
        WorkspaceError: the file of decisions cannot be read.
    """
    found = Register()
    if not settings.feedback_file.is_file():
        return found
    ids = set(subject.ids)
    with open_feedback(settings) as store:
        for line in map(json.loads, export_lines(store)):
            if line["type"] == "decision" and _names(ids, (line["asker"], line["partner"])):
                found.decisions.append({k: v for k, v in line.items() if k not in _OF_OTHERS})
            elif line["type"] == "shown" and _names(ids, (line["asker"],)):
                found.lists.append(line)
            elif line["type"] == "shown":
                places = [one for one in line["places"] if _names(ids, (one["partner"],))]
                asker = {k: v for k, v in line["asker"].items() if k in _OF_THE_ASKER}
                found.lists.extend([line | {"asker": asker, "places": places}] if places else [])
    return found


def _names(ids: set[str], parties: Iterable[dict[str, Any]]) -> bool:
    return any(one.get("id") in ids for one in parties)

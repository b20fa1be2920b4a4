"""The plan as a JSON document (``plan.json``), which holds all that changing it later needs.

    {"schema": 1, "language", "time_zone", "settings": {…},
     "host", "fairness", "lowest_score", "in_a_row", "total",
     "sessions", "slots", "floors", "xs", "ys", "accepted", "pinned", "linked", "boost",
     "scores", "fit_for_x", "fit_for_y",           a row per party of xs, a column per party of ys
     "meetings": [{"slot", "table", "x", "y", "status", "start", "end", "score", "known",
                   "fit_for_x", "fit_for_y", "reason_for_x", "reason_for_y", "known_links"}],
     "reserves": {id: [id]}, "quality", "ledger", "left_out", "profiles", "notices": [sentence]}

``matching.mission.stored.plan`` reads it back. Scores that are not known are null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from matching.mission.book import MissionBook
from matching.mission.model import Array, Meeting

SCHEMA = 1
"""It changes when a member of the document changes meaning."""
PLAN_FILE = "plan.json"
"""How the document is named in the folder of a plan."""
MEETING_NOTES = (
    "start", "end", "score", "known", "fit_for_x", "fit_for_y", "reason_for_x", "reason_for_y",
    "known_links",
)  # fmt: skip
"""What a meeting tells a reader besides, and follows from the rest."""
PLAN_NOTES = ("notices",)
"""What the document tells a reader of itself."""
QUALITY_NOTES = ("gap", "proven")


def plan_document(book: MissionBook, notices: Sequence[str] = ()) -> dict[str, Any]:
    """Return the plan of ``book`` as plain JSON values, without the index it was made from.

    ``notices`` are what a reader has to know of the document.
    """
    plan, problem = book.plan, book.plan.problem
    quality = plan.quality
    return {
        "schema": SCHEMA,
        "language": book.language,
        "time_zone": book.time_zone,
        "settings": book.settings.model_dump(mode="json"),
        "host": problem.host,
        "fairness": problem.fairness,
        "lowest_score": problem.lowest_score,
        "in_a_row": problem.in_a_row,
        "total": problem.total,
        "sessions": _plain(problem.sessions),
        "slots": _plain(problem.slots),
        "floors": _plain(problem.floors),
        "xs": _plain(problem.xs),
        "ys": _plain(problem.ys),
        "accepted": _plain(problem.accepted),
        "pinned": _plain(problem.pinned),
        "linked": _plain(problem.linked),
        "boost": problem.boost,
        "scores": _rows(problem.scores),
        "fit_for_x": _rows(book.fit_for_x),
        "fit_for_y": _rows(book.fit_for_y),
        "meetings": [_meeting(one, book) for one in plan.meetings],
        "reserves": _plain(plan.reserves),
        "quality": {**_plain(quality), "gap": quality.gap, "proven": quality.proven},
        "ledger": _plain(book.ledger),
        "left_out": _plain(book.left_out),
        "profiles": [
            book.profiles[party].model_dump(mode="json", exclude_defaults=True)
            for party in problem.parties
        ],
        "notices": list(notices),
    }


def document_bytes(document: Mapping[str, Any]) -> bytes:
    """Return ``document`` as JSON in UTF-8, one line for each entry of a list at its top.

    A matrix then has a line per row: a person can read it, and two plans can be compared.
    """
    members = [f"  {_one_line(name)}: {_laid_out(value)}" for name, value in document.items()]
    text = "{\n" + ",\n".join(members) + "\n}\n"
    # A lone surrogate has no UTF-8 form; its escape is the JSON for it.
    return text.encode(errors="backslashreplace")


def _laid_out(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _one_line(value)
    return "[\n" + ",\n".join(f"    {_one_line(one)}" for one in value) + "\n  ]"


def _one_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _meeting(meeting: Meeting, book: MissionBook) -> dict[str, Any]:
    """Return a meeting; what a reader wants to see follows what is read back."""
    problem = book.plan.problem
    slot = problem.slots[meeting.slot]
    at = problem.rows[meeting.x], problem.columns[meeting.y]
    return {
        **_plain(meeting),
        "start": slot.start.isoformat(),
        "end": slot.end.isoformat(),
        "score": problem.score(meeting.pair),
        "known": problem.is_known(meeting.pair),
        "fit_for_x": _number(book.fit_for_x[at]),
        "fit_for_y": _number(book.fit_for_y[at]),
        "reason_for_x": _reason(meeting.x, meeting.y, book),
        "reason_for_y": _reason(meeting.y, meeting.x, book),
        "known_links": _links(meeting, book),
    }


def _reason(party: str, partner: str, book: MissionBook) -> str | None:
    told = book.introductions.get((party, partner))
    return told.suggestion.reasons.for_query if told else None


def _links(meeting: Meeting, book: MissionBook) -> list[dict[str, Any]]:
    told = book.introductions.get(meeting.pair)
    return [link.to_dict() for link in told.suggestion.known_links] if told else []


def _rows(matrix: Array) -> list[list[float | None]]:
    return [[_number(value) for value in row] for row in matrix.tolist()]


def _number(value: float) -> float | None:
    number = float(value)
    return number if number == number else None  # noqa: PLR0124 - only NaN differs from itself


def _plain(value: Any) -> Any:
    """Return records as objects, sets as sorted lists, times with their offset."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, frozenset):
        return [_plain(one) for one in sorted(value)]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime) else value

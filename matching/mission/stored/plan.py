"""Reading ``plan.json`` back: the plan as it was, or a sentence that says what is damaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from pydantic import ValidationError

from matching.errors import FileUnreadableError
from matching.language import Language
from matching.mission.input.mission_file import key_path
from matching.mission.model import Array, Problem
from matching.mission.plan import Plan
from matching.mission.settings import MissionSettings
from matching.mission.stored.document import (
    MEETING_NOTES,
    PLAN_FILE,
    PLAN_NOTES,
    QUALITY_NOTES,
    SCHEMA,
)
from matching.mission.stored.schema import Document, Rows, inconsistent
from matching.profiles.file_contents import decode, read_text_bytes
from matching.profiles.model import Profile

_SHOWN = 5
"""Damaged places that the sentence names."""


@dataclass(frozen=True)
class StoredPlan:
    """A plan with all that planning it again needs, whatever became of the index."""

    settings: MissionSettings
    plan: Plan
    language: Language
    profiles: Mapping[str, Profile]
    """Of every party, by id, as they were when it was planned."""
    fit_for_x: Array
    fit_for_y: Array
    """One row per party of the first territory, one column per party of the second."""


def read_plan(path: Path) -> StoredPlan:
    """Return the plan in the file at ``path``, or in the folder ``path``.

    Raises:
        FileUnreadableError: it is absent, damaged, or was written by another version; the message
            names the places that do not hold together.
    """
    path = path / PLAN_FILE if path.is_dir() else path
    if not path.is_file():
        raise FileUnreadableError("mission-cli-plan-missing", path=str(path))
    text = decode(read_text_bytes(path), path)
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _damaged(path, []) from fault
    if not isinstance(raw, dict):
        raise _damaged(path, [])
    if raw.get("schema") != SCHEMA:
        given = str(raw.get("schema", "–"))
        raise FileUnreadableError(
            "mission-cli-plan-schema", path=str(path), given=given, known=str(SCHEMA)
        )
    try:
        document = Document.model_validate_json(json.dumps(_bare(raw)), strict=True)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        raise _damaged(path, [_told(raw, error["loc"]) for error in errors]) from refusal
    places = list(inconsistent(document))
    if places:
        raise _damaged(path, places)
    return _stored(document)


def find_plan(path: Path) -> StoredPlan | None:
    """Return the plan kept in the folder ``path``, or in the JSON file; None where there is none.

    Raises:
        FileUnreadableError: there is one, and it cannot be read.
    """
    kept = path.is_dir() and (path / PLAN_FILE).exists()
    return read_plan(path) if kept or path.suffix.lower() == ".json" else None


def _bare(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document without what is for readers alone."""

    def without(value: Any, notes: tuple[str, ...]) -> Any:
        if not isinstance(value, dict):
            return value
        return {name: one for name, one in value.items() if name not in notes}

    meetings = raw.get("meetings")
    if isinstance(meetings, list):
        meetings = [without(one, MEETING_NOTES) for one in meetings]
    quality = without(raw.get("quality"), QUALITY_NOTES)
    return {**without(dict(raw), PLAN_NOTES), "meetings": meetings, "quality": quality}


def _told(raw: Mapping[str, Any], location: tuple[int | str, ...]) -> str:
    """Return the path of a key, as far as it leads in the file."""
    depth = len(location)
    while depth:
        try:
            return key_path(raw, location[:depth])
        except (KeyError, IndexError, TypeError):
            depth -= 1
    return PLAN_FILE


def _damaged(path: Path, places: list[str]) -> FileUnreadableError:
    told = list(dict.fromkeys(places))
    return FileUnreadableError(
        "mission-cli-plan-damaged",
        path=str(path),
        how="places" if told else "whole",
        places=", ".join(told[:_SHOWN]) + (" …" if len(told) > _SHOWN else ""),
    )


def _stored(document: Document) -> StoredPlan:
    zone = ZoneInfo(document.time_zone)
    width = len(document.ys)
    problem = Problem(
        xs=document.xs,
        ys=document.ys,
        sessions=document.sessions,
        slots=tuple(
            replace(one, start=one.start.astimezone(zone), end=one.end.astimezone(zone))
            for one in document.slots
        ),
        scores=_matrix(document.scores, width),
        floors=document.floors,
        lowest_score=document.lowest_score,
        accepted=document.accepted,
        in_a_row=document.in_a_row,
        total=document.total,
        fairness=document.fairness,
        host=document.host,
        pinned=document.pinned,
        linked=document.linked,
        boost=document.boost,
    )
    return StoredPlan(
        settings=document.settings,
        plan=Plan(problem, document.meetings, document.quality, document.reserves),
        language=document.language,
        profiles={one.id: one for one in document.profiles},
        fit_for_x=_matrix(document.fit_for_x, width),
        fit_for_y=_matrix(document.fit_for_y, width),
    )


def _matrix(rows: Rows, width: int) -> Array:
    """Return rows as an array; null, which is not known, is NaN."""
    return np.array(rows, dtype=np.float64).reshape(len(rows), width)

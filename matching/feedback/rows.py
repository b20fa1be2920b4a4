"""Rows of the feedback file as records, and records as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, cast

from matching.feedback.model import Origin, Traits
from matching.feedback.records import Decision, KnownParty, ShownList, ShownPlace, Side

if TYPE_CHECKING:
    import sqlite3

_TIME: Final = "%Y-%m-%dT%H:%M:%S.%fZ"

DECISIONS: Final = """
SELECT d.*, a.label AS author_label,
    x.profile_id AS x_id, x.name AS x_name, y.profile_id AS y_id, y.name AS y_name,
    t.note, t.reason_for_x, t.reason_for_y, t.evidence
FROM decisions d
LEFT JOIN authors a ON a.key = d.author
LEFT JOIN parties x ON x.key = d.x
LEFT JOIN parties y ON y.key = d.y
LEFT JOIN texts t ON t.key = d.texts
"""
PLACES: Final = """
SELECT l.id, l.uid, l.at, l.asker, l.asker_traits, l.generation,
    asker.profile_id AS asker_id, asker.name AS asker_name,
    p.partner, p.partner_traits, p.how, p.rank, p.listed, p.propensity, p.score,
    partner.profile_id AS partner_id, partner.name AS partner_name
FROM lists l JOIN places p ON p.list = l.id
LEFT JOIN parties asker ON asker.key = l.asker
LEFT JOIN parties partner ON partner.key = p.partner
"""


def time_text(moment: datetime) -> str:
    """Return a moment in UTC as text that sorts by time."""
    return moment.astimezone(UTC).strftime(_TIME)


def read_time(text: str) -> datetime:
    """Return the moment that ``time_text`` wrote."""
    return datetime.fromisoformat(text)


def traits_text(party: Traits) -> str:
    """Return what is kept of a party for good: nothing that says who it is."""
    traits = {
        "kind": party.kind,
        "territory": party.territory,
        "axes": list(party.axes),
        "domains": list(party.domains),
    }
    return json.dumps(traits, ensure_ascii=False)


def decision_of(row: sqlite3.Row) -> Decision:
    """Return the decision of a row of ``DECISIONS``."""
    return Decision(
        id=row["id"],
        uid=row["uid"],
        at=read_time(row["at"]),
        author=row["author_label"],
        x=_party(row, "x"),
        y=_party(row, "y"),
        asked_by=cast("Side", row["asked_by"]),
        status=row["status"],
        undoes=row["undoes"],
        reason=row["reason"],
        note=row["note"],
        score=row["score"],
        fit_for_x=row["fit_for_x"],
        fit_for_y=row["fit_for_y"],
        contributions=json.loads(row["contributions"]),
        generation=row["generation"],
        origin=origin_of(row),
        reason_for_x=row["reason_for_x"],
        reason_for_y=row["reason_for_y"],
        evidence=tuple(json.loads(row["evidence"] or "[]")),
    )


def lists_of(rows: Sequence[sqlite3.Row]) -> tuple[ShownList, ...]:
    """Return the lists of rows of ``PLACES``, in order of time, their places in order of rank."""
    by_list: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        by_list.setdefault(row["id"], []).append(row)
    lists = []
    for number, own in by_list.items():
        places = [ShownPlace(_party(row, "partner"), origin_of(row), row["score"]) for row in own]
        lists.append(
            ShownList(
                id=number,
                uid=own[0]["uid"],
                at=read_time(own[0]["at"]),
                asker=_party(own[0], "asker"),
                generation=own[0]["generation"],
                places=tuple(sorted(places, key=lambda one: one.origin.rank or 0)),
            )
        )
    return tuple(sorted(lists, key=lambda one: (one.at, one.id)))


def _party(row: sqlite3.Row, side: str) -> KnownParty:
    traits = json.loads(row[f"{side}_traits"])
    return KnownParty(
        key=row[side],
        id=row[f"{side}_id"],
        name=row[f"{side}_name"],
        kind=traits["kind"],
        territory=traits["territory"],
        axes=tuple(traits["axes"]),
        domains=tuple(traits["domains"]),
    )


def origin_of(row: sqlite3.Row) -> Origin:
    """Return how the pair of a row of decisions or places came to be looked at."""
    return Origin(
        how=row["how"], rank=row["rank"], listed=row["listed"], propensity=row["propensity"]
    )

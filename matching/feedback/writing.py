"""Appending to the feedback file; every function is called within one transaction."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.feedback.rows import time_text, traits_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from matching.feedback.lines import PlaceLine, ShownLine
    from matching.feedback.model import NewShown, Origin, Party, Place, Said
    from matching.feedback.records import Side


def new_key() -> str:
    """Return a random key that nobody can guess and that says nothing."""
    return secrets.token_hex(16)


def party_key(connection: sqlite3.Connection, party: Party) -> str:
    """Return the key of ``party``, made where it is new; its latest name is kept."""
    known = connection.execute(
        "SELECT key, name FROM parties WHERE territory = ? AND profile_id = ?",
        (party.territory, party.id),
    ).fetchone()
    if known is None:
        return add_party(connection, new_key(), party)
    if known["name"] != party.name:
        connection.execute("UPDATE parties SET name = ? WHERE key = ?", (party.name, known["key"]))
    return str(known["key"])


def add_party(connection: sqlite3.Connection, key: str, party: Party) -> str:
    """Keep ``party`` under a new ``key`` and return the key."""
    add_key(connection, key)
    row = (key, party.territory, party.id, party.name)
    connection.execute("INSERT INTO parties VALUES (?, ?, ?, ?)", row)
    return key


def add_author(connection: sqlite3.Connection, label: str | None, key: str | None = None) -> str:
    """Return the key of the author of that label, made where it is new.

    ``key`` is what the author is known under elsewhere; without a label it is all that is left.
    """
    if label is not None:
        row = connection.execute("SELECT key FROM authors WHERE label = ?", (label,)).fetchone()
        if row is not None:
            return str(row["key"])
    known = "SELECT authors.label FROM keys LEFT JOIN authors USING (key) WHERE key = ?"
    there = connection.execute(known, (key,)).fetchone()
    if key is None or (there is not None and there["label"] is not None and label is not None):
        key, there = new_key(), None
    if there is None:
        add_key(connection, key)
        if label is not None:
            connection.execute("INSERT INTO authors VALUES (?, ?)", (key, label))
    return key


def add_key(connection: sqlite3.Connection, key: str) -> str:
    """Make ``key`` known and return it."""
    connection.execute("INSERT INTO keys VALUES (?)", (key,))
    return key


def add_texts(
    connection: sqlite3.Connection,
    note: str | None,
    reasons: tuple[str | None, str | None],
    evidence: tuple[str, ...],
) -> str | None:
    """Keep what somebody wrote, in a row of its own, and return its key; None without a text."""
    if not (note or any(reasons) or evidence):
        return None
    key = add_key(connection, new_key())
    row = (key, note, *reasons, json.dumps(evidence, ensure_ascii=False))
    connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", row)
    return key


@dataclass(frozen=True)
class About:
    """Who made a decision, and about whom: the keys they are found under, and what stays."""

    author: str
    x: str
    y: str
    x_traits: str
    y_traits: str
    asked_by: Side


def add_decision(
    connection: sqlite3.Connection,
    uid: str,
    about: About,
    said: Said,
    undoes: int | None = None,
) -> int:
    """Append a decision, or the undoing of the one numbered ``undoes``, and return its number."""
    grounds = said.grounds
    fits = (grounds.fit_for_asker, grounds.fit_for_partner)
    reasons = (grounds.reason_for_asker, grounds.reason_for_partner)
    if about.asked_by == "y":
        fits, reasons = fits[::-1], reasons[::-1]
    row = {
        "uid": uid,
        "at": time_text(said.at),
        "author": about.author,
        "x": about.x,
        "y": about.y,
        "x_traits": about.x_traits,
        "y_traits": about.y_traits,
        "asked_by": about.asked_by,
        "status": said.status,
        "undoes": undoes,
        "reason": said.reason,
        "score": grounds.score,
        "fit_for_x": fits[0],
        "fit_for_y": fits[1],
        "contributions": json.dumps(dict(grounds.contributions), ensure_ascii=False),
        "generation": grounds.generation,
        **_origin(said.origin),
        "texts": add_texts(connection, said.note, reasons, grounds.evidence),
    }
    return _append(connection, "decisions", row)


def add_list(
    connection: sqlite3.Connection,
    uid: str,
    new: NewShown | ShownLine,
    asker: str,
    partners: Sequence[str],
) -> int:
    """Append a list that was shown, its places under the keys given, and return its number."""
    row: dict[str, Any] = {
        "uid": uid,
        "at": time_text(new.at),
        "asker": asker,
        "asker_traits": traits_text(new.asker),
        "generation": new.generation,
    }
    number = _append(connection, "lists", row)
    places: Sequence[Place | PlaceLine] = new.places
    for place, partner in zip(places, partners, strict=True):
        taken = {
            "list": number,
            "partner": partner,
            "partner_traits": traits_text(place.partner),
            **_origin(place.origin),
            "score": place.score,
        }
        _append(connection, "places", taken)
    return number


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "how": origin.how,
        "rank": origin.rank,
        "listed": origin.listed,
        "propensity": origin.propensity,
    }


def _append(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int:
    names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
    statement = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names of ours
    number = connection.execute(statement, row).lastrowid
    return number or 0

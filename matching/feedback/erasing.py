"""Taking who and what was written out of the feedback file; what was decided stays, by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    import sqlite3

_TEXTS = "SELECT key, note, reason_for_x, reason_for_y, evidence FROM texts"


def erase(
    connection: sqlite3.Connection,
    profile_ids: Sequence[str],
    authors: Sequence[str],
    mentions: Callable[[str], bool] = lambda _: False,
) -> int:
    """Delete the rows that say who these are or that speak of them; return how many were found.

    Labels of authors are compared without case and accents. ``mentions`` tells of a text whether
    it speaks of them in a way that their names do not show. The keys stay, and keep the decisions
    of one party together. Called within one transaction; the file still has to be scrubbed.
    """
    parties = [
        row
        for one in dict.fromkeys(profile_ids)
        for row in connection.execute("SELECT * FROM parties WHERE profile_id = ?", (one,))
    ]
    words = [word for row in parties for word in (row["profile_id"], row["name"])]
    for row in parties:
        about = "SELECT texts FROM decisions WHERE x = ? OR y = ?"
        connection.execute(f"DELETE FROM texts WHERE key IN ({about})", (row["key"], row["key"]))  # noqa: S608
        connection.execute("DELETE FROM parties WHERE key = ?", (row["key"],))
    found = len(parties)
    wanted = {plain_form(label) for label in authors}
    for (label,) in connection.execute("SELECT label FROM authors").fetchall():
        if plain_form(label) in wanted:
            found += connection.execute("DELETE FROM authors WHERE label = ?", (label,)).rowcount
    _forget_mentions(connection, [*words, *authors], mentions)
    return found


def _forget_mentions(
    connection: sqlite3.Connection, words: Sequence[str], mentions: Callable[[str], bool]
) -> None:
    """Delete every text that names one of ``words`` or ``mentions`` them, whoever wrote it."""
    # Not inside a longer word: a short name must not empty every text.
    bounded = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words)
    named = re.compile(bounded or r"(?!)", re.I)
    for row in connection.execute(_TEXTS).fetchall():
        if any(text and (named.search(text) or mentions(text)) for text in tuple(row)[1:]):
            connection.execute("DELETE FROM texts WHERE key = ?", (row["key"],))

"""The tables of the feedback file.

    keys        random keys; every row that says who or what is found under one of them
    parties, authors, texts            what can be erased: rows are taken out, their key stays
    decisions, lists, places           what cannot be changed: triggers refuse it

``decisions``, ``lists`` and ``places`` hold no name and no text somebody wrote, only keys, numbers
and words of closed lists, so that counts still hold after an erasure.
"""

from __future__ import annotations

from typing import Final

from matching.feedback.model import HOWS, REASONS, STATUSES

APPLICATION: Final = 0x4D465231
"""Says in the header of the file that it is ours (``PRAGMA application_id``)."""
VERSION: Final = 1
"""Version of the tables (``PRAGMA user_version``)."""


def _one_of(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_TABLES: Final = f"""
CREATE TABLE keys (key TEXT PRIMARY KEY CHECK (length(key) = 32)) STRICT, WITHOUT ROWID;

CREATE TABLE parties (
    key TEXT PRIMARY KEY REFERENCES keys (key),
    territory TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (territory, profile_id)
) STRICT;

CREATE TABLE authors (
    key TEXT PRIMARY KEY REFERENCES keys (key),
    label TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE texts (
    key TEXT PRIMARY KEY REFERENCES keys (key),
    note TEXT,
    reason_for_x TEXT,
    reason_for_y TEXT,
    evidence TEXT NOT NULL
) STRICT;

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    at TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES keys (key),
    x TEXT NOT NULL REFERENCES keys (key),
    y TEXT NOT NULL REFERENCES keys (key),
    x_traits TEXT NOT NULL,
    y_traits TEXT NOT NULL,
    asked_by TEXT NOT NULL CHECK (asked_by IN ('x', 'y')),
    status TEXT CHECK (status IN ({_one_of(STATUSES)})),
    undoes INTEGER UNIQUE REFERENCES decisions (id),
    reason TEXT CHECK (reason IN ({_one_of(REASONS)})),
    score REAL,
    fit_for_x REAL,
    fit_for_y REAL,
    contributions TEXT NOT NULL,
    generation TEXT,
    how TEXT NOT NULL CHECK (how IN ({_one_of(HOWS)})),
    rank INTEGER,
    listed INTEGER,
    propensity REAL,
    texts TEXT REFERENCES keys (key),
    CHECK ((status IS NULL) = (undoes IS NOT NULL)),
    CHECK ((reason IS NOT NULL) = (status IS 'refused'))
) STRICT;
CREATE INDEX decisions_of_x ON decisions (x);
CREATE INDEX decisions_of_y ON decisions (y);

CREATE TABLE lists (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    at TEXT NOT NULL,
    asker TEXT NOT NULL REFERENCES keys (key),
    asker_traits TEXT NOT NULL,
    generation TEXT
) STRICT;
CREATE INDEX lists_of_asker ON lists (asker);

CREATE TABLE places (
    list INTEGER NOT NULL REFERENCES lists (id),
    partner TEXT NOT NULL REFERENCES keys (key),
    partner_traits TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ({_one_of(HOWS)})),
    rank INTEGER,
    listed INTEGER,
    propensity REAL,
    score REAL,
    PRIMARY KEY (list, partner)
) STRICT, WITHOUT ROWID;
"""
_ROW_IS_THERE: Final = {
    "decisions": "id = NEW.id OR uid = NEW.uid OR undoes = NEW.undoes",
    "lists": "id = NEW.id OR uid = NEW.uid",
    "places": "list = NEW.list AND partner = NEW.partner",
}
"""Where the row that an ``INSERT OR REPLACE`` would take the place of is found."""


def _append_only(table: str) -> str:
    refusal = "SELECT RAISE(ABORT, 'append only')"
    return f"""
CREATE TRIGGER {table}_not_updated BEFORE UPDATE ON {table} BEGIN {refusal}; END;
CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON {table} BEGIN {refusal}; END;
CREATE TRIGGER {table}_not_replaced BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {_ROW_IS_THERE[table]}) BEGIN {refusal}; END;
"""  # noqa: S608 - the names are those above


STATEMENTS: Final = (
    _TABLES
    + "".join(map(_append_only, _ROW_IS_THERE))
    + f"PRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {VERSION};\n"
)
"""What makes an empty file ours, to be run in one transaction."""

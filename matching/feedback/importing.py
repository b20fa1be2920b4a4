"""Reading decisions that were exported or written by hand; a file read twice changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from matching.errors import RequestError
from matching.feedback.lines import DecisionLine, PartyLine, ShownLine
from matching.feedback.model import Grounds, Party, Said
from matching.feedback.rows import time_text, traits_text
from matching.feedback.writing import (
    About,
    add_author,
    add_decision,
    add_key,
    add_list,
    add_party,
    new_key,
)
from matching.profiles.jsonl_file import read_jsonl
from matching.profiles.rejects import Fault, Reject, reject, shortened

if TYPE_CHECKING:
    import sqlite3

    from matching.feedback.store import FeedbackStore
    from matching.profiles.table import Row

_KINDS: Mapping[str, type[DecisionLine] | type[ShownLine]] = {
    "decision": DecisionLine,
    "shown": ShownLine,
}


@dataclass
class Imported:
    """What became of the lines of a file."""

    decisions: int = 0
    """Added, undoings included."""
    lists: int = 0
    known: int = 0
    """Lines that were there already."""
    rejects: list[Reject] = field(default_factory=list)


_Line = tuple["Row", DecisionLine | ShownLine]


class _RejectedError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.key)
        self.fault = fault


def import_file(store: FeedbackStore, path: Path) -> Imported:
    """Add what the file at ``path`` tells and the store does not know, in one transaction.

    A line that cannot be used is a reject; the others go on. A profile the store knows keeps its
    name here; one that was erased here stays erased.

    Raises:
        FileUnreadableError: the file is empty or no text, or no line of it is an object.
        WorkspaceWriteError: the disk is full or the file of the store cannot be written.
    """
    table = read_jsonl(path)
    done = Imported(rejects=list(table.rejects))

    def refuse(row: Row, refused: _RejectedError) -> None:
        done.rejects.append(reject(table.file, row.line, row.cells, refused.fault))

    lines: list[_Line] = []
    for row in table.rows:
        try:
            lines.append((row, _read(row.cells)))
        except _RejectedError as refused:
            refuse(row, refused)
    with store.database.writing() as connection:
        entry = _Entry(connection, store)
        for row, line in _in_order(lines):
            try:
                added = entry.add(line, row.cells)
            except _RejectedError as refused:
                refuse(row, refused)
                continue
            done.known += not added
            done.decisions += added and isinstance(line, DecisionLine)
            done.lists += added and isinstance(line, ShownLine)
    done.rejects.sort(key=lambda one: one.line)
    return done


def _in_order(lines: Sequence[_Line]) -> list[_Line]:
    """Return ``lines`` in their order, but undoings of what comes after them last."""
    number = {line.uid: i for i, (_, line) in enumerate(lines) if line.uid}

    def is_ahead(i: int) -> bool:
        line = lines[i][1]
        undoes = line.undoes if isinstance(line, DecisionLine) else None
        return undoes is not None and number.get(undoes, -1) > i

    return [lines[i] for i in sorted(range(len(lines)), key=lambda i: (is_ahead(i), i))]


def _read(cells: Mapping[str, Any]) -> DecisionLine | ShownLine:
    kind = _KINDS.get(str(cells.get("type")))
    if kind is None:
        raise _invalid("type", cells.get("type"), ", ".join(_KINDS))
    try:
        # As JSON, where a list stands for a tuple and a moment is a text.
        return kind.model_validate_json(json.dumps(cells))
    except ValidationError as fault:
        first = fault.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"].startswith("feedback-row-"):
            given = shortened(first["input"]) if name else ""
            raise _RejectedError(Fault(name, given, first["type"], {})) from fault
        if first["type"] == "missing":
            values = {"column": name}
            raise _RejectedError(Fault(name, "", "feedback-row-missing", values)) from fault
        expected = str(first.get("ctx", {}).get("expected", "")).replace("'", "")
        raise _invalid(name, first["input"], expected) from fault


def _invalid(name: str, given: object, known: str) -> _RejectedError:
    value = shortened(given)
    how = "known" if known else "open"
    values = {"column": name, "value": value, "known": known, "how": how}
    return _RejectedError(Fault(name, value, "feedback-row-invalid", values))


class _Entry:
    """Adds lines within one transaction."""

    def __init__(self, connection: sqlite3.Connection, store: FeedbackStore) -> None:
        self._connection = connection
        self._store = store

    def add(self, line: DecisionLine | ShownLine, cells: Mapping[str, Any]) -> bool:
        """Add ``line`` and return whether it is new."""
        uid = line.uid or _derived(cells)
        if isinstance(line, ShownLine):
            return self._add_shown(line, uid)
        return self._add_decision(line, uid)

    def _add_decision(self, line: DecisionLine, uid: str) -> bool:
        asked_by = self._side(line.asker, (line.partner,))
        known = self._one("SELECT at, status, reason FROM decisions WHERE uid = ?", uid)
        if known is not None:
            if tuple(known) != (time_text(line.at), line.status, line.reason):
                raise _RejectedError(Fault("uid", uid, "feedback-row-other", {"uid": uid}))
            return False
        undoes = None if line.undoes is None else self._undone(line.undoes)
        asker, partner = self._party(line.asker), self._party(line.partner)
        keys, traits = (asker, partner), (traits_text(line.asker), traits_text(line.partner))
        if asked_by == "y":
            keys, traits = keys[::-1], traits[::-1]
        author = add_author(self._connection, line.author, line.author_key)
        about = About(author, *keys, *traits, asked_by)
        erased = not all(map(self._names_a_party, keys))
        add_decision(self._connection, uid, about, _without_texts(line) if erased else line, undoes)
        return True

    def _add_shown(self, line: ShownLine, uid: str) -> bool:
        self._side(line.asker, [place.partner for place in line.places])
        if self._one("SELECT 1 FROM lists WHERE uid = ?", uid) is not None:
            return False
        partners = [self._party(place.partner) for place in line.places]
        if len(set(partners)) < len(partners):
            raise _RejectedError(Fault("places", "", "feedback-row-twice", {}))
        add_list(self._connection, uid, line, self._party(line.asker), partners)
        return True

    def _side(self, asker: PartyLine, partners: Iterable[PartyLine]) -> Any:
        try:
            sides = {self._store.side(asker.territory, one.territory) for one in partners}
        except RequestError as fault:
            given = f"{fault.values['given']}"
            refused = Fault("territory", given, fault.key, fault.values)
            raise _RejectedError(refused) from fault
        return sides.pop()

    def _undone(self, uid: str) -> int:
        found = self._one(
            "SELECT d.id, d.undoes, u.id AS undone FROM decisions d"
            " LEFT JOIN decisions u ON u.undoes = d.id WHERE d.uid = ?",
            uid,
        )
        if found is None:
            raise _RejectedError(Fault("undoes", uid, "feedback-row-undo-unknown", {"uid": uid}))
        if found["undoes"] is not None or found["undone"] is not None:
            raise _RejectedError(Fault("undoes", uid, "feedback-row-undo-twice", {"uid": uid}))
        return int(found["id"])

    def _party(self, line: PartyLine) -> str:
        """Return the key ``line`` is known under here, made where it is new."""
        if line.id is not None and line.name is not None:
            same = self._one(
                "SELECT key FROM parties WHERE territory = ? AND profile_id = ?",
                line.territory,
                line.id,
            )
            if same is not None:
                return str(same["key"])
            party = Party(**line.model_dump(exclude={"key"}))
            if line.key is None or self._names_a_party(line.key):
                return add_party(self._connection, new_key(), party)
            if not self._is_known(line.key):
                return add_party(self._connection, line.key, party)
        assert line.key is not None  # noqa: S101 - a line without an id has one
        if not self._is_known(line.key):
            add_key(self._connection, line.key)
        return line.key

    def _is_known(self, key: str) -> bool:
        return self._one("SELECT 1 FROM keys WHERE key = ?", key) is not None

    def _names_a_party(self, key: str) -> bool:
        return self._one("SELECT 1 FROM parties WHERE key = ?", key) is not None

    def _one(self, statement: str, *values: str) -> sqlite3.Row | None:
        found: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
        return found


def _derived(cells: Mapping[str, Any]) -> str:
    """Return a uid for a line that has none: the same line has the same."""
    text = json.dumps(dict(cells), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _without_texts(line: DecisionLine) -> Said:
    kept = {name: getattr(line, name) for name in ("status", "at", "reason", "origin")}
    grounds: Grounds = line.grounds.model_copy(
        update={"reason_for_asker": None, "reason_for_partner": None, "evidence": ()}
    )
    return Said(**kept, grounds=grounds)

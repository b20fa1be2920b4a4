"""What was done with people's data, appended and never changed: acts and keyed hashes only.

One JSON object a line:

    {"seq": 1, "time": "2026-11-30T09:30:00+00:00", "act": "object", "subject": "…",
     "facts": {"files": 2}, "chain": "…"}

``subject`` is the keyed hash of the id of a profile, ``chain`` the keyed hash of the ``chain`` of
the line before and of everything else in this one. Who lacks the key can neither write a line nor
change, move or take out one without breaking the chain; the seal beside it tells how many there
are, so that lines cut off at the end are missed too. What nobody can see from within is a whole
folder put back as it was on another day: note the count and the last hash elsewhere.
"""

from __future__ import annotations

import hmac
import json
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from matching.errors import WorkspaceDamagedError
from matching.privacy.folder import LOG, PrivacyFolder
from matching.privacy.seal import Seal
from matching.profiles.model import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Act = Literal[
    "show",
    "export",
    "rectify",
    "erase",
    "remove",
    "object",
    "lift",
    "consent",
    "withdraw",
    "purge",
    "notice",
    "anonymise",
]
ACTS: tuple[Act, ...] = get_args(Act)
Fact = bool | int | date | tuple[str, ...]
"""Never words of anybody: a number, a day, yes or no, or names of fields of the profile."""
FaultKind = Literal["changed", "removed", "reordered", "cut", "seal"]

_PURPOSE: Final = "audit"
_LONGEST: Final = 1 << 16
"""Bytes at the end of the file among which the last act is."""
_FIELDS: Final = frozenset(Profile.model_fields)


@dataclass(frozen=True)
class Entry:
    """One act."""

    seq: int
    time: datetime
    act: str
    subject: str
    facts: Mapping[str, Any]
    chain: str


@dataclass(frozen=True)
class AuditFault:
    """The first act that is not as it was written: its number, and what became of it."""

    seq: int
    kind: FaultKind


@dataclass(frozen=True)
class Verified:
    """How many acts stand as they were written, the hash of the last one, and the first fault."""

    count: int
    head: str
    fault: AuditFault | None = None


class AuditLog:
    """The log of one folder; several processes and threads may append to it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = PrivacyFolder(folder)
        self._path = folder / LOG

    def append(self, act: Act, about: Profile | str, when: datetime, **facts: Fact) -> Entry:
        """Append an act about a profile, or the id of one, and return it; it is on the disk then.

        An act that a killed writer left half-written was never told to anybody, and is taken out.

        Raises:
            ValueError: ``when`` has no time zone, or a fact holds words of somebody.
            WorkspaceError: the log cannot be written, was tampered with, or is held for too long.
        """
        if when.tzinfo is None:
            raise ValueError("when")
        told = {name: _fact(value) for name, value in sorted(facts.items())}
        with self._folder.held():
            before, place = self._end()
            values = {
                "seq": before.count + 1,
                "time": when.astimezone(UTC).isoformat(),
                "act": act,
                "subject": self.subject(about),
                "facts": told,
            }
            values["chain"] = self._chain(before.head, values)
            self._write(values, place)
            self._folder.put_seal(Seal(before.count + 1, str(values["chain"])))
        return _entry(values)

    def subject(self, about: Profile | str) -> str:
        """Return the keyed hash by which the log calls a profile, or the id of one.

        Raises:
            WorkspaceDamagedError: the key is absent or is none.
        """
        name = about if isinstance(about, str) else about.id
        return self._folder.digest(f"{_PURPOSE} subject", name)

    def entries(self) -> tuple[Entry, ...]:
        """Return every act that can be read, in the order of the file.

        Raises:
            WorkspaceDamagedError: the file cannot be read.
        """
        found = (_values(line) for line in self._lines())
        return tuple(_entry(one) for one in found if one is not None)

    def about(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """Return the acts about the profiles of these ids.

        Raises:
            WorkspaceDamagedError: the file or the key cannot be read.
        """
        if self._folder.is_new:
            return ()
        subjects = {self.subject(name) for name in ids}
        return tuple(one for one in self.entries() if one.subject in subjects)

    def verify(self) -> Verified:
        """Return how many acts stand as they were written, up to the first that does not.

        An act is changed, removed, reordered or cut off at the end; or the seal is.

        Raises:
            WorkspaceDamagedError: the file or the key cannot be read.
        """
        if self._folder.is_new:
            return Verified(0, Seal.empty().head)
        lines = [_values(line) for line in self._lines()]
        head = Seal.empty().head
        for seq, values in enumerate(lines, start=1):
            kind = self._fault(seq, head, values, lines)
            if kind is not None:
                return Verified(seq - 1, head, AuditFault(seq, kind))
            head = str((values or {})["chain"])
        seal = self._folder.seal()
        if seal is None:
            return Verified(len(lines), head, AuditFault(len(lines) + 1, "seal"))
        if seal.count > len(lines):
            return Verified(len(lines), head, AuditFault(len(lines) + 1, "cut"))
        # A writer killed before it sealed leaves one act more than the seal tells.
        return Verified(len(lines), head)

    def _fault(
        self,
        seq: int,
        head: str,
        values: dict[str, Any] | None,
        lines: list[dict[str, Any] | None],
    ) -> FaultKind | None:
        if values is None:
            return "changed"
        if values["seq"] != seq:
            later = any(one is not None and one["seq"] == seq for one in lines[seq:])
            return "reordered" if later or values["seq"] < seq else "removed"
        rest = {name: value for name, value in values.items() if name != "chain"}
        expected = self._chain(head, rest)
        same = hmac.compare_digest(expected.encode(), str(values["chain"]).encode())
        return None if same else "changed"

    def _end(self) -> tuple[Seal, int]:
        """Return what the next act is chained to, and where in the file it goes.

        Only the last act is looked at, whatever the length of the log: ``verify`` looks at all.
        """
        place, line = self._last()
        seal = self._folder.seal()
        last = _values(line) if line else None
        if seal is not None and last is not None:
            found = Seal(last["seq"], last["chain"])
            if found == seal:
                return seal, place
            # A writer killed before it sealed leaves one act more than the seal tells.
            if self._fault(seal.count + 1, seal.head, last, []) is None:
                return found, place
        elif seal == Seal.empty() and line is None:
            return seal, place
        raise WorkspaceDamagedError("privacy-audit-tampered", path=str(self._path))

    def _chain(self, head: str, values: Mapping[str, Any]) -> str:
        return self._folder.digest(_PURPOSE, head, json.dumps(values, sort_keys=True))

    def _lines(self) -> list[bytes]:
        """Return the whole lines; what follows the last end of line was never finished."""
        try:
            return self._path.read_bytes().split(b"\n")[:-1]
        except FileNotFoundError:
            return []
        except OSError as fault:
            raise WorkspaceDamagedError("privacy-audit-unreadable", path=str(self._path)) from fault

    def _last(self) -> tuple[int, bytes | None]:
        """Return where the last whole line ends, and that line."""
        try:
            with self._path.open("rb") as file:
                start = max(0, file.seek(0, os.SEEK_END) - _LONGEST)
                file.seek(start)
                tail = file.read()
        except FileNotFoundError:
            return 0, None
        except OSError as fault:
            raise WorkspaceDamagedError("privacy-audit-unreadable", path=str(self._path)) from fault
        whole = tail[: tail.rfind(b"\n") + 1]
        lines = whole.splitlines()
        return start + len(whole), lines[-1] if lines else None

    def _write(self, values: Mapping[str, Any], place: int) -> None:
        try:
            self._path.touch(mode=0o600)
            with self._path.open("r+b") as file:
                file.truncate(place)
                file.seek(place)
                file.write(json.dumps(values).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as fault:
            raise self._folder.write_error(fault) from fault


def _fact(value: Fact) -> object:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if _FIELDS.issuperset(value):
        return list(value)
    raise ValueError("fact")


def _values(line: bytes) -> dict[str, Any] | None:
    """Return the values of a line, or none where it is no act."""
    try:
        values = json.loads(line)
        _entry(values)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _entry(values: Mapping[str, Any]) -> Entry:
    return Entry(
        int(values["seq"]),
        datetime.fromisoformat(values["time"]),
        str(values["act"]),
        str(values["subject"]),
        dict(values["facts"]),
        str(values["chain"]),
    )

"""Who is left out for good: whoever objected or was erased, known by keyed hashes only.

    listed = SuppressionList(folder)
    listed.add(profile, day)
    listed.covers(same_person_from_another_source)      # True

The file holds no name and no identifier, only hashes made with the key of the folder, so that who
is on the list can be recognised and not be read. It is one JSON object:

    {"schema": 1,
     "entries": [{"day": "2026-11-30", "id": "…", "registered": ["…"], "name": "…"}, …],
     "spared": ["…", …]}

A namesake of somebody on the list is covered too: same plain name, same territory, both persons or
both organisations. It has to be so, since the list does not know anything else about whom it
protects. ``lift`` of the namesake spares that one profile and leaves the entry as it is; ``lift``
of whoever the entry is about takes the entry out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matching.errors import WorkspaceDamagedError
from matching.privacy.folder import SUPPRESSED, PrivacyFolder
from matching.privacy.marks import marks_of, marks_of_partner, registered_in
from matching.profiles.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from matching.profiles.model import Profile

_PURPOSE: Final = "suppression"
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Stamp = tuple[int, int, int]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Entry(_Line):
    """The hashes of the marks of one profile, and the day it was added."""

    day: str
    id: _Digest
    registered: tuple[_Digest, ...] = ()
    name: _Digest

    @property
    def all(self) -> frozenset[str]:
        return frozenset((self.id, self.name, *self.registered))

    def is_about(self, other: _Entry) -> bool:
        """Whether both are of one subject: by a registry, or by both id and name."""
        same_record = self.id == other.id and self.name == other.name
        return same_record or not set(self.registered).isdisjoint(other.registered)


class _Document(_Line):
    schema_: Literal[1] = Field(1, alias="schema")
    entries: tuple[_Entry, ...] = ()
    spared: tuple[_Digest, ...] = ()


class SuppressionList:
    """The list of one folder; several processes and threads may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = PrivacyFolder(folder)
        self._path = folder / SUPPRESSED
        self._stamp: _Stamp | None = None
        self._covered: frozenset[str] = frozenset()
        self._spared: frozenset[str] = frozenset()

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._read().entries)

    def add(self, profile: Profile, day: date, sparing: Iterable[Profile] = ()) -> bool:
        """Put ``profile`` on the list; it is on the disk on return. Whether it was not there yet.

        Namesakes to be ``sparing`` stay in as far as they were: who is left out already stays out.

        Raises:
            WorkspaceError: the list cannot be read or written, or is held for too long.
            RequestError: the file cannot be written.
        """
        with self._folder.held():
            before = self._read()
            new = self._entry(profile, day)
            covered = _covered(before.entries)
            others = (self._entry(one, None) for one in sparing)
            admitted = (self._whole(one) for one in others if one.all.isdisjoint(covered))
            every = dict.fromkeys((*before.spared, *admitted))
            spared = tuple(one for one in every if one != self._whole(new))
            known = any(one.all == new.all for one in before.entries)
            if known and spared == before.spared:
                return False
            entries = before.entries if known else (*before.entries, new)
            self._write(_Document(schema=1, entries=entries, spared=spared))
            return True

    def lift(self, profile: Profile) -> bool:
        """Let ``profile`` in again and return whether it was left out.

        Entries about it are taken out: those with an identifier of a registry in common, or of the
        same id and name. If others still cover it, as a namesake's does, it alone is spared.

        Raises:
            WorkspaceError: the list cannot be read or written, or is held for too long.
            RequestError: the file cannot be written.
        """
        if self._folder.is_new:
            return False
        with self._folder.held():
            before = self._read()
            told = self._entry(profile, None)
            whole = self._whole(told)
            met = [one for one in before.entries if not one.all.isdisjoint(told.all)]
            if not met or whole in before.spared:
                return False
            left = tuple(one for one in before.entries if not one.is_about(told))
            still = any(not one.all.isdisjoint(told.all) for one in left)
            spared = (*before.spared, whole) if still else before.spared
            self._write(_Document(schema=1, entries=left, spared=spared))
            return True

    def covers(self, profile: Profile) -> bool:
        """Return whether ``profile`` has to be left out.

        Raises:
            WorkspaceDamagedError: the list or its key cannot be read: nobody is let in on a doubt.
        """
        self._refresh()
        if not self._covered:
            return False
        told = self._entry(profile, None)
        return not told.all.isdisjoint(self._covered) and self._whole(told) not in self._spared

    def admits(self, profile: Profile) -> bool:
        """Return whether ``profile`` may come in: the opposite of ``covers``."""
        return not self.covers(profile)

    def unlinked(self, profile: Profile) -> Profile:
        """Return ``profile`` without its links to whoever is on the list; itself if it has none.

        A link names its partner as a registry does, or by the id of its profile.
        """
        self._refresh()
        if not self._covered or not profile.links:
            return profile
        kept = tuple(one for one in profile.links if not self._names(one.partner))
        if len(kept) == len(profile.links):
            return profile
        return profile.model_copy(update={"links": kept})

    def numbers_in(self, text: str) -> bool:
        """Return whether ``text`` holds a registry's number of somebody on the list."""
        self._refresh()
        return bool(self._covered) and any(
            self._folder.digest(_PURPOSE, one) in self._covered for one in registered_in(text)
        )

    def _names(self, partner: str) -> bool:
        digests = {self._folder.digest(_PURPOSE, one) for one in marks_of_partner(partner)}
        return not digests.isdisjoint(self._covered)

    def _entry(self, profile: Profile, day: date | None) -> _Entry:
        marks = marks_of(profile)
        return _Entry(
            day=day.isoformat() if day else "",
            id=self._folder.digest(_PURPOSE, marks.id),
            registered=tuple(
                sorted(self._folder.digest(_PURPOSE, one) for one in marks.registered)
            ),
            name=self._folder.digest(_PURPOSE, marks.name),
        )

    def _whole(self, entry: _Entry) -> str:
        """Return one hash for all the marks of a profile: any other profile has another one."""
        return self._folder.digest(f"{_PURPOSE} whole", *sorted(entry.all))

    def _refresh(self) -> None:
        """Read the file where it is not the one that was read last."""
        try:
            found = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            stamp = None
        except OSError as fault:
            raise WorkspaceDamagedError("privacy-list-damaged", path=str(self._path)) from fault
        else:
            stamp = (found.st_ino, found.st_mtime_ns, found.st_size)
        if stamp is None or stamp != self._stamp:
            document = self._read()
            self._covered = _covered(document.entries)
            self._spared = frozenset(document.spared)
            self._stamp = stamp

    def _read(self) -> _Document:
        try:
            return _Document.model_validate_json(self._path.read_bytes())
        except (FileNotFoundError, NotADirectoryError) as fault:
            if self._folder.is_new:
                return _Document(schema=1)
            # It is made with the key: a list that was lost is not an empty one.
            raise WorkspaceDamagedError("privacy-list-damaged", path=str(self._path)) from fault
        except (OSError, ValidationError) as fault:
            raise WorkspaceDamagedError("privacy-list-damaged", path=str(self._path)) from fault

    def _write(self, document: _Document) -> None:
        values = document.model_dump(by_alias=True)
        write_atomically(self._path, json.dumps(values, indent=1).encode())


def _covered(entries: Iterable[_Entry]) -> frozenset[str]:
    return frozenset().union(*(one.all for one in entries))

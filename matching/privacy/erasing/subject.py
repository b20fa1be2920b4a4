"""Whom an erasure is about: one person or body, by all the records that tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.entities.identifiers import keys_of, own_keys
from matching.privacy.finding.needles import spellings_of
from matching.privacy.finding.spelling import fold
from matching.privacy.marks import marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.privacy.marks import Marks
    from matching.profiles.model import Link, Profile


class Subject:
    """One or several people or bodies, as the records found so far tell of them."""

    def __init__(self, records: Iterable[Profile] = ()) -> None:
        self._records: list[Profile] = []
        self._marks: list[Marks] = []
        self._partners: set[str] = set()
        self._names: set[str] = set()
        for one in records:
            self.add(one)

    def add(self, record: Profile) -> bool:
        """Take ``record`` for one of theirs; return whether it tells anything new."""
        if record in self._records:
            return False
        self._records.append(record)
        self._marks.append(marks_of(record))
        self._names |= {fold(name) for name in spellings_of(record)}
        self._partners |= own_keys(record)
        return True

    @property
    def records(self) -> tuple[Profile, ...]:
        """The records, in the order found."""
        return tuple(self._records)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, each once."""
        return tuple(dict.fromkeys(one.id for one in self._records))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the records, each once."""
        return tuple(dict.fromkeys(one.name for one in self._records))

    def is_same(self, profile: Profile) -> bool:
        """Return whether ``profile`` is a record of theirs: the same id, or a registry's number."""
        told = marks_of(profile)
        return any(one.id == told.id or one.registered & told.registered for one in self._marks)

    def is_namesake(self, profile: Profile) -> bool:
        """Return whether ``profile`` only has the same plain name, in the same territory."""
        told = marks_of(profile)
        return not self.is_same(profile) and any(one.name == told.name for one in self._marks)

    def without_links(self, profile: Profile) -> Profile:
        """Return ``profile`` without its links to them; itself where it has none."""
        kept = tuple(link for link in profile.links if not self.is_named_by(link))
        if len(kept) == len(profile.links):
            return profile
        return profile.model_copy(update={"links": kept})

    def is_named_by(self, link: Link) -> bool:
        """Return whether ``link`` is one with them."""
        named = fold(link.partner_name or "")
        is_partner = not keys_of(link.partner).isdisjoint(self._partners)
        return is_partner or (named != "" and named in self._names)

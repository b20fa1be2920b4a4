"""Finds a profile by what a person types: an id, a name, a part of it, with typos or no accents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from matching.errors import UnknownProfileError
from matching.index.stored_profiles import Sorted, StoredProfiles, ids_of, names_of
from matching.profiles.model import Profile
from matching.territories.vocabulary import plain_form

_SURE = 88.0
"""Likeness (0-100) from which a typo is forgiven, if no other name comes near."""
_AHEAD = 4.0
_NEAR = 55.0
_MOST_NEAR = 5


class Lookup:
    """Names and ids of profiles, ready to be searched; only those found are read."""

    def __init__(self, *shelves: Sequence[Profile]) -> None:
        """Take sequences of profiles; those that are stored are in id order already."""
        self._shelves = [
            shelf if isinstance(shelf, StoredProfiles) else sorted(shelf, key=lambda one: one.id)
            for shelf in shelves
        ]
        self._rows = [Sorted(ids_of(shelf)) for shelf in self._shelves]

    def by_id(self, name: str) -> Profile | None:
        """Return the profile of that id, or none."""
        for shelf, rows in zip(self._shelves, self._rows, strict=True):
            row = rows.get(name)
            if row is not None:
                return shelf[row]
        return None

    def find(self, text: str) -> Profile:
        """Return the one profile meant by ``text``.

        Tried in order: the id, the whole name, names that hold every word typed, names that look
        alike.

        Raises:
            UnknownProfileError: none, or several, are meant; ``near`` names them.
        """
        itself = self.by_id(text.strip())
        if itself is not None:
            return itself
        wanted = plain_form(text)
        for found in (self._named(wanted), self._holding(wanted)):
            if len(found) == 1:
                return found[0]
            if found:
                raise self._unknown("error-profile-ambiguous", text, found)
        alike = self._alike(wanted)
        if (
            alike
            and alike[0][0] >= _SURE
            and (len(alike) == 1 or alike[0][0] - alike[1][0] >= _AHEAD)
        ):
            return alike[0][1]
        near = [profile for score, profile in alike if score >= _NEAR]
        raise self._unknown("error-profile-unknown" if near else "error-profile-none", text, near)

    def find_all(self, texts: Iterable[str]) -> list[Profile]:
        """Return the profiles meant by ``texts``, each once, in that order.

        Raises:
            UnknownProfileError: some mean none, or several; all of those are in the message.
        """
        found, unknown = {}, []
        for text in texts:
            try:
                profile = self.find(text)
            except UnknownProfileError:
                unknown.append(text)
            else:
                found[profile.id] = profile
        if unknown:
            raise UnknownProfileError("error-profile-names", given=" ; ".join(unknown))
        return list(found.values())

    def search(self, text: str, limit: int = 20) -> list[Profile]:
        """Return profiles whose name or id looks like ``text``, best first."""
        wanted = plain_form(text)
        holding = self._holding(wanted)
        alike = [profile for score, profile in self._alike(wanted) if score >= _NEAR]
        return list({p.id: p for p in [*holding, *alike]}.values())[:limit]

    @cached_property
    def _shelved(self) -> list[tuple[str, str, int, int]]:
        """Plain name, id, shelf and row of each profile, in id order."""
        entries = [
            (name, key, shelf, row)
            for shelf, profiles in enumerate(self._shelves)
            for row, (key, name) in enumerate(
                zip(ids_of(profiles), names_of(profiles), strict=True)
            )
        ]
        return sorted(entries, key=lambda entry: entry[1])

    def _at(self, entry: tuple[str, str, int, int]) -> Profile:
        _, _, shelf, row = entry
        return self._shelves[shelf][row]

    def _named(self, wanted: str) -> list[Profile]:
        return [self._at(entry) for entry in self._shelved if entry[0] == wanted]

    def _holding(self, wanted: str) -> list[Profile]:
        words = set(wanted.split())
        return [
            self._at(entry)
            for entry in self._shelved
            if words and words <= {*entry[0].split(), *plain_form(entry[1]).split()}
        ]

    def _alike(self, wanted: str) -> list[tuple[float, Profile]]:
        if not wanted:
            return []
        names = [name for name, *_ in self._shelved]
        found = process.extract(wanted, names, scorer=_likeness, limit=_MOST_NEAR * 2)
        ordered = sorted(found, key=lambda item: (-item[1], item[2]))
        return [(score, self._at(self._shelved[position])) for _, score, position in ordered]

    @staticmethod
    def _unknown(key: str, text: str, near: list[Profile]) -> UnknownProfileError:
        names = tuple(f"{profile.name} ({profile.id})" for profile in near[:_MOST_NEAR])
        return UnknownProfileError(key, near=names, given=text, names=" ; ".join(names))


def _likeness(one: str, other: str, **_: object) -> float:
    """Return the likeness of what was typed to a name, or to its best word for a single word."""
    whole = fuzz.ratio(one, other)
    words = other.split()
    if len(one.split()) == 1 and len(one) > 3:
        whole = max(whole, *(fuzz.ratio(one, word) for word in words)) if words else whole
    return max(whole, fuzz.token_set_ratio(one, other) * 0.95)

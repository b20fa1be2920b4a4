"""Finds a profile by what a person types: an id, a name, a part of it, with typos or no accents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from matching.errors import UnknownProfileError
from matching.index.words import fold
from matching.profiles.model import Profile

_SURE = 88.0
"""Likeness (0-100) from which a typo is forgiven, if no other name comes near."""
_AHEAD = 4.0
_NEAR = 55.0
_MOST_NEAR = 5


def plain(text: str) -> str:
    """Return ``text`` without case, accents and punctuation, single-spaced."""
    return " ".join(re.findall(r"\w+", fold(text)))


class Lookup:
    """Names and ids of profiles, ready to be searched."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = sorted(profiles, key=lambda profile: profile.id)
        self._names = [plain(profile.name) for profile in self._profiles]

    def find(self, text: str) -> Profile:
        """Return the one profile meant by ``text``.

        Tried in order: the id, the whole name, names that hold every word typed, names that look
        alike.

        Raises:
            UnknownProfileError: none, or several, are meant; ``near`` names them.
        """
        wanted = plain(text)
        steps = (
            [p for p in self._profiles if p.id == text.strip()],
            [p for p, name in zip(self._profiles, self._names, strict=True) if name == wanted],
            self._holding(wanted),
        )
        for found in steps:
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
        wanted = plain(text)
        holding = self._holding(wanted)
        alike = [profile for score, profile in self._alike(wanted) if score >= _NEAR]
        return list({p.id: p for p in [*holding, *alike]}.values())[:limit]

    def _holding(self, wanted: str) -> list[Profile]:
        words = set(wanted.split())
        return [
            profile
            for profile, name in zip(self._profiles, self._names, strict=True)
            if words and words <= {*name.split(), *plain(profile.id).split()}
        ]

    def _alike(self, wanted: str) -> list[tuple[float, Profile]]:
        if not wanted:
            return []
        found = process.extract(wanted, self._names, scorer=_likeness, limit=_MOST_NEAR * 2)
        ordered = sorted(found, key=lambda item: (-item[1], item[2]))
        return [(score, self._profiles[position]) for _, score, position in ordered]

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

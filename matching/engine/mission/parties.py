"""Finds a party of a mission by what a person types."""

from __future__ import annotations

from collections.abc import Iterable

from matching.engine.lookup import Lookup
from matching.errors import UnknownProfileError
from matching.profiles.model import Profile


class PartyLookup:
    """Names and ids of the parties of one mission; slips are forgiven as for any profile."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._lookup = Lookup([*profiles])

    def find(self, text: str) -> Profile:
        """Return the profile of the one party meant by ``text``.

        Raises:
            UnknownProfileError: none of the mission is meant, or several are; ``near`` names them.
        """
        try:
            return self._lookup.find(text)
        except UnknownProfileError as refusal:
            several = refusal.key == "error-profile-ambiguous"
            how = "several" if several else "near" if refusal.near else "far"
            names = " ; ".join(refusal.near)
            raise UnknownProfileError(
                "mission-cli-party", near=refusal.near, given=text, how=how, names=names
            ) from refusal

"""The words of the screen for identifiers, scores and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.language import Language, has_message, say

if TYPE_CHECKING:
    from matching.profiles.model import Profile
    from matching.territories import Territories


@dataclass(frozen=True)
class Labels:
    """Names things in one language; an identifier nobody named is shown as it stands."""

    territories: Territories
    language: Language

    def say(self, key: str, **values: object) -> str:
        """Return the message named ``key``."""
        return say(key, self.language, **values)

    def kind(self, kind: str) -> str:
        """Return the name of a kind of profile."""
        return self._named("kind-", kind)

    def facet(self, facet: str) -> str:
        """Return the name of a part of a profile."""
        return self._named("facet-", facet)

    def feature(self, feature: str) -> str:
        """Return the name of what adds to a score."""
        return self._named("feature-", feature)

    def commitment(self, commitment: str) -> str:
        """Return the name of a commitment."""
        return self._named("commitment-", commitment)

    def territory(self, territory_id: str) -> str:
        """Return the name of a territory."""
        known = {one.id: one for one in self.territories.territories}
        return known[territory_id].label(self.language) if territory_id in known else territory_id

    def place(self, profile: Profile) -> str:
        """Return the city of a profile, marked where it is of the periphery, else its territory."""
        if profile.city is None:
            return self.territory(profile.territory)
        if self.territories.is_periphery(profile.territory, profile.city):
            return self.say("report-periphery", city=profile.city)
        return profile.city

    def domains(self, identifiers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of domains, in the order given."""
        known = {one.id: one.label(self.language) for one in self.territories.domains}
        return tuple(known.get(one, one) for one in identifiers)

    def axes(self, identifiers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of axes, in the order given."""
        known = {one.id: one.label(self.language) for one in self.territories.axes}
        return tuple(known.get(one, one) for one in identifiers)

    def percent(self, share: float) -> str:
        """Return a share of one as a whole percentage (83 %)."""
        return self.say("report-percent", value=str(round(share * 100)))

    def _named(self, prefix: str, identifier: str) -> str:
        key = prefix + identifier.replace("_", "-")
        return self.say(key) if has_message(key, self.language) else identifier

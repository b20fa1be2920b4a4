"""What a suggestion must satisfy besides being good: filters, all of them optional."""

from __future__ import annotations

from dataclasses import dataclass, fields

from matching.profiles.model import Profile
from matching.territories import Territories


@dataclass(frozen=True)
class Criteria:
    """Filters by identifier; values of one filter are alternatives, filters add up."""

    axes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take a lone text where a list is meant for the list of that text."""
        for field in fields(self):
            value = getattr(self, field.name)
            listed = (value,) if isinstance(value, str) else tuple(value)
            object.__setattr__(self, field.name, listed)

    def admits(self, profile: Profile, territories: Territories) -> bool:
        """Return whether ``profile`` passes every filter."""
        return (
            profile.id not in self.exclude
            and _any_shared(self.axes, profile.axes)
            and _any_shared(self.domains, profile.domains)
            and _any_shared(self.kinds, (profile.kind,))
            and _any_shared(self.commitments, profile.commitments)
            and (
                not self.cities
                or any(
                    profile.city is not None and territories.city_matches(profile.city, wanted)
                    for wanted in self.cities
                )
            )
        )


def _any_shared(wanted: tuple[str, ...], has: tuple[str, ...]) -> bool:
    return not wanted or any(value in has for value in wanted)

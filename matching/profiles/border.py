"""Data about persons that crosses a border: whom it is about, and the sentence that says so.

What the law asks depends on the countries of both territories. Nothing here says whether a
transfer is allowed: it names what applies, and what whoever receives the data has to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from matching.language import Language, say
from matching.profiles.model import Profile
from matching.territories import Territories

ORGANISATION_BASIS: Final = "organisation-facts"
"""The legal basis of what is told of an organisation; any other is that of a person's data."""
_UNION: Final = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
_SAME_RULE: Final = _UNION | {"IS", "LI", "NO"}
"""The European Economic Area: the general data protection regulation holds, and data moves
freely."""
_CANADA: Final = "CA"


def is_person(profile: Profile) -> bool:
    """Return whether what ``profile`` tells is data about a person."""
    if profile.is_request:
        return False
    bases = (one.strip() for one in re.split("[+;]", profile.legal_basis or ""))
    personal = any(basis and basis != ORGANISATION_BASIS for basis in bases)
    return profile.kind == "researcher" or personal or profile.consent is not None


def border_notices(
    profiles: Iterable[Profile],
    territories: Territories,
    language: Language,
    readers: str | None = None,
) -> tuple[str, ...]:
    """Return a sentence for each way in which data about persons crosses a border.

    ``profiles`` are all those that are told of; ``readers`` is the territory of those who read,
    both where it is not given. There is no sentence where no person of one territory is told of
    to readers of another country, nor inside the European Economic Area.
    """
    return notices_about(
        (one.territory for one in profiles if is_person(one)), territories, language, readers
    )


def notices_about(
    homes: Iterable[str],
    territories: Territories,
    language: Language,
    readers: str | None = None,
) -> tuple[str, ...]:
    """Return the same where ``homes`` are the territories of all persons that are told of."""
    known = frozenset(homes)
    found = []
    for territory in territories.territories:
        other = territories.counterpart(territory.id)
        if territory.id not in known or readers not in (None, other.id):
            continue
        route = _route(territory.country, other.country)
        if route:
            found.append(
                say(
                    f"border-notice-{route}",
                    language,
                    origin=territory.label(language),
                    readers=other.label(language),
                )
            )
    return tuple(found)


def _route(origin: str, destination: str) -> str | None:
    """Return which rules hold from one country to another, None where none is added."""
    if origin == destination or {origin, destination} <= _SAME_RULE:
        return None
    if origin in _SAME_RULE and destination == _CANADA:
        return "europe-canada"
    if origin == _CANADA and destination in _SAME_RULE:
        return "canada-europe"
    return "abroad"

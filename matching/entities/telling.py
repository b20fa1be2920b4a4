"""What of a profile is compared with others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matching.entities.identifiers import Identifier, identifiers_of
from matching.entities.names import Name, read_name
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from matching.profiles.model import Profile

_SHORTEST_TITLE: Final = 20
"""Letters; shorter titles (« Préface ») are shared by works that have nothing in common."""
_WELCOME: Final = re.compile(r"(?:/(?:fr|en|fr-ca|fr-fr|en-ca|home|accueil|index\.\w+))*/*$")


@dataclass(frozen=True)
class Telling:
    """One profile as it is compared; a name of a person is a set of words, family name unknown."""

    profile: Profile
    identifiers: frozenset[Identifier]
    name: Name
    city: str
    website: str | None
    works: frozenset[str]
    affiliation: Name | None
    person: tuple[str, ...] | None
    """The words of the name of a person, given names first; None for an organisation."""


def read_telling(profile: Profile) -> Telling:
    """Return what of ``profile`` is compared."""
    is_person = profile.kind == "researcher"
    titles = (plain_form(work.title) for work in profile.works)
    return Telling(
        profile,
        identifiers_of(profile),
        read_name(profile.name, profile.city),
        plain_form(profile.city or ""),
        _site(profile.website),
        frozenset(title for title in titles if len(title) >= _SHORTEST_TITLE),
        read_name(profile.affiliation, profile.city) if profile.affiliation else None,
        _person(profile.name) if is_person else None,
    )


def _site(address: str | None) -> str | None:
    """Return host and path of a page, without what leads to the same one; None for none."""
    if address is None:
        return None
    bare = re.sub(r"^(?:https?://)?(?:www\d?\.)?", "", address.strip().lower())
    bare = _WELCOME.sub("", re.split(r"[?#]", bare)[0])
    return bare if "." in bare else None


def _person(name: str) -> tuple[str, ...]:
    """Return the words of the name, those after a comma first."""
    family, _, given = name.partition(",")
    return tuple(plain_form(f"{given} {family}").split())

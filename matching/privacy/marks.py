"""What a person or organisation is recognised by, whatever source tells of it.

Marks are strings that are only ever kept as keyed hashes:

- its id, and each identifier that a registry gave it: ``siren:123456782``, ``orcid:0000-…``
- its name in plain words, with its territory and whether it is a person or an organisation, so that
  the same person is recognised when another source, with other identifiers, tells of them again

A namesake in the same territory has the same last mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from matching.entities.identifiers import identifiers_of, read_identifiers
from matching.entities.names import read_name
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from matching.profiles.model import Profile

Group = Literal["person", "organisation"]

_TITLES: Final = frozenset(
    plain_form(
        "Dr Docteur Docteure Doctor Pr Prof Professeur Professeure Professor Me Maître Mr Mrs Ms "
        "Miss Mme Mlle Monsieur Madame Ing PhD"
    ).split()
)

_NUMBERS: Final = {
    "siren": re.compile(r"(?<!\d)\d{9}(?=(?:\d{5})?(?!\d))"),
    "neq": re.compile(r"(?<!\d)\d{10}(?!\d)"),
    "ror": re.compile(r"(?<![0-9a-z])0[0-9a-z]{6}\d{2}(?![0-9a-z])"),
    "orcid": re.compile(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[0-9Xx](?![0-9])"),
    "openalex": re.compile(r"(?<![0-9A-Za-z])[AI]\d{4,12}(?!\d)"),
}
"""What numbers of a registry look like where nothing says that they are."""


@dataclass(frozen=True)
class Marks:
    """The marks of one profile."""

    id: str
    registered: frozenset[str]
    """What registries call it."""
    name: str

    @property
    def all(self) -> frozenset[str]:
        """Every mark."""
        return self.registered | {self.id, self.name}


def marks_of(profile: Profile) -> Marks:
    """Return the marks of ``profile``."""
    registered = {f"registry {one}" for one in identifiers_of(profile)}
    told = " ".join((profile.territory, group_of(profile), _plain_name(profile)))
    return Marks(f"id {profile.id}", frozenset(registered), f"name {told}")


def marks_of_partner(text: str) -> frozenset[str]:
    """Return the marks of whom a link calls ``text``: an identifier, a page or an id."""
    return frozenset({f"id {text}", *(f"registry {one}" for one in read_identifiers(text))})


def registered_in(text: str) -> frozenset[str]:
    """Return the marks of every number in running ``text`` that a registry may have given.

    Those of HAL are not told from other numbers and words.
    """
    return frozenset(
        f"registry {one}"
        for scheme, pattern in _NUMBERS.items()
        for value in set(pattern.findall(text))
        for one in read_identifiers(f"{scheme}:{value}")
    )


def group_of(profile: Profile) -> Group:
    """Return whether ``profile`` is of a person or of an organisation."""
    return "person" if profile.kind == "researcher" else "organisation"


def _plain_name(profile: Profile) -> str:
    """Return the words of the name, sorted, without what sources add or leave out.

    That is titles and initials of people, legal forms and small words of organisations; case and
    accents of both.
    """
    if group_of(profile) == "organisation":
        spelt = sorted(word.spelt for word in read_name(profile.name, None).words)
        # A name of signs alone is only itself, and not that of all others of signs.
        return " ".join(spelt) or profile.name
    words = [word for word in plain_form(profile.name).split() if word not in _TITLES]
    whole = [word for word in words if len(word) > 1]
    # Initials are left out where enough is left to tell somebody from others.
    return " ".join(sorted(whole if len(whole) > 1 else words or [profile.name]))

"""What a person or organisation is recognised by, whatever source tells of it.

Marks are strings that are only ever kept as keyed hashes:

- its id, and each identifier that a registry gave it: ``siren:123456782``, ``orcid:0000-…``
- its name in plain words, with its territory and whether it is a person or an organisation, so that
  the same person is recognised when another source, with other identifiers, tells of them again

A namesake in the same territory has the same last mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from matching.entities.identifiers import identifiers_of
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


def group_of(profile: Profile) -> Group:
    """Return whether ``profile`` is of a person or of an organisation."""
    return "person" if profile.kind == "researcher" else "organisation"


def _plain_name(profile: Profile) -> str:
    """Return the words of the name, sorted, without what sources add or leave out.

    That is titles and initials of people, legal forms and small words of organisations; case and
    accents of both.
    """
    if group_of(profile) == "organisation":
        return " ".join(sorted(word.spelt for word in read_name(profile.name, None).words))
    words = [word for word in plain_form(profile.name).split() if word not in _TITLES]
    whole = [word for word in words if len(word) > 1]
    # Initials are left out where enough is left to tell somebody from others.
    return " ".join(sorted(whole if len(whole) > 1 else words or [profile.name]))

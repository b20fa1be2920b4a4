"""Researchers tied to the profiles of their organisations.

A source names the organisation of a researcher in its own words and by the ids of registries; the
profile of that organisation may come from another source, under another name. To be called on
whatever set is put together: what one source gives, and again once several are merged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.entities.identifiers import identifiers_of, read_identifiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.entities.identifiers import Identifier
    from matching.profiles.model import Profile


def tie_affiliations(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """Return ``profiles``, in order, each researcher with the name of their organisation's profile.

    The first of the researcher's ``affiliation_ids`` that some organisation has decides; of several
    that have it, the first by id. The other identifiers of that organisation join the ids, so that
    the tie holds whichever of them is looked for. Whoever has no such organisation stays as told.
    """
    owners: dict[Identifier, Profile] = {}
    for one in sorted(profiles, key=lambda one: one.id):
        if one.kind != "researcher":
            for identifier in identifiers_of(one):
                owners.setdefault(identifier, one)
    return tuple(
        _tied(one, owners) if one.kind == "researcher" and one.affiliation_ids else one
        for one in profiles
    )


def _tied(person: Profile, owners: dict[Identifier, Profile]) -> Profile:
    for text in person.affiliation_ids:
        for identifier in read_identifiers(text):
            if identifier in owners:
                return _of(person, owners[identifier])
    return person


def _of(person: Profile, organisation: Profile) -> Profile:
    known = {one for text in person.affiliation_ids for one in read_identifiers(text)}
    more = sorted(str(one) for one in identifiers_of(organisation) - known)
    ids = (*person.affiliation_ids, *more)
    return person.model_copy(update={"affiliation": organisation.name, "affiliation_ids": ids})

"""One profile made of several that tell of the same body or person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matching.entities.identifiers import identifiers_of
from matching.profiles.model import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.profiles.model import AssignedDomain

_LISTS: Final = (
    "axes",
    "domains",
    "offers_fr",
    "offers_en",
    "seeks_fr",
    "seeks_en",
    "keywords",
    "languages",
    "sector_codes",
    "affiliation_ids",
    "works",
    "links",
    "commitments",
)
_TOLD_BY_ALL: Final = ("source", "licence", "attribution", "legal_basis")
"""Each source has its own, and all of them hold for what is made of several."""
_BETWEEN: Final = " + "


def merge(members: Sequence[Profile]) -> Profile:
    """Return the one profile of ``members``, the same in whatever order they come.

    The fullest member (most fields filled in, then by id) gives its id, its name and whatever it
    has; the others fill the gaps and lengthen the lists. Sources, licences, credits and legal bases
    are all named; the earliest end of validity or of retention holds, as no source allows to keep
    its facts longer.
    """
    if len(members) == 1:
        return members[0]
    ordered = sorted(members, key=lambda one: (-len(_filled(one)), one.id))
    values: dict[str, Any] = {}
    for one in reversed(ordered):
        values |= _filled(one)
    for field in _LISTS:
        values[field] = tuple(
            dict.fromkeys(item for one in ordered for item in getattr(one, field))
        )
    for field in _TOLD_BY_ALL:
        told = (getattr(one, field) for one in ordered)
        each = dict.fromkeys(part for text in told if text for part in text.split(_BETWEEN))
        values[field] = _BETWEEN.join(each) or None
    values["assigned_domains"] = _assigned(ordered)
    identifiers = {str(one) for member in ordered for one in identifiers_of(member)}
    identifiers.update(text for member in ordered for text in member.identifiers)
    values["identifiers"] = tuple(sorted(identifiers))
    for field in ("keep_until", "valid_until"):
        ends = [end for one in ordered if (end := getattr(one, field))]
        values[field] = min(ends, default=None)
    return Profile.model_validate(values)


def _assigned(members: Sequence[Profile]) -> tuple[AssignedDomain, ...]:
    """Return the domains that no member states, each with the surest of its grounds."""
    stated = {
        domain
        for one in members
        for domain in set(one.domains) - {each.domain for each in one.assigned_domains}
    }
    surest: dict[str, AssignedDomain] = {}
    for each in (each for one in members for each in one.assigned_domains):
        known = surest.get(each.domain)
        if each.domain not in stated and (known is None or known.confidence < each.confidence):
            surest[each.domain] = each
    return tuple(surest.values())


def _filled(profile: Profile) -> dict[str, Any]:
    return {
        name: value
        for name in Profile.model_fields
        if (value := getattr(profile, name)) not in (None, ())
    }

"""Whether two profiles are of one body or person: sure, likely or refused, and why.

Three answers rather than two, after I. P. Fellegi and A. B. Sunter, "A theory for record linkage",
Journal of the American Statistical Association 64 (1969): pairs between two thresholds are for a
person to judge. The rules are tried from the strongest: an identifier, then the website, then
names of one place (P. Christen, "Data Matching", Springer 2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from matching.entities.identifiers import SCHEMES
from matching.entities.likeness import Likeness, compare_names
from matching.entities.people import decide_people
from matching.entities.short_names import Bond, bond
from matching.entities.verdicts import Decision, Verdict, decision

if TYPE_CHECKING:
    from matching.entities.places import SamePlace
    from matching.entities.telling import Telling

SURE_LIKENESS: Final = 0.9
"""A word of four may be misspelt, or the city left out; no word may be another."""
LIKELY_LIKENESS: Final = 0.75
"""One word of four may be missing; with one website, that is enough to be sure."""
_PART_LIKENESS: Final = 0.5
"""Below it, two bodies of one website are rather one of the other: a laboratory, its university."""
_FEWEST_SHARED: Final = 2
"""Words a name needs to be recognised though misspelt: of a single one, the letters are all."""


class _Facts(NamedTuple):
    """What is known of a pair of organisations besides their identifiers."""

    names: Likeness
    city: Literal["same", "other", "unknown"]
    same_site: bool
    bond: Bond
    """What ties the name of one to the acronym or short name of the other."""


def decide(first: Telling, second: Telling, same_place: SamePlace) -> Decision:
    """Return the decision on a pair, the same whichever comes first."""
    if (first.person is None) != (second.person is None):
        return decision("refused", "entities-person-and-body")
    if first.profile.territory != second.profile.territory:
        return decision("refused", "entities-territories")
    by_identifier = _by_identifiers(first, second)
    if by_identifier is not None:
        return by_identifier
    if first.person is not None:
        return decide_people(first, second)
    facts = _facts(first, second, same_place)
    found = _of_bodies(facts)
    if facts.same_site or found.verdict == "refused":
        return found
    return _held_back(found, facts, first, second)


def _by_identifiers(first: Telling, second: Telling) -> Decision | None:
    """Return what the identifiers of a pair decide, None where they say nothing."""
    for scheme in SCHEMES:
        ours = {one.value for one in first.identifiers if one.scheme == scheme}
        theirs = {one.value for one in second.identifiers if one.scheme == scheme}
        if ours and theirs and ours != theirs:
            # One profile with two identifiers of a scheme is a slip too: nothing rests on it.
            likeness = compare_names(first.name, second.name).value
            told = {"scheme": scheme, "values": ", ".join(sorted(ours | theirs))}
            return decision("refused", "entities-other-identifier", likeness, **told)
    shared = sorted(first.identifiers & second.identifiers, key=lambda x: SCHEMES.index(x.scheme))
    if not shared:
        return None
    values = {"scheme": shared[0].scheme, "value": shared[0].value}
    return Decision("sure", "entities-same-identifier", values, 1.0, by_identifier=True)


def _facts(first: Telling, second: Telling, same_place: SamePlace) -> _Facts:
    city: Literal["same", "other", "unknown"] = "unknown"
    if first.city and second.city:
        city = "same" if same_place(first.city, second.city) else "other"
    names = compare_names(first.name, second.name)
    return _Facts(
        names,
        city,
        first.website is not None and first.website == second.website,
        bond(first.name, second.name, names.value),
    )


def _of_bodies(facts: _Facts) -> Decision:
    likeness = facts.names.value
    near = likeness >= SURE_LIKENESS and facts.names.shared >= _FEWEST_SHARED
    if facts.same_site:
        if likeness >= LIKELY_LIKENESS or facts.bond:
            return decision("sure", "entities-site-and-name", likeness)
        verdict: Verdict = "likely" if likeness >= _PART_LIKENESS else "refused"
        return decision(verdict, "entities-site-only", likeness)
    if facts.names.is_exact or near:
        return _of_one_name(facts)
    if facts.bond:
        if facts.city != "same":
            return decision("refused", "entities-acronym-elsewhere", likeness)
        return decision("sure" if facts.bond == 2 else "likely", "entities-acronym", likeness)
    is_likely = likeness >= LIKELY_LIKENESS and facts.city != "other"
    key = "entities-alike" if is_likely else "entities-names"
    return decision("likely" if is_likely else "refused", key, likeness)


def _of_one_name(facts: _Facts) -> Decision:
    likeness, is_exact = facts.names.value, facts.names.is_exact
    if facts.city == "same":
        key = "entities-same-name" if is_exact else "entities-near-name"
        return decision("sure", key, likeness)
    if facts.city == "unknown":
        return decision("likely", "entities-name-no-city", likeness)
    return decision("likely" if is_exact else "refused", "entities-name-other-city", likeness)


def _held_back(found: Decision, facts: _Facts, first: Telling, second: Telling) -> Decision:
    """Return ``found``, or a decision less sure where something speaks against it."""
    ours, theirs = first.name, second.name
    if ours.numbers != theirs.numbers and not facts.names.is_whole:
        both = bool(ours.numbers) and bool(theirs.numbers)
        return decision("refused" if both else "likely", "entities-numbers", found.likeness)
    if found.verdict == "likely":
        return found
    if ours.aside != theirs.aside and not facts.names.is_whole:
        return decision("likely", "entities-aside", found.likeness)
    if first.profile.kind != second.profile.kind:
        return decision("likely", "entities-kinds", found.likeness)
    return found

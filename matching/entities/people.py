"""Whether two profiles of people are of one person.

Names are shared by many: an equal name is sure only with a work or a personal page in common, and
the initials of given names are never enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.entities.likeness import compare_names
from matching.entities.verdicts import Decision, decision

if TYPE_CHECKING:
    from matching.entities.telling import Telling

_SAME_AFFILIATION = 0.9


def decide_people(first: Telling, second: Telling) -> Decision:
    """Return the decision on two people whose identifiers say nothing."""
    words, others = first.person or (), second.person or ()
    ties = bool(first.works & second.works) or (
        first.website is not None and first.website == second.website
    )
    if not _has_initials(words) and not _has_initials(others):
        if sorted(words) != sorted(others) or len(words) < 2:
            return decision("refused", "entities-person-names")
        if ties:
            return decision("sure", "entities-person-work", 1.0)
        if _elsewhere(first, second):
            return decision("refused", "entities-person-affiliation", 1.0)
        return decision("likely", "entities-person-name", 1.0)
    if not _fit(words, others):
        return decision("refused", "entities-person-names")
    return decision("likely" if ties else "refused", "entities-person-initials", 0.5)


def _has_initials(words: tuple[str, ...]) -> bool:
    return any(len(word) == 1 for word in words)


def _fit(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether the names have a whole word in common and the rest open with like letters."""
    whole = {word for word in words if len(word) > 1} & {word for word in others if len(word) > 1}
    rest = sorted(word[0] for word in words if word not in whole)
    other = sorted(word[0] for word in others if word not in whole)
    # A middle name is often left out.
    fewer, more = sorted((rest, other), key=len)
    return bool(whole) and bool(fewer) and all(more.count(one) >= fewer.count(one) for one in fewer)


def _elsewhere(first: Telling, second: Telling) -> bool:
    """Return whether both say whom they work for, and it is not the same body."""
    if first.affiliation is None or second.affiliation is None:
        return False
    return compare_names(first.affiliation, second.affiliation).value < _SAME_AFFILIATION

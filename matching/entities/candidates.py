"""Which pairs are worth comparing: those of one territory that share a key.

Blocking (P. Christen, "Data Matching", Springer 2012, ch. 4). The keys of a profile depend on it
alone, never on how many others there are, so that taking profiles out of a set brings no new pair.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from matching.entities.names import PLACE_WEIGHT, joined
from matching.entities.short_names import bond, openings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matching.entities.telling import Telling

_Key = tuple[str, ...]
_OPENING = 4
"""Letters of a word that spellings of it have in common."""


def candidate_pairs(tellings: Sequence[Telling], since: int = 0) -> list[tuple[int, int]]:
    """Return the positions of the pairs to compare, in order; the second is at ``since`` or after.

    One key in common is enough: an identifier, a website, a whole name, a short name, two words of
    a longer name. An acronym is also held against what it may stand for.
    """
    blocks: dict[_Key, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for position, telling in enumerate(tellings):
        for key in _keys(telling):
            if position >= since:
                found.update((earlier, position) for earlier in blocks[key])
            blocks[key].append(position)
    found.update(pair for pair in _short_pairs(tellings) if pair[1] >= since)
    return sorted(found)


def _short_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which one name can be short for the other."""
    longs: dict[_Key, list[int]] = defaultdict(list)
    bodies = [(at, one) for at, one in enumerate(tellings) if one.person is None]
    for position, one in bodies:
        for opening in sorted(openings(one.name)):
            longs[one.profile.territory, opening].append(position)
    for position, one in bodies:
        if one.name.acronym is None:
            continue
        for other in longs[one.profile.territory, one.name.acronym[:2]]:
            if other != position and bond(one.name, tellings[other].name, 0.0):
                yield min(position, other), max(position, other)


def _keys(one: Telling) -> set[_Key]:
    keys: set[_Key] = {("id", str(identifier)) for identifier in one.identifiers}
    if one.website:
        keys.add(("site", one.website))
    territory = one.profile.territory
    if one.person is not None:
        initials = {word[0] for word in one.person}
        return keys | {
            ("person", territory, word, letter)
            for word in one.person
            for letter in initials
            if len(word) > 1
        }
    for words in (one.name.words, one.name.whole):
        told = {word.meaning for word in words if word.weight > PLACE_WEIGHT}
        keys |= {("letters", territory, joined(words)), ("words", territory, *sorted(told))}
    keys |= {("short", territory, short) for short in one.name.shorts}
    # Names alike enough have two such words in common, or have no more than one.
    content = sorted(meaning[:_OPENING] for meaning in one.name.content)
    return keys | {("two", territory, *pair) for pair in combinations(content, 2)}

"""Which pairs are worth comparing: those of one territory that share a key.

Blocking (P. Christen, "Data Matching", Springer 2012, ch. 4). The keys of a profile depend on it
alone, never on how many others there are, so that taking profiles out of a set brings no new pair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from matching.entities.names import PLACE_WEIGHT, joined
from matching.entities.short_names import bond, openings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matching.entities.telling import Telling

_Key = tuple[str, ...]
_OPENING = 4
"""Letters of a word that spellings of it have in common."""


def candidate_pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Return the positions of the pairs to compare, in order.

    One key of identifiers, websites, whole names or short names in common is enough; of the words
    of a name, half those of the shorter one. An acronym is also held against what it may stand for.
    """
    enough: set[tuple[int, int]] = set()
    for members in _blocks(tellings, _whole_keys):
        enough.update(combinations(members, 2))
    words = [_word_keys(one) for one in tellings]
    common: Counter[tuple[int, int]] = Counter()
    for members in _blocks(tellings, _word_keys):
        common.update(combinations(members, 2))
    for (first, second), count in common.items():
        if 2 * count >= min(len(words[first]), len(words[second])):
            enough.add((first, second))
    enough.update(_short_pairs(tellings))
    return sorted(enough)


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


def _blocks(
    tellings: Sequence[Telling], keys_of: Callable[[Telling], set[_Key]]
) -> Iterator[list[int]]:
    blocks: dict[_Key, list[int]] = defaultdict(list)
    for position, telling in enumerate(tellings):
        for key in sorted(keys_of(telling)):
            blocks[key].append(position)
    return (members for _, members in sorted(blocks.items()) if len(members) > 1)


def _whole_keys(one: Telling) -> set[_Key]:
    keys: set[_Key] = {("id", str(identifier)) for identifier in one.identifiers}
    if one.website:
        keys.add(("site", one.website))
    territory = one.profile.territory
    if one.person is not None:
        return keys
    keys |= {("name", territory, joined(words)) for words in (one.name.words, one.name.whole)}
    for words in (one.name.words, one.name.whole):
        told = {word.meaning for word in words if word.weight > PLACE_WEIGHT}
        keys.add(("words", territory, *sorted(told)))
    return keys | {("short", territory, short) for short in one.name.shorts}


def _word_keys(one: Telling) -> set[_Key]:
    territory = one.profile.territory
    if one.person is not None:
        return {("person", territory, word) for word in one.person if len(word) > 1}
    return {("word", territory, meaning[:_OPENING]) for meaning in one.name.content}

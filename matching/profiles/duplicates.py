"""Pairs of profiles that are probably the same participant twice."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matching.profiles.model import Profile

_LEAST_LIKENESS = 92.0
_LEGAL_FORMS = frozenset(
    plain_form(
        "SA SAS SASU SARL EURL SCI SCIC SCOP SNC GIE SELARL inc incorporée incorporated ltée "
        "limitée ltd limited LLC corp enr SENC SENCRL SRL Cie GmbH"
    ).split()
)
_CHUNK = 256


@dataclass(frozen=True)
class LikelyDuplicate:
    """Positions of two profiles, the earlier first, and how alike their names are, of 100."""

    first: int
    second: int
    likeness: float


def find_likely_duplicates(profiles: Sequence[Profile]) -> tuple[LikelyDuplicate, ...]:
    """Return, for each profile that looks like an earlier one, the one it is most like.

    Names are compared without case, accents, parentheses, legal form and order of words; 92 of 100
    is enough, when the territory and the numbers in the name are the same, and the city too unless
    one of them is missing. Names are only compared within such a block and within the lengths
    that can reach 92, so that 10,000 profiles take seconds.
    """
    names = [folded_name(profile.name) for profile in profiles]
    cities = [plain_form(profile.city or "") for profile in profiles]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        digits = " ".join(sorted(re.findall(r"\d+", names[position])))
        blocks[profile.territory, digits].append(position)
    found = [pair for block in blocks.values() for pair in _duplicates_within(block, names, cities)]
    return tuple(sorted(found, key=lambda pair: pair.second))


def folded_name(name: str) -> str:
    """Return the words of ``name`` in order, without case, accents, parentheses or legal form."""
    bare = re.sub(r"\([^()]*\)", " ", name)
    # S.A.S. is one word, not three.
    joined = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", bare if plain_form(bare) else name)
    words = plain_form(joined).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    while len(words) > 1 and words[0] in _LEGAL_FORMS:
        words.pop(0)
    return " ".join(sorted(words))


def _duplicates_within(
    block: Sequence[int], names: Sequence[str], cities: Sequence[str]
) -> Iterator[LikelyDuplicate]:
    """Yield the duplicates of a block; ``firsts`` holds where each name first stands, by city."""
    firsts: dict[str, dict[str, int]] = defaultdict(dict)
    for position in block:
        firsts[names[position]].setdefault(cities[position], position)
    near = _near_names(firsts)
    for position in block:
        candidates = [
            (-likeness, first)
            for name, likeness in near[names[position]]
            for city, first in firsts[name].items()
            if first < position and ("" in (city, cities[position]) or city == cities[position])
        ]
        if candidates:
            likeness, first = min(candidates)
            yield LikelyDuplicate(first, position, -likeness)


def _near_names(names: Iterable[str]) -> dict[str, list[tuple[str, float]]]:
    """Return the names like each name, itself among them.

    The likeness is 200·m / (a + b) for lengths a ≤ b and m ≤ a letters in common: at 92 or above,
    b is at most a·(200/92 - 1). A name without letters is like nothing.
    """
    ordered = sorted(filter(None, names), key=lambda name: (len(name), name))
    lengths = np.array([len(name) for name in ordered])
    near: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for start in range(0, len(ordered), _CHUNK):
        rows = ordered[start : start + _CHUNK]
        longest = len(rows[-1]) * (200 / _LEAST_LIKENESS - 1)
        columns = ordered[start : int(np.searchsorted(lengths, longest, side="right"))]
        likeness = process.cdist(
            rows, columns, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, dtype=np.float32
        )
        for row, column in np.argwhere(likeness > 0).tolist():
            if row <= column:
                score = round(float(likeness[row, column]), 1)
                near[rows[row]].append((columns[column], score))
                if row < column:
                    near[columns[column]].append((rows[row], score))
    return near

"""How much two names of organisations have in common, of 1.

A soft, weighted token-set similarity (W. Cohen, P. Ravikumar and S. Fienberg, "A comparison of
string distance metrics for name-matching tasks", IIWeb 2003; P. Christen, "Data Matching",
Springer 2012, ch. 5):

    likeness = M / (M + A + B),    M = Σ w·s over the pairs of words, A and B = Σ w left in each

s is 1 for one meaning and 0.9 for spellings within a letter or so; w is 1, less for words that many
bodies share (see ``names``). Where one name is French and the other English, a word left over in
each is often one word that the vocabulary lacks, so that max(A, B) stands for A + B.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import fuzz

from matching.entities.names import joined

if TYPE_CHECKING:
    from matching.entities.names import Name, Word

_NEAR: Final = 88.0
"""Of 100, on words of six letters or more: one letter put or lost, or one changed in nine."""
_SHORTEST_NEAR: Final = 6
_NEAR_COUNTS: Final = 0.9


class Likeness(NamedTuple):
    """How alike two names are; one that is more so compares as greater."""

    value: float
    is_whole: bool
    """Whether every word, short names and parentheses included, has one meaning in both."""
    is_exact: bool
    """Whether every word of the names proper has."""
    shared: int
    """Words in common that tell bodies of one sort apart."""


def compare_names(first: Name, second: Name) -> Likeness:
    """Return the likeness, the same whichever name comes first.

    It is the greater of those of the names proper and of all that is written.
    """
    translated = {first.language, second.language} == {"fr", "en"}
    whole = _compare(first.whole, second.whole, translated=translated)
    if whole.is_exact:
        return whole._replace(is_whole=True)
    return max(whole, _compare(first.words, second.words, translated=translated))


def _compare(first: tuple[Word, ...], second: tuple[Word, ...], *, translated: bool) -> Likeness:
    if joined(first) and joined(first) == joined(second):  # a name without letters is like none
        shared = sum(word.weight == 1.0 for word in first)
        return Likeness(1.0, is_whole=False, is_exact=True, shared=shared)
    matched, left, right = _pair_up(first, second)
    weight = sum(min(a.weight, b.weight) * s for a, b, s in matched)
    rests = (sum(word.weight for word in left), sum(word.weight for word in right))
    rest = max(rests) if translated else sum(rests)
    exact = bool(matched) and not left and not right and all(s == 1.0 for _, _, s in matched)
    shared = sum(min(a.weight, b.weight) == 1.0 for a, b, _ in matched)
    value = weight / (weight + rest) if weight else 0.0
    return Likeness(round(value, 4), is_whole=False, is_exact=exact, shared=shared)


def _pair_up(
    first: tuple[Word, ...], second: tuple[Word, ...]
) -> tuple[list[tuple[Word, Word, float]], list[Word], list[Word]]:
    """Pair words of one meaning, then near spellings, the nearest first; return what is left."""
    matched: list[tuple[Word, Word, float]] = []
    common = Counter(w.meaning for w in first) & Counter(w.meaning for w in second)
    left, right = _apart(first, common), _apart(second, common)
    matched += [(a, b, 1.0) for a, b in zip(left[0], right[0], strict=True)]
    near = sorted(
        (-fuzz.ratio(a.spelt, b.spelt), min(a.spelt, b.spelt), max(a.spelt, b.spelt), i, j)
        for i, a in enumerate(left[1])
        for j, b in enumerate(right[1])
        if min(len(a.spelt), len(b.spelt)) >= _SHORTEST_NEAR
        and a.spelt[0] == b.spelt[0]
        and fuzz.ratio(a.spelt, b.spelt) >= _NEAR
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, _, _, i, j in near:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            matched.append((left[1][i], right[1][j], _NEAR_COUNTS))
    return (
        matched,
        [word for i, word in enumerate(left[1]) if i not in used_left],
        [word for j, word in enumerate(right[1]) if j not in used_right],
    )


def _apart(words: tuple[Word, ...], common: Counter[str]) -> tuple[list[Word], list[Word]]:
    """Return the words whose meanings are ``common``, in order of meaning, and the others."""
    free = Counter(common)
    inside: list[Word] = []
    outside: list[Word] = []
    for word in sorted(words, key=lambda one: (one.meaning, one.weight, one.spelt)):
        if free[word.meaning]:
            free[word.meaning] -= 1
            inside.append(word)
        else:
            outside.append(word)
    return inside, outside

"""The words that tell a topic from the others, in the language of whoever reads."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from matching.index.words import is_stop_word, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from matching.language import Language
    from matching.profiles.model import Profile

Term = tuple[str, ...]
"""The stems of one word, or of two that follow one another."""
_WORDS: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_OPENING: Final = frozenset(".!?:;«“(–")
"""Signs after which a sentence or a quotation begins."""
_MOST: Final = 3
_LEAST_SHARE: Final = 0.12
"""Of the profiles of a topic, that a word has to be used by."""
_FEWEST: Final = 2
_TWO_WORDS: Final = 1.4
"""How much more a term of two words tells."""
_SHORTEST_PART: Final = 4
"""Letters by which one word is taken for part of another."""
_ACRONYM: Final = 4
"""Letters of a word in capitals that is no name."""


class Written(NamedTuple):
    """A term as it stands in a text."""

    word: str
    inside: bool
    """Whether a capital there would say that it is a name: it begins no sentence."""


def topic_names(
    groups: Sequence[Sequence[Profile]], language: Language
) -> tuple[tuple[str, ...], ...]:
    """Return up to three terms for each of ``groups``, the most telling first.

    A term tells the more, the larger the share of the group that uses it and the more often than
    elsewhere: share · log(share / share of all profiles). Names, which are written with a capital
    wherever they stand, tell nothing of a topic. Ties by the letters of the term.
    """
    used = [[_terms(profile, language) for profile in group] for group in groups]
    everywhere = Counter(term for group in used for terms in group for term in terms)
    written: dict[Term, Counter[Written]] = {}
    for group in used:
        for terms in group:
            for term, word in terms.items():
                written.setdefault(term, Counter())[word] += 1
    proper = {term for term, words in written.items() if _is_name(words)}
    count = sum(map(len, groups))
    return tuple(
        tuple(_shown(written[term]) for term in _telling(group, everywhere, count, proper))
        for group in used
    )


def _telling(
    group: Sequence[Mapping[Term, Written]],
    everywhere: Counter[Term],
    count: int,
    proper: set[Term],
) -> Iterator[Term]:
    """Yield the most telling terms of ``group``, none with a word within another's."""
    here = Counter(term for terms in group for term in terms)
    worth: dict[Term, float] = {}
    for term, users in here.items():
        share = users / len(group)
        if users >= _FEWEST and share >= _LEAST_SHARE and term not in proper:
            lift = math.log(share * count / everywhere[term])
            worth[term] = share * lift * (_TWO_WORDS if len(term) > 1 else 1.0)
    taken: set[str] = set()
    found = 0
    for term in sorted(worth, key=lambda one: (-worth[one], one)):
        if worth[term] > 0 and not any(_alike(stem, one) for stem in term for one in taken):
            taken.update(term)
            yield term
            found += 1
            if found == _MOST:
                return


def _alike(stem: str, other: str) -> bool:
    """Return whether one word is part of the other, as in food and seafood; IA is in no word."""
    short, long = sorted((stem, other), key=len)
    return short == long or (len(short) >= _SHORTEST_PART and short in long)


def _terms(profile: Profile, language: Language) -> dict[Term, Written]:
    """Return the terms a profile uses, each as it is first written, inside a sentence if it is."""
    found: dict[Term, Written] = {}

    def add(term: Term, written: Written) -> None:
        if term not in found or (written.inside and not found[term].inside):
            found[term] = written

    for text, is_list in _texts(profile, language):
        before: tuple[str, Written] | None = None
        end = 0
        for match in _WORDS.finditer(text):
            stem = tokens(match[0], language)
            if len(stem) != 1 or is_stop_word(match[0]) or match[0].isdigit():
                before = None
                continue
            earlier = text[: match.start()].rstrip()[-1:]
            inside = is_list or bool(earlier and earlier not in _OPENING)
            here = Written(match[0], inside)
            add((stem[0],), here)
            if before and text[end : match.start()] == " ":
                both = f"{before[1].word} {here.word}"
                add((before[0], stem[0]), Written(both, before[1].inside))
            before, end = (stem[0], here), match.end()
    return found


def _texts(profile: Profile, language: Language) -> Iterator[tuple[str, bool]]:
    """Yield what says what a profile is about, and whether it is an item of a list.

    Keywords are in the language of the territories.
    """
    offers: tuple[str, ...] = getattr(profile, f"offers_{language}")
    summary: str | None = getattr(profile, f"summary_{language}")
    if language == "fr" or not (offers or summary):
        yield from ((keyword, True) for keyword in profile.keywords)
    yield from ((offer, False) for offer in offers)
    if summary:
        yield summary, False


def _is_name(words: Counter[Written]) -> bool:
    """Return whether a term is mostly written with a capital where a sentence needs none."""
    told = capitals = 0
    for written, count in words.items():
        if written.inside:
            told += count
            parts = written.word.split()
            capitals += count * any(p[:1].isupper() and not _is_acronym(p) for p in parts)
    return 2 * capitals > told


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= _ACRONYM


def _shown(words: Counter[Written]) -> str:
    """Return the term as it is mostly written, in small letters unless it is an acronym."""
    word = min(words, key=lambda one: (-words[one], one)).word
    return " ".join(part if _is_acronym(part) else part.lower() for part in word.split())

"""The name of an organisation, taken apart for comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from matching.entities.acronyms import initials_give
from matching.entities.vocabulary import organisation_words
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.language import Language

GENERIC_WEIGHT: Final = 0.5
"""A word such as institute: two bodies of one city often share it."""
PLACE_WEIGHT: Final = 0.1
"""The city both are in: it tells almost nothing, and is often left out."""
_ACRONYM: Final = re.compile(r"[a-z]{2,10}")
_HEAD: Final = re.compile(r"[A-ZÀ-Ý0-9]{3,12}")
_PARTS: Final = re.compile(r"\s+[-–—|/]\s+|\s*:\s+")


class Word(NamedTuple):
    """A word or known phrase of a name: as it is spelt, what it means, how much it tells."""

    spelt: str
    meaning: str
    weight: float


@dataclass(frozen=True)
class Name:
    """A name without legal form, small words or accents; every part is in the order of the name."""

    words: tuple[Word, ...]
    """Those of the name proper, without short names and what stands between parentheses."""
    whole: tuple[Word, ...]
    """All of them."""
    acronym: str | None
    """The name itself where, its city left out, it is one short word of letters."""
    is_capitals: bool
    """Whether that word is written with two capitals or more."""
    aliases: frozenset[str]
    """Acronyms that the name gives of itself: « Institut de physique (IP) »."""
    heads: frozenset[str]
    """A short name that stands before a colon, in capitals: « GLACE : les eaux du Nord »."""
    initials: tuple[tuple[str, bool], ...]
    """First letter of every word, and whether an acronym may pass over it."""
    aside: frozenset[str]
    """Meanings that stand between parentheses."""
    language: Language | None

    @property
    def shorts(self) -> frozenset[str]:
        """The short names of the body: the name itself, and those that it gives."""
        alone = {self.acronym} if self.acronym else set()
        return self.aliases | self.heads | alone

    @cached_property
    def syllables(self) -> tuple[str, ...]:
        """The words that tell something, in order."""
        told = (word for word in self.words if word.weight > PLACE_WEIGHT)
        return tuple(part for word in told for part in word.spelt.split())

    @property
    def joined(self) -> str:
        """All the letters of the name proper."""
        return joined(self.words)

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers that are part of the name."""
        found = (re.findall(r"\d+", word.spelt) for word in self.words)
        return frozenset(number.lstrip("0") for numbers in found for number in numbers)

    @property
    def content(self) -> frozenset[str]:
        """The meanings that tell this body from others of its sort."""
        return frozenset(word.meaning for word in self.words if word.weight > GENERIC_WEIGHT)


def joined(words: tuple[Word, ...]) -> str:
    """Return all the letters of ``words``, so that « b<>com » is « bcom »."""
    return "".join(word.spelt.replace(" ", "") for word in words)


@lru_cache(maxsize=1 << 16)
def read_name(text: str, city: str | None) -> Name:
    """Return the name ``text`` of an organisation of ``city``, taken apart."""
    bare = re.sub(r"\([^()]*\)", " ", text)
    if not plain_form(bare):
        bare = text
    places = frozenset(plain_form(city or "").split())
    whole, aliases, heads = _without_acronym(bare, places)
    aside: set[str] = set()
    for inside in re.findall(r"\(([^()]*)\)", text) if bare != text else ():
        if _is_acronym_of(inside, whole, places):
            aliases.add(plain_form(inside))
        else:
            aside.update(word.meaning for word in _words(inside, places) if word.weight >= 0.5)
    words = tuple(_words(whole, places))
    told = [word for word in words if word.weight > PLACE_WEIGHT] or list(words)
    alone = told[0].spelt if len(told) == 1 and _ACRONYM.fullmatch(told[0].spelt) else None
    return Name(
        words,
        tuple(_words(text, places)),
        alone,
        alone is not None and sum(sign.isupper() for sign in whole) > 1,
        frozenset(aliases),
        frozenset(heads),
        _initials(whole, places),
        frozenset(aside),
        _language(whole),
    )


def _without_acronym(text: str, places: frozenset[str]) -> tuple[str, set[str], set[str]]:
    """Return ``text`` without the acronym or short name parted from it, and that one.

    A dash parts an acronym, as its letters show; what stands there otherwise may be a parent body.
    Before a colon any word in capitals is a short name.
    """
    parts = [part for part in _PARTS.split(text) if plain_form(part)]
    if len(parts) == 2:
        for short, long in (parts, parts[::-1]):
            if _is_acronym_of(short, long, places):
                return long, {plain_form(short)}, set()
    head, colon, rest = text.partition(":")
    if colon and _HEAD.fullmatch(head.strip()) and plain_form(rest):
        return rest, set(), {plain_form(head)}
    return text, set(), set()


def _is_acronym_of(short: str, long: str, places: frozenset[str]) -> bool:
    letters = plain_form(short)
    return _ACRONYM.fullmatch(letters) is not None and initials_give(
        _initials(long, places), letters
    )


def _plain_words(text: str) -> list[str]:
    # S.A.S. is one word, not three.
    return plain_form(re.sub(r"\b(\w)\.(?=\w\b)", r"\1", text)).split()


def _words(text: str, places: frozenset[str]) -> Iterator[Word]:
    known = organisation_words()
    phrases = known.phrases(_plain_words(text))
    kept = [one for one in phrases if one not in known.legal_forms and one not in known.small]
    # A name made of such words only is still a name.
    for phrase in kept or phrases:
        meaning = known.meaning(phrase)
        if phrase in places or phrase in known.places:
            weight = PLACE_WEIGHT
        elif meaning in known.generic:
            weight = GENERIC_WEIGHT
        else:
            weight = 1.0
        yield Word(phrase, meaning, weight)


def _initials(text: str, places: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    known = organisation_words()
    words = [word for word in _plain_words(text) if word not in known.legal_forms]
    passed_over = known.small | known.places | places
    return tuple((word[0], word in passed_over) for word in words)


def _language(text: str) -> Language | None:
    known = organisation_words()
    words = set(_plain_words(text))
    french, english = len(words & known.small_french), len(words & known.small_english)
    # "Health Research Institute" has no small word: no more than its order tells the language.
    if french == english:
        return None
    return "fr" if french > english else "en"

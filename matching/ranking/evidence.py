"""The texts of two profiles that carry a suggestion, and the words both use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from matching.index.population import Population
from matching.index.traits import Rows
from matching.index.words import WordIndex, is_stop_word, stems, texts_by_language
from matching.language import LANGUAGES, Language
from matching.profiles.facets import PLACES, Place
from matching.profiles.model import Profile

_MOST_TERMS = 5
_COMMON = 0.1
"""A word that more than this share of all profiles use says little about two of them."""
_FEWEST_PROFILES_FOR_COMMON = 50


@dataclass(frozen=True)
class Quote:
    """One text of a profile, with where it stands there."""

    text: str
    place: Place


def best_pair(
    own: Population,
    own_places: Sequence[Place],
    other: Population,
    other_places: Sequence[Place],
    language: Language,
) -> tuple[Quote, Quote] | None:
    """Return the two nearest texts, of each population's one profile, taken from those places.

    Texts in ``language`` are preferred; where a profile has none, its others serve. None where a
    side has no text there.
    """
    mine = _positions(own, own_places, language)
    theirs = _positions(other, other_places, language)
    if not len(mine) or not len(theirs):
        return None
    left = own.sentences.vectors[mine].astype(np.float64)
    right = other.sentences.vectors[theirs].astype(np.float64)
    cosines = np.round(left @ right.T, 6)
    row, column = np.unravel_index(int(np.argmax(cosines)), cosines.shape)
    return _quote(own, mine[row]), _quote(other, theirs[column])


def shared_terms(
    one: Profile, other: Profile, indexes: Sequence[WordIndex], language: Language
) -> tuple[str, ...]:
    """Return the words both profiles use, the rarest first, the same from both ends.

    A word counts where one of the two says it of its offers, needs or keywords: what only both
    summaries share is seldom a reason to meet. It is shown as a text in ``language`` spells it;
    keywords, which carry no language, do not decide that.
    """
    first, second = _Vocabulary.of(one, language), _Vocabulary.of(other, language)
    total = sum(index.size for index in indexes)
    most = total if total < _FEWEST_PROFILES_FOR_COMMON else total * _COMMON
    shared = first.said.keys() & second.said.keys() & (first.telling | second.telling)
    frequency = {stem: sum(index.frequency(stem) for index in indexes) for stem in shared}
    spelt = {}
    for stem in shared:
        spellings = [v.written[stem] for v in (first, second) if stem in v.written]
        if spellings and frequency[stem] <= most and not stem.isdigit():
            word = min(spellings, key=lambda word: (len(word), word))
            if not is_stop_word(word):
                spelt[stem] = word
    rare = sorted(spelt, key=lambda stem: (frequency[stem], stem))[:_MOST_TERMS]
    return tuple(spelt[s].lower() if spelt[s].istitle() else spelt[s] for s in rare)


@dataclass(frozen=True)
class _Vocabulary:
    """The stems of a profile in one language, each with a word for it."""

    said: dict[str, str]
    """Of all its texts and keywords."""
    written: dict[str, str]
    """Of its texts alone: those are known to be in that language."""
    telling: frozenset[str]
    """Of its offers, needs and keywords."""

    @classmethod
    @lru_cache(maxsize=512)  # who asks is compared with many, and the same are proposed to many
    def of(cls, profile: Profile, language: Language) -> _Vocabulary:
        """Return the vocabulary of ``profile``, in ``language`` where it is told in it."""
        texts = texts_by_language(profile)
        keywords = set(profile.keywords)
        written = {
            one: [text for text in said if text not in keywords] for one, said in texts.items()
        }
        # A profile told in the other language only is heard in that one.
        chosen = language if written[language] else max(written, key=lambda one: len(written[one]))
        brief = {*keywords, *profile.offers(chosen), *profile.seeks(chosen)}
        said: dict[str, str] = {}
        told: dict[str, str] = {}
        telling: set[str] = set()
        for text in texts[chosen]:
            found = stems(text, chosen)
            said = found | said
            if text not in keywords:
                told = found | told
            if text in brief:
                telling |= found.keys()
        return cls(said, told, frozenset(telling))


def _positions(population: Population, places: Sequence[Place], language: Language) -> Rows:
    """Return the texts in the first of ``places`` that has any, in ``language`` if there are."""
    sentences = population.sentences
    spoken = sentences.languages == LANGUAGES.index(language)
    for place in places:
        there = sentences.places == PLACES.index(place)
        if there.any():
            return np.flatnonzero(there & spoken if (there & spoken).any() else there)
    return np.zeros(0, np.intp)


def _quote(population: Population, position: int) -> Quote:
    sentences = population.sentences
    return Quote(sentences.texts[position], PLACES[sentences.places[position]])

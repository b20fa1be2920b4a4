"""The texts of two profiles that carry a suggestion, and the words both use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.index.population import Population, Rows
from matching.index.words import WordIndex, is_stop_word, stems, texts_by_language
from matching.language import Language
from matching.profiles.facets import Place
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
    """Return the words both profiles use, the rarest first, as they stand in ``one``.

    A word counts where one of the two says it of its offers, needs or keywords: what only both
    summaries share is seldom a reason to meet.
    """
    mine, theirs = _stems(one, language, brief=False), _stems(other, language, brief=False)
    telling = _stems(one, language, brief=True).keys() | _stems(other, language, brief=True).keys()
    total = sum(index.size for index in indexes)
    most = total if total < _FEWEST_PROFILES_FOR_COMMON else total * _COMMON
    frequency = {
        stem: sum(index.frequency(stem) for index in indexes)
        for stem in mine
        if stem in theirs
        and stem in telling
        and not stem.isdigit()
        # Keywords have no language: those in French bring their articles into English.
        and not is_stop_word(mine[stem])
    }
    rare = sorted(
        (stem for stem, count in frequency.items() if count <= most),
        key=lambda stem: (frequency[stem], stem),
    )
    shown = (mine[stem] for stem in rare[:_MOST_TERMS])
    return tuple(word.lower() if word.istitle() else word for word in shown)


def _stems(profile: Profile, language: Language, *, brief: bool) -> dict[str, str]:
    texts = texts_by_language(profile)
    chosen = language if texts[language] else next((k for k, v in texts.items() if v), language)
    telling = (*profile.keywords, *profile.offers(chosen), *profile.seeks(chosen))
    return stems(". ".join(telling if brief else texts[chosen]), chosen)


def _positions(population: Population, places: Sequence[Place], language: Language) -> Rows:
    """Return the texts in the first of ``places`` that has any, in ``language`` if there are."""
    sentences = population.sentences
    for place in places:
        found = [i for i, where in enumerate(sentences.places) if where == place]
        spoken = [i for i in found if sentences.languages[i] == language]
        if found:
            return np.array(spoken or found, np.intp)
    return np.zeros(0, np.intp)


def _quote(population: Population, position: int) -> Quote:
    return Quote(population.sentences.texts[position], population.sentences.places[position])

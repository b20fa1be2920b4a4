"""Which words are everybody's, and which may give somebody away.

Ordinary words are learnt from profiles: a word that several of them write in small letters is no
name. So are the words of domains and of the file of words in the names of organisations.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Self

from babel import Locale

from matching.entities.vocabulary import cousin, organisation_words
from matching.language import LANGUAGES
from matching.privacy.anonymous.tokens import Token, plain_words, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from matching.profiles.model import Profile
    from matching.territories import Territories

_FEW: Final = 3
"""Profiles that write a word in small letters, or an acronym, before it is everybody's."""
_LONGEST_YEAR: Final = 4
_TECHNICAL: Final = re.compile(r"[0-9][A-Z]")
"""2D, 3D, 5G: nobody's name."""
_PEOPLES: Final = frozenset(
    [
        *("european", "american", "canadian", "african", "asian", "british", "europeen"),
        *("mediterranean", "atlantic", "arctic", "breton", "francophone", "anglophone"),
        *("etats", "unis", "united", "states"),
    ]
)


@dataclass(frozen=True)
class CommonWords:
    """What was learnt; every word is in plain form."""

    ordinary: frozenset[str]
    """Words that several profiles write in small letters, and those of vocabularies."""
    cousins: frozenset[str]
    """What words that some profile writes in small letters have in common with their kin."""
    acronyms: frozenset[str]
    """Acronyms that several profiles use, of every territory, and that are in nobody's name."""
    places: Mapping[str, tuple[tuple[str, ...], ...]]
    """Names of the territories, their places and boroughs, by first word, the longest first."""

    @classmethod
    def of(cls, profiles: Iterable[Profile], territories: Territories) -> Self:
        """Return what ``profiles`` teach."""
        small: Counter[str] = Counter()
        short: dict[str, Counter[str]] = defaultdict(Counter)
        names: set[str] = set()
        for profile in profiles:
            tokens = [token for text in texts_of(profile) for token in tokens_of(text)]
            small.update({one.plain for one in tokens if one.is_lower})
            for word in {one.plain for one in tokens if one.is_acronym}:
                short[word][profile.territory] += 1
            names.update(plain_words(profile.name), plain_words(profile.affiliation or ""))
        ordinary = {word for word, count in small.items() if count >= _FEW} | _known(territories)
        seen = {word for word, by in short.items() if by.total() >= _FEW and len(by) > 1}
        places: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for place in sorted(set(_places(territories)), key=lambda one: (-len(one), one)):
            places[place[0]].append(place)
        return cls(
            frozenset(ordinary),
            frozenset(map(cousin, {*small, *ordinary})),
            frozenset(seen - (names - ordinary)),
            {first: tuple(named) for first, named in places.items()},
        )

    def is_ordinary(self, word: str) -> bool:
        """Return whether a plain word is too common to say who somebody is."""
        is_number = word.isdigit() and len(word) <= _LONGEST_YEAR
        return word in self.ordinary or len(word) == 1 or is_number

    def may_stand(self, token: Token, *, opens: bool) -> bool:
        """Return whether a word of a text names nobody; ``opens`` where a sentence begins with it.

        Words in small letters do. One with a capital does where it is an ordinary word, a country
        or a language; at the beginning of a sentence it is enough that some profile writes its kin
        in small letters. Acronyms do where they are everybody's; a year or a long number does not.
        """
        word = token.plain
        if token.written.isdigit():
            return len(word) < _LONGEST_YEAR or not _is_year(word)
        if token.is_lower or _TECHNICAL.fullmatch(token.written):
            return True
        if word in self.acronyms or word in _countries_and_languages():
            return True
        if not token.is_capitalised:
            return False
        kin = opens and all(cousin(part) in self.cousins for part in word.split())
        return kin or self.is_ordinary(word)


def _is_year(word: str) -> bool:
    return len(word) > _LONGEST_YEAR or "1600" <= word < "2100"


def texts_of(profile: Profile) -> Iterator[str]:
    """Give every text a profile tells of itself, works left out: their titles lead to a name."""
    for language in LANGUAGES:
        for field in ("summary", "offers", "seeks"):
            value = getattr(profile, f"{field}_{language}")
            yield from (value,) if isinstance(value, str) else value or ()
    yield from profile.keywords


def _known(territories: Territories) -> set[str]:
    known = organisation_words()
    phrases = [*known.meanings, *known.small, *known.legal_forms]
    for domain in territories.domains:
        phrases += domain.names
        phrases += [domain.description(language) for language in LANGUAGES]
    return {word for phrase in phrases for word in plain_words(phrase)}


def _places(territories: Territories) -> Iterator[tuple[str, ...]]:
    for territory in territories.territories:
        names = list(territory.names)
        names += [territory.long_name(language) for language in LANGUAGES]
        for city in territory.cities:
            for place in (city, *city.boroughs):
                names += [place.name, *place.aliases]
        yield from map(plain_words, names)


@cache
def _countries_and_languages() -> frozenset[str]:
    regions = (word for phrase in organisation_words().places for word in phrase.split())
    found = {*_PEOPLES, *regions}
    for language in LANGUAGES:
        locale = Locale(language)
        for name in (*locale.territories.values(), *locale.languages.values()):
            words = plain_words(name)
            # Only names of one word: parts of longer ones are anything.
            found.update(words if len(words) == 1 and len(words[0]) > 3 else ())
    return frozenset(found)

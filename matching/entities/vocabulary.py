"""What words of the names of organisations mean, in either language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from matching.config import resource

WORDS: Final = "data/organisation_words.toml"
_LONGEST_PHRASE: Final = 4

# The regular differences between a French word and its English cousin, and the inflections of both:
# what either ends in, and what stands for it. The first that fits is used.
_ENDINGS: Final = tuple(
    (re.compile(f"(?:{ends})$"), kept)
    for ends, kept in (
        ("iques?|ics?|ical|icale|icales|icaux", "ic"),
        ("ologies?|ology", "olog"),
        ("ites?|ity|ities", "it"),
        ("ionnel|ionnelle|ionnels|ionnelles|ional", "ional"),
        ("iels?|ielles?|ials?", "ial"),
        ("aires?|ary|ars?", "ar"),
        ("eurs?|euses?|ors?", "or"),
        ("eux|ous", "ous"),
        ("ifs?|ives?", "iv"),
        ("ies?|y", "i"),
        ("aux|als?|ales?", "al"),
        ("es?|s|x", ""),
    )
)
_SHORTEST_BENT: Final = 5


@dataclass(frozen=True)
class OrganisationWords:
    """The contents of the file of words; phrases are words parted by a space."""

    legal_forms: frozenset[str]
    small: frozenset[str]
    small_french: frozenset[str]
    small_english: frozenset[str]
    places: frozenset[str]
    meanings: dict[str, str]
    generic: frozenset[str]
    """Meanings that many bodies share."""

    def phrases(self, words: list[str]) -> list[str]:
        """Return ``words`` with those that make a known phrase joined, the longest first."""
        joined: list[str] = []
        start = 0
        while start < len(words):
            for length in range(min(_LONGEST_PHRASE, len(words) - start), 0, -1):
                phrase = " ".join(words[start : start + length])
                if length == 1 or self._is_phrase(phrase):
                    joined.append(phrase)
                    start += length
                    break
        return joined

    def meaning(self, phrase: str) -> str:
        """Return what stands for ``phrase`` in either language."""
        known = self.meanings.get(phrase)
        return known if known is not None else cousin(phrase)

    def _is_phrase(self, phrase: str) -> bool:
        return phrase in self.meanings or phrase in self.legal_forms or phrase in self.places


@cache
def organisation_words() -> OrganisationWords:
    """Return the words the project ships."""
    contents = tomllib.loads(resource(WORDS).read_text(encoding="utf-8"))
    french, english = frozenset(contents["small_fr"]), frozenset(contents["small_en"])
    meanings = {
        word: meaning
        for table in ("generic", "words")
        for meaning, words in contents[table].items()
        for word in words
    }
    return OrganisationWords(
        frozenset(contents["legal_forms"]),
        french | english,
        french,
        english,
        frozenset(contents["places"]),
        meanings,
        frozenset(contents["generic"]),
    )


def cousin(word: str) -> str:
    """Return ``word`` without what differs between its inflections and between the languages.

    Optique, optiques and optics become ``optic``; sécurité and security ``securit``; double
    letters count once. A word with digits, or shorter than five letters, stays as it is.
    """
    if len(word) < _SHORTEST_BENT or not word.isalpha():
        return word
    for pattern, kept in _ENDINGS:
        bent, found = pattern.subn(kept, word)
        if found and len(bent) >= 3:
            word = bent
            break
    return re.sub(r"([a-z])\1", r"\1", word)

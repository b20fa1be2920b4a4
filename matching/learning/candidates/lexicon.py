"""Lexicon: cosine of TF-IDF after known terms gave way to what they mean, in whatever language.

"Infonuagique", "informatique en nuage" and "cloud computing" are three words for one thing. The
terms of ``data/lexicon.toml`` are looked for in the stems of a text, the longest first, and each
becomes its concept; the other words stay as they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matching.config import resource
from matching.index.population import Population
from matching.index.words import texts_by_language, tokens
from matching.language import LANGUAGES, Language
from matching.learning.candidates.words import token_cosines
from matching.profiles.model import Profile

Array = npt.NDArray[np.float64]
Terms = Mapping[tuple[str, ...], str]
"""The concept of each run of stems."""
LEXICON = "data/lexicon.toml"
VARIETIES = ("fr", "fr_ca", "en")
_MARK = "="
"""Before the name of a concept, so that it is not taken for a word."""


def lexicon(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return the cosine of the words and concepts of each pair; NaN where one has none."""
    terms = shipped_terms()

    def tokens_of(profile: Profile) -> list[str]:
        by_language = texts_by_language(profile)
        return [
            token
            for language in LANGUAGES
            for text in by_language[language]
            for token in conceptual(tokens(text, language), terms[language])
        ]

    return {"lexicon": token_cosines(xs, ys, tokens_of)}


@cache
def shipped_terms() -> Mapping[Language, Terms]:
    """Return the terms of the lexicon that ships, by the language of the text to read."""
    concepts = read_concepts(resource(LEXICON))
    return {language: stemmed(concepts, language) for language in LANGUAGES}


def read_concepts(path: Path) -> dict[str, list[str]]:
    """Return the terms of each concept of the lexicon at ``path``, of all languages."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        concept["id"]: [term for variety in VARIETIES for term in concept.get(variety, ())]
        for concept in raw["concepts"]
    }


def stemmed(
    concepts: Mapping[str, Iterable[str]], language: Language
) -> dict[tuple[str, ...], str]:
    """Return the concept of each term as a text in ``language`` would hold its stems.

    English terms occur in French texts and the other way round: all are read in both languages.
    """
    return {
        stems: _MARK + concept
        for concept, terms in concepts.items()
        for term in terms
        if (stems := tuple(tokens(term, language)))
    }


def conceptual(stems: Sequence[str], terms: Terms) -> list[str]:
    """Return ``stems`` with each known term replaced by its concept, the longest term first."""
    longest = max(map(len, terms), default=0)
    found: list[str] = []
    at = 0
    while at < len(stems):
        for length in range(min(longest, len(stems) - at), 0, -1):
            concept = terms.get(tuple(stems[at : at + length]))
            if concept:
                found.append(concept)
                at += length
                break
        else:
            found.append(stems[at])
            at += 1
    return found

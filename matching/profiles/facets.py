"""The texts of a profile that are encoded, each with the facets it feeds.

A profile has three facets (offer, need, topic), one vector each, and besides a vector for each of
its short texts ("sentences"). What goes in was measured on judged pairs: short texts of what a
profile brings rank better than a long summary, and each language is encoded apart because the mean
of the two is near a query in either (figures in ``models/README.md``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from matching.language import LANGUAGES, Language
from matching.profiles.language_detection import detect_language
from matching.profiles.model import Profile

Facet = Literal["offer", "need", "topic", "sentence"]
FACETS: tuple[Facet, ...] = ("offer", "need", "topic", "sentence")
TextKind = Literal["keywords", "offers", "phrase", "sentence"]
"""What a text looks like; centring removes the mean of the texts of one kind and language."""
Place = Literal["offer", "need", "topic", "summary", "work"]
"""Where in the profile a text stands, for whoever reads it quoted."""
PLACES: tuple[Place, ...] = get_args(Place)

TEMPLATE_VERSION = "1"
"""Changes whenever a text below is composed in another way: older vectors are then encoded anew."""

_SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+(?=\S)")
_SHORTEST_SENTENCE = 3


@dataclass(frozen=True)
class FacetText:
    """One text to encode, where it stands in the profile and which facets it feeds."""

    text: str
    kind: TextKind
    language: Language
    place: Place
    facets: tuple[Facet, ...]

    @property
    def role(self) -> Literal["query", "passage"]:
        """The encoder's role: a list of offers is a passage, everything else a query."""
        return "passage" if self.kind == "offers" else "query"


def split_sentences(text: str) -> list[str]:
    """Return the sentences of ``text``, cut after end marks and semicolons."""
    parts = (part.strip() for part in _SENTENCE_END.split(text))
    return [part for part in parts if len(part) >= _SHORTEST_SENTENCE]


def facet_texts(profile: Profile) -> list[FacetText]:
    """Return the texts to encode for ``profile``, in a fixed order.

    - offer: offers and keywords in one text a language; where both are missing, the sentences
    - need: each thing it seeks; nothing where nothing is declared
    - topic: the keywords in one text; where they are missing, the sentences
    - sentence: each offer, need and keyword; summary sentences count only without keywords, works
      only where nothing else says what the profile does. Those that do not count feed no facet:
      they are encoded to be quoted.
    """
    keywords = ", ".join(profile.keywords)
    has_offers = bool(profile.offers_fr or profile.offers_en)
    fills: tuple[Facet, ...] = ("sentence",)
    if not keywords:
        fills += ("topic",)
        if not has_offers:
            fills += ("offer",)
    texts: list[FacetText] = []
    if keywords:
        # Keywords carry no language mark; they are mostly in the language of the territories.
        texts.append(FacetText(keywords, "keywords", "fr", "topic", ("topic",)))
    for language in LANGUAGES:
        offers, seeks = _lists(profile, language)
        joined = ". ".join([*offers, keywords] if keywords else offers)
        if offers or (keywords and not has_offers and language == "fr"):
            texts.append(FacetText(joined, "offers", language, "offer", ("offer",)))
        said: tuple[Facet, ...] = ("sentence",) if keywords else ("sentence", "topic")
        texts += [FacetText(text, "phrase", language, "offer", said) for text in offers]
        texts += [FacetText(text, "phrase", language, "need", (*said, "need")) for text in seeks]
        summary: str | None = getattr(profile, f"summary_{language}")
        told = () if keywords else fills
        texts += [
            FacetText(text, "sentence", language, "summary", told)
            for text in split_sentences(summary or "")
        ]
    texts += [FacetText(w, "phrase", "fr", "topic", ("sentence",)) for w in profile.keywords]
    for work in profile.works:
        text = ". ".join(part for part in (work.title, work.abstract) if part)
        shown: tuple[Facet, ...] = fills if profile.speaks_by_works else ()
        language = detect_language(text) or LANGUAGES[0]
        texts.append(FacetText(text, "sentence", language, "work", shown))
    return texts


def _lists(profile: Profile, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    offers: tuple[str, ...] = getattr(profile, f"offers_{language}")
    seeks: tuple[str, ...] = getattr(profile, f"seeks_{language}")
    return offers, seeks

"""BM25 over stemmed French and English words: the lexical side of retrieval, and shared terms.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), by bm25s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.language import LANGUAGES, Language
from matching.profiles.language_detection import detect_language
from matching.profiles.model import Profile

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_SHORTEST_WORD = 2


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stems(text: str, language: Language) -> dict[str, str]:
    """Return the stems of ``text`` in order of appearance, each with the word first seen for it.

    Stop words of that language are left out.
    """
    found: dict[str, str] = {}
    stem = _stemmer(language).stemWord
    for match in _WORD.finditer(text):
        word = _ELISION.sub("", match.group())
        plain = fold(word)
        if len(plain) >= _SHORTEST_WORD and plain not in _stop_words(language):
            found.setdefault(stem(plain), word)
    return found


def tokens(text: str, language: Language) -> list[str]:
    """Return every stem of ``text``, repeated as often as it occurs."""
    stem, stop_words = _stemmer(language).stemWord, _stop_words(language)
    words = (fold(_ELISION.sub("", match.group())) for match in _WORD.finditer(text))
    return [stem(w) for w in words if len(w) >= _SHORTEST_WORD and w not in stop_words]


def is_stop_word(word: str) -> bool:
    """Return whether ``word`` is a stop word of either language; in capitals it is a name (AI)."""
    plain = fold(word)
    return not word.isupper() and any(plain in _stop_words(language) for language in LANGUAGES)


def texts_by_language(profile: Profile) -> dict[Language, list[str]]:
    """Return all texts of ``profile`` by language; keywords count in both."""
    texts: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    for language in LANGUAGES:
        summary: str | None = getattr(profile, f"summary_{language}")
        texts[language] += [summary] if summary else []
        texts[language] += getattr(profile, f"offers_{language}")
        texts[language] += getattr(profile, f"seeks_{language}")
        texts[language] += profile.keywords
    for work in profile.works:
        text = ". ".join(part for part in (work.title, work.abstract) if part)
        texts[detect_language(text) or LANGUAGES[0]].append(text)
    return texts


def profile_tokens(profile: Profile) -> list[str]:
    """Return the stems of every text of ``profile``, each stemmed in its own language."""
    by_language = texts_by_language(profile)
    return [
        token
        for language in LANGUAGES
        for text in by_language[language]
        for token in tokens(text, language)
    ]


class WordIndex:
    """BM25 over the profiles of one territory, in the order they were given."""

    def __init__(self, index: Any, size: int) -> None:
        self._index = index
        self.size = size

    @classmethod
    def build(cls, profiles: Sequence[Profile]) -> WordIndex:
        """Return the index of ``profiles``."""
        import bm25s  # noqa: PLC0415 - only retrieval needs it

        index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        corpus = [profile_tokens(profile) or [""] for profile in profiles]
        if corpus:
            index.index(corpus, show_progress=False)
        return cls(index, len(corpus))

    @classmethod
    def load(cls, folder: Path, size: int) -> WordIndex:
        """Return the index saved in ``folder``; nothing in it can run code."""
        import bm25s  # noqa: PLC0415

        if not size:
            return cls(None, 0)
        return cls(bm25s.BM25.load(folder, load_corpus=False, allow_pickle=False), size)

    def save(self, folder: Path) -> None:
        """Write the index as arrays and JSON into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.size:
            self._index.save(folder, show_progress=False, allow_pickle=False)

    def frequency(self, stem: str) -> int:
        """Return how many profiles of this territory have ``stem``."""
        if not self.size or stem not in self._index.vocab_dict:
            return 0
        column = self._index.vocab_dict[stem]
        starts = self._index.scores["indptr"]
        return int(starts[column + 1] - starts[column])

    def scores(self, query: Iterable[str]) -> npt.NDArray[np.float64]:
        """Return the BM25 score of every profile for those stems; 0 where none is shared."""
        known = [token for token in query if self.size and token in self._index.vocab_dict]
        if not known:
            return np.zeros(self.size)
        return np.asarray(self._index.get_scores(known), np.float64)


@cache
def _stemmer(language: Language):  # type: ignore[no-untyped-def]  # PyStemmer ships no types
    import Stemmer  # noqa: PLC0415

    return Stemmer.Stemmer({"fr": "french", "en": "english"}[language])


@cache
def _stop_words(language: Language) -> frozenset[str]:
    from bm25s.stopwords import STOPWORDS_EN_PLUS, STOPWORDS_FRENCH  # noqa: PLC0415

    words = {"fr": STOPWORDS_FRENCH, "en": STOPWORDS_EN_PLUS}[language]
    return frozenset(fold(word) for word in words)

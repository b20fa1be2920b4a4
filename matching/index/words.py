"""BM25 over stemmed French and English words: the lexical side of retrieval, and shared terms.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the
idf of Lucene, which is never negative; the values are those of the package bm25s.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt

from matching.index.vocabulary import Vocabulary
from matching.language import LANGUAGES, Language
from matching.profiles.language_detection import detect_language
from matching.profiles.model import Profile

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_SHORTEST_WORD = 2
_KEPT_WORDS = 1_000_000
"""Different words remembered with their stems: about 200 bytes each."""
_K1 = 1.5
_B = 0.75
DECIMALS = 9
"""Of a score: what is added in another order is the same, so that ties are ties."""


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stems(text: str, language: Language) -> dict[str, str]:
    """Return the stems of ``text`` in order of appearance, each with the word first seen for it.

    Stop words of that language are left out.
    """
    found: dict[str, str] = {}
    known = _known_stems(language)
    for word in _WORD.findall(text):
        stem = known[word]
        if stem is not None:
            found.setdefault(stem, _ELISION.sub("", word))
    return found


def tokens(text: str, language: Language) -> list[str]:
    """Return every stem of ``text``, repeated as often as it occurs."""
    known = _known_stems(language)
    return [stem for stem in map(known.__getitem__, _WORD.findall(text)) if stem is not None]


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
    """BM25 over the profiles of one territory, in the order they were given.

    With n profiles of which f have a stem, c times in one of l words where the mean is m, the stem
    weighs ln(1 + (n - f + ½) / (f + ½)) · c / (c + k₁ · (1 - b + b · l / m)) in that one.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        starts: npt.NDArray[np.int64],
        rows: npt.NDArray[np.int32],
        weights: npt.NDArray[np.float32],
        size: int,
    ) -> None:
        self.vocabulary = vocabulary
        self.starts = starts
        """Where the profiles of each stem start in ``rows`` and ``weights``, and the end."""
        self.rows = rows
        self.weights = weights
        self.size = size

    @classmethod
    def build(cls, profiles: Sequence[Profile]) -> WordIndex:
        """Return the index of ``profiles``; meanwhile each stem of each takes some 40 bytes."""
        place: defaultdict[str, int] = defaultdict(count().__next__)
        stem, found, sizes, lengths = [], [], [], []
        for profile in profiles:
            occurrences = Counter(profile_tokens(profile))
            stem.append(np.fromiter(map(place.__getitem__, occurrences), np.int32))
            found.append(np.fromiter(occurrences.values(), np.int32))
            sizes.append(len(occurrences))
            lengths.append(max(1, occurrences.total()))
        vocabulary = Vocabulary.of(place)
        sorted_place = {word: at for at, word in enumerate(sorted(place, key=_utf8))}
        moved = np.fromiter((sorted_place[word] for word in place), np.int32, len(place))
        column = moved[np.concatenate([*stem, np.zeros(0, np.int32)])]
        row = np.repeat(np.arange(len(profiles), dtype=np.int32), sizes)
        # By stem, then by profile: rows are in order already.
        order = np.argsort(column, kind="stable")
        holders = np.bincount(column, minlength=len(place))
        starts = np.concatenate([[0], np.cumsum(holders)]).astype(np.int64)
        length = np.array(lengths, np.float64)
        crowding = _K1 * (1 - _B + _B * length / length.mean()) if len(length) else length
        rarity = np.log1p((len(profiles) - holders + 0.5) / (holders + 0.5))
        often = np.concatenate([*found, np.zeros(0, np.int32)]).astype(np.float64)
        weights = (rarity[column] * often / (often + crowding[row])).astype(np.float32)
        return cls(vocabulary, starts, row[order], weights[order], len(profiles))

    @classmethod
    def load(cls, folder: Path, size: int) -> WordIndex:
        """Return the index of ``size`` profiles saved in ``folder``, read as it is needed."""
        starts, rows, weights = (
            np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
            for name in ("stems", "rows", "weights")
        )
        return cls(Vocabulary.load(folder), starts, rows, weights, size)

    def save(self, folder: Path) -> None:
        """Write the index as plain arrays into ``folder``."""
        self.vocabulary.save(folder)
        for name, array in (("stems", self.starts), ("rows", self.rows), ("weights", self.weights)):
            np.save(folder / f"{name}.npy", array, allow_pickle=False)

    def frequency(self, stem: str) -> int:
        """Return how many profiles of this territory have ``stem``."""
        column = self.vocabulary.place(stem)
        return 0 if column is None else int(self.starts[column + 1] - self.starts[column])

    def scores(self, query: Iterable[str]) -> npt.NDArray[np.float64]:
        """Return the BM25 score of every profile for those stems; 0 where none is shared."""
        return np.round(self._sums(query), DECIMALS)

    def best(self, query: Iterable[str], depth: int, allowed: npt.NDArray[np.bool_]) -> list[int]:
        """Return the ``depth`` profiles of the best scores above 0 among those ``allowed``.

        The best come first, ties by row.
        """
        sums = self._sums(query)
        rows = np.flatnonzero((sums > 0) & allowed)
        found = sums[rows]
        if len(rows) > depth:
            # Whoever is below by less than rounding hides may still tie.
            near = found >= np.partition(found, -depth)[-depth] - 10.0**-DECIMALS
            rows, found = rows[near], found[near]
        scores = np.round(found, DECIMALS)
        rows, scores = rows[scores > 0], scores[scores > 0]
        best: list[int] = rows[np.lexsort((rows, -scores))][:depth].tolist()
        return best

    def _sums(self, query: Iterable[str]) -> npt.NDArray[np.float64]:
        found = np.zeros(self.size)
        for stem, times in Counter(query).items():
            column = self.vocabulary.place(stem)
            if column is not None:
                own = slice(self.starts[column], self.starts[column + 1])
                # A profile is there once for a stem.
                found[self.rows[own]] += times * self.weights[own].astype(np.float64)
        return found


def _utf8(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


class _KnownStems(dict[str, str | None]):
    """The stem of each word met so far; None where it is a stop word or a single letter."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._stem = _stemmer(language).stemWord
        self._stop_words = _stop_words(language)

    def __missing__(self, word: str) -> str | None:
        plain = fold(_ELISION.sub("", word))
        kept = len(plain) >= _SHORTEST_WORD and plain not in self._stop_words
        stem = sys.intern(self._stem(plain)) if kept else None
        if len(self) >= _KEPT_WORDS:
            self.clear()
        self[word] = stem
        return stem


@cache
def _known_stems(language: Language) -> _KnownStems:
    return _KnownStems(language)


@cache
def _stemmer(language: Language):  # type: ignore[no-untyped-def]  # PyStemmer ships no types
    import Stemmer  # noqa: PLC0415

    return Stemmer.Stemmer({"fr": "french", "en": "english"}[language])


@cache
def _stop_words(language: Language) -> frozenset[str]:
    words = {"fr": "STOPWORDS_FRENCH", "en": "STOPWORDS_EN_PLUS"}[language]
    return frozenset(fold(word) for word in getattr(_stop_word_lists(), words))


@cache
def _stop_word_lists() -> ModuleType:
    """Return the module of bm25s that lists stop words, alone: the package imports much more."""
    package = importlib.util.find_spec("bm25s")
    folders = package.submodule_search_locations if package else None
    path = Path((folders or [""])[0]) / "stopwords.py"
    found = importlib.util.spec_from_file_location("bm25s_stopwords", path)
    if found is None or found.loader is None:
        raise ModuleNotFoundError(name="bm25s.stopwords")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module

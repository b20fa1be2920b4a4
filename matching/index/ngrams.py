"""Character n-grams of texts, counted by whole arrays.

A text is put in lower case, loses its accents and is cut at white space; each word, with a space
before and after, gives its n-grams of three to five characters (scikit-learn's analyzer "char_wb"
with strip_accents="unicode" says the same, text by text; the property tests hold both together).
What a word gives is worked out once and kept: texts have many words and few different ones.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Sized
from itertools import chain, count

import numpy as np
import numpy.typing as npt
from scipy import sparse

Grams = npt.NDArray[np.str_]
"""N-grams as strings of at most five characters, in the order of their code points."""
Columns = npt.NDArray[np.int32]
_SIZES = (3, 4, 5)
_LONGEST = max(_SIZES)
_KEPT_WORDS = 1_000_000
"""Different words remembered at once: about 250 bytes each."""
_CHARACTERS_AT_ONCE = 500_000
_NUL = 0x110000
"""Stands for the character NUL, which would be lost at the end of a string of an array."""


def plain_words(word: str) -> list[str]:
    """Return ``word`` in lower case without accents; several where a character breaks it up."""
    lower = word.lower()
    if lower.isascii():
        return [lower]
    letters = unicodedata.normalize("NFKD", lower)
    return "".join(one for one in letters if not unicodedata.combining(one)).split()


def grams_of(words: Sequence[str]) -> tuple[Grams, npt.NDArray[np.intp]]:
    """Return the n-grams of ``words``, word by word, and for each the position of its word."""
    codes = np.frombuffer(
        "".join(f" {word} " for word in words).encode("utf-32-le", "surrogatepass"), np.uint32
    )
    codes = np.where(codes == 0, np.uint32(_NUL), codes)
    lengths = np.fromiter((len(word) + 2 for word in words), np.intp, len(words))
    word = np.repeat(np.arange(len(words)), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(codes))
    found, owner = [], []
    for size in _SIZES:
        at = np.flatnonzero(left >= size)
        letters = np.zeros((len(at), _LONGEST), np.uint32)
        for place in range(size):
            letters[:, place] = codes[at + place]
        found.append(letters)
        owner.append(word[at])
    owners = np.concatenate(owner)
    order = np.argsort(owners, kind="stable")
    letters = np.concatenate(found)[order]
    return letters.view(f"<U{_LONGEST}").ravel(), owners[order]


def known_grams(texts: Iterable[str]) -> Grams:
    """Return the different n-grams of ``texts``, sorted."""
    words: set[str] = set()
    grams = np.zeros(0, f"<U{_LONGEST}")
    for some in in_parts(texts):
        words.update(chain.from_iterable(text.split() for text in some))
        if len(words) > _KEPT_WORDS:
            grams = _united(grams, words)
            words.clear()
    return _united(grams, words)


def in_parts(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield ``texts`` in lists of about half a million characters."""
    some: list[str] = []
    size = 0
    for text in texts:
        some.append(text)
        size += len(text) + 1
        if size >= _CHARACTERS_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


class GramCounter:
    """Counts the n-grams that are among ``grams``, which is sorted; others do not count."""

    def __init__(self, grams: Grams) -> None:
        self.grams = grams
        self._of_word: dict[str, Columns] = {}

    def count(self, texts: Sequence[str], *, ordered: bool = True) -> sparse.csr_matrix:
        """Return how often each n-gram occurs in each of ``texts``: one row per text.

        The columns of a row are in order, unless that does not matter: it takes a third of the
        time.
        """
        told = [text.split() for text in texts]
        place: defaultdict[str, int] = defaultdict(count().__next__)
        at = np.fromiter(map(place.__getitem__, chain.from_iterable(told)), np.int32)
        if len(self._of_word) > _KEPT_WORDS:
            self._of_word.clear()
        self._learn([word for word in place if word not in self._of_word])
        of_word = _stacked([self._of_word[word] for word in place], len(self.grams))
        starts = _starts(told)
        ones = np.ones(len(at), np.int32)
        of_text = sparse.csr_matrix((ones, at, starts), shape=(len(told), len(place)))
        counts = sparse.csr_matrix(of_text @ of_word)
        # They come out of the product in no order; turned over twice they are sorted.
        return sparse.csr_matrix(counts.tocsc().tocsr()) if ordered else counts

    def _learn(self, words: Sequence[str]) -> None:
        plain = [plain_words(word) for word in words]
        owner = np.repeat(np.arange(len(words)), np.fromiter(map(len, plain), np.intp, len(plain)))
        grams, piece = grams_of(list(chain.from_iterable(plain)))
        column = np.searchsorted(self.grams, grams)
        known = np.zeros(len(grams), np.bool_)
        if len(self.grams):
            column = np.minimum(column, len(self.grams) - 1)
            known = np.asarray(self.grams[column] == grams)
        ends = np.searchsorted(owner[piece[known]], np.arange(1, len(words)))
        columns = np.split(column[known].astype(np.int32), ends) if words else []
        self._of_word.update(zip(words, columns, strict=True))


def _united(grams: Grams, words: Iterable[str]) -> Grams:
    plain = sorted({piece for word in words for piece in plain_words(word)})
    return np.unique(np.concatenate([grams, np.unique(grams_of(plain)[0])]))


def _stacked(columns: Sequence[Columns], width: int) -> sparse.csr_matrix:
    at = np.concatenate([*columns, np.zeros(0, np.int32)])
    ones = np.ones(len(at), np.int32)
    return sparse.csr_matrix((ones, at, _starts(columns)), shape=(len(columns), width))


def _starts(parts: Sequence[Sized]) -> npt.NDArray[np.int32]:
    starts = np.zeros(len(parts) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, parts), np.int32, len(parts)), out=starts[1:])
    return starts

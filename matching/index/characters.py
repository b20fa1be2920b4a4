"""TF-IDF over character n-grams: spelling that two profiles share, across inflection and language.

One bag holds the French and the English texts of a profile, so that a query in either language
meets both: measured, the first ten of two tellings of one need then agree more than with a bag for
each language. An n-gram that occurs c times in a text and in f of the n texts learned from weighs
(1 + ln c) · (1 + ln((1 + n) / (1 + f))), and a row has length one: the values of scikit-learn's
TfidfVectorizer (sublinear_tf, smooth_idf, norm="l2"), computed by whole arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.document_files import DocumentWriter, load_documents, save_documents
from matching.index.documents import Documents, csr
from matching.index.ngrams import GramCounter, Grams, in_parts, known_grams
from matching.profiles.model import Profile

__all__ = ["CharacterModel", "document", "load_documents", "save_documents"]


def document(profile: Profile) -> str:
    """Return every text of ``profile`` in one."""
    parts: list[str | None] = [None if profile.is_request else profile.name]
    parts += [profile.summary_fr, profile.summary_en]
    parts += [*profile.offers_fr, *profile.offers_en, *profile.seeks_fr, *profile.seeks_en]
    parts += profile.keywords
    for work in profile.works:
        parts += [work.title, work.abstract]
    return _told(*parts)


def _told(*parts: str | None) -> str:
    return ". ".join(part for part in parts if part)


class CharacterModel:
    """Weights of character n-grams, learned over the profiles of both territories."""

    def __init__(
        self,
        grams: Grams,
        weights: npt.NDArray[np.float32],
        counter: GramCounter | None = None,
    ) -> None:
        """Take the n-grams and their weights, and what has counted them in some words already."""
        self.grams = grams
        self._weights = weights
        self._counter = counter or GramCounter(grams)

    @classmethod
    def fit(cls, profiles: Sequence[Profile]) -> CharacterModel:
        """Return the model of ``profiles``; without any it knows no n-gram.

        The texts are read twice, some at a time: what is held at once grows with the different
        words there are, not with the profiles.
        """
        grams = known_grams(map(document, profiles))
        counter = GramCounter(grams)
        holders = np.zeros(len(grams), np.int64)
        for texts in in_parts(map(document, profiles)):
            found = counter.count(texts, ordered=False).indices
            holders += np.bincount(found, minlength=len(grams))
        shares = np.float32(1 + len(profiles)) / (holders.astype(np.float32) + np.float32(1))
        return cls(grams, np.log(shares) + np.float32(1), counter)

    @classmethod
    def load(cls, folder: Path) -> CharacterModel:
        """Return the model saved in ``folder``; its arrays are read as they are needed."""
        grams, weights = (
            np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
            for name in ("grams", "weights")
        )
        return cls(np.asarray(grams), np.asarray(weights))

    def save(self, folder: Path) -> None:
        """Write vocabulary and weights into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "grams.npy", self.grams, allow_pickle=False)
        np.save(folder / "weights.npy", self._weights, allow_pickle=False)

    def documents(self, profiles: Sequence[Profile]) -> Documents:
        """Return the documents of ``profiles``; a row is zero where no n-gram is known."""
        parts = list(self._rows(text for _, text in _texts(profiles)))
        owner = np.fromiter((row for row, _ in _texts(profiles)), np.intp)
        empty = csr(
            np.zeros(0, np.float32),
            np.zeros(0, np.int32),
            np.zeros(1, np.int32),
            len(self.grams),
        )
        rows = sparse.vstack(parts, format="csr") if len(parts) > 1 else [*parts, empty][0]
        return Documents(rows, owner)

    def write_documents(self, profiles: Sequence[Profile], folder: Path) -> Documents:
        """Write the documents of ``profiles`` into ``folder`` and return them, opened from there.

        Rows are never all in memory: some thousand characters of text are read, and their rows
        written, at a time.
        """
        owner = np.fromiter((row for row, _ in _texts(profiles)), np.intp)
        with DocumentWriter(folder, len(self.grams)) as writer:
            for rows in self._rows(text for _, text in _texts(profiles)):
                writer.add(rows)
        writer.finish(owner)
        return load_documents(folder)

    def _rows(self, texts: Iterable[str]) -> Iterator[sparse.csr_matrix]:
        for some in in_parts(texts):
            counts = self._counter.count(some)
            values = np.log(counts.data.astype(np.float32)) + np.float32(1)
            values *= self._weights[counts.indices]
            lengths = np.sqrt(np.bincount(_row_of(counts), np.square(values, dtype=np.float64)))
            values /= np.repeat(lengths, np.diff(counts.indptr)[: len(lengths)])
            yield csr(values, counts.indices, counts.indptr, len(self.grams))


def _row_of(rows: sparse.csr_matrix) -> npt.NDArray[np.intp]:
    return np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))


def _texts(profiles: Sequence[Profile]) -> Iterator[tuple[int, str]]:
    """Yield each text that is a document, with the row of its profile."""
    for row, profile in enumerate(profiles):
        if profile.speaks_by_works:
            for work in profile.works:
                yield row, _told(work.title, work.abstract)
        else:
            yield row, document(profile)

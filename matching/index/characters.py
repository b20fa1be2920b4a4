"""TF-IDF over character n-grams: spelling that two profiles share, across inflection and language.

One bag holds the French and the English texts of a profile, so that a query in either language
meets both: measured, the first ten of two tellings of one need then agree more than with a bag for
each language. By scikit-learn; its vocabulary is kept as JSON, never as a pickle.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.documents import Documents
from matching.profiles.model import Profile

_NGRAMS = (3, 5)


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

    def __init__(self, terms: Sequence[str], weights: npt.NDArray[np.float32]) -> None:
        self._terms = terms
        self._weights = weights

    @classmethod
    def fit(cls, profiles: Sequence[Profile]) -> CharacterModel:
        """Return the model of ``profiles``; without any it knows no n-gram."""
        vectorizer = _vectorizer()
        vectorizer.fit([document(profile) for profile in profiles] or ["-"])
        return cls(vectorizer.get_feature_names_out().tolist(), vectorizer.idf_)

    @classmethod
    def load(cls, folder: Path) -> CharacterModel:
        """Return the model saved in ``folder``."""
        terms = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        return cls(terms, np.load(folder / "weights.npy", allow_pickle=False))

    def save(self, folder: Path) -> None:
        """Write vocabulary and weights into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._terms, ensure_ascii=False, separators=(",", ":"))
        (folder / "terms.json").write_text(text, encoding="utf-8")
        np.save(folder / "weights.npy", self._weights, allow_pickle=False)

    def documents(self, profiles: Sequence[Profile]) -> Documents:
        """Return the documents of ``profiles``; a row is zero where no n-gram is known."""
        texts: list[str] = []
        owner: list[int] = []
        for row, profile in enumerate(profiles):
            own = [document(profile)]
            if profile.speaks_by_works:
                own = [_told(work.title, work.abstract) for work in profile.works]
            texts += own
            owner += [row] * len(own)
        return Documents(self._rows(texts), np.array(owner, np.intp))

    def _rows(self, texts: list[str]) -> sparse.csr_matrix:
        if not texts:
            return sparse.csr_matrix((0, len(self._terms)), dtype=np.float32)
        return sparse.csr_matrix(self._loaded.transform(texts))

    @cached_property
    def _loaded(self) -> Any:
        vectorizer = _vectorizer({term: column for column, term in enumerate(self._terms)})
        vectorizer.idf_ = self._weights
        return vectorizer


def save_documents(documents: Documents, folder: Path) -> None:
    """Write ``documents`` into ``folder`` as plain arrays."""
    rows = documents.rows
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "data.npy", rows.data, allow_pickle=False)
    np.save(folder / "indices.npy", rows.indices, allow_pickle=False)
    np.save(folder / "indptr.npy", rows.indptr, allow_pickle=False)
    np.save(folder / "shape.npy", np.array(rows.shape), allow_pickle=False)
    np.save(folder / "owner.npy", documents.owner, allow_pickle=False)


def load_documents(folder: Path) -> Documents:
    """Return what ``save_documents`` wrote into ``folder``."""
    data, indices, indptr, shape, owner = (
        np.load(folder / f"{name}.npy", allow_pickle=False)
        for name in ("data", "indices", "indptr", "shape", "owner")
    )
    return Documents(sparse.csr_matrix((data, indices, indptr), shape=tuple(shape)), owner)


def _vectorizer(vocabulary: dict[str, int] | None = None) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - slow to import

    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=_NGRAMS,
        strip_accents="unicode",
        sublinear_tf=True,
        dtype=np.float32,
        vocabulary=vocabulary,
    )

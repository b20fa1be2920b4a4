"""Each profile as a plain user would give it to a search engine: one text, one vector.

The rankings to beat read these; the shipped one reads facets (``matching.profiles.facets``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.embedding.protocol import Encoder, Progress, Role
from matching.evaluation.joining import Query
from matching.index.characters import document
from matching.profiles.model import Profile

Array = npt.NDArray[np.float64]


def whole_text(profile: Profile) -> str:
    """Return every text of ``profile`` in one."""
    return document(profile)


def short_text(profile: Profile) -> str:
    """Return name, summary and keywords of ``profile``; what it offers or did where both lack."""
    summary = profile.summary("fr")
    parts = [profile.name, summary, ", ".join(profile.keywords)]
    if not summary and not profile.keywords:
        parts += profile.offers("fr") or [work.title for work in profile.works]
        parts += [work.abstract for work in profile.works] if not profile.offers("fr") else []
    return ". ".join(part.strip(". ") for part in parts if part)


class WordVectors:
    """TF-IDF over words of whole texts, learned on all of them (scikit-learn's defaults)."""

    def __init__(self, profiles: Sequence[Profile], queries: Sequence[Query]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - slow

        texts = {profile.id: whole_text(profile) for profile in profiles}
        texts |= {query.id: query.text for query in queries if query.text is not None}
        self._row_of = {name: row for row, name in enumerate(sorted(texts))}
        vectorizer = TfidfVectorizer(strip_accents="unicode")
        self._rows = vectorizer.fit_transform([texts[name] for name in self._row_of])

    def cosines(self, ids: Sequence[str], others: Sequence[str]) -> Array:
        """Return the cosine of each pair: one row per id of ``ids``, one column per other."""
        left, right = (self._rows[[self._row_of[name] for name in side]] for side in (ids, others))
        found: sparse.csr_matrix = left @ right.T
        return np.asarray(found.toarray(), np.float64)


class ShortVectors:
    """One vector of each short text: the encoder as it comes, without facets or centring."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        queries: Sequence[Query],
        encoder: Encoder,
        progress: Progress | None = None,
    ) -> None:
        self._vectors: dict[str, npt.NDArray[np.float32]] = {}
        asked = {query.id: query.text for query in queries if query.text is not None}
        told = {profile.id: short_text(profile) for profile in profiles}
        self._encode(told, "passage", encoder, progress)
        self._encode(asked, "query", encoder, progress)

    def _encode(
        self, texts: Mapping[str, str], role: Role, encoder: Encoder, progress: Progress | None
    ) -> None:
        if texts:
            rows = encoder.encode(list(texts.values()), role, progress)
            self._vectors |= dict(zip(texts, rows, strict=True))

    def cosines(self, ids: Sequence[str], others: Sequence[str]) -> Array:
        """Return the cosine of each pair: one row per id of ``ids``, one column per other."""
        left, right = (
            np.array([self._vectors[name] for name in side], np.float64) for side in (ids, others)
        )
        return np.asarray(left @ right.T, np.float64)

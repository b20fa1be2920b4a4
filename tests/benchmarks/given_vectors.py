"""An encoder that has seen everything: the vectors of the sample's texts, and a little noise.

A text of the sample has the vector that the real encoder gave it; one made of several (offers and
keywords joined) the mean of theirs. The noise, told by the text, keeps equal vectors apart; a
strong one, of the vectors' own covariance, makes texts of which one sentence is known as different
from each other as sentences are. So territories of any size can be built without days of encoding.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Sequence

import numpy as np

from matching import Matcher
from matching.index.centring import unit
from matching.profiles.facets import facet_texts

_PARTS = re.compile(r"(?<=\.) |; |, |\. ")
_NOISE = 0.02
_STRONG = 0.5
_DRAWS = 4096
_STRONG_DRAWS = 65536


class GivenVectors:
    """Vectors of the texts of an indexed sample, by text and role."""

    model_id = "given"
    precision = "f32"

    def __init__(self, matcher: Matcher, *, strong: bool = False) -> None:
        self._tables = {}
        for role in ("passage", "query"):
            texts = sorted(
                {
                    text.text
                    for profile in matcher.profiles
                    for text in facet_texts(profile)
                    if text.role == role
                }
            )
            rows = {text: row for row, text in enumerate(texts)}
            self._tables[role] = rows, matcher.encoder.encode(texts, role)
        self.seconds = 0.0
        self.dimension = self._tables["query"][1].shape[1]
        random = np.random.default_rng(0)
        if strong:
            vectors = self._tables["query"][1]
            one, other = random.integers(len(vectors), size=(2, _STRONG_DRAWS))
            self._draws = _STRONG * (vectors[one] - vectors[other])
        else:
            self._draws = random.normal(0, _NOISE / self.dimension**0.5, (_DRAWS, self.dimension))

    def encode(self, texts: Sequence[str], role, progress=None):
        """Return one unit-length row per text."""
        start = time.perf_counter()
        rows, table = self._tables[role]
        known, vectors = self._tables["query"]
        found = np.empty((len(texts), self.dimension), np.float32)
        for at, text in enumerate(texts):
            row = rows.get(text)
            if row is not None:
                found[at] = table[row]
                continue
            told = [text.rpartition(" – ")[0] + "."]  # and a name
            told = told if told[0] in known else _PARTS.split(text)
            parts = [known[part] for part in told if part in known]
            found[at] = vectors[parts].mean(axis=0) if parts else 1.0
        numbers = [zlib.crc32(text.encode()) % len(self._draws) for text in texts]
        found = unit(found + self._draws[numbers])
        self.seconds += time.perf_counter() - start
        return found

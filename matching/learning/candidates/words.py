"""Words: cosine of TF-IDF over the stemmed words of two profiles, French and English in one bag.

Characters, which ship, see the same words by their spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.index.words import profile_tokens
from matching.profiles.model import Profile

Array = npt.NDArray[np.float64]
TokensOf = Callable[[Profile], list[str]]


def words(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return the cosine of the words of each pair; NaN where one has no known word."""
    return {"words": token_cosines(xs, ys, profile_tokens)}


def token_cosines(xs: Population, ys: Population, tokens_of: TokensOf) -> Array:
    """Return the cosine of TF-IDF over what ``tokens_of`` finds in each profile.

    Weights are (1 + ln tf) · (1 + ln((1 + n) / (1 + df))) over the n profiles of both sides,
    requests left out so that who asks changes no weight. One row per profile of ``xs``, one column
    per profile of ``ys``; NaN where one has no known token.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - slow to import

    vectorizer = TfidfVectorizer(analyzer=tokens_of, sublinear_tf=True)
    indexed = [profile for profile in (*xs.profiles, *ys.profiles) if not profile.is_request]
    try:
        vectorizer.fit(indexed)
    except ValueError:  # no token at all
        return np.full((len(xs.profiles), len(ys.profiles)), np.nan)
    left, right = (vectorizer.transform(side.profiles) for side in (xs, ys))
    known = [np.asarray(side.getnnz(axis=1) > 0) for side in (left, right)]
    cosines = np.asarray((left @ right.T).toarray(), np.float64)
    return np.where(known[0][:, None] & known[1][None, :], cosines, np.nan)

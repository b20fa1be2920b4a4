"""The candidate features by name; one name may stand for several features."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.learning.candidates.hubness import csls
from matching.learning.candidates.kind_groups import kind_groups
from matching.learning.candidates.languages import languages
from matching.learning.candidates.lexicon import lexicon
from matching.learning.candidates.per_query import per_query
from matching.learning.candidates.sectors import sectors
from matching.learning.candidates.size import size
from matching.learning.candidates.words import words

Candidate = Callable[[Population, Population], Mapping[str, npt.NDArray[np.float64]]]
"""Gives arrays by feature: one row per profile of xs, one column per profile of ys; higher is
better, NaN is unknown. All are the same from both ends, except per query."""

CANDIDATES: Mapping[str, Candidate] = {
    "words": words,
    "lexicon": lexicon,
    "csls": csls,
    "per-query": per_query,
    "sectors": sectors,
    "size": size,
    "languages": languages,
    "groups": kind_groups,
}

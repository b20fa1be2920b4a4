"""Kind groups: what meets what, learned pair by pair instead of read from the table of kinds.

The nine kinds make four groups, which make ten unordered pairs. A weight may not be negative
(weights.py), so each pair is there twice: as itself, and as its contrary.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations_with_replacement

import numpy as np
import numpy.typing as npt

from matching.index.population import Population
from matching.profiles.model import Kind

Array = npt.NDArray[np.float64]
GROUPS: Mapping[Kind, str] = {
    "company": "company",
    "cluster": "support",
    "incubator": "support",
    "public_body": "support",
    "nonprofit": "support",
    "research_unit": "laboratory",
    "researcher": "laboratory",
    "university": "school or hospital",
    "hospital": "school or hospital",
}


def kind_groups(xs: Population, ys: Population) -> Mapping[str, Array]:
    """Return for each pair of groups whether a pair is of it, 1 or 0; NaN for requests."""
    left, right = _groups(xs), _groups(ys)
    known = (left != "")[:, None] & (right != "")[None, :]
    found: dict[str, Array] = {}
    for one, other in combinations_with_replacement(sorted(set(GROUPS.values())), 2):
        there = (left == one)[:, None] & (right == other)[None, :]
        back = (left == other)[:, None] & (right == one)[None, :]
        values = np.where(known, (there | back).astype(np.float64), np.nan)
        found[f"{one} + {other}"] = values
        found[f"not {one} + {other}"] = 1 - values
    return found


def _groups(population: Population) -> npt.NDArray[np.str_]:
    # A request does not say what kind of organisation makes it.
    return np.array(["" if p.is_request else GROUPS[p.kind] for p in population.profiles], np.str_)

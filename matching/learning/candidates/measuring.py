"""Measures candidate features of judged pairs, beside the features that ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.documents import Documents
from matching.index.generation import Statistics
from matching.index.population import Population, Sentences, present
from matching.index.traits import Traits
from matching.learning.candidates.registry import Candidate
from matching.learning.pairs import LearningPairs

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """Who may ask in one territory, and everybody of the other."""

    askers: Population
    """The profiles of that territory, then the requests."""
    row_of: Mapping[str, int]
    """The row of each profile and request by its id."""
    others: Population


@dataclass(frozen=True)
class Material:
    """Judged pairs with all their features, and what standardises these."""

    pairs: LearningPairs
    statistics: Statistics
    families: Mapping[str, tuple[str, ...]]
    """The features that each candidate's name stands for."""


def stacked(first: Population, second: Population) -> Population:
    """Return the profiles of both as one population, those of ``second`` last."""
    shift = len(first.profiles)
    one, other = first.sentences, second.sentences
    rows = sparse.vstack([first.documents.rows, second.documents.rows])
    owner = np.concatenate([first.documents.owner, second.documents.owner + shift])
    profiles = (*first.profiles, *second.profiles)
    facets = {
        facet: np.concatenate([vectors, second.facets[facet]])
        for facet, vectors in first.facets.items()
    }
    return Population(
        profiles=profiles,
        traits=Traits.of(profiles),
        facets=facets,
        present=present(facets),
        sentences=Sentences(
            np.concatenate([one.vectors, other.vectors]),
            np.concatenate([one.owner, other.owner + shift]),
            (*one.texts, *other.texts),
            np.concatenate([one.places, other.places]),
            np.concatenate([one.languages, other.languages]),
            np.concatenate([one.ranked, other.ranked]),
        ),
        documents=Documents(sparse.csr_matrix(rows), owner),
        domain_names=first.domain_names,
        domains=np.concatenate([first.domains, second.domains]),
    )


def with_candidates(
    pairs: LearningPairs,
    statistics: Statistics,
    blocks: Sequence[Block],
    candidates: Mapping[str, Candidate],
) -> Material:
    """Return ``pairs`` with the features of ``candidates`` besides.

    Their statistics are over all pairs of both territories, requests left out.
    """
    places = [_place(blocks, *ids) for ids in zip(pairs.queries, pairs.candidates, strict=True)]
    features: dict[str, Array] = {}
    measured: dict[str, tuple[float, float]] = {}
    families: dict[str, tuple[str, ...]] = {}
    for family, candidate in candidates.items():
        found = [candidate(block.askers, block.others) for block in blocks]
        families[family] = tuple(found[0])
        for name in families[family]:
            arrays = [one[name] for one in found]
            features[name] = np.array([arrays[b][row, column] for b, row, column in places])
            measured[name] = _statistics(arrays, blocks)
    return Material(
        replace(
            pairs,
            forward={**pairs.forward, **features},
            backward={**pairs.backward, **features},
        ),
        {**statistics, **measured},
        families,
    )


def _place(blocks: Sequence[Block], query: str, candidate: str) -> tuple[int, int, int]:
    for number, block in enumerate(blocks):
        if query in block.row_of:
            return number, block.row_of[query], block.others.row_of[candidate]
    raise KeyError(query)


def _statistics(arrays: Sequence[Array], blocks: Sequence[Block]) -> tuple[float, float]:
    homes = [
        values[[not profile.is_request for profile in block.askers.profiles]].ravel()
        for values, block in zip(arrays, blocks, strict=True)
    ]
    values = np.concatenate(homes)
    known = values[~np.isnan(values)]
    deviation = float(known.std()) if len(known) else 0.0
    return (float(known.mean()), deviation) if deviation > 1e-9 else (0.0, 1.0)

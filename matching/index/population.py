"""A population: profiles of one territory and what ranks them, as arrays in id order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from matching.embedding.protocol import Encoder, Progress, Role
from matching.index.adapter import Adapter
from matching.index.centring import Centre, Vectors, unit
from matching.index.documents import Documents
from matching.language import Language
from matching.profiles.facets import Facet, FacetText, Place, facet_texts
from matching.profiles.model import Profile

Rows = npt.NDArray[np.intp]
ROLES: tuple[Role, ...] = ("passage", "query")
SINGLE_FACETS: tuple[Facet, ...] = ("need", "offer", "topic")


@dataclass(frozen=True)
class Sentences:
    """Every short text of a population: one row of ``vectors`` each, owned by a profile's row."""

    vectors: Vectors
    owner: Rows
    texts: tuple[str, ...]
    places: tuple[Place, ...]
    languages: tuple[Language, ...]
    ranked: npt.NDArray[np.bool_]
    """False for texts that are there to be quoted and do not count in the ranking."""

    def of(self, row: int) -> slice:
        """Return where the texts of the profile at ``row`` stand."""
        start, stop = np.searchsorted(self.owner, [row, row + 1])
        return slice(int(start), int(stop))


@dataclass(frozen=True)
class Population:
    """Profiles in id order; ``facets`` has one row per profile, zero where the facet is missing."""

    profiles: tuple[Profile, ...]
    facets: dict[Facet, Vectors]
    sentences: Sentences
    documents: Documents
    domain_names: tuple[str, ...]
    domains: Vectors
    """One unit row per profile over ``domain_names``; zero where no domain is known."""

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each profile by its id."""
        return {profile.id: row for row, profile in enumerate(self.profiles)}

    def known(self, facet: Facet) -> npt.NDArray[np.bool_]:
        """Return for each profile whether it has that facet."""
        return np.asarray(np.any(self.facets[facet], axis=1))

    def take(self, rows: Sequence[int] | Rows) -> Population:
        """Return the population of those rows, in the order given."""
        slices = [self.sentences.of(row) for row in rows]
        picked = np.concatenate(
            [np.arange(s.start, s.stop) for s in slices] or [np.zeros(0, np.intp)]
        ).astype(np.intp)
        return Population(
            profiles=tuple(self.profiles[row] for row in rows),
            facets={name: vectors[list(rows)] for name, vectors in self.facets.items()},
            sentences=Sentences(
                vectors=self.sentences.vectors[picked],
                owner=np.repeat(np.arange(len(slices)), [s.stop - s.start for s in slices]),
                texts=tuple(self.sentences.texts[i] for i in picked),
                places=tuple(self.sentences.places[i] for i in picked),
                languages=tuple(self.sentences.languages[i] for i in picked),
                ranked=self.sentences.ranked[picked],
            ),
            documents=self.documents.take(rows),
            domain_names=self.domain_names,
            domains=self.domains[list(rows)],
        )


@dataclass(frozen=True)
class Encoded:
    """The texts of each profile with their raw vectors, before centring."""

    profiles: tuple[Profile, ...]
    texts: list[list[FacetText]]
    vectors: list[Vectors]
    dimension: int

    def take(self, rows: Sequence[int]) -> Encoded:
        """Return the profiles at ``rows``, in the order given."""
        return Encoded(
            tuple(self.profiles[row] for row in rows),
            [self.texts[row] for row in rows],
            [self.vectors[row] for row in rows],
            self.dimension,
        )


def encode_profiles(
    profiles: Sequence[Profile], encoder: Encoder, progress: Progress | None = None
) -> Encoded:
    """Return the encoded texts of ``profiles``, all texts of one role in one call."""
    texts = [facet_texts(profile) for profile in profiles]
    flat = [text for its_texts in texts for text in its_texts]
    vectors = np.zeros((len(flat), encoder.dimension), np.float32)
    for role in ROLES:
        at = [row for row, text in enumerate(flat) if text.role == role]
        if at:
            vectors[at] = encoder.encode([flat[row].text for row in at], role, progress)
    ends = np.cumsum([len(its_texts) for its_texts in texts])
    parts = np.split(vectors, ends[:-1]) if texts else []
    return Encoded(tuple(profiles), texts, parts, encoder.dimension)


def centred_vectors(encoded: Encoded, centre: Centre) -> list[Vectors]:
    """Return the vectors of ``encoded`` centred by ``centre``, one entry per profile."""
    return [
        centre.apply(texts, vectors)
        for texts, vectors in zip(encoded.texts, encoded.vectors, strict=True)
    ]


def assemble(
    encoded: Encoded,
    centre: Centre,
    adapter: Adapter,
    documents: Documents,
    domain_names: tuple[str, ...],
) -> Population:
    """Return the population of ``encoded``: facets are means of adapted texts, of length one."""
    count = len(encoded.profiles)
    adapted = [adapter.apply(vectors) for vectors in centred_vectors(encoded, centre)]
    width = encoded.dimension
    sums = {facet: np.zeros((count, width)) for facet in SINGLE_FACETS}
    vectors: list[Vectors] = []
    owner: list[int] = []
    kept: list[FacetText] = []
    for row, (its_texts, its_vectors) in enumerate(zip(encoded.texts, adapted, strict=True)):
        for text, vector in zip(its_texts, its_vectors, strict=True):
            for facet in text.facets:
                if facet != "sentence":
                    sums[facet][row] += vector
            if text.kind in ("phrase", "sentence"):
                vectors.append(vector)
                owner.append(row)
                kept.append(text)
    return Population(
        profiles=encoded.profiles,
        facets={facet: unit(total) for facet, total in sums.items()},
        sentences=Sentences(
            np.array(vectors, np.float32).reshape(len(vectors), width),
            np.array(owner, np.intp),
            tuple(text.text for text in kept),
            tuple(text.place for text in kept),
            tuple(text.language for text in kept),
            np.array(["sentence" in text.facets for text in kept], np.bool_),
        ),
        documents=documents,
        domain_names=domain_names,
        domains=memberships(encoded.profiles, domain_names),
    )


def memberships(profiles: Sequence[Profile], names: tuple[str, ...]) -> Vectors:
    """Return one unit row per profile over the domains ``names``; zero where it has none."""
    found = [[float(name in profile.domains) for name in names] for profile in profiles]
    return unit(np.array(found, np.float32).reshape(len(profiles), len(names)))

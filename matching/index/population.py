"""A population: profiles of one territory and what ranks them, as arrays in id order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from matching.embedding.protocol import Encoder, Progress, Role
from matching.index.adapter import Adapter
from matching.index.centring import Centre, Vectors, unit
from matching.index.compared import Stored
from matching.index.documents import Documents
from matching.index.picked import Picked, PickedVectors
from matching.index.runs import runs
from matching.index.scratch import Scratch, room
from matching.index.stored_profiles import Sorted, StoredProfiles, ids_of
from matching.index.traits import Flags, Rows, Traits
from matching.language import LANGUAGES, Language
from matching.profiles.facets import PLACES, Facet, FacetText, Place, facet_texts
from matching.profiles.model import Profile

Codes = npt.NDArray[np.int8]
ROLES: tuple[Role, ...] = ("passage", "query")
SINGLE_FACETS: tuple[Facet, ...] = ("need", "offer", "topic")
_SHORT = ("phrase", "sentence")
_AT_ONCE = 100_000
"""Texts that are encoded in one call."""
_PROFILES_AT_ONCE = 256


@dataclass(frozen=True)
class Sentences:
    """Every short text of a population: one row of ``vectors`` each, owned by a profile's row."""

    vectors: Vectors | PickedVectors
    owner: Rows
    """Rows of profiles, in order."""
    texts: Sequence[str]
    places: Codes
    """Where each stands in its profile, as a position in ``PLACES``."""
    languages: Codes
    """The language of each, as a position in ``LANGUAGES``."""
    ranked: Flags
    """False for texts that are there to be quoted and do not count in the ranking."""

    @classmethod
    def of_texts(
        cls,
        vectors: Vectors,
        *,
        owner: Sequence[int],
        texts: Sequence[str],
        places: Sequence[Place],
        languages: Sequence[Language],
        ranked: Sequence[bool],
    ) -> Sentences:
        """Return the sentences of plain lists of one entry per text."""
        return cls(
            vectors,
            np.array(owner, np.intp),
            tuple(texts),
            np.array([PLACES.index(place) for place in places], np.int8),
            np.array([LANGUAGES.index(language) for language in languages], np.int8),
            np.array(ranked, np.bool_),
        )

    def of(self, row: int) -> slice:
        """Return where the texts of the profile at ``row`` stand."""
        start, stop = np.searchsorted(self.owner, [row, row + 1])
        return slice(int(start), int(stop))

    def take(self, rows: Rows) -> Sentences:
        """Return the texts of the profiles at ``rows``, in that order, owned by 0, 1, 2 and on."""
        picked, owner = runs(self.owner, rows)
        return Sentences(
            PickedVectors(self.vectors, picked),
            owner,
            Picked(self.texts, picked),
            self.places[picked],
            self.languages[picked],
            self.ranked[picked],
        )


@dataclass(frozen=True)
class Population:
    """Profiles in id order; ``facets`` has one row per profile, zero where the facet is missing."""

    profiles: Sequence[Profile]
    traits: Traits
    facets: Mapping[Facet, Vectors]
    present: Mapping[Facet, Flags]
    """For each facet, whether each profile has it."""
    sentences: Sentences
    documents: Documents
    domain_names: tuple[str, ...]
    domains: Vectors
    """One unit row per profile over ``domain_names``; zero where no domain is known."""
    stored: Stored | None = None
    """Where they stand in an index that was read from disk; none for guests."""

    @property
    def ids(self) -> Sequence[str]:
        """The id of each profile; those that are stored are not read for it."""
        return ids_of(self.profiles)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each profile by its id."""
        if isinstance(self.profiles, StoredProfiles):
            return Sorted(self.profiles.ids)
        return {profile.id: row for row, profile in enumerate(self.profiles)}

    def known(self, facet: Facet) -> Flags:
        """Return for each profile whether it has that facet."""
        return self.present[facet]

    def take(self, rows: Sequence[int] | Rows) -> Population:
        """Return the population of those rows, in the order given."""
        at = np.asarray(rows, np.intp)
        return Population(
            profiles=Picked(self.profiles, at),
            traits=self.traits.take(at),
            facets={name: vectors[at] for name, vectors in self.facets.items()},
            present={name: flags[at] for name, flags in self.present.items()},
            sentences=self.sentences.take(at),
            documents=self.documents.take(at),
            domain_names=self.domain_names,
            domains=self.domains[at],
            stored=self.stored.take(at) if self.stored else None,
        )


def present(facets: Mapping[Facet, Vectors]) -> dict[Facet, Flags]:
    """Return for each facet whether each row is there, that is, not zero."""
    return {name: np.asarray(np.any(vectors, axis=1)) for name, vectors in facets.items()}


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

    def thinned(self, most: int) -> Encoded:
        """Return every n-th of the profiles, so that there are ``most`` at most."""
        step = -(-len(self.profiles) // most)
        return self.take(range(0, len(self.profiles), step)) if step > 1 else self


def encode_profiles(
    profiles: Sequence[Profile],
    encoder: Encoder,
    progress: Progress | None = None,
    *,
    scratch: Scratch | None = None,
) -> Encoded:
    """Return the encoded texts of ``profiles``; texts of one role go to the encoder together."""
    texts = [facet_texts(profile) for profile in profiles]
    flat = [text for its_texts in texts for text in its_texts]
    vectors = room("encoded", (len(flat), encoder.dimension), scratch)
    for role in ROLES:
        of_role = [row for row, text in enumerate(flat) if text.role == role]
        for start in range(0, len(of_role), _AT_ONCE):
            at = of_role[start : start + _AT_ONCE]
            vectors[at] = encoder.encode([flat[row].text for row in at], role, progress)
    ends = np.cumsum([len(its_texts) for its_texts in texts])
    parts = np.split(vectors, ends[:-1]) if texts else []
    return Encoded(tuple(profiles), texts, parts, encoder.dimension)


def centred_vectors(encoded: Encoded, centre: Centre) -> Iterator[Vectors]:
    """Give the vectors of ``encoded`` centred by ``centre``, profile by profile."""
    for texts, vectors in _blocks(encoded):
        centred = centre.apply([text for its_texts in texts for text in its_texts], vectors)
        yield from np.split(centred, np.cumsum([len(its_texts) for its_texts in texts])[:-1])


def _blocks(encoded: Encoded) -> Iterator[tuple[list[list[FacetText]], Vectors]]:
    """Give the texts of some profiles and their vectors, so that many are worked on at once."""
    for start in range(0, len(encoded.profiles), _PROFILES_AT_ONCE):
        at = slice(start, start + _PROFILES_AT_ONCE)
        yield encoded.texts[at], np.concatenate(encoded.vectors[at])


def assemble(
    encoded: Encoded,
    centre: Centre,
    adapter: Adapter,
    documents: Documents,
    domain_names: tuple[str, ...],
    *,
    scratch: Scratch | None = None,
) -> Population:
    """Return the population of ``encoded``: facets are means of adapted texts, of length one."""
    count, width = len(encoded.profiles), encoded.dimension
    facets = {facet: room(facet, (count, width), scratch) for facet in SINGLE_FACETS}
    kept = [
        (row, text)
        for row, its_texts in enumerate(encoded.texts)
        for text in its_texts
        if text.kind in _SHORT
    ]
    vectors = room("sentences", (len(kept), width), scratch)
    row = end = 0
    for its_texts, raw in _blocks(encoded):
        texts = [text for one in its_texts for text in one]
        adapted = adapter.apply(centre.apply(texts, raw))
        owners = np.repeat(np.arange(len(its_texts)), [len(one) for one in its_texts])
        for facet, means in facets.items():
            feeding = [at for at, text in enumerate(texts) if facet in text.facets]
            total = np.zeros((len(its_texts), width))
            np.add.at(total, owners[feeding], adapted[feeding])
            means[row : row + len(its_texts)] = unit(total)
        short = [at for at, text in enumerate(texts) if text.kind in _SHORT]
        vectors[end : end + len(short)] = adapted[short]
        end += len(short)
        row += len(its_texts)
    traits = Traits.of(encoded.profiles)
    return Population(
        profiles=encoded.profiles,
        traits=traits,
        facets=facets,
        present=present(facets),
        sentences=Sentences.of_texts(
            vectors,
            owner=[row for row, _ in kept],
            texts=[text.text for _, text in kept],
            places=[text.place for _, text in kept],
            languages=[text.language for _, text in kept],
            ranked=["sentence" in text.facets for _, text in kept],
        ),
        documents=documents,
        domain_names=domain_names,
        domains=memberships(traits, domain_names),
    )


def memberships(traits: Traits, names: tuple[str, ...]) -> Vectors:
    """Return one unit row per profile over the domains ``names``; zero where it has none."""
    found = np.zeros((len(traits.kinds), len(names)), np.float32)
    for column, name in enumerate(names):
        found[:, column] = traits.domains.any_of((name,))
    return unit(found)

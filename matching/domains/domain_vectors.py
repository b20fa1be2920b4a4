"""How near texts are to domains, by the encoder: to single words of theirs, and to their whole.

Raw cosines of sentence encoders say little. The mean vector of all the texts of the domains file,
language by language, is taken from every vector and what remains is scaled to length one
(centring); it depends on nothing but that file, so that a profile is judged alike in any company.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
import numpy.typing as npt

from matching.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matching.embedding.protocol import Encoder, Vectors
    from matching.territories import Domain

Array = npt.NDArray[np.float64]
NEAREST: Final = 3
"""Words of a domain whose mean cosine is its nearness."""


@dataclass(frozen=True)
class DomainVectors:
    """The labels, descriptions and synonyms of the domains of one file as vectors."""

    centres: Mapping[Language, Vectors]
    words: Vectors
    """One centred unit row for each text of a domain."""
    owners: npt.NDArray[np.intp]
    """The domain of each row of ``words``, by its position in the file."""
    wholes: Vectors
    """The centred mean of each domain, of length one: one row a domain."""

    @classmethod
    def of(cls, domains: Sequence[Domain], encoder: Encoder) -> Self:
        """Return the vectors of ``domains``, which are at least one.

        Raises:
            EncoderError: the model cannot be had or loaded.
        """
        told = [
            (owner, language, text)
            for owner, domain in enumerate(domains)
            for language in LANGUAGES
            for text in domain_texts(domain, language)
        ]
        vectors = encoder.encode([text for _, _, text in told], "query").astype(np.float64)
        spoken = np.array([language for _, language, _ in told])
        owners = np.array([owner for owner, _, _ in told], np.intp)
        centres = {
            language: vectors[spoken == language].mean(axis=0).astype(np.float32)
            for language in LANGUAGES
        }
        words = _centred(vectors, [language for _, language, _ in told], centres)
        wholes = np.stack([words[owners == owner].mean(axis=0) for owner in range(len(domains))])
        return cls(centres, words, owners, _unit(wholes))

    def nearness(self, vectors: Vectors, languages: Sequence[Language]) -> tuple[Array, Array]:
        """Return two tables, one row a text and one column a domain.

        The first is the mean cosine with the nearest words of the domain, the second the cosine
        with the mean of all its words.
        """
        centred = _centred(vectors, languages, self.centres)
        cosines = centred @ self.words.T
        nearest = np.empty((len(vectors), len(self.wholes)))
        for owner in range(len(self.wholes)):
            own = cosines[:, self.owners == owner]
            kept = min(NEAREST, own.shape[1])
            nearest[:, owner] = np.partition(own, -kept, axis=1)[:, -kept:].mean(axis=1)
        return nearest, (centred @ self.wholes.T).astype(np.float64)


def domain_texts(domain: Domain, language: Language) -> tuple[str, ...]:
    """Return what tells of ``domain`` in ``language``: label, description and synonyms."""
    told = (domain.label(language), domain.description(language), *domain.synonyms(language))
    return tuple(dict.fromkeys(told))


def _centred(
    vectors: npt.NDArray[Any], languages: Sequence[Language], centres: Mapping[Language, Vectors]
) -> Vectors:
    means = np.stack([centres[language] for language in languages])
    return _unit(vectors.astype(np.float64) - means)


def _unit(vectors: npt.NDArray[Any]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled = np.divide(vectors, lengths, out=np.zeros(vectors.shape), where=lengths > 1e-9)
    return np.asarray(scaled, np.float32)

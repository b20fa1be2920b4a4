"""What the texts of profiles say of each domain: a few numbers, and the text that says most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from matching.domains.code_names import code_names
from matching.domains.domain_vectors import Array, DomainVectors
from matching.language import Language
from matching.profiles.facets import facet_texts, split_sentences
from matching.territories.vocabulary import Vocabulary, plain_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.embedding.protocol import Encoder, Progress
    from matching.profiles.model import Profile
    from matching.territories import Domain

Feature = Literal["nearness", "nearness_of_best", "likeness_of_best", "mentioned"]
FEATURES: tuple[Feature, ...] = get_args(Feature)
"""The numbers of a profile and a domain.

``nearness`` is the mean over its texts of how near they are to words of the domain, and
``nearness_of_best`` that of the three nearest texts; ``likeness_of_best`` is how near three texts
are to the whole of the domain; ``mentioned`` is 1 where a text names the domain by its label or a
synonym, else 0.
"""
_BEST: Final = 3
_AT_ONCE: Final = 4096
"""Texts whose vectors are held at once."""
Told = tuple[str, Language]


@dataclass(frozen=True)
class Evidence:
    """What the texts of some profiles say of the domains of one file.

    ``features`` has one row a profile, one column a domain and the depth of ``FEATURES``; it is
    NaN for a profile without any text to go by.
    """

    features: Array
    _texts: tuple[tuple[Told, ...], ...]
    _place: dict[Told, int]
    _nearest: npt.NDArray[np.float32]
    _mentioned: npt.NDArray[np.bool_]

    def telling(self, row: int, column: int) -> str:
        """Return the text of a profile that says most of a domain.

        One that names it rather than one that does not, then the nearest, then the first.
        """
        places = np.array([self._place[told] for told in self._texts[row]], np.intp)
        worth = self._nearest[places, column] + 2.0 * self._mentioned[places, column]
        return self._texts[row][int(np.argmax(worth))][0]


def gather(
    profiles: Sequence[Profile],
    domains: Sequence[Domain],
    encoder: Encoder,
    progress: Progress | None = None,
) -> Evidence:
    """Return what the texts of ``profiles`` say of ``domains``; their own domains are not read.

    Texts that are shared are encoded once; what is sought does not count, nor does a text that
    only repeats the name of an activity code of the profile, which the code says better.

    Raises:
        EncoderError: the model cannot be had or loaded.
    """
    texts = tuple(telling_texts(profile) for profile in profiles)
    place = {told: at for at, told in enumerate(sorted({t for own in texts for t in own}))}
    told = list(place)
    shape = len(told), len(domains)
    nearest, likeness = np.empty(shape, np.float32), np.empty(shape, np.float32)
    vectors = DomainVectors.of(domains, encoder)
    for start in range(0, len(told), _AT_ONCE):
        some = told[start : start + _AT_ONCE]
        encoded = encoder.encode([text for text, _ in some], "query", progress)
        found = vectors.nearness(encoded, [language for _, language in some])
        nearest[start : start + len(some)], likeness[start : start + len(some)] = found
    mentioned = _mentioned(told, domains)
    features = np.full((len(profiles), len(domains), len(FEATURES)), np.nan)
    for row, own in enumerate(texts):
        if own:
            at = np.array([place[one] for one in own], np.intp)
            features[row] = np.stack(
                (
                    nearest[at].mean(axis=0, dtype=np.float64),
                    _best(nearest[at]),
                    _best(likeness[at]),
                    mentioned[at].max(axis=0).astype(np.float64),
                ),
                axis=-1,
            )
    return Evidence(features, texts, place, nearest, mentioned)


def telling_texts(profile: Profile) -> tuple[Told, ...]:
    """Return the short texts of ``profile`` that say what it does, with their languages."""
    named = {
        plain_form(part)
        for code in profile.sector_codes
        for name in code_names(code)
        for part in (name, *split_sentences(name))
    }
    told = [
        (one.text, one.language)
        for one in facet_texts(profile)
        if one.kind in ("phrase", "sentence") and one.place != "need"
    ]
    return tuple(dict.fromkeys(one for one in told if plain_form(one[0]) not in named))


def _best(values: npt.NDArray[np.float32]) -> Array:
    kept = min(_BEST, len(values))
    best = np.partition(values, -kept, axis=0)[-kept:]
    return np.asarray(best.mean(axis=0), np.float64)


def _mentioned(told: Sequence[Told], domains: Sequence[Domain]) -> npt.NDArray[np.bool_]:
    names = Vocabulary({domain.id: domain.names for domain in domains})
    column = {domain.id: at for at, domain in enumerate(domains)}
    found = np.zeros((len(told), len(domains)), np.bool_)
    for row, (text, _) in enumerate(told):
        for domain in names.mentioned(text):
            found[row, column[domain]] = True
    return found

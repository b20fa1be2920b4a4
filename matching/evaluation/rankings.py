"""The rankings to compare, by name: each gives a score to every candidate of every query.

random       a number drawn for each pair
bm25         BM25 over stemmed words, whole profile (Robertson & Zaragoza 2009)
tfidf        cosine of TF-IDF over words, whole profile
encoder      cosine of one vector of name, summary and keywords
one-sided    the fit for the query alone: how well the candidate serves it
reciprocal   the harmonic mean of both fits (Pizzato et al., RECON, RecSys 2010)
default      the score that ships; variety, which only reorders a list shown, is left out
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.errors import RequestError
from matching.evaluation.plain_texts import ShortVectors, WordVectors
from matching.index.population import Population
from matching.index.words import WordIndex, profile_tokens
from matching.ranking.fit import Fits, harmonic_mean

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """Some queries of one side, the whole other side, and what rankings read of them."""

    query_ids: tuple[str, ...]
    queries: Population
    others: Population
    words: WordIndex
    """The words of ``others``."""
    fits: Fits
    """One row per query, one column per profile of ``others``; ``for_x`` is for the query."""
    whole_texts: WordVectors
    short_texts: ShortVectors | None
    """None where no ranking asks for it, since it must be encoded."""
    seed: int

    @property
    def other_ids(self) -> list[str]:
        """The candidates, in the order of the columns."""
        return [profile.id for profile in self.others.profiles]


ScoreBlock = Callable[[Block], Array]
"""Gives one row per query and one column per candidate; higher is better."""


def _random(block: Block) -> Array:
    # Drawn apart for each query, so that a query has the same whoever else asks.
    rows = [
        np.random.default_rng([block.seed, zlib.crc32(name.encode())]).random(
            len(block.others.profiles)
        )
        for name in block.query_ids
    ]
    return np.array(rows, np.float64)


def _bm25(block: Block) -> Array:
    scores = [block.words.scores(profile_tokens(one)) for one in block.queries.profiles]
    return np.array(scores, np.float64)


def _tfidf(block: Block) -> Array:
    return block.whole_texts.cosines(block.query_ids, block.other_ids)


def _encoder(block: Block) -> Array:
    if block.short_texts is None:
        raise AssertionError("the block was made without short texts")
    return block.short_texts.cosines(block.query_ids, block.other_ids)


def _one_sided(block: Block) -> Array:
    return block.fits.for_x


def _reciprocal(block: Block) -> Array:
    return harmonic_mean(block.fits.for_x, block.fits.for_y)


def _default(block: Block) -> Array:
    return block.fits.score


RANKINGS: Mapping[str, ScoreBlock] = {
    "random": _random,
    "bm25": _bm25,
    "tfidf": _tfidf,
    "encoder": _encoder,
    "one-sided": _one_sided,
    "reciprocal": _reciprocal,
    "default": _default,
}
"""What scores, by name, the plainest first."""


def chosen_rankings(names: Sequence[str] | None) -> tuple[str, ...]:
    """Return ``names``, each once in the order given; all of them where none is given.

    Raises:
        RequestError: a name is unknown; the message lists the known ones.
    """
    for name in names or ():
        if name not in RANKINGS:
            raise RequestError("evaluation-ranking", given=name, known=", ".join(RANKINGS))
    return tuple(dict.fromkeys(names or RANKINGS))

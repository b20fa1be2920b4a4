"""Runs rankings over judged queries: the scores of judged pairs, and the first places of all lists.

1. queries of one side are put in blocks, profiles and requests apart
2. each block is fitted at once, queries of one ``Ranking`` together
3. each named ranking scores the block; what is measured is kept, the rest let go
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.embedding.protocol import Encoder, Progress
from matching.evaluation.exposure import Exposure, first_places
from matching.evaluation.joining import Joined, Query
from matching.evaluation.plain_texts import ShortVectors, WordVectors
from matching.evaluation.rankings import RANKINGS, Block
from matching.index.generation import Contents
from matching.index.population import Population, encode_profiles
from matching.ranking.fit import Fits
from matching.ranking.ranking import Ranking

Array = npt.NDArray[np.float64]
RankingFor = Callable[[str], Ranking]
"""The ranking whose fits serve for a query, by its id: one that did not learn from that query."""
Run = Mapping[str, Mapping[str, float]]
"""The score of each judged candidate of each query."""
STEP = "evaluation-step-scoring"
_PAIRS = 50_000
"""Pairs fitted at once; some thirty arrays of as many numbers are in memory meanwhile."""
_DECIMALS = 9
"""Kept of a score; below them the order of additions may show, and undo a tie."""


@dataclass(frozen=True)
class Scored:
    """What each ranking made of the queries."""

    query_ids: tuple[str, ...]
    runs: Mapping[str, Run]
    exposures: Mapping[str, tuple[Exposure, ...]]
    """For each ranking, the lists of the queries of each side."""


def score_queries(
    joined: Joined,
    contents: Contents,
    ranking_for: RankingFor,
    encoder: Encoder,
    names: Sequence[str],
    *,
    seed: int,
    progress: Progress | None = None,
) -> Scored:
    """Return the scores of every judged pair, and the first places of every list, per ranking."""
    profiles = [p for side in contents.sides.values() for p in side.population.profiles]
    queries = list(joined.queries.values())
    whole_texts = WordVectors(profiles, queries)
    short_texts = ShortVectors(profiles, queries, encoder, progress) if "encoder" in names else None
    judged: dict[str, list[str]] = {}
    for pair in joined.pairs:
        judged.setdefault(pair.query_id, []).append(pair.candidate_id)
    position = {name: at for at, name in enumerate(joined.queries)}
    collected: dict[str, _Collected] = {}
    runs: dict[str, dict[str, dict[str, float]]] = {name: {} for name in names}
    done = 0
    for other, ids, population in _blocks(queries, contents, encoder):
        side = contents.sides[other]
        block = Block(
            ids,
            population,
            side.population,
            side.words,
            _fitted(ids, population, side.population, ranking_for),
            whole_texts,
            short_texts,
            seed,
        )
        column = side.population.row_of
        kept = collected.setdefault(other, _Collected())
        kept.positions += [position[name] for name in ids]
        kept.meetings.append(block.fits.for_x * block.fits.for_y)
        for name in names:
            scores = np.round(RANKINGS[name](block), _DECIMALS)
            kept.shown.setdefault(name, []).append(first_places(scores))
            for row, query in enumerate(ids):
                runs[name][query] = {one: float(scores[row, column[one]]) for one in judged[query]}
        done += len(ids)
        if progress:
            progress(STEP, done, len(queries))
    return Scored(
        tuple(joined.queries),
        {name: dict(sorted(run.items())) for name, run in runs.items()},
        {name: tuple(one.exposure(name) for one in collected.values()) for name in names},
    )


@dataclass
class _Collected:
    """The lists over one side, block by block."""

    positions: list[int] = field(default_factory=list)
    meetings: list[Array] = field(default_factory=list)
    shown: dict[str, list[sparse.csr_matrix]] = field(default_factory=dict)

    def exposure(self, name: str) -> Exposure:
        return Exposure(
            sparse.csr_matrix(sparse.vstack(self.shown[name])),
            np.vstack(self.meetings),
            np.array(self.positions, np.intp),
        )


def _blocks(
    queries: Sequence[Query], contents: Contents, encoder: Encoder
) -> Iterator[tuple[str, tuple[str, ...], Population]]:
    """Yield the candidates' side, the ids and the population of each block of queries."""
    for territory, side in contents.sides.items():
        (other,) = (name for name in contents.sides if name != territory)
        size = max(1, _PAIRS // max(1, len(contents.sides[other].population.profiles)))
        own = [query for query in queries if query.profile.territory == territory]
        indexed = [query for query in own if query.text is None]
        told = [query for query in own if query.text is not None]
        for part in _cut(indexed, size):
            rows = [side.population.row_of[query.id] for query in part]
            yield other, tuple(query.id for query in part), side.population.take(rows)
        encoded = encode_profiles([query.profile for query in told], encoder)
        for start in range(0, len(told), size):
            part = told[start : start + size]
            some = encoded.take(range(start, start + len(part)))
            yield other, tuple(query.id for query in part), contents.receive(some, territory)


def _cut(queries: Sequence[Query], size: int) -> Iterator[Sequence[Query]]:
    for start in range(0, len(queries), size):
        yield queries[start : start + size]


def _fitted(
    ids: Sequence[str], queries: Population, others: Population, ranking_for: RankingFor
) -> Fits:
    """Return the fits of the block, each row by the ranking of its query."""
    rankings = {name: ranking_for(name) for name in ids}
    rows_of: dict[int, list[int]] = {}
    for row, name in enumerate(ids):
        rows_of.setdefault(id(rankings[name]), []).append(row)
    if len(rows_of) == 1:
        return rankings[ids[0]].fit(queries, others)[1]
    parts = [rankings[ids[rows[0]]].fit(queries.take(rows), others)[1] for rows in rows_of.values()]
    back = np.argsort(np.concatenate(list(rows_of.values())))
    names = [one.name for one in fields(Fits)]
    return Fits(
        **{name: np.vstack([getattr(part, name) for part in parts])[back] for name in names}
    )

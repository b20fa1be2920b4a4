"""Measures what each part of the ranking is worth: read, index four ways, learn, compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from matching.config import Settings, load_settings, resource
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Encoder, Progress
from matching.engine.building import compute
from matching.engine.judged import DEVELOPMENT, DEVELOPMENT_REQUESTS, remembering
from matching.engine.learning import SHIPPED
from matching.errors import RequestError
from matching.evaluation.joining import Joined, Query, join
from matching.evaluation.judgement_file import read_judgements
from matching.evaluation.judgements import AskedRequests
from matching.evaluation.request_file import read_requests
from matching.index.generation import Contents
from matching.index.population import Population, assemble, encode_profiles
from matching.learning.ablation import AblationRow, ablation
from matching.learning.candidates.measuring import Block, Material, stacked, with_candidates
from matching.learning.candidates.registry import CANDIDATES
from matching.learning.learn import Recipe
from matching.learning.measuring import Place, measure_pairs
from matching.learning.trials import Index
from matching.profiles.model import Profile
from matching.profiles.reading import load_profiles
from matching.ranking.ranker import Ranker
from matching.territories import Territories

_INDEXES: Mapping[Index, tuple[bool, bool]] = {
    "shipped": (True, True),
    "without adapter": (False, True),
    "without smoothing": (True, False),
    "without both": (False, False),
}
"""Whether languages are damped, and whether neighbours lend."""


@dataclass(frozen=True)
class _Judged:
    """What is measured, whichever way it is indexed."""

    profiles: tuple[Profile, ...]
    joined: Joined
    territories: Territories
    base: Ranker

    @property
    def told(self) -> tuple[Query, ...]:
        """The queries that are requests."""
        return tuple(query for query in self.joined.queries.values() if query.text is not None)


def run_ablation(
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    qrels: Path | None = None,
    requests: Path | None = None,
    recipe: Recipe = SHIPPED,
    encoder: Encoder | None = None,
) -> tuple[AblationRow, ...]:
    """Return what the parts of the ranking are worth on judged pairs of the sample.

    The pairs are the development judgements unless ``qrels`` and ``requests`` name others. Nothing
    is written but the vectors of texts, in the cache of the workspace where that is possible.

    Raises:
        FileUnreadableError: a file cannot be read.
        RequestError: the judged pairs are too few to learn from.
        EncoderError: the model cannot be had.
    """
    chosen = settings or load_settings()
    territories = Territories.load(chosen.territories)
    profiles = load_profiles(chosen.sample, territories).profiles
    judgements = read_judgements(qrels or resource(DEVELOPMENT))
    if requests is None and qrels is None:
        requests = resource(DEVELOPMENT_REQUESTS)
    asked = read_requests(requests) if requests else AskedRequests("")
    joined = join(judgements, asked, profiles, territories, chosen.language)
    judged = _Judged(profiles, joined, territories, Ranker.load(chosen.ranker))

    def step(done: int, total: int) -> None:
        if progress:
            progress("ablation-step", done, total)

    def work(model: Encoder) -> dict[Index, Material]:
        return {
            name: _material(judged, model, progress, adapt=adapt, smooth=smooth)
            for name, (adapt, smooth) in _INDEXES.items()
        }

    materials = remembering(encoder or open_encoder(chosen, progress), chosen, work)
    try:
        return ablation(materials, judged.base, recipe, step=step)
    except ValueError as fault:
        pairs = materials["shipped"].pairs
        raise RequestError(
            "learn-too-little",
            pairs=len(pairs.queries),
            queries=len(set(pairs.queries)),
            folds=recipe.folds,
        ) from fault


def _material(
    judged: _Judged, encoder: Encoder, progress: Progress | None, *, adapt: bool, smooth: bool
) -> Material:
    contents, _ = compute(
        judged.profiles,
        judged.territories,
        judged.base,
        encoder,
        progress,
        adapt=adapt,
        smooth=smooth,
    )
    blocks = []
    for territory in contents.sides:
        told = [query for query in judged.told if query.profile.territory == territory]
        requests = [query.profile for query in told]
        guests = _received(requests, territory, contents, encoder, smooth=smooth)
        counterpart = judged.territories.counterpart(territory).id
        home = contents.sides[territory].population
        row_of = {profile.id: row for row, profile in enumerate(home.profiles)}
        row_of |= {query.id: len(row_of) + number for number, query in enumerate(told)}
        askers = stacked(home, guests)
        blocks.append(Block(askers, row_of, contents.sides[counterpart].population))
    places: dict[str, Place] = {
        name: (block.askers, row) for block in blocks for name, row in block.row_of.items()
    }
    pairs = measure_pairs(judged.joined.pairs, places, judged.base.complementarity)
    # Candidates are compared with what ships, on its index only.
    candidates = CANDIDATES if adapt and smooth else {}
    return with_candidates(pairs, contents.statistics, blocks, candidates)


def _received(
    requests: list[Profile], territory: str, contents: Contents, encoder: Encoder, *, smooth: bool
) -> Population:
    encoded = encode_profiles(requests, encoder)
    if smooth:
        return contents.receive(encoded, territory)
    side = contents.sides[territory]
    documents = contents.characters.documents(encoded.profiles)
    names = side.population.domain_names
    return assemble(encoded, side.centre, contents.adapter, documents, names)

"""Measures what each part of the ranking is worth: read, index four ways, learn, compare."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from matching.config import Settings, load_settings
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Encoder, Progress
from matching.engine.building import compute
from matching.engine.judged import Judged, read_judged, remembering, requests_of
from matching.engine.learning import SHIPPED
from matching.errors import RequestError
from matching.index.population import encode_profiles
from matching.learning.ablation import AblationRow, ablation
from matching.learning.candidates.measuring import Block, Material, stacked, with_candidates
from matching.learning.candidates.registry import CANDIDATES
from matching.learning.learn import Recipe
from matching.learning.measuring import Place, measure_pairs
from matching.learning.trials import Index
from matching.ranking.ranker import Ranker

_INDEXES: Mapping[Index, tuple[bool, bool]] = {
    "shipped": (True, True),
    "without adapter": (False, True),
    "without smoothing": (True, False),
    "without both": (False, False),
}
"""Whether languages are damped, and whether neighbours lend."""


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
    judged = read_judged(None, qrels, requests, chosen)
    base = Ranker.load(chosen.ranker)

    def step(done: int, total: int) -> None:
        if progress:
            progress("ablation-step", done, total)

    def work(model: Encoder) -> dict[Index, Material]:
        return {
            name: _material(judged, base, model, progress, adapt=adapt, smooth=smooth)
            for name, (adapt, smooth) in _INDEXES.items()
        }

    materials = remembering(encoder or open_encoder(chosen, progress), chosen, work)
    try:
        return ablation(materials, base, recipe, step=step)
    except ValueError as fault:
        pairs = materials["shipped"].pairs
        raise RequestError(
            "learn-too-little",
            pairs=len(pairs.queries),
            queries=len(set(pairs.queries)),
            folds=recipe.folds,
        ) from fault


def _material(
    judged: Judged,
    base: Ranker,
    encoder: Encoder,
    progress: Progress | None,
    *,
    adapt: bool,
    smooth: bool,
) -> Material:
    contents, _ = compute(
        judged.loaded.profiles,
        judged.territories,
        base,
        encoder,
        progress,
        adapt=adapt,
        smooth=smooth,
    )
    blocks = []
    for territory in contents.sides:
        told = requests_of(judged.joined, territory)
        encoded = encode_profiles([query.profile for query in told], encoder)
        guests = contents.receive(encoded, territory)
        counterpart = judged.territories.counterpart(territory).id
        home = contents.sides[territory].population
        row_of = {profile.id: row for row, profile in enumerate(home.profiles)}
        row_of |= {query.id: len(row_of) + number for number, query in enumerate(told)}
        askers = stacked(home, guests)
        blocks.append(Block(askers, row_of, contents.sides[counterpart].population))
    places: dict[str, Place] = {
        name: (block.askers, row) for block in blocks for name, row in block.row_of.items()
    }
    pairs = measure_pairs(judged.joined.pairs, places, base.complementarity)
    # Candidates are compared with what ships, on its index only.
    candidates = CANDIDATES if adapt and smooth else {}
    return with_candidates(pairs, contents.statistics, blocks, candidates)

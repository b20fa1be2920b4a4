"""Measures rankings on judged pairs: read, join, encode, score, compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matching.config import Settings, load_settings
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Encoder, Progress
from matching.engine.building import compute
from matching.engine.judged import place_everyone, read_judged, remembering
from matching.engine.learning import FEATURES
from matching.errors import RequestError
from matching.evaluation.comparing import check_grades, compare
from matching.evaluation.comparison import Comparison
from matching.evaluation.joining import Joined
from matching.evaluation.judgements import GRADE_SIDES, GradeSide
from matching.evaluation.rankings import chosen_rankings
from matching.evaluation.scoring import RankingFor, Scored, score_queries
from matching.index.generation import Contents
from matching.learning.learn import Recipe, cross_validate
from matching.learning.measuring import measure_pairs
from matching.learning.pairs import judgements_hash
from matching.profiles.reading import FileAccount
from matching.profiles.rejects import ReadingWarning, Reject
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.territories import Territories

RESAMPLES = 1000
"""Samples of the queries behind an interval, and exchanges behind a test."""
SEED = 1


@dataclass(frozen=True)
class Evaluation:
    """A comparison, and the account of the files it was made from."""

    comparison: Comparison
    territories: Territories
    """The two groups the profiles belong to."""
    files: tuple[FileAccount, ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[ReadingWarning, ...]
    """What to look at in the profiles that were kept."""
    left_out: tuple[ReadingWarning, ...]
    """Judged pairs that could not be measured, counted."""


def evaluate(
    profiles: Sequence[Path] | None = None,
    qrels: Path | None = None,
    requests: Path | None = None,
    settings: Settings | None = None,
    *,
    rankings: Sequence[str] | None = None,
    grade: GradeSide = "for_query",
    seed: int = SEED,
    resamples: int = RESAMPLES,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Return how well the named rankings order the judged candidates of each query.

    Without ``profiles`` the sample is measured, on its development judgements unless ``qrels`` (a
    CSV file) says otherwise; ``requests`` (JSON Lines) holds the queries that are free texts.
    ``rankings`` are those of ``matching.evaluation.rankings``, all of them where none is named; the
    others are tested against the first. The profiles may be of any two groups. Nothing is written
    but the vectors of texts, in the cache of the workspace where that is possible.

    Raises:
        FileUnreadableError: a file cannot be read.
        RequestError: a ranking or grade is unknown, judgements are missing, the profiles are not of
            two groups, or no judged pair is left to measure.
        EncoderError: the model cannot be had.
    """
    chosen = settings or load_settings()
    names = chosen_rankings(rankings)
    _check(grade, seed, resamples)
    judged = read_judged(profiles, qrels, requests, chosen)
    joined, territories = judged.joined, judged.territories
    check_grades(joined.pairs, grade)
    ranker = Ranker.load(chosen.ranker)

    def score(model: Encoder) -> Scored:
        contents, _ = compute(judged.loaded.profiles, territories, ranker, model, progress)
        ranking_for = _ranking_for(joined, contents, ranker, territories, model)
        return score_queries(
            joined, contents, ranking_for, model, names, seed=seed, progress=progress
        )

    scored = remembering(encoder or open_encoder(chosen, progress), chosen, score)
    first, second = (territory.id for territory in territories.territories)
    comparison = compare(
        scored, joined.pairs, (first, second), grade=grade, seed=seed, resamples=resamples
    )
    return Evaluation(
        comparison,
        territories,
        judged.loaded.files,
        judged.rejects,
        judged.loaded.warnings,
        joined.warnings,
    )


def _check(grade: str, seed: int, resamples: int) -> None:
    if grade not in GRADE_SIDES:
        raise RequestError("evaluation-grade-side", given=grade, known=", ".join(GRADE_SIDES))
    if seed < 0:
        raise RequestError("evaluation-seed", given=str(seed))
    if resamples < 1:
        raise RequestError("evaluation-resamples", given=str(resamples))


def _ranking_for(
    joined: Joined,
    contents: Contents,
    ranker: Ranker,
    territories: Territories,
    encoder: Encoder,
) -> RankingFor:
    """Return which ranking fits the pairs of a query, by its id.

    Where the weights were learned from these very judgements, each query gets weights learned
    without its fold: what has seen the answers proves nothing.
    """
    shipped = Ranking(contents, ranker, territories)
    training = ranker.training
    if training is None or judgements_hash(joined.pairs) != training.judgements:
        return lambda query_id: shipped
    pairs = measure_pairs(
        joined.pairs, place_everyone(joined, contents, encoder), ranker.complementarity
    )
    recipe = Recipe(FEATURES, folds=training.folds, seed=training.seed)
    found = cross_validate(pairs, contents.statistics, ranker, recipe)
    unseen = [Ranking(contents, one, territories) for one in found.rankers]
    fold = dict(zip(pairs.queries, found.fold, strict=True))
    return lambda query_id: unseen[fold[query_id]]

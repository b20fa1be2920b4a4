"""Learns the ranker from judged pairs: read, index, measure, cross-validate, fit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from matching.config import Settings, load_settings
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Encoder, Progress
from matching.engine.building import compute
from matching.engine.feedback import read_decided
from matching.engine.judged import place_everyone, read_judged, remembering
from matching.errors import RequestError
from matching.evaluation.judgements import JudgedPair
from matching.evaluation.metrics import JudgedList
from matching.index.generation import Contents
from matching.learning.calibrating import (
    Bin,
    brier_score,
    expected_calibration_error,
    reliability,
)
from matching.learning.learn import OutOfFold, Recipe, cross_validate, learn
from matching.learning.measuring import measure_pairs
from matching.learning.pairs import LearningPairs, judgements_hash
from matching.profiles.writing import write_atomically
from matching.ranking.ranker import Ranker, Training

FEATURES = ("topic", "offers", "sentences", "characters", "domains", "kinds")
"""What the shipped ranker weighs; the others lost, or won nothing, on judged pairs."""
SHIPPED = Recipe(FEATURES)
_FIGURES = ("ndcg@10", "success@5")
_DECIMALS = 4


@dataclass(frozen=True)
class Learned:
    """A ranker, and how it did on the queries it had not seen."""

    ranker: Ranker
    pairs: LearningPairs
    out_of_fold: OutOfFold
    reliability: tuple[Bin, ...]


def learn_ranker(
    profiles: Sequence[Path] | None = None,
    qrels: Path | None = None,
    requests: Path | None = None,
    settings: Settings | None = None,
    *,
    recipe: Recipe = SHIPPED,
    feedback: bool = False,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Learned:
    """Return the ranker learned from judged pairs, with its cross-validated figures.

    Without ``profiles`` these are the sample and its development judgements, unless ``qrels`` (a
    CSV file of pairs with both grades) and ``requests`` say otherwise. What is not learned
    (complementarity, retrieval, variety, floor) is that of the ranker of the settings.

    With ``feedback``, what people decided counts as well (``matching.learning.decided_pairs``);
    figures and calibration stay those of the judged pairs.

    Raises:
        FileUnreadableError: a file cannot be read.
        RequestError: judgements are missing, or these or decisions are too few to learn from.
        WorkspaceError: nothing was decided yet, or the register cannot be read.
        EncoderError: the model cannot be had.
    """
    chosen = settings or load_settings()
    judged = read_judged(profiles, qrels, requests, chosen)
    joined = judged.joined
    base = Ranker.load(chosen.ranker)
    told = read_decided({one.id for one in judged.loaded.profiles}, chosen) if feedback else None

    def work(model: Encoder) -> tuple[Contents, LearningPairs, LearningPairs | None]:
        contents, _ = compute(judged.loaded.profiles, judged.territories, base, model, progress)
        places = place_everyone(joined, contents, model)
        pairs = measure_pairs(joined.pairs, places, base.complementarity)
        if told is None:
            return contents, pairs, None
        measured = measure_pairs(told.pairs, places, base.complementarity)
        return contents, pairs, replace(measured, weights=told.weights)

    contents, pairs, decided = remembering(encoder or open_encoder(chosen, progress), chosen, work)
    try:
        found = cross_validate(pairs, contents.statistics, base, recipe, decided)
        ranker = learn(pairs, contents.statistics, base, recipe, decided)
    except ValueError as fault:
        queries = len(set(pairs.queries))
        raise RequestError(
            "learn-too-little", pairs=len(pairs.queries), queries=queries, folds=recipe.folds
        ) from fault
    both = pairs.both_known
    scores, good = found.score[both], pairs.both_good[both]
    training = Training(
        judgements=judgements_hash(joined.pairs),
        pairs=len(pairs.queries),
        queries=len(set(pairs.queries)),
        folds=recipe.folds,
        seed=recipe.seed,
        figures=_figures(joined.pairs, pairs, found),
        decided=None if decided is None else len(decided.queries),
    )
    features = {
        name: feature
        if feature.fixed
        else feature.model_copy(
            update={
                "mean": round(contents.statistics[name][0], _DECIMALS),
                "deviation": round(contents.statistics[name][1], _DECIMALS),
            }
        )
        for name, feature in ranker.features.items()
    }
    ranker = ranker.model_copy(update={"features": features, "training": training})
    return Learned(ranker, pairs, found, reliability(scores, good) if len(scores) else ())


def save_ranker(ranker: Ranker, path: Path) -> None:
    """Write ``ranker`` to ``path`` as JSON a person can read, whole or not at all.

    Raises:
        RequestError: the file cannot be written.
    """
    content = ranker.model_dump(mode="json", exclude_none=True)
    text = json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False)
    write_atomically(path, f"{text}\n".encode())


def _figures(
    judged: Sequence[JudgedPair], pairs: LearningPairs, found: OutOfFold
) -> Mapping[str, float]:
    scores: dict[str, dict[str, float]] = {}
    for query, candidate, score in zip(pairs.queries, pairs.candidates, found.score, strict=True):
        scores.setdefault(query, {})[candidate] = float(score)
    by_query: dict[str, list[JudgedPair]] = {}
    for pair in judged:
        by_query.setdefault(pair.query_id, []).append(pair)
    lists = [JudgedList.ranked(by_query[query], scores[query]) for query in sorted(scores)]
    measured = [one.measure("for_query") for one in lists]
    known = {name: [m[name] for m in measured if not np.isnan(m[name])] for name in _FIGURES}
    figures = {name: float(np.mean(values)) for name, values in known.items() if values}
    both = pairs.both_known
    if both.any():
        shown, good = found.score[both], pairs.both_good[both]
        figures["brier"] = brier_score(shown, good)
        figures["calibration_error"] = expected_calibration_error(shown, good)
    return {name: round(value, _DECIMALS) for name, value in figures.items()}

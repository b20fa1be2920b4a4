"""Learns how to tell domains from texts, and measures it on profiles that state their domains."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matching.domains.evidence import FEATURES
from matching.domains.model import DomainModel, Training
from matching.learning.calibrating import brier_score, expected_calibration_error
from matching.learning.folds import fold_of_each
from matching.profiles.model import Profile

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
FOLDS: Final = 10
SEED: Final = 20_260_601
_DECIMALS: Final = 4
_NOTE: Final = (
    "Learned by: matching classify data/profiles --learn models/domains.json. p = 1 / (1 + "
    "exp(-(intercept + sum of weight x number))), the numbers being those of "
    "matching/domains/evidence.py; the same weights serve every domain."
)


@dataclass(frozen=True)
class Agreement:
    """How assigned domains agree with stated ones: counts of right, too many and missed."""

    right: int
    wrong: int
    missed: int

    @classmethod
    def between(cls, assigned: Flags, stated: Flags) -> Agreement:
        """Return the agreement of two tables of the same shape, over all their cells."""
        right = int((assigned & stated).sum())
        return cls(right, int(assigned.sum()) - right, int(stated.sum()) - right)

    @property
    def precision(self) -> float:
        """The share of what was assigned that is stated; 0 where nothing was assigned."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is stated that was assigned; 0 where nothing is stated."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both: 2 · right / (2 · right + wrong + missed)."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def stated_domains(profiles: Sequence[Profile], domains: Sequence[str]) -> Flags:
    """Return which profile (row) states which domain (column)."""
    return np.array([[one in p.domains for one in domains] for p in profiles], np.bool_).reshape(
        len(profiles), len(domains)
    )


def fit(features: Array, stated: Flags, encoder: str, threshold: float) -> DomainModel:
    """Return the model learned from profiles and domains, each pair of them one example.

    A logistic regression with scikit-learn's default penalty on standardised numbers, the means and
    deviations of which are then worked into the weights. Profiles without texts do not count.

    Raises:
        ValueError: no domain is stated, or all are everywhere, or there is no text.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow to import

    rows = features.reshape(-1, len(FEATURES))
    known = ~np.isnan(rows).any(axis=1)
    rows, right = rows[known], stated.ravel()[known]
    if not len(rows) or right.all() or not right.any():
        raise ValueError("nothing to tell apart")
    means, deviations = rows.mean(axis=0), rows.std(axis=0)
    deviations = np.where(deviations > 0, deviations, 1.0)
    model = LogisticRegression(solver="newton-cholesky", tol=1e-8)
    model.fit((rows - means) / deviations, right)
    weights = model.coef_[0] / deviations
    return DomainModel(
        note=_NOTE,
        encoder=encoder,
        threshold=threshold,
        intercept=round(float(model.intercept_[0] - weights @ means), _DECIMALS),
        weights={
            name: round(float(weight), _DECIMALS)
            for name, weight in zip(FEATURES, weights, strict=True)
        },
    )


@dataclass(frozen=True)
class OutOfFold:
    """Probabilities that no profile had a part in, and the folds they come from."""

    probabilities: Array
    """By a model that saw other profiles, of all domains."""
    unseen: Array
    """By a model that saw other profiles, and of them other domains only."""


def cross_validate(
    features: Array, stated: Flags, ids: Sequence[str], *, folds: int = FOLDS, seed: int = SEED
) -> OutOfFold:
    """Return for every profile what models learned from the other folds say of it.

    Raises:
        ValueError: some fold leaves nothing to tell apart.
    """
    fold = fold_of_each(ids, folds, seed)
    seen, unseen = np.zeros(stated.shape), np.zeros(stated.shape)
    for number in range(folds):
        tested, learned = fold == number, fold != number
        model = fit(features[learned], stated[learned], "", 0.5)
        seen[tested] = model.probabilities(features[tested])
        for column in range(stated.shape[1]):
            others = np.arange(stated.shape[1]) != column
            model = fit(features[learned][:, others], stated[learned][:, others], "", 0.5)
            unseen[tested, column] = model.probabilities(features[tested][:, [column]])[:, 0]
    return OutOfFold(seen, unseen)


def named(features: Array) -> Flags:
    """Return which domains the texts name by a word of theirs: nothing is learned for it."""
    return np.asarray(features[..., FEATURES.index("mentioned")] > 0)


def resembling(features: Array) -> Flags:
    """Return the domains at least half as like the texts as the likest is: nothing is learned."""
    likeness = np.nan_to_num(features[..., FEATURES.index("likeness_of_best")])
    return np.asarray((likeness > 0) & (likeness >= likeness.max(axis=1, keepdims=True) / 2))


def figures(probabilities: Array, stated: Flags, threshold: float) -> Mapping[str, float]:
    """Return precision, recall, F1, Brier score and calibration error over all pairs."""
    found = Agreement.between(probabilities >= threshold, stated)
    right = stated.ravel().astype(np.float64)
    measured = {
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
        "brier": brier_score(probabilities.ravel(), right),
        "calibration_error": expected_calibration_error(probabilities.ravel(), right),
    }
    return {name: round(value, _DECIMALS) for name, value in measured.items()}


def learn(
    features: Array,
    stated: Flags,
    profiles: Sequence[Profile],
    *,
    encoder: str,
    threshold: float,
    folds: int = FOLDS,
    seed: int = SEED,
) -> DomainModel:
    """Return the model of all ``profiles``, with the figures of those left out in turn.

    Raises:
        ValueError: they are too few, or nothing is to be told apart.
    """
    ids = [one.id for one in profiles]
    found = cross_validate(features, stated, ids, folds=folds, seed=seed)
    training = Training(
        profiles_hash=profiles_hash(profiles),
        profiles=len(profiles),
        folds=folds,
        seed=seed,
        figures=dict(figures(found.probabilities, stated, threshold)),
    )
    model = fit(features, stated, encoder, threshold)
    return model.model_copy(update={"training": training})


def profiles_hash(profiles: Sequence[Profile]) -> str:
    """Return a SHA-256 of the ids of ``profiles`` with the domains they state, in any order."""
    lines = sorted(f"{one.id}\0{','.join(sorted(one.domains))}\n" for one in profiles)
    return hashlib.sha256("".join(lines).encode()).hexdigest()

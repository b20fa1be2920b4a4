"""Graded pairs from what people decided, weighted against learning from our own suggestions alone.

The grade of a pair is that of its last decision that was not undone:

    agreement, met      3       they sat together, or signed something
    accepted            2       wanted by those it was proposed to
    refused             0       off topic, no need, competitor, or a reason of another kind
    refused             none    already in touch, no capacity, bad timing, no answer: these speak of
                                the moment, not of the pair
    proposed            none    nobody answered yet: that is not a judgement

A decision does not say which side wanted the pair, so that both have the same grade.

Only pairs that were looked at could be decided about, and what was looked at is what the ranking
put on top. Each pair therefore weighs the inverse of the probability that it was looked at: the
mean of δ_i / P_i over the pairs observed estimates the mean of δ over all pairs without bias
(Schnabel, Swaminathan, Singh, Chandak & Joachims, "Recommendations as treatments: debiasing
learning and evaluation", ICML 2016). Here

    P_i = propensity_i · (1 / rank_i)^η,    v_i = min(1 / P_i, clip),    w_i = n · v_i / Σ v

where the propensity is that of the place (1 for a ranked one, 1 / candidates for the slot left to
chance) and (1 / rank)^η that of its being read, as in the position-based model of Joachims,
Swaminathan & Schnabel, "Unbiased learning-to-rank with biased feedback" (WSDM 2017), with η = 1.
Clipping accepts a little bias for much less variance. Weights are normalised to a mean of 1, so
that a decided pair counts as much as a judged one on average (Swaminathan & Joachims, "The
self-normalized estimator for counterfactual learning", NIPS 2015). A pair asked for by name was
chosen by nobody's ranking, and is taken as looked at for sure.

A ranking that leaves nothing to chance shows the pairs outside its first places with probability 0,
and no weight can make up for that: without decisions from the random slot nothing is learned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matching.evaluation.judgements import JudgedPair
from matching.feedback.folding import standing
from matching.feedback.model import Origin, ReasonCode, Status
from matching.feedback.records import Decision

Array = npt.NDArray[np.float64]

GRADES: Final[dict[Status, float]] = {"agreement": 3.0, "met": 3.0, "accepted": 2.0, "refused": 0.0}
"""What a status is worth, on the scale of the judged pairs."""
NOT_OF_THE_PAIR: Final[frozenset[ReasonCode]] = frozenset(
    {"already_in_touch", "no_capacity", "bad_timing", "no_answer"}
)
"""Reasons of a refusal that say nothing of the pair."""
READING: Final = 1.0
"""η: how fast attention falls with the rank."""
CLIP: Final = 10.0
"""The most a pair may weigh before weights are normalised."""
FEWEST: Final = 30
"""Graded pairs below which nothing is learned from decisions."""
FEWEST_RANDOM: Final = 5
"""Of those, pairs from the random slot."""


@dataclass(frozen=True)
class DecidedPairs:
    """Graded pairs in order of query and candidate, each with its weight."""

    pairs: tuple[JudgedPair, ...]
    weights: Array
    random: int
    """How many came from the slot left to chance."""
    unknown: int
    """Graded pairs left out because a party was erased or is not among the profiles."""

    @property
    def suffice(self) -> bool:
        """Whether there are enough of them to learn from."""
        return len(self.pairs) >= FEWEST and self.random >= FEWEST_RANDOM


def decided_pairs(decisions: Iterable[Decision], known: Collection[str]) -> DecidedPairs:
    """Return the graded pairs of ``decisions`` whose profiles are ``known``.

    The query is who asked first, and the place that of the first decision: that is when the pair
    was chosen from what was shown.
    """
    first: dict[tuple[str, str], Decision] = {}
    last: dict[tuple[str, str], Decision] = {}
    for one in standing(decisions):
        first.setdefault(one.pair, one)
        last[one.pair] = one
    graded: list[tuple[JudgedPair, Origin]] = []
    unknown = 0
    for pair, chosen in first.items():
        grade = grade_of(last[pair])
        if grade is None:
            continue
        asker, partner = chosen.asker.id, chosen.partner.id
        if asker is None or partner is None or asker not in known or partner not in known:
            unknown += 1
            continue
        graded.append((JudgedPair(asker, partner, grade, grade), chosen.origin))
    graded.sort(key=lambda one: (one[0].query_id, one[0].candidate_id))
    return DecidedPairs(
        tuple(pair for pair, _ in graded),
        weights_of([origin for _, origin in graded]),
        sum(origin.how == "random" for _, origin in graded),
        unknown,
    )


def grade_of(decision: Decision) -> float | None:
    """Return what a decision says of its pair, None where that is nothing."""
    if decision.status is None or decision.reason in NOT_OF_THE_PAIR:
        return None
    return GRADES.get(decision.status)


def weights_of(origins: Iterable[Origin]) -> Array:
    """Return the clipped inverse propensities of ``origins``, normalised to a mean of 1."""
    inverse = np.array([min(1 / _looked_at(one), CLIP) for one in origins], np.float64)
    return inverse / inverse.mean() if len(inverse) else inverse


def _looked_at(origin: Origin) -> float:
    """Return the probability that a pair of that origin was looked at."""
    if origin.rank is None or origin.propensity is None:
        return 1.0
    return float(origin.propensity * origin.rank**-READING)

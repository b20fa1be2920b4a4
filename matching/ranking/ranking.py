"""Ranks the partners of one population, and explains them: the layers of this folder in order.

1. retrieve candidates of the counterpart territory that pass the filters
2. fit each of them, both ways
3. take the best, varied
4. explain those that are shown
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.index.generation import Contents
from matching.index.population import Population
from matching.language import Language
from matching.ranking.criteria import Criteria
from matching.ranking.explanation import Explainer, contributions
from matching.ranking.features import PairFeatures, measure
from matching.ranking.fit import Fits, fit
from matching.ranking.ranker import Ranker
from matching.ranking.results import Suggestion
from matching.ranking.retrieval import retrieve
from matching.ranking.variety import varied
from matching.territories import Territories


@dataclass(frozen=True)
class Ordered:
    """Candidates in order of score, the best first."""

    partners: Population
    scores: tuple[float, ...]
    admitted: bool
    """Whether the filters admit anybody at all."""

    def from_floor(self, floor: float) -> Ordered:
        """Return those whose score is ``floor`` at least."""
        kept = sum(score >= floor for score in self.scores)
        return Ordered(self.partners.take(range(kept)), self.scores[:kept], self.admitted)

    def best(self, top: int, variety: float) -> Population:
        """Return ``top`` of them, varied, the best first."""
        vectors = self.partners.facets["topic"]
        return self.partners.take(varied(self.scores, vectors, top, variety))


@dataclass(frozen=True)
class Ranking:
    """One index and one set of weights, ready to rank."""

    contents: Contents
    ranker: Ranker
    territories: Territories

    def fit(self, own: Population, others: Population) -> tuple[PairFeatures, Fits]:
        """Return features and fits: one row per profile of ``own``, one column per other."""
        features = measure(own, others, self.ranker.complementarity)
        return features, fit(features, self.contents.statistics, self.ranker)

    def order(self, own: Population, territory: str, criteria: Criteria) -> Ordered:
        """Return the candidates of ``territory`` for ``own`` (one profile), best first."""
        side = self.contents.sides[territory]
        allowed = criteria.admitted(side.population, self.territories)
        itself = side.population.row_of.get(own.profiles[0].id)
        if itself is not None:
            allowed[itself] = False
        rows = np.array(retrieve(own, side, self.ranker.retrieval, allowed), np.intp)
        found = side.population.take(rows)
        score = self.fit(own, found)[1].score[0]
        order = np.lexsort((rows, -score))  # rows are in id order
        return Ordered(found.take(order), tuple(score[order].tolist()), bool(allowed.any()))

    def rank(
        self, own: Population, territory: str, criteria: Criteria, *, top: int, variety: float
    ) -> Population:
        """Return the ``top`` partners of ``territory`` for ``own`` (one profile), best first."""
        return self.order(own, territory, criteria).best(top, variety)

    def explain(
        self, own: Population, partners: Population, language: Language
    ) -> tuple[Suggestion, ...]:
        """Return one suggestion per profile of ``partners``, in their order, with its reasons."""
        if not partners.profiles:
            return ()
        features, fits = self.fit(own, partners)
        statistics = self.contents.statistics
        parts = contributions(features, statistics, self.ranker)
        words = tuple(side.words for side in self.contents.sides.values())
        explainer = Explainer(self.territories, statistics, words, language)
        score = fits.score[0]
        found = []
        for column, partner in enumerate(partners.profiles):
            said = explainer.explain(own, partners.take([column]), features.pair(0, column))
            found.append(
                Suggestion(
                    rank=column + 1,
                    partner=partner,
                    score=float(score[column]),
                    fit_for_query=float(fits.for_x[0, column]),
                    fit_for_partner=float(fits.for_y[0, column]),
                    confidence=float(fits.confidence[0, column]),
                    contributions=parts[column],
                    reasons=said.reasons,
                    evidence=said.evidence,
                    shared_domains=said.shared_domains,
                    shared_terms=said.shared_terms,
                    unknown=said.unknown,
                    relays=said.relays,
                )
            )
        return tuple(found)

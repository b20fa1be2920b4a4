"""Ranks the partners of one population, and explains them: the layers of this folder in order.

1. retrieve candidates of the counterpart territory that pass the filters
2. fit each of them, both ways
3. take the best, varied
4. explain those that are shown
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matching.index.documents import UNASKED
from matching.index.generation import Contents
from matching.index.population import Population
from matching.index.traits import Flags, Rows
from matching.language import Language
from matching.profiles.model import Profile
from matching.ranking.boosting import boosted, boosted_order
from matching.ranking.criteria import Criteria
from matching.ranking.explanation import Explainer, contributions
from matching.ranking.features import Array, PairFeatures, completed, measure
from matching.ranking.fit import Fits, fit
from matching.ranking.known_links import KnownLinks
from matching.ranking.ranker import Ranker
from matching.ranking.results import Suggestion
from matching.ranking.retrieval import retrieve
from matching.ranking.variety import varied
from matching.territories import Territories


@dataclass(frozen=True)
class Paired:
    """One profile with some partners, one column each: what is measured, and what follows."""

    partners: Population
    features: PairFeatures
    fits: Fits

    def take(self, columns: Sequence[int] | Rows) -> Paired:
        """Return the pairs at ``columns``, in the order given."""
        at = np.asarray(columns, np.intp)
        return Paired(self.partners.take(at), self.features.take(at), self.fits.take(at))


@dataclass(frozen=True)
class Ordered:
    """Candidates and their order by score."""

    pairs: Paired
    order: Rows
    """Positions in ``pairs``, the best first."""
    admitted: bool
    """Whether the filters admit anybody at all."""
    linked: Flags
    """Which of ``pairs`` have worked together already, where that brings them forward."""
    boost: float = 0.0

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The candidates, the best first."""
        return tuple(self.pairs.partners.profiles[at] for at in self.order.tolist())

    @property
    def scores(self) -> Array:
        """The score of each candidate, the best first."""
        return np.asarray(self.pairs.fits.score[0, self.order])

    def above(self, floor: float) -> int:
        """Return how many have a score of ``floor`` at least: the first ones."""
        return int(np.count_nonzero(self.scores >= floor))

    def best(self, top: int, variety: float, floor: float = 0.0) -> Paired:
        """Return ``top`` of those whose score is ``floor`` at least, varied, the best first.

        Those who are linked come earlier than by their score, by the boost.
        """
        above = self.order[: self.above(floor)]
        values = self.scores[: len(above)]
        if self.boost:
            at = boosted_order(values, self.linked[above], self.boost)
            above, values = above[at], boosted(values, self.linked[above], self.boost)[at]
        vectors = self.pairs.partners.facets["topic"][above]
        return self.pairs.take(above[varied(values, vectors, top, variety)])

    def nearest(self) -> Paired:
        """Return the first of all."""
        return self.pairs.take(self.order[:1])


@dataclass(frozen=True)
class Ranking:
    """One index and one set of weights, ready to rank."""

    contents: Contents
    ranker: Ranker
    territories: Territories

    @property
    def known_links(self) -> KnownLinks:
        """What the profiles of this index have done together already."""
        return KnownLinks(self.contents, self.territories)

    def fit(self, own: Population, others: Population) -> tuple[PairFeatures, Fits]:
        """Return features and fits: one row per profile of ``own``, one column per other."""
        tables = self.ranker.complementarity
        compared = self.contents.compared_between(own, others)
        if compared is None:
            features = measure(own, others, tables)
        else:
            features = completed(compared, own, others, tables)
        return features, fit(features, self.contents.statistics, self.ranker)

    def order(
        self, own: Population, territory: str, criteria: Criteria, *, boost: float = 0.0
    ) -> Ordered:
        """Return the candidates of ``territory`` for ``own`` (one profile), best first.

        ``boost`` brings those forward who are linked with it (``matching.ranking.boosting``).
        """
        side = self.contents.sides[territory]
        allowed = criteria.admitted(side.population, self.territories)
        itself = side.population.row_of.get(own.profiles[0].id)
        if itself is not None:
            allowed[itself] = False
        rows = np.array(retrieve(own, side, self.ranker.retrieval, allowed), np.intp)
        everyone = side.population
        if own.stored and self.contents.compared:
            everyone = replace(everyone, documents=UNASKED)  # read no more than is needed
        pairs = self.pair(own, everyone.take(rows))
        order = np.lexsort((rows, -pairs.fits.score[0]))  # rows are in id order
        partners = self.known_links.rows(own.profiles[0]) if boost else rows[:0]
        return Ordered(pairs, order, bool(allowed.any()), np.isin(rows, partners), boost)

    def pair(self, own: Population, partners: Population) -> Paired:
        """Return ``own`` (one profile) with each of ``partners``, in their order."""
        features, fits = self.fit(own, partners)
        # What follows reads their texts and topics, and no n-grams any more.
        return Paired(replace(partners, documents=UNASKED), features, fits)

    def explain(self, own: Population, pairs: Paired, language: Language) -> tuple[Suggestion, ...]:
        """Return one suggestion for each of the ``pairs`` of ``own``, with its reasons."""
        partners, features, fits = pairs.partners, pairs.features, pairs.fits
        if not partners.profiles:
            return ()
        statistics = self.contents.statistics
        parts = contributions(features, statistics, self.ranker)
        words = tuple(side.words for side in self.contents.sides.values())
        explainer = Explainer(self.territories, statistics, words, language)
        links, query = self.known_links, own.profiles[0]
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
                    known_links=links.between(query, partner, language),
                )
            )
        return tuple(found)

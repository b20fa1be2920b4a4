"""Lists for everybody at once: scores of whole territories, balanced, then told briefly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matching.config import LinkRule
from matching.errors import RequestError
from matching.evaluation.exposure import gini
from matching.index.population import Population
from matching.index.traits import Flags, Rows
from matching.language import Language, say
from matching.profiles.model import Profile
from matching.ranking.balance import Balance, balance
from matching.ranking.batch import (
    BatchList,
    BatchSuggestion,
    BatchSuggestions,
    LoadReport,
    PartnerLoad,
)
from matching.ranking.boosting import boosted
from matching.ranking.criteria import Criteria
from matching.ranking.explanation import Explainer, Explanation
from matching.ranking.features import Array, PairFeatures
from matching.ranking.fit import Fits
from matching.ranking.lists import Lists, capped_lists, loads, longest_lists
from matching.ranking.ranking import Ranking
from matching.ranking.results import EmptyBecause

BATCH_TOP = 5
"""The length of each list where none is asked for."""
MOST_PAIRS = 20_000_000
"""Every pair is measured, in about 200 bytes: 4 GB for as many as this."""


@dataclass(frozen=True)
class BatchWish:
    """What is asked of the lists of a batch."""

    top: int
    floor: float = 0.0
    capacity: int | None = None
    """The most lists one partner may be in; None shares the places out evenly, without a bound."""
    balanced: bool = True
    known_links: LinkRule = "keep"
    boost: float = 0.0
    """How much pairs that worked together come forward, in logits of the score."""


@dataclass(frozen=True)
class Market:
    """Everybody who asks with everybody who may be suggested, a row and a column each."""

    fits: Fits
    values: Array
    """What pairs are ordered by: their scores, unless a rule says otherwise."""
    allowed: Flags
    """Pairs that may be in a list."""
    barred: Flags
    """Pairs that a rule leaves out, whatever their score."""


@dataclass(frozen=True)
class Lister:
    """Makes the lists of one side, from one ranking and in one language."""

    ranking: Ranking
    wish: BatchWish
    language: Language

    def answer(
        self,
        askers: Iterable[Profile],
        criteria: Criteria | None = None,
        territory: str | None = None,
    ) -> BatchSuggestions:
        """Return lists for those of ``askers``, indexed profiles, who are of ``territory``, or all.

        Raises:
            RequestError: the territory is unknown, or pairs are too many to measure all.
        """
        sides, territories = self.ranking.contents.sides, self.ranking.territories
        if territory is not None and territory not in sides:
            raise RequestError("error-territory", given=territory, known=", ".join(sides))
        allowed = criteria or Criteria()
        lists: list[BatchList] = []
        reports = []
        askers = [one for one in askers if territory in (None, one.territory)]
        asked = []
        for name, side in sides.items():
            rows = sorted(side.population.row_of[p.id] for p in askers if p.territory == name)
            others = sides[territories.counterpart(name).id].population
            if rows:
                asked.append(
                    (side, rows, others, np.flatnonzero(allowed.admitted(others, territories)))
                )
        pairs = sum(len(rows) * len(admitted) for _, rows, _, admitted in asked)
        if pairs > MOST_PAIRS:
            raise RequestError("error-batch-size", pairs=pairs, most=MOST_PAIRS)
        for side, rows, others, admitted in asked:
            found, report = self.lists(side.population.take(rows), others, admitted)
            lists += found
            reports.append(report)
        return BatchSuggestions(
            language=self.language,
            calibrated=self.ranking.ranker.calibrated,
            balanced=self.wish.balanced,
            top=self.wish.top,
            floor=self.wish.floor,
            capacity=self.wish.capacity,
            lists=tuple(lists),
            reports=tuple(reports),
        )

    def lists(
        self, own: Population, others: Population, admitted: Rows
    ) -> tuple[tuple[BatchList, ...], LoadReport]:
        """Return a list for each profile of ``own`` from the rows ``admitted`` of ``others``.

        ``own`` has one profile at least.
        """
        partners = others.take(admitted)
        if not partners.profiles:
            cause: EmptyBecause = "filters" if others.profiles else "nobody"
            territory = self.ranking.territories.counterpart(own.profiles[0].territory).id
            empty = tuple(BatchList(profile, (), cause) for profile in own.profiles)
            return empty, LoadReport(territory, len(empty), (), 0.0, 0.0)
        features, fits = self.ranking.fit(own, partners)
        market = self._market(own, others, admitted, fits)
        plain = longest_lists(market.values, market.values, market.allowed, self.wish.top)
        potentials = self._potentials(market) if self.wish.balanced else None
        chosen = self._chosen(market, potentials)
        told = self._told(own, partners, features, market, chosen)
        return told, _report(partners, plain, chosen, potentials)

    def _market(self, own: Population, others: Population, admitted: Rows, fits: Fits) -> Market:
        linked = np.zeros(fits.score.shape, np.bool_)
        if self.wish.known_links != "keep":
            links = self.ranking.known_links
            for row, profile in enumerate(own.profiles):
                linked[row] = np.isin(admitted, links.rows(profile))
        barred = linked & (self.wish.known_links == "leave-out")
        values = boosted(fits.score, linked, self.wish.boost) if self.wish.boost else fits.score
        return Market(fits, values, (fits.score >= self.wish.floor) & ~barred, barred)

    def _potentials(self, market: Market) -> Balance | None:
        columns = market.values.shape[1]
        # A list is no longer than there are partners above the floor for it.
        demand = np.minimum(market.allowed.sum(axis=1), self.wish.top).astype(float)
        if not demand.any():
            return None
        # A pair below the floor is never shown: to the plan it is worth less than nothing.
        worth = np.where(market.allowed, market.values, market.values - self.wish.floor)
        worth = np.where(market.barred, -1.0, worth)
        share = float(demand.sum()) / columns
        bounded = self.wish.capacity is not None and self.wish.capacity >= share
        each = float(self.wish.capacity) if bounded and self.wish.capacity else share
        return balance(worth, demand, np.full(columns, each), capped=bounded)

    def _chosen(self, market: Market, potentials: Balance | None) -> Lists:
        order, allowed = market.values, market.allowed
        top, capacity = self.wish.top, self.wish.capacity
        if capacity is None:
            values = potentials.ranking if potentials else order
            return longest_lists(values, order, allowed, top)
        # With the rows' own potentials, so that values compare between lists.
        values = potentials.ranking + potentials.rows[:, None] if potentials else order
        return capped_lists(values, order, allowed, top, capacity)

    def _told(
        self,
        own: Population,
        partners: Population,
        features: PairFeatures,
        market: Market,
        chosen: Lists,
    ) -> tuple[BatchList, ...]:
        contents = self.ranking.contents
        words = tuple(side.words for side in contents.sides.values())
        explainer = Explainer(self.ranking.territories, contents.statistics, words, self.language)
        singles = [partners.take([column]) for column in range(len(partners.profiles))]
        fits, links = market.fits, self.ranking.known_links
        scores = np.where(market.barred, -np.inf, fits.score)
        order = np.argsort(-scores, axis=1, kind="stable")
        found = []
        for row, columns in enumerate(chosen):
            asker = own.take([row])
            places = {int(column): at for at, column in enumerate(order[row], start=1)}
            suggestions = []
            for rank, column in enumerate(columns, start=1):
                pair = features.pair(row, column)
                said = explainer.explain(asker, singles[column], pair)
                suggestions.append(
                    BatchSuggestion(
                        rank=rank,
                        partner=partners.profiles[column],
                        score=float(fits.score[row, column]),
                        fit_for_query=float(fits.for_x[row, column]),
                        fit_for_partner=float(fits.for_y[row, column]),
                        rank_without_balance=places[column],
                        shared_domains=said.shared_domains,
                        reason=_brief(said, self.language),
                        known_links=links.between(
                            own.profiles[row], partners.profiles[column], self.language
                        ),
                    )
                )
            cause = None if suggestions else self._cause(scores[row])
            found.append(BatchList(own.profiles[row], tuple(suggestions), cause))
        return tuple(found)

    def _cause(self, scores: Array) -> EmptyBecause:
        """Return why a list is empty, from the scores of its row; −∞ is of who is left out."""
        best = float(scores.max())
        if best == -np.inf:
            return "filters"
        return "floor" if best < self.wish.floor else "capacity"


def _brief(said: Explanation, language: Language) -> str:
    """Return the two sentences that carry the suggestion for who asks, on one line."""
    own = next((quote for quote in said.evidence if quote.side == "query"), None)
    theirs = next((quote for quote in said.evidence if quote.side == "partner"), None)
    if own is None or theirs is None:
        return ""
    if own.facet == "need":
        return say("batch-reason-need", language, own=own.text, theirs=theirs.text)
    return say("batch-reason-likeness", language, own=own.text, theirs=theirs.text)


def _report(
    partners: Population, plain: Lists, chosen: Lists, potentials: Balance | None
) -> LoadReport:
    count = len(partners.profiles)
    before, after = loads(plain, count), loads(chosen, count)
    return LoadReport(
        territory=partners.profiles[0].territory,
        lists=len(chosen),
        loads=_loads(partners, before.tolist(), after.tolist()),
        gini_before=round(float(gini(before.astype(np.float64))), 9),
        gini_after=round(float(gini(after.astype(np.float64))), 9),
        steps=potentials.steps if potentials else None,
        converged=potentials.converged if potentials else True,
        largest_error=round(potentials.largest_error, 9) if potentials else 0.0,
    )


def _loads(
    partners: Population, before: Sequence[int], after: Sequence[int]
) -> tuple[PartnerLoad, ...]:
    counts = zip(partners.profiles, before, after, strict=True)
    return tuple(PartnerLoad(profile, one, other) for profile, one, other in counts)

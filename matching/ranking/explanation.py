"""Why a pair is suggested: contributions that sum to the score, quotes, relays, what is unknown.

Nothing here is guessed: a need is spoken of only where the profile declares one, and every quote
is a text of the profile as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from matching.index.generation import Statistics
from matching.index.population import Population
from matching.index.words import WordIndex, fold
from matching.language import Language, enumerate_words, say
from matching.profiles.facets import Place
from matching.profiles.model import Profile
from matching.ranking.evidence import Quote, best_pair, shared_terms
from matching.ranking.features import Array, PairFeatures
from matching.ranking.fit import coalition_fits, shown_score
from matching.ranking.ranker import Ranker
from matching.ranking.results import Contribution, Evidence, Reasons, RelayCall, Side
from matching.ranking.shapley import coalitions, shapley_values
from matching.territories import Relay, Territories

BASELINE = "baseline"
_DECIMALS = 12
_PAIRS_AT_ONCE = 10_000
_ANSWERED = 1.0
"""A need counts as answered when its fit is this many deviations above the mean of all pairs."""
_OFFER_PLACES: tuple[Place, ...] = ("offer", "summary", "topic", "work")


@dataclass(frozen=True)
class Explanation:
    """Everything said about one pair besides its numbers."""

    reasons: Reasons
    evidence: tuple[Evidence, ...]
    shared_domains: tuple[str, ...]
    shared_terms: tuple[str, ...]
    unknown: tuple[str, ...]
    relays: tuple[RelayCall, ...]


def contributions(
    features: PairFeatures, statistics: Statistics, ranker: Ranker
) -> list[tuple[Contribution, ...]]:
    """Return the contributions for each column of ``features`` (one row), baseline first."""
    table = contribution_table(features, statistics, ranker)
    columns = table[BASELINE].shape[1]
    return [
        tuple(Contribution(name, float(values[0, column])) for name, values in table.items())
        for column in range(columns)
    ]


def contribution_table(
    features: PairFeatures, statistics: Statistics, ranker: Ranker
) -> dict[str, Array]:
    """Return what each feature adds to the score of each pair, in the shape of ``features``.

    The baseline, which comes first, is the score of a pair that is average in everything known of
    it; the others are Shapley values of the shown score, a feature counting in both directions at
    once. All of them sum to the score.
    """
    names = [name for name, weight in ranker.features.items() if weight.weight > 0]
    within = coalitions(len(names))
    rows, columns = next(iter(features.forward.values())).shape
    found = np.empty((len(names) + 1, rows, columns))
    step = max(1, _PAIRS_AT_ONCE // max(1, columns))
    for start in range(0, rows, step):
        at = slice(start, start + step)
        some = features.rows(at)
        p, q = (
            coalition_fits(one_way, statistics, ranker, within)
            for one_way in (some.forward, some.backward)
        )
        worths = shown_score(p, q, ranker)
        shape = found[0, at].shape
        found[0, at] = worths[0].reshape(shape)
        # Digits below these are of the order of additions, which follows the number of pairs.
        values = np.round(shapley_values(worths), _DECIMALS)
        found[1:, at] = values.reshape(len(names), *shape)
    return dict(zip((BASELINE, *names), found, strict=True))


@dataclass(frozen=True)
class Explainer:
    """Explains pairs in one language, from one index."""

    territories: Territories
    statistics: Statistics
    words: tuple[WordIndex, ...]
    language: Language

    def explain(
        self, query: Population, partner: Population, features: PairFeatures
    ) -> Explanation:
        """Return the explanation of one pair: populations of one profile, features of one cell."""
        one, other = query.profiles[0], partner.profiles[0]
        forward = self._answered(float(features.forward["need"][0, 0]))
        backward = self._answered(float(features.backward["need"][0, 0]))
        domains = tuple(domain for domain in one.domains if domain in other.domains)
        terms = shared_terms(one, other, self.words, self.language)
        relays = self._relays(one, other, "query") + self._relays(other, one, "partner")
        why_query, quoted_query = self._why(query, partner, forward)
        why_partner, quoted_partner = self._why(partner, query, backward)
        evidence = _as_evidence(quoted_query, ("query", "partner"))
        evidence += _as_evidence(quoted_partner, ("partner", "query"))
        shared = self._shared(domains, terms)
        return Explanation(
            reasons=Reasons(
                self._paragraph(one, why_query, shared, relays, "query"),
                self._paragraph(other, why_partner, shared, relays, "partner"),
            ),
            evidence=tuple(dict.fromkeys(evidence)),
            shared_domains=domains,
            shared_terms=terms,
            unknown=(*self._unknown(one, query, forward), *self._unknown(other, partner, backward)),
            relays=relays,
        )

    def _answered(self, need: float) -> bool:
        mean, deviation = self.statistics["need"]
        return need >= mean + _ANSWERED * deviation  # False for NaN: no need is declared

    def _why(
        self, own: Population, other: Population, answered: bool
    ) -> tuple[str, tuple[Quote, Quote] | None]:
        me, them = own.profiles[0], other.profiles[0]
        places: tuple[Place, ...] = ("need",) if answered else _OFFER_PLACES
        pair = best_pair(own, places, other, _OFFER_PLACES, self.language)
        if pair is None:
            return say("reason-nothing", self.language), None
        key = "reason-need" if answered else "reason-likeness"
        if me.is_request:
            key += "-request"
        elif them.is_request:
            key += "-other-request"
        mine, theirs = (quote.text.rstrip(".") for quote in pair)
        values = {"self": me.name, "other": them.name, "own": mine, "theirs": theirs}
        return say(key, self.language, **values), pair

    def _shared(self, domains: tuple[str, ...], terms: tuple[str, ...]) -> list[str]:
        labels = [self.territories.domain(domain).label(self.language) for domain in domains]
        parts = []
        if labels:
            listed = enumerate_words(labels, self.language)
            parts.append(say("reason-domains", self.language, count=len(labels), domains=listed))
        if terms:
            listed = enumerate_words(list(terms), self.language)
            parts.append(say("reason-terms", self.language, count=len(terms), terms=listed))
        return parts

    def _paragraph(
        self, own: Profile, why: str, shared: list[str], relays: tuple[RelayCall, ...], side: Side
    ) -> str:
        more = list(shared)
        for relay in [relay for relay in relays if relay.side == side][:1]:
            role = relay.role.rstrip(".")
            more.append(say("reason-relay", self.language, name=relay.name, role=role))
            more += [relay.convention] if relay.convention else []
        label = self.territories.territory(own.territory).label(self.language)
        text = say("reason", self.language, territory=label, why=why, more=" ".join(more))
        return text.strip()

    def _relays(self, own: Profile, other: Profile, side: Side) -> tuple[RelayCall, ...]:
        axes = tuple(axis for axis in own.axes if axis in other.axes) or own.axes
        domains = tuple(d for d in own.domains if d in other.domains) or own.domains
        found = self.territories.relays_for(
            own.territory, axes, domains or other.domains, limit=len(self.territories.relays)
        )
        # A laboratory's own university comes before a relay that only knows its subject.
        found = tuple(sorted(found, key=lambda relay: not _belongs(own, relay)))
        outside = [relay for relay in found if relay.profile_id not in (own.id, other.id)]
        return tuple(
            RelayCall(
                side=side,
                id=relay.id,
                name=relay.name,
                role=relay.role(self.language),
                convention=relay.convention(self.language),
                url=relay.url,
            )
            for relay in outside[:2]
        )

    def _unknown(self, profile: Profile, population: Population, answered: bool) -> list[str]:
        asked = profile.is_request
        keys = []
        if not population.known("need")[0]:
            keys.append("unknown-need-request" if asked else "unknown-need")
        elif not answered:
            keys.append("unknown-answer-request" if asked else "unknown-answer")
        if not profile.domains:
            keys.append("unknown-domains-request" if asked else "unknown-domains")
        # A request has no source, and its whole text is what it offers: nothing to say of these.
        if not (asked or population.known("offer")[0]):
            keys.append("unknown-offer")
        if not (asked or profile.source_date):
            keys.append("unknown-date")
        return [say(key, self.language, name=profile.name) for key in keys]


def _belongs(profile: Profile, relay: Relay) -> bool:
    """Return whether the name or affiliation of ``profile`` says it is part of ``relay``."""
    body = _folded(relay.name.partition("(")[0].strip())
    return any(body in _folded(text) for text in (profile.name, profile.affiliation or ""))


@lru_cache(maxsize=1024)  # the same few relays, and who asks, meet everybody
def _folded(name: str) -> str:
    return fold(name)


def _as_evidence(pair: tuple[Quote, Quote] | None, sides: tuple[Side, Side]) -> list[Evidence]:
    if pair is None:
        return []
    return [
        Evidence(side, quote.place, quote.text) for side, quote in zip(sides, pair, strict=True)
    ]

"""What a dossier says of one partner: the profile, the reasons, what to ask and whom to call."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.profiles.credits import Credit
from matching.reports.cleaning import is_web_address
from matching.reports.mission.dossier_model import Fact, Part, Section, Style, Words
from matching.reports.mission.typesetting import capitalised, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matching.mission.book import Introduction, MissionBook
    from matching.mission.model import Pair
    from matching.profiles.model import Profile
    from matching.reports.labels import Labels


@dataclass(frozen=True)
class PartnerWriter:
    """Writes the sections of the partners of one party, in the language of ``labels``."""

    book: MissionBook
    party: str
    labels: Labels

    def words(self, text: str, address: str | None = None) -> Words:
        """Return ``text`` typeset, a link where ``address`` is one of the web."""
        safe = address if address and is_web_address(address) else None
        return Words(typeset(text, self.labels.language), safe)

    def say(self, key: str, **values: object) -> str:
        """Return the message named ``key``, typeset."""
        return typeset(self.labels.say(key, **values), self.labels.language)

    def fact(self, label: str, text: str, address: str | None = None) -> Fact:
        """Return something with its name, which is the message ``label``."""
        return Fact(self.say(label), self.words(text, address))

    def meeting(self, anchor: str, partner: str, when: tuple[Fact, ...]) -> Section:
        """Return the whole section of a partner that is met; ``when`` comes first in it."""
        told = self.book.introductions[self.party, partner]
        profile = told.suggestion.partner
        return Section(
            anchor,
            self.words(profile.name).text,
            (*when, *self._scores(partner, told)),
            self._remark(partner),
            tuple(self._profile(profile)),
            tuple(self._parts(told)),
            self.say("mission-dossier-notes"),
        )

    def reserve(self, anchor: str, partner: str) -> Section:
        """Return the short section of a standby partner: who it is, and why."""
        told = self.book.introductions[self.party, partner]
        profile = told.suggestion.partner
        parts = [*self._part("mission-dossier-part-reasons", [told.suggestion.reasons.for_query])]
        parts += self._links(told)
        return Section(
            anchor,
            self.words(profile.name).text,
            tuple(self._scores(partner, told)),
            self._remark(partner),
            tuple(self._profile(profile)),
            tuple(parts),
            None,
        )

    def _pair(self, partner: str) -> Pair:
        first = self.party in self.book.plan.problem.rows
        return (self.party, partner) if first else (partner, self.party)

    def _remark(self, partner: str) -> str | None:
        known = self.book.plan.problem.is_known(self._pair(partner))
        return None if known else self.say("mission-dossier-estimated")

    def _scores(self, partner: str, told: Introduction) -> Iterator[Fact]:
        problem, pair = self.book.plan.problem, self._pair(partner)
        if problem.is_known(pair):
            score = self._share(told.suggestion.score)
            yield self.fact("mission-dossier-fact-score", score)
        else:
            estimate = self._share(problem.score(pair))
            yield self.fact("mission-dossier-fact-score-estimated", estimate)
        own, partners = told.suggestion.fit_for_query, told.suggestion.fit_for_partner
        yield self.fact("mission-dossier-fact-fit-own", self._share(own))
        yield self.fact("mission-dossier-fact-fit-partner", self._share(partners))

    def _share(self, value: float) -> str:
        if math.isnan(value):
            return self.labels.say("mission-dossier-fit-unknown")
        return self.labels.percent(value)

    def _profile(self, profile: Profile) -> Iterator[Fact]:
        labels = self.labels
        kind = capitalised(labels.kind(profile.kind))
        yield self.fact("mission-dossier-fact-kind", kind)
        yield self.fact("mission-dossier-fact-city", labels.place(profile))
        if profile.domains:
            domains = capitalised(", ".join(labels.domains(profile.domains)))
            yield self.fact("mission-dossier-fact-domains", domains)
        if profile.website:
            yield self.fact("mission-dossier-fact-website", profile.website, profile.website)
        source = profile.source or profile.source_url
        if source and profile.source_date:
            source = labels.say("mission-dossier-dated", source=source, date=profile.source_date)
        if source:
            yield self.fact("mission-dossier-fact-source", source, profile.source_url)
        licensed = Credit.of(profile).licensed(labels.language)
        if licensed:
            yield self.fact("mission-dossier-fact-licence", licensed)
        if profile.attribution:
            yield self.fact("mission-dossier-fact-attribution", profile.attribution)

    def _parts(self, told: Introduction) -> Iterator[Part]:
        suggestion, language = told.suggestion, self.labels.language
        profile = suggestion.partner
        summary = profile.summary(language)
        yield from self._part("mission-dossier-part-summary", [summary] if summary else [])
        yield from self._part("mission-dossier-part-offers", profile.offers(language), "list")
        yield from self._part("mission-dossier-part-needs", profile.seeks(language), "list")
        reasons = (suggestion.reasons.for_query, suggestion.reasons.for_partner)
        yield from self._part("mission-dossier-part-reasons", reasons)
        yield from self._links(told)
        yield from self._part("mission-dossier-part-questions", told.questions, "steps")
        yield from self._part("mission-dossier-part-unknown", suggestion.unknown, "list")
        yield from self._relays(told)

    def _part(self, heading: str, texts: Iterable[str], style: Style = "prose") -> Iterator[Part]:
        """Give a part under the message ``heading``, or none where it has no text."""
        items = tuple(self.words(text) for text in texts)
        if items:
            yield Part(self.say(heading), style, items)

    def _links(self, told: Introduction) -> Iterator[Part]:
        items = tuple(self.words(one.text, one.url) for one in told.suggestion.known_links)
        if items:
            yield Part(self.say("mission-dossier-part-known-links"), "list", items)

    def _relays(self, told: Introduction) -> Iterator[Part]:
        parties = self.book.plan.problem.parties
        territories = {
            "query": parties[self.party].territory,
            "partner": told.suggestion.partner.territory,
        }
        items = tuple(
            self.words(
                self.labels.say(
                    "mission-dossier-relay",
                    territory=self.labels.territory(territories[relay.side]),
                    name=relay.name,
                ),
                relay.url,
            )
            for relay in told.suggestion.relays
        )
        if items:
            yield Part(self.say("mission-dossier-part-relays"), "list", items)

"""What is said where nobody is good enough: what the nearest lacks, and what would help.

Nothing here is guessed either: counts are of candidates that were scored, relays are those of the
territories file, and a need is asked for only where none is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matching.language import Language, decimal, enumerate_words, has_message, say
from matching.profiles.model import Profile
from matching.ranking.explanation import BASELINE
from matching.ranking.results import Suggestion
from matching.territories import Territories

_MOST_NAMED = 3
_SEEN = 0.01
"""What takes less than a point off a score is not named among what is missing."""
_SHARED_BY = 3
"""A domain that fewer of them share is chance."""
_NEAREST = 10
"""The domains of this many of the nearest candidates are proposed."""


def why_not(nearest: Suggestion, floor: float, language: Language) -> str:
    """Return the sentence that says what keeps ``nearest`` below ``floor``."""
    against = sorted(
        (part for part in nearest.contributions if part.name != BASELINE and part.value <= -_SEEN),
        key=lambda part: part.value,
    )
    labels = [_feature(part.name, language) for part in against[:_MOST_NAMED]]
    listed = enumerate_words(labels, language)
    return say(
        "nearest-why-not",
        language,
        name=nearest.partner.name,
        score=percentage(nearest.score, language),
        floor=percentage(floor, language),
        count=len(labels),
        features=listed,
    )


def percentage(share: float, language: Language) -> str:
    """Return a share of one in percent, to a tenth: 29.6 is not 30 beside a floor of 30."""
    shown = round(100 * share, 1)
    return decimal(shown, language, 0 if shown == int(shown) else 1)


@dataclass(frozen=True)
class Adviser:
    """Says in one language what would help who asked, the surest first."""

    territories: Territories
    language: Language

    def advise(
        self,
        query: Profile,
        *,
        declares_need: bool,
        without_filters: int | None,
        around: Sequence[Profile],
        nearest: Suggestion | None,
    ) -> tuple[str, ...]:
        """Return the advice for ``query``.

        ``without_filters`` counts who would be suggested without the filters, None where there are
        none; ``around`` are the best candidates, best first.
        """
        told = []
        if without_filters is not None:
            told.append(say("advice-filters", self.language, count=without_filters))
        if not declares_need:
            key = "advice-need-request" if query.is_request else "advice-need"
            told.append(say(key, self.language, name=query.name))
        domains = self._domains(query, around)
        if domains:
            listed = enumerate_words(domains, self.language)
            told.append(say("advice-domains", self.language, count=len(domains), domains=listed))
        relay = self._relay(query, nearest)
        if relay:
            name, role = relay
            told.append(say("reason-relay", self.language, name=name, role=role.rstrip(".")))
        return tuple(told)

    def _domains(self, query: Profile, around: Sequence[Profile]) -> list[str]:
        counts = Counter(
            domain
            for profile in around[:_NEAREST]
            for domain in profile.domains
            if domain not in query.domains
        )
        several = [domain for domain, count in counts.items() if count >= _SHARED_BY]
        best = sorted(several, key=lambda domain: (-counts[domain], domain))[:_MOST_NAMED]
        return [self.territories.domain(domain).label(self.language) for domain in best]

    def _relay(self, query: Profile, nearest: Suggestion | None) -> tuple[str, str] | None:
        for call in nearest.relays if nearest else ():
            if call.side == "query":
                return call.name, call.role
        found = self.territories.relays_for(query.territory, query.axes, query.domains)
        for relay in found or self.territories.relays_for(query.territory, query.axes, ()):
            if relay.profile_id != query.id:
                return relay.name, relay.role(self.language)
        return None


def _feature(name: str, language: Language) -> str:
    key = f"feature-{name}".replace("_", "-")
    return say(key, language) if has_message(key, language) else name

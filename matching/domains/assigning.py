"""Domains assigned to the profiles whose source states none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matching.domains.code_names import told_code
from matching.domains.evidence import gather
from matching.profiles.model import AssignedDomain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.domains.model import DomainModel
    from matching.domains.sector_table import SectorTable
    from matching.embedding.protocol import Encoder, Progress
    from matching.profiles.model import Profile
    from matching.territories import Domain

_DECIMALS: Final = 3
_LONGEST_REASON: Final = 200
"""Characters of a text quoted as the reason; a longer one is cut at a word."""


@dataclass(frozen=True)
class Classifier:
    """What assigns domains: the domains there are, the table of codes, the model of texts."""

    domains: tuple[Domain, ...]
    table: SectorTable
    model: DomainModel
    encoder: Encoder

    def classify(
        self,
        profiles: Sequence[Profile],
        threshold: float | None = None,
        progress: Progress | None = None,
    ) -> tuple[Profile, ...]:
        """Return ``profiles`` in their order, those without a stated domain with what is assigned.

        A domain is assigned from ``threshold`` on (that of the model unless given): by the code or
        by the texts, whichever says it with more confidence. What an earlier run assigned is
        forgotten first.

        Raises:
            EncoderError: the model cannot be had or loaded.
        """
        least = self.model.threshold if threshold is None else threshold
        bare = {row: unassigned(one) for row, one in enumerate(profiles)}
        asked = {row: one for row, one in bare.items() if not one.domains}
        found = dict(zip(asked, self._assigned(list(asked.values()), least, progress), strict=True))
        return tuple(
            _with(one, found[row]) if row in found else profiles[row] for row, one in bare.items()
        )

    def _assigned(
        self, profiles: Sequence[Profile], least: float, progress: Progress | None
    ) -> list[tuple[AssignedDomain, ...]]:
        if not profiles:
            return []
        evidence = gather(profiles, self.domains, self.encoder, progress)
        probabilities = self.model.probabilities(evidence.features)
        assigned = []
        for row, profile in enumerate(profiles):
            by_code = self.by_code(profile)
            own = []
            for column, domain in enumerate(self.domains):
                told = by_code.get(domain.id)
                confidence = round(float(probabilities[row, column]), _DECIMALS)
                if told is not None and told.confidence >= confidence:
                    own.append(told)
                elif confidence > 0:
                    quoted = _shortened(evidence.telling(row, column))
                    own.append(
                        AssignedDomain(
                            domain=domain.id, ground="text", confidence=confidence, because=quoted
                        )
                    )
            kept = [one for one in own if one.confidence >= least]
            assigned.append(tuple(sorted(kept, key=lambda one: -one.confidence)))
        return assigned

    def by_code(self, profile: Profile) -> dict[str, AssignedDomain]:
        """Return what the activity codes of ``profile`` say: for each domain the surest of them."""
        best: dict[str, AssignedDomain] = {}
        for code in profile.sector_codes:
            for domain, value in self.table.confidences(code).items():
                confidence = round(value, _DECIMALS)
                if confidence > 0 and (domain not in best or confidence > best[domain].confidence):
                    best[domain] = AssignedDomain(
                        domain=domain,
                        ground="sector_code",
                        confidence=confidence,
                        because=told_code(code),
                    )
        return best


def unassigned(profile: Profile) -> Profile:
    """Return ``profile`` without the domains that were assigned to it before."""
    if not profile.assigned_domains:
        return profile
    assigned = {one.domain for one in profile.assigned_domains}
    stated = tuple(one for one in profile.domains if one not in assigned)
    return profile.model_copy(update={"domains": stated, "assigned_domains": ()})


def _with(profile: Profile, assigned: tuple[AssignedDomain, ...]) -> Profile:
    if not assigned:
        return profile
    domains = tuple(one.domain for one in assigned)
    return profile.model_copy(update={"domains": domains, "assigned_domains": assigned})


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_REASON:
        return text
    return text[:_LONGEST_REASON].rsplit(" ", 1)[0] + "…"

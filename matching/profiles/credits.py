"""The credit of a profile: where it comes from, under which licence, and whom to name for it.

Everything that shows a profile outside the index carries it: as one line, or as the fields of a
record. What a licence asks of whoever reuses the facts is told in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Self

from matching.language import Language, say
from matching.profiles.model import Profile

Condition = Literal["non-commercial", "share-alike", "no-derivatives"]
"""What a licence asks besides naming the source."""
_CREATIVE_COMMONS = re.compile(r"\bby((?:[\s_/-]+(?:nc|sa|nd)\b)+)", re.IGNORECASE)
_CLAUSES: dict[str, Condition] = {
    "nc": "non-commercial",
    "sa": "share-alike",
    "nd": "no-derivatives",
}
_IN_WORDS: dict[Condition, re.Pattern[str]] = {
    "non-commercial": re.compile(
        r"non[\s-]?commercial|(?:pas|sans|aucune?)\s(?:d['’]\s?)?"
        r"(?:utilisation|usage|r[ée]utilisation|fins?)\scommercial",
        re.IGNORECASE,
    ),
    "share-alike": re.compile(
        r"share[\s-]?alike|partage\s(?:dans les m[êe]mes conditions|[àa] l['’]identique)"
        r"|\bodbl\b|open database licen[cs]e",
        re.IGNORECASE,
    ),
    "no-derivatives": re.compile(
        r"no[\s-]?deriv|pas\s(?:de\s|d['’]\s?)(?:modification|œuvre d[ée]riv[ée]e)", re.IGNORECASE
    ),
}


def conditions(licence: str) -> tuple[Condition, ...]:
    """Return what a licence, named as people and portals do, asks besides naming the source."""
    clauses = {
        _CLAUSES[clause]
        for found in _CREATIVE_COMMONS.finditer(licence)
        for clause in re.findall(r"nc|sa|nd", found[1].lower())
    }
    return tuple(
        name for name, told in _IN_WORDS.items() if name in clauses or told.search(licence)
    )


@dataclass(frozen=True)
class Credit:
    """Where a profile comes from; what is not known is None."""

    source: str | None = None
    source_url: str | None = None
    source_date: str | None = None
    licence: str | None = None
    attribution: str | None = None

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """Return the credit of ``profile``; a request has none."""
        if profile.is_request:
            return cls()
        return cls(
            profile.source,
            profile.source_url,
            profile.source_date,
            profile.licence,
            profile.attribution,
        )

    def licensed(self, language: Language) -> str | None:
        """Return the name of the licence, with what it asks in words; None without one."""
        if self.licence is None:
            return None
        asked = [say(f"credit-condition-{name}", language) for name in conditions(self.licence)]
        return f"{self.licence} ({', '.join(asked)})" if asked else self.licence

    def rights(self, language: Language) -> str | None:
        """Return the licence and whom to name in one line, None where neither is known."""
        parts = []
        licensed = self.licensed(language)
        if licensed:
            parts.append(say("credit-licence", language, licence=licensed))
        if self.attribution:
            parts.append(say("credit-attribution", language, attribution=self.attribution))
        return " – ".join(parts) or None

    def origin(self) -> str | None:
        """Return the source, its page and its date in one line, None where none is known."""
        where = " – ".join(dict.fromkeys(filter(None, (self.source, self.source_url))))
        if not where:
            return None
        return f"{where} ({self.source_date})" if self.source_date else where

    def line(self, language: Language) -> str | None:
        """Return everything in one line, None where nothing is known."""
        return " – ".join(filter(None, (self.origin(), self.rights(language)))) or None

    def fields(self, language: Language) -> dict[str, str | None]:
        """Return everything as plain JSON values, the line among them."""
        return {
            "source": self.source,
            "source_url": self.source_url,
            "source_date": self.source_date,
            "licence": self.licence,
            "attribution": self.attribution,
            "credit": self.line(language),
        }

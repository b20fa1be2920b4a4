"""What a ranking answers: frozen records that hold their own reasons, and turn into tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from matching.language import Language
from matching.profiles.credits import Credit
from matching.profiles.model import Profile

if TYPE_CHECKING:
    import pandas as pd

    from matching.ranking.known_links import KnownLink

SCHEMA = 1
"""Version of the JSON that ``Suggestions.to_dict`` makes; it changes when a key changes meaning."""

Side = Literal["query", "partner"]
EmptyBecause = Literal["nobody", "filters", "floor", "capacity"]
"""Why a list is empty: nobody to propose, none the filters admit, none above the floor, or all
those above it are in as many lists as they may (batches only)."""
_FRAME_COLUMNS = (
    "rank", "id", "name", "kind", "territory", "city", "axes", "domains", "score",
    "fit_for_query", "fit_for_partner", "lower_fit", "confidence", "shared_domains",
    "shared_terms", "unknown", "source", "source_url", "source_date", "licence", "attribution",
    "credit", "query_credit", "known_links", "reason_for_query", "reason_for_partner", "relays",
    "evidence",
)  # fmt: skip
"""Columns of a frame; the contributions, one column each, follow where there is a suggestion."""


@dataclass(frozen=True)
class Contribution:
    """How much one feature adds to the shown score; all of them, baseline included, sum to it."""

    name: str
    value: float


@dataclass(frozen=True)
class Evidence:
    """One sentence of a profile that carries the suggestion, quoted as it stands."""

    side: Side
    facet: str
    text: str


@dataclass(frozen=True)
class RelayCall:
    """The protocol body to call for an introduction on one side, in the language of the answer."""

    side: Side
    id: str
    name: str
    role: str
    convention: str | None
    url: str | None


@dataclass(frozen=True)
class Reasons:
    """Why the introduction serves each side: one paragraph each, to be read aloud."""

    for_query: str
    for_partner: str


@dataclass(frozen=True)
class Suggestion:
    """One partner shown to the query, with both fits, the score and the reasons."""

    rank: int
    partner: Profile
    score: float
    fit_for_query: float
    fit_for_partner: float
    confidence: float
    """Share of the features' weight that could be known for this pair, 0 to 1."""
    contributions: tuple[Contribution, ...]
    reasons: Reasons
    evidence: tuple[Evidence, ...]
    shared_domains: tuple[str, ...]
    shared_terms: tuple[str, ...]
    unknown: tuple[str, ...]
    """Sentences: what would make the suggestion surer if it were known."""
    relays: tuple[RelayCall, ...]
    known_links: tuple[KnownLink, ...] = ()
    """What both have done together already, the latest first."""

    @property
    def lower_fit(self) -> float:
        """The fit of the side that gains less."""
        return min(self.fit_for_query, self.fit_for_partner)

    def to_dict(self, language: Language = "fr") -> dict[str, Any]:
        """Return the suggestion as plain JSON values, the credit in ``language`` (see README)."""
        return {
            "rank": self.rank,
            **identity(self.partner),
            "score": self.score,
            "fit_for_query": self.fit_for_query,
            "fit_for_partner": self.fit_for_partner,
            "lower_fit": self.lower_fit,
            "confidence": self.confidence,
            "contributions": [{"name": c.name, "value": c.value} for c in self.contributions],
            "reasons": {
                "for_query": self.reasons.for_query,
                "for_partner": self.reasons.for_partner,
            },
            "evidence": [{"side": e.side, "facet": e.facet, "text": e.text} for e in self.evidence],
            "shared_domains": list(self.shared_domains),
            "shared_terms": list(self.shared_terms),
            "unknown": list(self.unknown),
            "relays": [
                {
                    "side": relay.side,
                    "id": relay.id,
                    "name": relay.name,
                    "role": relay.role,
                    "convention": relay.convention,
                    "url": relay.url,
                }
                for relay in self.relays
            ],
            **Credit.of(self.partner).fields(language),
            "known_links": [link.to_dict() for link in self.known_links],
        }


@dataclass(frozen=True)
class Suggestions:
    """The answer to one query: suggestions in rank order, never from the query's own territory."""

    query: Profile
    language: Language
    calibrated: bool
    """False while the score ranks pairs but is not yet a measured probability."""
    suggestions: tuple[Suggestion, ...] = field(default=())
    floor: float = 0.0
    """The score below which nobody is suggested."""
    below_floor: int = 0
    """How many of the places asked for stay empty because whoever comes next is below the floor."""
    empty_because: EmptyBecause | None = None
    """Why nobody is suggested, where nobody is."""
    nearest: Suggestion | None = None
    """The best of those below the floor, where nobody is above it: not a suggestion."""
    why_not: str = ""
    """A sentence: what keeps the nearest below the floor."""
    advice: tuple[str, ...] = ()
    """Sentences: what would help, where nobody is suggested."""

    @property
    def named(self) -> tuple[Profile, ...]:
        """Everybody the answer tells of: who asks, the partners, the nearest."""
        told = (*self.suggestions, *((self.nearest,) if self.nearest else ()))
        return (self.query, *(one.partner for one in told))

    def to_dict(self) -> dict[str, Any]:
        """Return the versioned JSON document of ``matching suggest --format json``."""
        return {
            "schema": SCHEMA,
            "language": self.language,
            "calibrated": self.calibrated,
            "query": {**identity(self.query), **Credit.of(self.query).fields(self.language)},
            "suggestions": [one.to_dict(self.language) for one in self.suggestions],
            "floor": self.floor,
            "below_floor": self.below_floor,
            "empty_because": self.empty_because,
            "nearest": self.nearest.to_dict(self.language) if self.nearest else None,
            "why_not": self.why_not,
            "advice": list(self.advice),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row per suggestion; lists are joined with `` | ``, contributions come last."""
        import pandas as pd  # noqa: PLC0415 - only who asks for a frame pays for pandas

        rows = []
        query_credit = Credit.of(self.query).line(self.language)
        for suggestion in self.suggestions:
            row = suggestion.to_dict(self.language)
            reasons = row.pop("reasons")
            contributions = row.pop("contributions")
            relays = row.pop("relays")
            evidence = row.pop("evidence")
            row["query_credit"] = query_credit
            row["known_links"] = [link.line for link in suggestion.known_links]
            row |= {name: " | ".join(v) for name, v in row.items() if isinstance(v, list)}
            row |= {"reason_for_query": reasons["for_query"]}
            row |= {"reason_for_partner": reasons["for_partner"]}
            row |= {"relays": " | ".join(relay["name"] for relay in relays)}
            row |= {"evidence": " | ".join(item["text"] for item in evidence)}
            row |= {f"contribution_{c['name']}": c["value"] for c in contributions}
            rows.append(row)
        parts = [name for row in rows for name in row if name not in _FRAME_COLUMNS]
        return pd.DataFrame(rows, columns=[*_FRAME_COLUMNS, *dict.fromkeys(parts)])


def identity(profile: Profile) -> dict[str, Any]:
    """Return what tells a profile apart, as plain JSON values."""
    return {
        "id": profile.id,
        "name": profile.name,
        "kind": None if profile.is_request else profile.kind,
        "territory": profile.territory,
        "city": profile.city,
        "axes": list(profile.axes),
        "domains": list(profile.domains),
    }

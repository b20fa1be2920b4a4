"""What a batch answers: who is suggested to whom on a whole list, and how loads are shared out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.language import Language
from matching.profiles.credits import Credit
from matching.profiles.model import Profile
from matching.ranking.results import EmptyBecause, identity

if TYPE_CHECKING:
    import pandas as pd

    from matching.ranking.known_links import KnownLink

BATCH_SCHEMA = 1
"""Version of the JSON that ``BatchSuggestions.to_dict`` makes."""
_MOST_LOADED = 5
_COLUMNS = (
    "query_id", "query_name", "query_territory", "rank", "id", "name", "kind", "territory", "city",
    "axes", "domains", "score", "fit_for_query", "fit_for_partner", "rank_without_balance",
    "shared_domains", "reason", "source", "source_url", "source_date", "licence", "attribution",
    "credit", "query_credit", "known_links",
)  # fmt: skip


@dataclass(frozen=True)
class BatchSuggestion:
    """One partner of one list, told briefly; ``Matcher.explain`` tells the rest."""

    rank: int
    partner: Profile
    score: float
    fit_for_query: float
    fit_for_partner: float
    rank_without_balance: int
    """The rank it has by score alone, among everybody the filters admit."""
    shared_domains: tuple[str, ...]
    reason: str
    """One line: the two sentences of the profiles that are nearest."""
    known_links: tuple[KnownLink, ...] = ()
    """What both have done together already, the latest first."""

    def to_dict(self, language: Language = "fr") -> dict[str, Any]:
        """Return the suggestion as plain JSON values, the credit in ``language``."""
        return {
            "rank": self.rank,
            **identity(self.partner),
            "score": self.score,
            "fit_for_query": self.fit_for_query,
            "fit_for_partner": self.fit_for_partner,
            "rank_without_balance": self.rank_without_balance,
            "shared_domains": list(self.shared_domains),
            "reason": self.reason,
            **Credit.of(self.partner).fields(language),
            "known_links": [link.to_dict() for link in self.known_links],
        }


@dataclass(frozen=True)
class BatchList:
    """The list of one profile, best score first; an empty one says why."""

    query: Profile
    suggestions: tuple[BatchSuggestion, ...] = ()
    empty_because: EmptyBecause | None = None


@dataclass(frozen=True)
class PartnerLoad:
    """In how many lists one partner is, without balance and as answered."""

    partner: Profile
    before: int
    after: int


@dataclass(frozen=True)
class LoadReport:
    """How the places of the lists are shared out among the partners of one territory."""

    territory: str
    lists: int
    """How many profiles of the counterpart territory have a list."""
    loads: tuple[PartnerLoad, ...]
    """Everybody the filters admit, in id order."""
    gini_before: float
    gini_after: float
    """0 where all are in as many lists, towards 1 where a few are in all of them."""
    steps: int | None = None
    """Steps of the balance; None where there was none."""
    converged: bool = True
    largest_error: float = 0.0

    @property
    def unlisted_before(self) -> int:
        """How many partners no list has, without balance."""
        return sum(load.before == 0 for load in self.loads)

    @property
    def unlisted_after(self) -> int:
        """How many partners no list has, as answered."""
        return sum(load.after == 0 for load in self.loads)

    @property
    def most_loaded_before(self) -> tuple[PartnerLoad, ...]:
        """The five in most lists without balance, ties by id."""
        return tuple(sorted(self.loads, key=lambda load: -load.before)[:_MOST_LOADED])

    @property
    def most_loaded_after(self) -> tuple[PartnerLoad, ...]:
        """The five in most lists as answered, ties by id."""
        return tuple(sorted(self.loads, key=lambda load: -load.after)[:_MOST_LOADED])

    def to_dict(self, language: Language = "fr") -> dict[str, Any]:
        """Return the report as plain JSON values, the credits in ``language``."""
        return {
            "territory": self.territory,
            "partners": len(self.loads),
            "lists": self.lists,
            "gini_before": self.gini_before,
            "gini_after": self.gini_after,
            "unlisted_before": self.unlisted_before,
            "unlisted_after": self.unlisted_after,
            "steps": self.steps,
            "converged": self.converged,
            "largest_error": self.largest_error,
            "most_loaded_before": [_load(one) for one in self.most_loaded_before],
            "most_loaded_after": [_load(one) for one in self.most_loaded_after],
            "loads": [
                {**_load(one), **Credit.of(one.partner).fields(language)} for one in self.loads
            ],
        }


@dataclass(frozen=True)
class BatchSuggestions:
    """The lists of a batch, side by side in id order, and a load report for each side proposed."""

    language: Language
    calibrated: bool
    balanced: bool
    top: int
    floor: float
    capacity: int | None
    """The most lists one partner may be in, where a bound was asked for."""
    lists: tuple[BatchList, ...]
    reports: tuple[LoadReport, ...]

    @property
    def named(self) -> tuple[Profile, ...]:
        """Everybody in the lists, who asks first, and those in most of them: each once."""
        found = {one.query.id: one.query for one in self.lists}
        found |= {suggestion.partner.id: suggestion.partner for _, suggestion in self.pairs}
        for report in self.reports:
            loaded = (*report.most_loaded_before, *report.most_loaded_after)
            found |= {load.partner.id: load.partner for load in loaded}
        return tuple(found.values())

    @property
    def everybody(self) -> tuple[Profile, ...]:
        """Those who are ``named``, then everybody else the filters admit."""
        return (*self.named, *(load.partner for one in self.reports for load in one.loads))

    @property
    def pairs(self) -> Iterator[tuple[Profile, BatchSuggestion]]:
        """Who asks and what is suggested, list by list."""
        for one in self.lists:
            for suggestion in one.suggestions:
                yield one.query, suggestion

    def without_list(self, report: LoadReport) -> tuple[Profile, ...]:
        """Return those asking across from the side of ``report`` whose list is empty."""
        return tuple(one.query for one in self._across(report) if not one.suggestions)

    def left_empty(self, report: LoadReport) -> int:
        """Return how many places stay empty in the lists across that are shorter than asked for."""
        wanted = min(self.top, len(report.loads))
        return sum(wanted - len(one.suggestions) for one in self._across(report))

    def _across(self, report: LoadReport) -> Iterator[BatchList]:
        return (one for one in self.lists if one.query.territory != report.territory)

    def to_dict(self) -> dict[str, Any]:
        """Return the versioned JSON document of ``matching suggest --all --format json``."""
        return {
            "schema": BATCH_SCHEMA,
            "language": self.language,
            "calibrated": self.calibrated,
            "balanced": self.balanced,
            "top": self.top,
            "floor": self.floor,
            "capacity": self.capacity,
            "lists": [
                {
                    "query": {
                        **identity(one.query),
                        **Credit.of(one.query).fields(self.language),
                    },
                    "empty_because": one.empty_because,
                    "suggestions": [each.to_dict(self.language) for each in one.suggestions],
                }
                for one in self.lists
            ],
            "loads": [report.to_dict(self.language) for report in self.reports],
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row per suggestion, who asks first; lists are joined with `` | ``."""
        import pandas as pd  # noqa: PLC0415 - only who asks for a frame pays for pandas

        rows = []
        for query, suggestion in self.pairs:
            row = suggestion.to_dict(self.language)
            row["query_credit"] = Credit.of(query).line(self.language)
            row["known_links"] = [link.line for link in suggestion.known_links]
            row |= {name: " | ".join(v) for name, v in row.items() if isinstance(v, list)}
            asked = {"id": query.id, "name": query.name, "territory": query.territory}
            row |= {f"query_{name}": value for name, value in asked.items()}
            rows.append(row)
        return pd.DataFrame(rows, columns=list(_COLUMNS))


def _load(load: PartnerLoad) -> dict[str, Any]:
    return {
        "id": load.partner.id,
        "name": load.partner.name,
        "before": load.before,
        "after": load.after,
    }

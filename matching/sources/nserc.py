"""Researchers and what they were awarded for, from the yearly files of NSERC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from matching.sources.award_files import read_people
from matching.sources.gathering import MOST_LINKS, MOST_WORKS
from matching.sources.protocol import Draft, LeftOut, Request
from matching.sources.values import axis_named, few_of_each, written_list
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from matching.sources.parts import Part
    from matching.sources.protocol import Key, PlacedRecord
    from matching.territories import Institution, Territories

BASE = "https://www.nserc-crsng.gc.ca/opendata"
_CATALOGUE = "https://open.canada.ca/data/dataset/c1b0f627-8c29-427c-ab73-33968ad9176e"
_KINDS = ("Expenditures", "CO-APP", "PARTNER")
_YEARS = 5
_DELAY = 2
"""Years after which the files of a fiscal year are sure to be published."""


@dataclass(frozen=True)
class Nserc:
    """The researchers of some institutions, with what they were funded for and with whom."""

    territories: Territories
    territory: str
    institutions: tuple[Institution, ...]
    counterparts: tuple[str, ...] = ()
    """Institutions of the counterpart territory, by how their names begin."""
    years: tuple[str, ...] = ()
    base: str = BASE

    name: ClassVar[str] = "nserc"
    title: ClassVar[str] = "NSERC/CRSNG – Awards database"
    licence: ClassVar[str] = "Open Government Licence – Canada"
    attribution: ClassVar[str] = (
        "Natural Sciences and Engineering Research Council of Canada (NSERC/CRSNG) – contains "
        "information licensed under the Open Government Licence – Canada"
    )
    per_second: ClassVar[float] = 0.5
    key: ClassVar[Key | None] = None
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)
    names_people: ClassVar[bool] = True
    allowed: ClassVar[Mapping[str, Any]] = {
        **dict.fromkeys(("id", "name", "institution", "organisation", "departments")),
        "awards": {
            **dict.fromkeys(("title", "summary", "year", "keywords", "EN", "FR")),
            "links": dict.fromkeys(("partner", "name", "year")),
        },
    }

    def downloads(self, day: date) -> Sequence[Request]:
        """Return the three files of each year; by default, of the five latest that are sure."""
        last = day.year - _DELAY
        years = self.years or tuple(str(year) for year in range(last - _YEARS + 1, last + 1))
        return [
            Request(f"{self.base}/NSERC_FY{year}_{kind}.csv") for year in years for kind in _KINDS
        ]

    def records(self, parts: Sequence[Part]) -> Iterator[PlacedRecord]:
        """Yield one record for each researcher, and what became of the other rows."""
        names = [one.name for one in self.institutions]
        return read_people(parts, names, self.counterparts)

    def draft(self, record: Mapping[str, Any], _day: date) -> Draft | LeftOut:
        """Return what the awards say of a researcher."""
        awards: list[Mapping[str, Any]] = record.get("awards") or []
        if not awards:
            return LeftOut("source-left-returned")
        subjects = {
            one: written_list([text for award in awards for text in award[one]])
            for one in ("FR", "EN")
        }
        words = [word for award in awards for word in award["keywords"]]
        place = [", ".join(record.get("departments") or ()), record.get("institution")]
        values = {
            "id": record.get("id"),
            "name": record.get("name"),
            "kind": "researcher",
            "territory": self.territory,
            "axes": axis_named(self.territories, "academic"),
            "summary_fr": _sentences(subjects["FR"]),
            "summary_en": _sentences(subjects["EN"]),
            "keywords": written_list([*words, *subjects["FR"], *subjects["EN"]]),
            "works": tuple(
                {"title": one["title"], "abstract": one.get("summary"), "year": one.get("year")}
                for one in awards[:MOST_WORKS]
            ),
            "links": few_of_each(
                (
                    {
                        "kind": "funded_together",
                        "partner": link["partner"],
                        "partner_name": link["name"],
                        "title": one["title"],
                        "year": link.get("year"),
                        "url": _CATALOGUE,
                    }
                    for one in awards
                    for link in one["links"]
                ),
                "partner",
                MOST_LINKS,
            ),
            "affiliation": ", ".join(filter(None, place)) or None,
            "affiliation_ids": self._numbers_of(record),
            "source_url": _CATALOGUE,
            "legal_basis": "legitimate-interest-public-profession",
        }
        return Draft(values, {"name": "Name-Nom", "works": "ApplicationTitle"})

    def _numbers_of(self, record: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what registries call the institution of a researcher."""
        name, number = plain_form(record.get("institution") or ""), record.get("organisation")
        found = [one.ror for one in self.institutions if plain_form(one.name) == name and one.ror]
        return (*(f"ror:{one}" for one in found), *([f"nserc-org:{number}"] if number else []))


def _sentences(texts: Sequence[str]) -> str | None:
    return ". ".join(texts) + "." if texts else None

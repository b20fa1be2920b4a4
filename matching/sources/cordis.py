"""Organisations of both territories in the research projects of the European Union (CORDIS)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from matching.sources.gathering import MOST_LINKS, MOST_WORKS
from matching.sources.project_tables import Joining
from matching.sources.protocol import Draft, LeftOut, Request
from matching.sources.values import axis_named, few_of_each, first_text, written_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from matching.profiles.model import Kind
    from matching.sources.parts import Part
    from matching.sources.protocol import Key, PlacedRecord
    from matching.territories import Territories

BASE = "https://cordis.europa.eu/data"
PROGRAMMES = ("HORIZON", "h2020")
_PAGE = "https://cordis.europa.eu"
_KINDS: dict[str, Kind] = {
    "HES": "university",
    "REC": "research_unit",
    "PRC": "company",
    "PUB": "public_body",
    "OTH": "nonprofit",
}
_AXES = {"HES": "academic", "REC": "academic", "PRC": "economic"}
_COUNTRIES = {"EL": "GR", "UK": "GB"}
"""Codes of the European Union that are not those of ISO 3166."""


@dataclass(frozen=True)
class Cordis:
    """The participants of projects that lie in a territory, tied to those of the counterpart."""

    territories: Territories
    asked: tuple[str, ...]
    """The territories wanted."""
    programmes: tuple[str, ...] = PROGRAMMES
    base: str = BASE

    name: ClassVar[str] = "cordis"
    title: ClassVar[str] = "CORDIS – EU research projects"
    licence: ClassVar[str] = "European Union reuse (Decision 2011/833/EU), attribution"
    attribution: ClassVar[str] = "© European Union, CORDIS"
    per_second: ClassVar[float] = 0.5
    key: ClassVar[Key | None] = None
    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".json")
    names_people: ClassVar[bool] = False
    allowed: ClassVar[Mapping[str, Any]] = {
        **dict.fromkeys(
            (
                "organisationID",
                "name",
                "shortName",
                "activityType",
                "city",
                "territory",
                "siren",
                "organizationURL",
                "keywords",
            )
        ),
        "projects": {
            **dict.fromkeys(("id", "title", "acronym", "objective", "year")),
            "partners": dict.fromkeys(("organisationID", "name")),
        },
    }

    def downloads(self, _day: date) -> Sequence[Request]:
        """Return the archive of each programme."""
        return [Request(f"{self.base}/cordis-{one}projects-csv.zip") for one in self.programmes]

    def records(self, parts: Sequence[Part]) -> Iterator[PlacedRecord]:
        """Yield one record for each organisation wanted, and what became of the other rows."""
        return Joining(self._place, self.asked).records(parts)

    def draft(self, record: Mapping[str, Any], _day: date) -> Draft | LeftOut:
        """Return what the projects say of an organisation."""
        number = record.get("organisationID")
        activity = str(record.get("activityType") or "")
        # The short name first, where there is one.
        names = written_list([record.get("shortName"), record.get("name")])
        projects: list[Mapping[str, Any]] = record.get("projects") or []
        siren = first_text(record, "siren")
        axis = _AXES.get(activity)
        topics = written_list(record.get("keywords"))
        values = {
            "id": f"cordis:{number}" if number else None,
            "name": record.get("name"),
            "kind": _KINDS.get(activity, "research_unit"),
            "territory": record.get("territory"),
            "city": record.get("city"),
            "axes": axis_named(self.territories, axis) if axis else (),
            "keywords": (*topics, *names[:-1]),
            "website": first_text(record, "organizationURL"),
            "identifiers": tuple(
                filter(None, (f"pic:{number}", f"siren:{siren}" if siren else None))
            ),
            "works": tuple(
                {
                    "title": _titled(one),
                    "abstract": one.get("objective"),
                    "year": one.get("year"),
                }
                for one in projects[:MOST_WORKS]
                if _titled(one)
            ),
            "links": few_of_each(
                (
                    {
                        "kind": "co_project",
                        "partner": f"cordis:{partner['organisationID']}",
                        "partner_name": partner.get("name"),
                        "title": _titled(one) or None,
                        "year": one.get("year"),
                        "url": f"{_PAGE}/project/id/{one['id']}",
                    }
                    for one in projects
                    for partner in one.get("partners") or ()
                ),
                "partner",
                MOST_LINKS,
            ),
            "source_url": (
                f"{_PAGE}/project/id/{projects[0]['id']}" if len(projects) == 1 else _PAGE
            ),
            "legal_basis": "organisation-facts",
        }
        columns = {"id": "organisationID", "works": "title", "website": "organizationURL"}
        return Draft(values, columns)

    def _place(self, row: dict[str, str]) -> tuple[str, str] | None:
        """Return the territory and the city of a row: by its city, else its region or code."""
        country = row.get("country", "").upper()
        city = row.get("city", "")
        code = re.sub(r"\s", "", row.get("postCode", "")).upper()
        known = self.territories.territory_of_city(city)
        for one in self.territories.territories:
            if _COUNTRIES.get(country, country) != one.country:
                continue
            keys = one.source_keys
            by_code = keys.postal_prefixes and code.startswith(keys.postal_prefixes)
            if known == one.id or row.get("nutsCode", "") in keys.nuts or by_code:
                return one.id, self.territories.city_name(city) or city
        return None


def _titled(project: Mapping[str, Any]) -> str:
    return " – ".join(written_list([project.get("acronym"), project.get("title")]))

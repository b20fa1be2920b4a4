"""Research organisations of the world, from the dump of ROR (schema 2).

ROR offers no filter by city, and asks those who want many records to take its dump: an archive that
is read as it is, record by record. Whatever lies outside the territory is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from matching.errors import RequestError
from matching.language import LANGUAGES
from matching.sources.answers import check_fields, records_of
from matching.sources.json_parts import JSON_SUFFIXES, read_records
from matching.sources.parts import grouped
from matching.sources.protocol import Draft, LeftOut, Page, Request
from matching.sources.values import (
    axis_named,
    code_text,
    first_text,
    integer_year,
    object_in,
    objects_in,
    ror_of,
    written_list,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from matching.profiles.model import Kind
    from matching.sources.parts import Part
    from matching.sources.protocol import Key, PlacedRecord
    from matching.territories import Territories

_KINDS: dict[str, Kind] = {
    "education": "university",
    "healthcare": "hospital",
    "facility": "research_unit",
    "company": "company",
    "nonprofit": "nonprofit",
    "government": "public_body",
    "archive": "public_body",
    "funder": "public_body",
}
"""The kind of each type, the most telling type first; any other is taken for a research unit."""
_PREFIX = "https://ror.org/"
_RELEASES = "https://zenodo.org/communities/ror-data"
_NEWER = "schema_v2"
_REQUIRED = ("id", "names", "locations", "status", "types")
_LOOKED_AT = 100
"""Records in which all the required fields are found."""


@dataclass(frozen=True)
class Ror:
    """The research organisations of both territories, or of one."""

    territories: Territories
    places: Mapping[int, str]
    """The territory of each GeoNames number."""
    asked: tuple[str, ...]
    """The territories wanted."""
    archive: str | None = None
    """The address of the dump; every release has its own."""

    name: ClassVar[str] = "ror"
    title: ClassVar[str] = "Research Organization Registry (ROR)"
    licence: ClassVar[str] = "CC0 1.0"
    attribution: ClassVar[str] = "Research Organization Registry (ROR), ror.org"
    per_second: ClassVar[float] = 0.15
    key: ClassVar[Key | None] = None
    suffixes: ClassVar[tuple[str, ...]] = JSON_SUFFIXES
    names_people: ClassVar[bool] = False
    allowed: ClassVar[Mapping[str, Any]] = {
        **dict.fromkeys(("id", "types", "status", "established")),
        "names": dict.fromkeys(("value", "types", "lang")),
        "links": dict.fromkeys(("type", "value")),
        "locations": {
            "geonames_id": None,
            "geonames_details": dict.fromkeys(("name", "country_code")),
        },
        "relationships": dict.fromkeys(("type", "id", "label")),
    }

    def downloads(self, _day: date) -> Sequence[Request]:
        """Return the archive.

        Raises:
            RequestError: its address was not given.
        """
        if self.archive is None:
            raise RequestError("source-archive-address", source=self.name, url=_RELEASES)
        return (Request(self.archive),)

    def records(self, parts: Sequence[Part]) -> Iterator[PlacedRecord]:
        """Yield the records of the dump, or of answers of the API that were kept in files."""
        for group in grouped(parts):
            # Older dumps hold the same records in schema 1 too.
            newer = [part for part in group if _NEWER in part.stem]
            for part in newer if newer and group[0].entry else group:
                yield from self._checked(read_records(part, _REQUIRED, _answered), part)

    def _checked(self, records: Iterator[PlacedRecord], part: Part) -> Iterator[PlacedRecord]:
        """Yield ``records``, once the first of them are known to be of the schema."""
        first = list(islice(records, _LOOKED_AT))
        check_fields([one.value for one in first], _REQUIRED, part.origin)
        yield from first
        yield from records

    def draft(self, record: Mapping[str, Any], _day: date) -> Draft | LeftOut:
        """Return what a record says of an organisation."""
        found = next(self._found(record), None)
        if found is None:
            return LeftOut("source-left-elsewhere")
        if record.get("status") in ("inactive", "withdrawn"):
            return LeftOut("source-left-closed")
        territory, city = found
        names = objects_in(record, "names")
        labels = {one: _named(names, ("label", "ror_display"), one) for one in LANGUAGES}
        shown = next(iter(_named(names, ("ror_display",))), None)
        others = [*_named(names, ("acronym",)), *_named(names, ("alias",))]
        parents = [
            one for one in objects_in(record, "relationships") if one.get("type") == "parent"
        ]
        website = [one for one in objects_in(record, "links") if one.get("type") == "website"]
        values = {
            "id": str(record.get("id") or "").replace(_PREFIX, "ror:"),
            "name": shown,
            "kind": _kind(written_list(record.get("types"))),
            "territory": territory,
            "city": self.territories.city_name(city) or city or None,
            "axes": axis_named(self.territories, "academic"),
            **{f"summary_{one}": next(iter(found), None) for one, found in labels.items()},
            "keywords": written_list(others) or ((shown,) if shown else ()),
            "founded": integer_year(record.get("established")),
            "website": next((first_text(one, "value") for one in website), None),
            "affiliation": ", ".join(filter(None, (first_text(one, "label") for one in parents)))
            or None,
            "identifiers": _names_of(record),
            "affiliation_ids": tuple(name for one in parents for name in _names_of(one)),
            "source_url": record.get("id"),
            "legal_basis": "organisation-facts",
        }
        columns = {
            "name": "names",
            "founded": "established",
            "keywords": "names",
            "website": "links",
        }
        return Draft(values, columns)

    def _found(self, record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield the territory and the city of each place that lies in a territory asked for."""
        for place in objects_in(record, "locations"):
            details = object_in(place, "geonames_details")
            city = first_text(details, "name") or ""
            number = code_text(place.get("geonames_id"))
            homes = (home for known, home in self.places.items() if str(known) == number)
            territory = next(homes, None)
            if territory is None:
                territory = self.territories.territory_of_city(city)
                country = territory and self.territories.territory(territory).country
                if details.get("country_code") != country:
                    continue
            if territory in self.asked:
                yield territory, city


def _answered(answer: object, request: Request) -> Page:
    return Page(records_of(answer, "items", request.address))


def _names_of(organisation: Mapping[str, Any]) -> tuple[str, ...]:
    ror = ror_of(organisation.get("id"))
    return (f"ror:{ror}",) if ror else ()


def _kind(types: tuple[str, ...]) -> Kind:
    return next((kind for name, kind in _KINDS.items() if name in types), "research_unit")


def _named(
    names: Sequence[Mapping[str, Any]], kinds: tuple[str, ...], language: str | None = None
) -> tuple[str, ...]:
    """Return the names of these kinds, in one language or in any."""
    return written_list(
        [
            one.get("value")
            for one in names
            if set(kinds).intersection(written_list(one.get("types")))
            and language in (None, one.get("lang"))
        ]
    )

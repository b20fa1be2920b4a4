"""Research institutions and researchers of the territories, from OpenAlex.

OpenAlex is asked first what it calls the institutions that the territories file names by ROR;
everything else is asked for by those numbers, their laboratories included (``lineage``).

- authors: those whose last known institution is one of them. Their answer holds no works: these are
  asked for right after each page of a hundred authors, which is as many as one filter takes. One
  request an author would be a hundred times more, at the same price each; all the works of an
  institution, grouped by author, would tell neither where an author is now nor what about, would
  count whoever has left, and would finish nobody before the last page.
- institutions: besides, all the works signed in both territories, for the links they show.

Citations, h-index and counts of works are neither asked for nor read, and nothing ranks persons:
five works are asked of an author only because those with fewer are mostly namesakes parted in two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from matching.sources.answers import check_fields, records_of, whole_number
from matching.sources.co_publications import (
    Publication,
    Signature,
    links_of_author,
    links_of_institution,
    work_of,
)
from matching.sources.institutions import Institution, territory_at
from matching.sources.openalex_records import (
    ALLOWED,
    abstract,
    registered,
    short_id,
    short_ids,
    shown_names,
)
from matching.sources.protocol import Draft, Key, LeftOut, Page, Parts, Request
from matching.sources.values import (
    axis_named,
    first_text,
    integer_year,
    named,
    object_in,
    objects_in,
    ror_of,
    written_list,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from matching.profiles.model import Kind
    from matching.sources.institutions import Institutions
    from matching.territories import Territories

_ON_A_PAGE = "100"
_KINDS: dict[str, Kind] = {
    "education": "university",
    "healthcare": "hospital",
    "company": "company",
    "nonprofit": "nonprofit",
    "government": "public_body",
    "archive": "public_body",
    "funder": "public_body",
}
"""Any other type is taken for a research unit."""
_COLUMNS = {"name": "display_name", "website": "homepage_url", "keywords": "topics"}
_NEEDED = {"authors": ("last_known_institutions",), "works": ("authorships",)}


@dataclass(frozen=True)
class OpenAlex:
    """The researchers of some territories, or their institutions."""

    territories: Territories
    known: Institutions
    asked: tuple[str, ...]
    """The territories wanted."""
    what: str = "authors"
    since: int | None = None
    """The year from which works are asked for; without it, all of them."""
    base: str = "https://api.openalex.org"

    choices: ClassVar[tuple[str, ...]] = ("authors", "institutions")
    """What there is to ask for."""
    name: ClassVar[str] = "openalex"
    title: ClassVar[str] = "OpenAlex"
    licence: ClassVar[str] = "CC0 1.0"
    attribution: ClassVar[str] = "OpenAlex (OurResearch), openalex.org"
    per_second: ClassVar[float] = 10.0
    key: ClassVar[Key | None] = Key("MATCHING_OPENALEX_KEY", "Authorization", "Bearer ")
    required: ClassVar[tuple[str, ...]] = ("id", "display_name")
    allowed: ClassVar[Mapping[str, Any]] = {
        name: within for fields in ALLOWED.values() for name, within in fields.items()
    }

    def first(self) -> Request:
        """Return the request of the institutions that the territories file names."""
        rors = "|".join(f"https://ror.org/{one}" for one in self.known.rors)
        return self._request("institutions", f"ror:{rors}")

    def page(self, answer: object, request: Request) -> Page:
        """Return the records of an answer, and what to ask for next."""
        records = records_of(answer, "results", request.address)
        entity = request.url.rsplit("/", 1)[-1]
        check_fields(records, _NEEDED.get(entity, ()), request.address)
        meta = answer.get("meta") if isinstance(answer, dict) else None
        numbers: Mapping[str, object] = meta if isinstance(meta, dict) else {}
        total = whole_number(numbers, "count")
        if (request.value("filter") or "").startswith("ror:"):
            return self._after_the_named(records, total)
        cursor = numbers.get("next_cursor")
        following = request.having(cursor=cursor) if isinstance(cursor, str) and cursor else None
        authors = "|".join(short_ids(records, "A"))
        is_of_authors = entity == "authors" and bool(authors)
        details = (self._works(f"authorships.author.id:{authors}"),) if is_of_authors else ()
        return Page(records, total, following, details=details)

    def split(self, _request: Request, _page: Page) -> Sequence[Request]:
        """Return nothing: a cursor goes through all there is."""
        return ()

    def draft(self, record: Mapping[str, Any], _day: date) -> Draft | Parts | LeftOut:
        """Return what a record says of an institution or author, or of those of a work."""
        number = short_id(record.get("id"))
        if number.startswith("I"):
            return self._institution(record, number)
        if number.startswith("A"):
            return self._author(record, number)
        if number.startswith("W"):
            return self._of_a_work(record)
        nameless = {"id": None, "name": first_text(record, "display_name")}
        return Draft({**nameless, "kind": "researcher", "territory": self.asked[0]})

    def _request(self, entity: str, condition: str) -> Request:
        parameters = {
            "filter": condition,
            "select": ",".join(ALLOWED[entity]),
            "per_page": _ON_A_PAGE,
            "cursor": "*",
        }
        return Request(f"{self.base}/{entity}", tuple(parameters.items()))

    def _works(self, condition: str) -> Request:
        period = f",from_publication_date:{self.since}-01-01" if self.since else ""
        return self._request("works", f"{condition},is_retracted:false{period}")

    def _after_the_named(self, records: tuple[object, ...], total: int | None) -> Page:
        """Return the page that tells what OpenAlex calls the institutions of the file."""
        by_home: dict[str, list[str]] = {one.id: [] for one in self.territories.territories}
        for one in records:
            ror = ror_of(one.get("ror")) if isinstance(one, dict) else None
            home = self.known.rors.get(ror or "")
            if home:
                by_home[home] += short_ids((one,), "I")
        wanted = "|".join(number for home in self.asked for number in by_home[home])
        if not wanted:
            return Page(records, total)
        if self.what == "authors":
            condition = f"last_known_institutions.lineage:{wanted},works_count:>4"
            return Page(records, total, self._request("authors", condition), is_last=True)
        signed = [f"authorships.institutions.lineage:{'|'.join(i)}" for i in by_home.values() if i]
        details = (self._works(",".join(signed)),) if len(signed) > 1 else ()
        following = self._request("institutions", f"lineage:{wanted}")
        return Page(records, total, following, details=details, is_last=True)

    def _institution(self, record: Mapping[str, Any], number: str) -> Parts | LeftOut:
        ror, geo = ror_of(record.get("ror")), object_in(record, "geo")
        city = first_text(geo, "city")
        home = self.known.rors.get(ror or "")
        if home is None and city:
            country = first_text(geo, "country_code")
            home = territory_at(self.territories, geo.get("geonames_city_id"), city, country)
        elif home is None:
            home = next((one.territory for one in self._lineage(record)), None)
        shown = first_text(record, "display_name")
        if home:
            self.known.learn(Institution(f"openalex:{number}", home, ror, shown))
        if self.what == "authors" or (home and home not in self.asked):
            return Parts()
        if home is None:
            return LeftOut("source-left-elsewhere")
        related = objects_in(record, "associated_institutions")
        parents = [one for one in related if one.get("relationship") == "parent"]
        topics, acronyms = objects_in(record, "topics"), record.get("display_name_acronyms")
        values = {
            "id": f"openalex:{number}",
            "name": shown,
            "kind": _KINDS.get(first_text(record, "type") or "", "research_unit"),
            "territory": home,
            "city": self.territories.city_name(city or "") or city,
            "axes": axis_named(self.territories, "academic"),
            "keywords": shown_names(topics) or written_list([*written_list(acronyms), shown]),
            "website": first_text(record, "homepage_url"),
            "identifiers": registered(record),
            "affiliation": ", ".join(shown_names(parents)) or None,
            "affiliation_ids": tuple(name for one in parents for name in registered(one)),
            "source_url": f"https://openalex.org/{number}",
            "legal_basis": "organisation-facts",
        }
        return Parts((Draft(values, _COLUMNS),))

    def _author(self, record: Mapping[str, Any], number: str) -> Parts | LeftOut:
        institutions = objects_in(record, "last_known_institutions")
        here = [
            (home.territory, one)
            for one in institutions
            for home in self._homes_of(one)[:1]
            if home.territory in self.asked
        ]
        if not here:
            return LeftOut("source-left-elsewhere")
        territory, body = here[0]
        self.known.settle(f"openalex:{number}", territory)
        ordered = [body, *(one for one in institutions if one is not body)]
        values = {
            "id": f"openalex:{number}",
            "name": first_text(record, "display_name"),
            "kind": "researcher",
            "territory": territory,
            "axes": axis_named(self.territories, "academic"),
            "keywords": shown_names(objects_in(record, "topics")),
            "identifiers": (*named("orcid", record.get("orcid")), f"openalex:{number}"),
            "affiliation": first_text(body, "display_name"),
            "affiliation_ids": tuple(name for one in ordered for name in registered(one)),
            "source_url": f"https://openalex.org/{number}",
            "legal_basis": "legitimate-interest-public-profession",
        }
        return Parts((Draft(values, _COLUMNS),))

    def _of_a_work(self, record: Mapping[str, Any]) -> Parts | LeftOut:
        if record.get("is_retracted") is True:
            return LeftOut("source-left-retracted")
        work = work_of(
            first_text(record, "display_name"),
            abstract(record.get("abstract_inverted_index")),
            integer_year(record.get("publication_year")),
        )
        if work is None:
            return Parts()
        url = first_text(record, "doi", "id")
        found = Publication(work, url, tuple(self._signatures(record)))
        told = {"works": (work,), "languages": written_list(record.get("language"))}
        if self.what == "institutions":
            homes = dict.fromkeys(home for one in found.signatures for home in one.homes)
            ties = {one.id: links_of_institution(one.territory, found) for one in homes}
            return Parts(tuple(Draft({"id": who, "links": links}) for who, links in ties.items()))
        drafts = []
        for one in found.signatures:
            home = self.known.home_of(one.author) or next((x.territory for x in one.homes), None)
            if home:
                links = links_of_author(one, home, found)
                drafts.append(Draft({"id": one.author, **told, "links": links}))
        return Parts(tuple(drafts))

    def _signatures(self, record: Mapping[str, Any]) -> Iterator[Signature]:
        for one in objects_in(record, "authorships"):
            homes = [
                home for body in objects_in(one, "institutions") for home in self._homes_of(body)
            ]
            author = short_id(object_in(one, "author").get("id"))
            if author:
                yield Signature(f"openalex:{author}", tuple(dict.fromkeys(homes)))

    def _homes_of(self, body: Mapping[str, Any]) -> tuple[Institution, ...]:
        """Return an institution and those it is part of, as far as they lie in a territory."""
        identifier, ror = f"openalex:{short_id(body.get('id'))}", ror_of(body.get("ror"))
        above = tuple(one for one in self._lineage(body) if one.id != identifier)
        known = self.known.find(identifier)
        home = self.known.rors.get(ror or "") or (known.territory if known else None)
        home = home or (above[0].territory if above else None)
        if home is None:
            return ()
        return (Institution(identifier, home, ror, first_text(body, "display_name")), *above)

    def _lineage(self, body: Mapping[str, Any]) -> Iterator[Institution]:
        for address in written_list(body.get("lineage")):
            found = self.known.find(f"openalex:{short_id(address)}")
            if found:
                yield found

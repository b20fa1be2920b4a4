"""Laboratories and researchers of the territories, from the open archive HAL.

HAL is asked first which of its structures the territories file names by ROR, then for the
laboratories below them, and right after each page of these for their publications: titles and
abstracts, in French where there is one. A laboratory lies where its address says.

- laboratories: publications are asked for without any name of an author.
- authors: the form of an author cannot be searched by structure, so they are read from the
  publications, with the laboratory each of them signed for. Only those who made an identifier of
  HAL for themselves are taken: a name alone would mix namesakes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from matching.errors import SourceRefusedError
from matching.profiles.rejects import shortened
from matching.sources.addresses import Place, place_of_address
from matching.sources.answers import check_fields, records_of, whole_number
from matching.sources.co_publications import (
    MOST_AUTHORS,
    Publication,
    Signature,
    links_of_author,
    links_of_institution,
    work_of,
)
from matching.sources.hal_records import (
    DOCUMENT,
    SIGNATURES,
    STRUCTURE,
    STRUCTURES_ON_A_PAGE,
    ask_documents,
    ask_structures,
    is_document,
    signed,
    structures_in,
    texts,
)
from matching.sources.institutions import Institution
from matching.sources.protocol import Draft, LeftOut, Page, Parts, Request
from matching.sources.values import (
    axis_named,
    first_text,
    integer_year,
    named,
    ror_of,
    written_list,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from matching.sources.institutions import Institutions
    from matching.sources.protocol import Key
    from matching.territories import Territories

_LABORATORY = "laboratory"


@dataclass(frozen=True)
class Hal:
    """The laboratories of some territories, or their researchers."""

    territories: Territories
    known: Institutions
    asked: tuple[str, ...]
    """The territories wanted."""
    what: str = "laboratories"
    since: int | None = None
    """The year from which publications are asked for; without it, all of them."""
    base: str = "https://api.archives-ouvertes.fr"

    choices: ClassVar[tuple[str, ...]] = ("laboratories", "authors")
    """What there is to ask for."""
    name: ClassVar[str] = "hal"
    title: ClassVar[str] = "HAL"
    licence: ClassVar[str] = "Métadonnées de HAL, en libre réutilisation"
    attribution: ClassVar[str] = "HAL science ouverte (CCSD), hal.science"
    per_second: ClassVar[float] = 3.0
    key: ClassVar[Key | None] = None
    required: ClassVar[tuple[str, ...]] = ("docid",)

    @property
    def allowed(self) -> Mapping[str, Any]:
        """The only fields that are read: authors are none of them where they are not asked for."""
        return dict.fromkeys((*STRUCTURE, *self._document))

    def first(self) -> Request:
        """Return the request of the structures that the territories file names."""
        rors = (f'"{form}{one}"' for one in self.known.rors for form in ("", "https://ror.org/"))
        return self._structures(f"ror_s:({' OR '.join(rors)})", "valid_s:VALID")

    def page(self, answer: object, request: Request) -> Page:
        """Return the records of an answer, and what to ask for next."""
        found = answer.get("response") if isinstance(answer, dict) else None
        if isinstance(answer, dict) and answer.get("error"):
            said = shortened(answer["error"])
            raise SourceRefusedError("source-refused", url=request.address, status="200", said=said)
        records = records_of(answer if found is None else found, "docs", request.address)
        total = whole_number(found, "numFound") if isinstance(found, dict) else None
        structures = [one for one in records if isinstance(one, dict) and not is_document(one)]
        check_fields(structures, ("label_s",), request.address)
        if request.value("cursorMark") is not None:
            cursor = answer.get("nextCursorMark") if isinstance(answer, dict) else None
            is_last = not isinstance(cursor, str) or cursor == request.value("cursorMark")
            return Page(records, total, None if is_last else request.having(cursorMark=str(cursor)))
        if (request.value("q") or "").startswith("ror_s:"):
            return Page(records, total, self._below(structures), is_last=True)
        start = int(request.value("start") or 0) + STRUCTURES_ON_A_PAGE
        # Without a total, a page that is not full is the last one.
        goes_on = start < total if total is not None else len(records) >= STRUCTURES_ON_A_PAGE
        following = request.having(start=str(start)) if goes_on else None
        here = [one["docid"] for one in structures if self._is_asked(one)]
        url = f"{self.base}/search/"
        details = (ask_documents(url, here, self._document, self.since),) if here else ()
        return Page(records, total, following, details=details)

    def split(self, _request: Request, _page: Page) -> Sequence[Request]:
        """Return nothing: a cursor goes through all there is."""
        return ()

    def draft(self, record: Mapping[str, Any], _day: date) -> Draft | Parts | LeftOut:
        """Return what a record says of a laboratory, or of those who signed a publication."""
        if not is_document(record):
            return self._structure(record)
        work = work_of(
            next(iter(texts(record, "fr_title_s", "title_s")), None),
            next(iter(texts(record, "fr_abstract_s", "abstract_s")), None),
            integer_year(record.get("publicationDateY_i") or record.get("producedDateY_i")),
        )
        if work is None:
            return Parts()
        told = {
            "works": (work,),
            "keywords": texts(record, "keyword_s"),
            "languages": texts(record, "language_s"),
        }
        url = first_text(record, "uri_s")
        if self.what == "authors":
            return self._authors(record, Publication(work, url, self._signatures(record)), told)
        return self._laboratories(record, Publication(work, url, self._homes(record)), told)

    @property
    def _document(self) -> tuple[str, ...]:
        return (*DOCUMENT, SIGNATURES) if self.what == "authors" else DOCUMENT

    def _structures(self, query: str, condition: str) -> Request:
        return ask_structures(f"{self.base}/ref/structure/", query, condition)

    def _below(self, structures: Iterable[Mapping[str, Any]]) -> Request | None:
        """Return the request of the laboratories that the file names, and of those below them."""
        numbers = [
            str(one["docid"])
            for one in structures
            if self._named_home(one) in self.asked and one.get("docid")
        ]
        if not numbers:
            return None
        listed = " OR ".join(numbers)
        query = f"parentDocid_i:({listed}) OR docid:({listed})"
        return self._structures(query, f"valid_s:VALID AND type_s:{_LABORATORY}")

    def _structure(self, record: Mapping[str, Any]) -> Parts | LeftOut:
        number, kind = record.get("docid"), first_text(record, "type_s")
        place = self._place(record)
        name, acronym = first_text(record, "name_s", "label_s"), first_text(record, "acronym_s")
        shown = " – ".join(dict.fromkeys(filter(None, (acronym, name))))
        rors = tuple(filter(None, map(ror_of, written_list(record.get("ror_s")))))
        if place:
            first = next(iter(rors), None)
            called = shown if kind == _LABORATORY else name
            home = Institution(
                f"hal-struct:{number}", place.territory, first, called, kind == _LABORATORY
            )
            self.known.learn(home)
        if self.what == "authors" or kind != _LABORATORY:
            return Parts()
        if place is None or first_text(record, "valid_s") not in (None, "VALID"):
            return LeftOut("source-left-elsewhere" if place is None else "source-left-closed")
        if place.territory not in self.asked:
            return Parts()
        parents = structures_in(record, "parentDocid_i")
        values = {
            "id": f"hal-struct:{number}" if number else None,
            "name": shown,
            "kind": "research_unit",
            "territory": place.territory,
            "city": place.city,
            "axes": axis_named(self.territories, "academic"),
            "summary_fr": name,
            "website": first_text(record, "url_s"),
            "identifiers": (
                *named("hal-struct", number),
                *(f"ror:{one}" for one in rors),
                *(f"rnsr:{one}" for one in written_list(record.get("rnsr_s"))),
            ),
            "affiliation": ", ".join(written_list(record.get("parentName_s"))) or None,
            "affiliation_ids": (*parents, *self._rors(parents)),
            "source_url": f"https://aurehal.archives-ouvertes.fr/structure/read/id/{number}",
            "legal_basis": "organisation-facts",
        }
        columns = {
            "id": "docid",
            "name": "label_s",
            "website": "url_s",
            "affiliation": "parentName_s",
        }
        return Parts((Draft(values, columns),))

    def _named_home(self, record: Mapping[str, Any]) -> str | None:
        """Return the territory of a structure that the territories file names."""
        rors = map(ror_of, written_list(record.get("ror_s")))
        return next((home for ror in rors if (home := self.known.rors.get(ror or ""))), None)

    def _is_asked(self, record: Mapping[str, Any]) -> bool:
        place = self._place(record)
        return place is not None and place.territory in self.asked and bool(record.get("docid"))

    def _place(self, record: Mapping[str, Any]) -> Place | None:
        """Return where a structure lies: by its ROR, its address, else the bodies above it."""
        home, address = self._named_home(record), first_text(record, "address_s")
        country = (first_text(record, "country_s") or "").upper() or None
        found = place_of_address(self.territories, address, country) if address else None
        if home:
            return Place(home, found.city if found and found.territory == home else None)
        if address:
            return found
        above = map(self.known.find, structures_in(record, "parentDocid_i"))
        return next((Place(one.territory, None) for one in above if one), None)

    def _homes(self, record: Mapping[str, Any]) -> tuple[Signature, ...]:
        found = map(self.known.find, structures_in(record, "structId_i"))
        return tuple(Signature("", (one,)) for one in found if one)

    def _signatures(self, record: Mapping[str, Any]) -> tuple[Signature, ...]:
        homes: dict[tuple[str, str], list[Institution]] = {}
        for one in signed(record):
            found = self.known.find(one.structure)
            homes.setdefault((one.person, one.name), []).extend([found] if found else [])
        return tuple(
            Signature(f"hal:{person}" if person else "", tuple(bodies))
            for (person, _), bodies in homes.items()
        )

    def _rors(self, structures: Iterable[str]) -> tuple[str, ...]:
        found = map(self.known.find, structures)
        return tuple(dict.fromkeys(f"ror:{one.ror}" for one in found if one and one.ror))

    def _laboratories(
        self, record: Mapping[str, Any], found: Publication, told: Mapping[str, Any]
    ) -> Parts:
        laboratories = structures_in(record, "labStructId_i", "structId_i")
        drafts = []
        for number in laboratories:
            home = self.known.find(number)
            tied = home is not None and len(laboratories) <= MOST_AUTHORS
            links = links_of_institution(home.territory, found) if home and tied else ()
            drafts.append(Draft({"id": number, **told, "links": links}))
        return Parts(tuple(drafts))

    def _authors(
        self, record: Mapping[str, Any], found: Publication, told: Mapping[str, Any]
    ) -> Parts | LeftOut:
        drafts = []
        for one in found.signatures:
            homes = [x for x in one.homes if x.is_laboratory and x.territory in self.asked]
            if not homes or not one.author:
                continue
            here = [x for x in signed(record) if f"hal:{x.person}" == one.author]
            bodies = tuple(dict.fromkeys([homes[0].id, *(x.structure for x in here)]))
            values = {
                "id": one.author,
                "name": here[0].name,
                "kind": "researcher",
                "territory": homes[0].territory,
                "axes": axis_named(self.territories, "academic"),
                "identifiers": (one.author,),
                "affiliation": homes[0].name,
                "affiliation_ids": (*bodies, *self._rors(bodies)),
                "source_url": f"https://hal.science/search/index/?q=authIdHal_s:{here[0].person}",
                "legal_basis": "legitimate-interest-public-profession",
                "links": links_of_author(one, homes[0].territory, found),
                **told,
            }
            drafts.append(Draft(values, {"name": SIGNATURES}))
        return Parts(tuple(drafts)) if drafts else LeftOut("source-left-unnamed")

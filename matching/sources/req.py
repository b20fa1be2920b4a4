"""Companies of a provincial register of Canada, from its archive of six tables (REQ).

The register may be used for no commercial purpose, and is downloaded by hand. Natural persons are
left out; streets are not read. Activities have codes of a nomenclature of their own, for which no
table to others is open: their words are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from matching.errors import RequestError
from matching.language import say
from matching.sources.protocol import Draft, LeftOut
from matching.sources.register_tables import read_register
from matching.sources.values import (
    LONGEST_NAME,
    axis_named,
    first_text,
    integer_year,
    written_list,
)
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from matching.profiles.model import Kind, Size
    from matching.sources.parts import Part
    from matching.sources.protocol import Key, PlacedRecord, Request
    from matching.territories import Territories

LICENCE = "CC BY-NC-SA 4.0"
_ADDRESS = "https://www.registreentreprises.gouv.qc.ca"
_ACTIVE = "IM"
_COUNT = re.compile(r"\d{1,3}(?:\s\d{3})+|\d+")
_NONPROFIT = ("sans but lucratif", "association", "syndicat", "fondation")


@dataclass(frozen=True)
class Req:
    """The companies with their principal establishment, or failing that their seat, in a place."""

    territories: Territories
    territory: str
    postal_prefixes: tuple[str, ...]

    name: ClassVar[str] = "req"
    title: ClassVar[str] = "Registre des entreprises (REQ)"
    licence: ClassVar[str] = LICENCE
    attribution: ClassVar[str] = (
        "Registraire des entreprises – Registre des entreprises (REQ), données ouvertes"
    )
    per_second: ClassVar[float] = 1.0
    key: ClassVar[Key | None] = None
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)
    names_people: ClassVar[bool] = False
    allowed: ClassVar[Mapping[str, Any]] = dict.fromkeys(
        (
            "NEQ",
            "COD_STAT_IMMAT",
            "IND_FAIL",
            "DAT_CONSTI",
            "OBJET_SOC",
            "DESC_ACT_ECON_ASSUJ",
            "DESC_ACT_ECON_ASSUJ2",
            "name",
            "city",
            "size",
            "form",
            "activities",
            "trade_name",
        )
    )

    def downloads(self, _day: date) -> Sequence[Request]:
        """Refuse: the register lets no program download its archive.

        Raises:
            RequestError: always.
        """
        raise RequestError("source-only-files", source=self.name, url=_ADDRESS)

    def records(self, parts: Sequence[Part]) -> Iterator[PlacedRecord]:
        """Yield one record for each company there, and what became of the other rows."""
        return read_register(parts, self._city)

    def draft(self, record: Mapping[str, Any], _day: date) -> Draft | LeftOut:
        """Return what the register says of a company."""
        if record.get("COD_STAT_IMMAT", _ACTIVE) != _ACTIVE:
            return LeftOut("source-left-closed")
        if record.get("IND_FAIL") == "O":
            return LeftOut("source-left-bankrupt")
        number = record.get("NEQ")
        told = [record.get("DESC_ACT_ECON_ASSUJ"), record.get("DESC_ACT_ECON_ASSUJ2")]
        activities = written_list([_sentence(one) for one in [*told, *record["activities"]] if one])
        sentences = [f"{one.rstrip('.')}." for one in activities]
        if purpose := first_text(record, "OBJET_SOC"):
            sentences.append(f"{_sentence(purpose).rstrip('.')}.")
        name, trade_name = record.get("name"), first_text(record, "trade_name") or ""
        is_told = 0 < len(trade_name) <= LONGEST_NAME
        if is_told and plain_form(trade_name) != plain_form(name or ""):
            sentences.append(say("source-company-trade-names", "fr", names=trade_name))
        values = {
            "id": f"neq:{number}" if number else None,
            "name": name,
            "kind": _kind(record.get("form") or ""),
            "territory": self.territory,
            "city": record.get("city"),
            "axes": axis_named(self.territories, "economic"),
            "summary_fr": " ".join(sentences) if activities or purpose else None,
            "keywords": activities,
            "size": _size(record.get("size") or ""),
            "founded": integer_year(record.get("DAT_CONSTI")),
            "identifiers": (f"neq:{number}",),
            "source_url": _ADDRESS,
            "legal_basis": "organisation-facts",
        }
        columns = {
            "id": "NEQ",
            "name": "NOM_ASSUJ",
            "summary_fr": "DESC_ACT_ECON_ASSUJ",
            "keywords": "DESC_ACT_ECON_ASSUJ",
            "founded": "DAT_CONSTI",
        }
        return Draft(values, columns)

    def _city(self, line: str, postal_code: str) -> str | None:
        """Return the city of an address (``Ville (Province)``, ``A1A1A1``) in the territory."""
        # The code first: it is quick to tell, and there are millions of addresses.
        code = postal_code.replace(" ", "").upper()
        if self.postal_prefixes and not code.startswith(self.postal_prefixes):
            return None
        city = line.partition("(")[0].strip()
        is_here = self.territories.territory_of_city(city) == self.territory
        return self.territories.city_name(city) if is_here else None


def _sentence(text: str) -> str:
    """Return a text that is all in capitals as a sentence, any other as it is."""
    return text.capitalize() if text.isupper() else text


def _size(band: str) -> Size | None:
    """Return the size of a band in words ("De 11 à 25 employés"), by its lower bound."""
    if plain_form(band).startswith("aucun"):
        return "1-9"
    found = _COUNT.search(band)
    if found is None:
        return None
    least = int(re.sub(r"\s", "", found[0]))
    bounds: tuple[tuple[int, Size], ...] = ((10, "1-9"), (50, "10-49"), (250, "50-249"))
    return next((size for bound, size in bounds if least < bound), "250+")


def _kind(form: str) -> Kind:
    return "nonprofit" if any(word in plain_form(form) for word in _NONPROFIT) else "company"

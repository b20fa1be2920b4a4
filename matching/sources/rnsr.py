"""Public laboratories of France, from the national register of research structures (RNSR).

The register names who directs a laboratory; that is neither asked for nor read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from matching.sources.opendatasoft import KEY, first_page, quoted, read_page
from matching.sources.protocol import Draft, LeftOut
from matching.sources.values import (
    axis_named,
    code_text,
    first_text,
    integer_year,
    named,
    written_list,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from matching.sources.protocol import Key, Page, Request
    from matching.territories import Territories

PORTAL = "https://data.enseignementsup-recherche.gouv.fr"
DATASET = "fr-esr-structures-recherche-publiques-actives"
_LEVEL = "code_de_niveau_de_structure"
_LABORATORY = "2"
_FIELDS = (
    "numero_national_de_structure",
    "libelle",
    "sigle",
    "annee_de_creation",
    _LEVEL,
    "site_web",
    "code_postal",
    "commune",
    "label_numero",
    "tutelles",
    "domaine_scientifique",
    "panel_erc",
    "fiche_rnsr",
)


@dataclass(frozen=True)
class Rnsr:
    """The laboratories of some bodies, kept where they lie in a territory."""

    territories: Territories
    territory: str
    parents: tuple[str, ...] = ()
    postal_prefixes: tuple[str, ...] = ()
    base: str = PORTAL
    dataset: str = DATASET
    where: str | None = None
    """A condition of the portal's query language, in place of that on the bodies."""

    name: ClassVar[str] = "rnsr"
    title: ClassVar[str] = "Répertoire national des structures de recherche (RNSR)"
    licence: ClassVar[str] = "Licence Ouverte 2.0"
    attribution: ClassVar[str] = (
        "Ministère chargé de l'enseignement supérieur et de la recherche – RNSR"
    )
    per_second: ClassVar[float] = 5.0
    key: ClassVar[Key | None] = KEY
    required: ClassVar[tuple[str, ...]] = ("numero_national_de_structure", "libelle")
    allowed: ClassVar[Mapping[str, Any]] = dict.fromkeys(_FIELDS)

    def first(self) -> Request:
        """Return the request of the first page."""
        where = self.where
        if where is None:
            bodies = " OR ".join(f"{quoted(one)} in tutelles" for one in self.parents)
            where = f'({bodies}) AND {_LEVEL}="{_LABORATORY}"'
        return first_page(self.base, self.dataset, _FIELDS, where)

    def page(self, answer: object, request: Request) -> Page:
        """Return the records of an answer, and the request of the next page."""
        return read_page(answer, request)

    def split(self, _request: Request, _page: Page) -> Sequence[Request]:
        """Return nothing: the whole register can be reached."""
        return ()

    def draft(self, record: Mapping[str, Any], _day: date) -> Draft | LeftOut:
        """Return what a record says of a laboratory."""
        if code_text(record.get(_LEVEL)) not in (None, _LABORATORY):
            return LeftOut("source-left-level")
        if not self._is_here(record):
            return LeftOut("source-left-elsewhere")
        number = record.get("numero_national_de_structure")
        full_name, acronym = first_text(record, "libelle"), first_text(record, "sigle")
        fields = written_list(record.get("domaine_scientifique"))
        panels = written_list(record.get("panel_erc"))
        about = [full_name, *fields] if full_name else []
        values = {
            "id": f"rnsr:{number}" if number else None,
            "name": " – ".join(dict.fromkeys(filter(None, (acronym, full_name)))),
            "kind": "research_unit",
            "territory": self.territory,
            "city": self.territories.city_name(first_text(record, "commune") or ""),
            "axes": axis_named(self.territories, "academic"),
            "summary_fr": ". ".join(about) or None,
            "keywords": (*fields, *panels),
            "founded": integer_year(record.get("annee_de_creation")),
            "website": first_text(record, "site_web"),
            "identifiers": named("rnsr", number),
            "affiliation": ", ".join(written_list(record.get("tutelles"))) or None,
            "source_url": first_text(record, "fiche_rnsr") or self._page_of(),
            "legal_basis": "organisation-facts",
        }
        columns = {
            "id": "numero_national_de_structure",
            "name": "libelle",
            "summary_fr": "libelle",
            "founded": "annee_de_creation",
            "website": "site_web",
            "keywords": "domaine_scientifique",
            "affiliation": "tutelles",
        }
        return Draft(values, columns)

    def _is_here(self, record: Mapping[str, Any]) -> bool:
        found = self.territories.territory_of_city(first_text(record, "commune") or "")
        if found is not None:
            return found == self.territory
        return (code_text(record.get("code_postal")) or "").startswith(
            self.postal_prefixes or ("-",)
        )

    def _page_of(self) -> str:
        return f"{self.base}/explore/dataset/{self.dataset}/"

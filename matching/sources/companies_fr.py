"""Companies of France, from the API Recherche d'entreprises.

The register gives no text but the name of the activity. Persons in their own name, and those who
opposed publication, are left out; directors are not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from matching.language import LANGUAGES, say
from matching.sources.activities import activity, activity_codes
from matching.sources.answers import records_of, whole_number
from matching.sources.protocol import Draft, LeftOut, Page, Request
from matching.sources.values import (
    LONGEST_NAME,
    axis_named,
    code_text,
    first_text,
    integer_year,
    named,
    object_in,
    objects_in,
    written_list,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from matching.profiles.model import Kind, SectorCode, Size
    from matching.sources.protocol import Key
    from matching.territories import Territories

BASE = "https://recherche-entreprises.api.gouv.fr"
_ON_A_PAGE = 25
_DEEPEST = 10_000
"""Records of one request that can be reached."""
_SECTIONS = "ABCDEFGHIJKLMNOPQRSTU"
_SIZES: dict[str, Size] = {
    **dict.fromkeys(("00", "01", "02", "03"), "1-9"),
    **dict.fromkeys(("11", "12"), "10-49"),
    **dict.fromkeys(("21", "22", "31"), "50-249"),
    **dict.fromkeys(("32", "41", "42", "51", "52", "53"), "250+"),
}
_BANDS = ("NN", *_SIZES)
_PERSON = "1"
"""How the legal forms of natural persons begin."""
_OPEN = "O"
"""The status of those whose record may be spread whole."""
_COMMITMENTS = {"est_bio": "environment", "est_rge": "environment", "est_siae": "inclusion"}
_KINDS_BY_ACTIVITY: dict[str, Kind] = {"86.10": "hospital", "85.42": "university"}
_PLACE = dict.fromkeys(
    (
        "epci",
        "commune",
        "libelle_commune",
        "code_postal",
        "nom_commercial",
        "liste_enseignes",
        "etat_administratif",
    )
)


@dataclass(frozen=True)
class CompaniesFr:
    """The companies with a place of business in a territory."""

    territories: Territories
    territory: str
    """The territory asked for."""
    epci: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    base: str = BASE

    name: ClassVar[str] = "companies-fr"
    title: ClassVar[str] = "API Recherche d'entreprises"
    licence: ClassVar[str] = "Licence Ouverte 2.0"
    attribution: ClassVar[str] = "Insee, INPI et DINUM – API Recherche d'entreprises"
    per_second: ClassVar[float] = 5.0
    key: ClassVar[Key | None] = None
    required: ClassVar[tuple[str, ...]] = ("siren", "nom_complet", "siege")
    allowed: ClassVar[Mapping[str, Any]] = {
        **dict.fromkeys(
            (
                "siren",
                "nom_complet",
                "nom_raison_sociale",
                "activite_principale",
                "activite_principale_naf25",
                "tranche_effectif_salarie",
                "caractere_employeur",
                "date_creation",
                "etat_administratif",
                "nature_juridique",
                "statut_diffusion",
            )
        ),
        "siege": _PLACE,
        "matching_etablissements": _PLACE,
        "complements": dict.fromkeys(
            ("est_association", "est_administration", "est_entrepreneur_individuel", *_COMMITMENTS)
        ),
    }

    def first(self) -> Request:
        """Return the request of the first page."""
        filters = {
            "epci": () if self.communes else self.epci,
            "code_commune": self.communes,
            "section_activite_principale": self.sections,
            "activite_principale": self.activities,
            "tranche_effectif_salarie": self.bands,
        }
        fixed = {
            "etat_administratif": "A",
            "minimal": "true",
            "include": "siege,complements,matching_etablissements",
            "per_page": str(_ON_A_PAGE),
            "page": "1",
        }
        given = {name: ",".join(values) for name, values in filters.items() if values}
        return Request(f"{self.base}/search", tuple({**given, **fixed}.items()))

    def page(self, answer: object, request: Request) -> Page:
        """Return the records of an answer, and the request of the next page."""
        records = records_of(answer, "results", request.address)
        numbers: Mapping[str, object] = answer if isinstance(answer, dict) else {}
        here = int(request.value("page") or 1)
        last = whole_number(numbers, "total_pages")
        if last is None:  # then a page that is not full is the last one
            last = here + 1 if len(records) >= _ON_A_PAGE else here
        last = min(last, _DEEPEST // _ON_A_PAGE)
        following = request.having(page=str(here + 1)) if here < last else None
        total = whole_number(numbers, "total_results")
        return Page(records, total, following, is_capped=total is not None and total >= _DEEPEST)

    def split(self, request: Request, page: Page) -> Sequence[Request]:
        """Return one request a section, else one a size band, where there is too much for one."""
        if not page.is_capped or request.value("page") != "1":
            return ()
        choices = (
            ("section_activite_principale", tuple(_SECTIONS)),
            ("tranche_effectif_salarie", _BANDS),
        )
        for name, every in choices:
            given = request.value(name)
            values = given.split(",") if given else every
            if len(values) > 1:
                return [request.having(**{name: value}) for value in values]
        return ()

    def draft(self, record: Mapping[str, Any], day: date) -> Draft | LeftOut:
        """Return what a record says of a company."""
        flags = object_in(record, "complements")
        # Any status but the open one, whatever it comes to be called, withholds something.
        if (code_text(record.get("statut_diffusion")) or _OPEN).upper() != _OPEN:
            return LeftOut("source-left-withheld")
        form = code_text(record.get("nature_juridique")) or ""
        if form.startswith(_PERSON) or flags.get("est_entrepreneur_individuel"):
            return LeftOut("source-left-person")
        if record.get("etat_administratif") == "C":
            return LeftOut("source-left-closed")
        place = self._place(record)
        if place is None:
            return LeftOut("source-left-elsewhere")
        siren = record.get("siren")
        codes = activity_codes(record, day)
        values = {
            "id": f"siren:{siren}" if siren else None,
            "name": first_text(record, "nom_raison_sociale", "nom_complet"),
            "kind": _kind(record, flags, codes),
            "territory": self.territory,
            "city": self.territories.city_name(first_text(place, "libelle_commune") or ""),
            "axes": axis_named(self.territories, "economic"),
            "size": _size(record),
            "founded": integer_year(record.get("date_creation")),
            "sector_codes": codes,
            "identifiers": named("siren", siren),
            "commitments": tuple(
                dict.fromkeys(
                    kept for flag, kept in _COMMITMENTS.items() if flags.get(flag) is True
                )
            ),
            "source_url": f"https://annuaire-entreprises.data.gouv.fr/entreprise/{siren}",
            "legal_basis": "organisation-facts",
            **self._texts(record, place, codes),
        }
        columns = {
            "id": "siren",
            "name": "nom_complet",
            "founded": "date_creation",
            "summary_fr": "activite_principale",
        }
        return Draft(values, columns)

    def _place(self, record: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the seat, or failing that the first open establishment, in the territory."""
        for place in (
            object_in(record, "siege"),
            *objects_in(record, "matching_etablissements"),
        ):
            if place.get("etat_administratif") != "F" and self._is_here(place):
                return place
        return None

    def _is_here(self, place: Mapping[str, Any]) -> bool:
        commune, epci = (code_text(place.get(name)) for name in ("commune", "epci"))
        if self.communes and commune:
            return commune in self.communes
        if self.epci and epci:
            return epci in self.epci
        city = first_text(place, "libelle_commune") or ""
        return self.territories.territory_of_city(city) == self.territory

    def _texts(
        self, record: Mapping[str, Any], place: Mapping[str, Any], codes: tuple[SectorCode, ...]
    ) -> dict[str, Any]:
        known = activity(codes)
        names = {"fr": known.fr, "en": known.en}
        trade_names = [
            one
            for one in written_list(
                [place.get("nom_commercial"), *written_list(place.get("liste_enseignes"))]
            )
            if len(one) <= LONGEST_NAME
        ]
        seat = object_in(record, "siege")
        is_away = bool(seat) and not self._is_here(seat)
        texts: dict[str, Any] = {"keywords": tuple(filter(None, (known.fr,)))}
        for language in LANGUAGES:
            if names[language] is None:
                continue
            sentences = [f"{names[language]}."]
            if trade_names:
                listed = ", ".join(trade_names)
                sentences.append(say("source-company-trade-names", language, names=listed))
            if is_away:
                city = (first_text(seat, "libelle_commune") or "–")[:LONGEST_NAME]
                sentences.append(say("source-company-seat", language, city=city))
            texts[f"summary_{language}"] = " ".join(sentences)
        return texts


def _size(record: Mapping[str, Any]) -> Size | None:
    band = record.get("tranche_effectif_salarie")
    if band == "NN" and record.get("caractere_employeur") == "N":
        return "1-9"
    return _SIZES.get(band) if isinstance(band, str) else None


def _kind(
    record: Mapping[str, Any], flags: Mapping[str, Any], codes: tuple[SectorCode, ...]
) -> Kind:
    form = code_text(record.get("nature_juridique")) or ""
    for code in codes:
        if code.code[:5] in _KINDS_BY_ACTIVITY:
            return _KINDS_BY_ACTIVITY[code.code[:5]]
    if flags.get("est_administration") or form.startswith("7"):
        return "public_body"
    if flags.get("est_association") or form.startswith("92"):
        return "nonprofit"
    return "company"

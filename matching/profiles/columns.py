"""The names a column may have, in French and in English, and what each one means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.language import Language

REQUIRED = ("id", "name", "kind", "territory")
"""Fields every profile has; a table without one of these columns cannot be read."""
BILINGUAL = ("summary", "offers", "seeks")
"""Fields whose texts are kept apart by language; without a suffix, the language is detected."""
TEXT_FIELDS = ("summary", "offers", "keywords", "works")
"""Fields of which a profile needs at least one."""
LISTS = frozenset(
    {
        "offers",
        "seeks",
        "keywords",
        "works",
        "links",
        "assigned_domains",
        "affiliation_ids",
        "axes",
        "domains",
        "languages",
        "commitments",
        "sector_codes",
        "identifiers",
    }
)
"""Fields that add up when several columns give them; of the others the first filled one is read."""
CODE_FIELDS = {"naf": "NAF", "naics": "NAICS", "scian": "SCIAN", "isic": "ISIC"}
"""Columns that hold the codes of one nomenclature."""

_NAMES = {
    "id": "id, identifiant, identifier, ident, profile_id, code profil",
    "name": "name, nom, raison sociale, dénomination, company name, "
    "nom de l'organisation, nom de l'organisme, nom de l'entreprise, nom complet, full name",
    "kind": "kind, type, genre, type d'organisation, type d'organisme, "
    "organisation type, organization type",
    "territory": "territory, territoire, territoire d'attache",
    "city": "city, ville, commune, municipalité, municipality, localité, town",
    "axes": "axes, axe, axis, volet, volets",
    "domains": "domains, domaines, domaine, domain, filières, filière, secteurs, secteur, sectors, "
    "sector, domaine d'activité, domaines d'activité, secteur d'activité",
    "summary": "summary, résumé, description, présentation, about, abstract, texte, "
    "activité, activités, activity, à propos",
    "offers": "offers, offer, offre, offres, expertise, expertises, apports, ce que nous offrons, "
    "compétences, savoir-faire, services, skills, what we offer",
    "seeks": "seeks, seek, recherche, recherches, besoin, besoins, need, needs, cherche, "
    "recherche de partenaires, partenariats recherchés, partenaires recherchés, looking for, "
    "ce que nous cherchons",
    "keywords": "keywords, keyword, mots-clés, mot-clé, mots clefs, mots clé, thèmes, thématiques, "
    "tags, topics, themes",
    "languages": "languages, language, langues, langue",
    "size": "size, taille, effectif, effectifs, nombre d'employés, nombre de salariés, employés, "
    "salariés, employees, headcount, tranche d'effectif, number of employees",
    "founded": "founded, création, fondée, fondé, fondation, année de création, "
    "année de fondation, date de création, founding year, year founded, "
    "founded in, creation year, creation date",
    "website": "website, site, site web, site internet, web, url, web site, adresse web, lien",
    "sector_codes": "sector_codes, codes sectoriels, codes d'activité, code d'activité, "
    "sector code, industry codes",
    "naf": "naf, code naf, codes naf, ape, code ape, naf code",
    "naics": "naics, code naics, naics code, naics codes",
    "scian": "scian, code scian, codes scian",
    "isic": "isic, citi, code isic, isic code, code citi",
    "identifiers": "identifiers, identifiants, identifiants officiels, registry identifiers",
    "affiliation": "affiliation, rattachement, employeur, établissement de rattachement, employer",
    "affiliation_ids": "affiliation_ids, identifiants du rattachement, affiliation identifiers",
    "works": "works, work, travaux, publications, publication, projets, projects, articles",
    "links": "links, liens connus, known links",
    "assigned_domains": "assigned_domains, domaines attribués, assigned domains",
    "commitments": "commitments, commitment, engagements, engagement",
    "source": "source, origine, provenance",
    "source_url": "source_url, url source, url de la source, lien source, source link, "
    "adresse de la source",
    "source_date": "source_date, date source, date de la source, date of source",
    "licence": "licence, license",
    "attribution": "attribution, mention de la source, credit line",
    "raw_hash": "raw_hash, empreinte de la source, record hash",
    "legal_basis": "legal_basis, base légale, base juridique, fondement juridique",
    "consent": "consent, consentement",
    "keep_until": "keep_until, à conserver jusqu'au, conserver jusqu'au, keep until, retention end",
    "valid_until": "valid_until, valable jusqu'au, valide jusqu'au, fin de validité, "
    "expires, expiry",
}
_SUFFIXES: dict[Language, tuple[str, ...]] = {
    "fr": ("fr", "français", "en français", "french", "in French"),
    "en": ("en", "anglais", "en anglais", "english", "in English"),
}
_LIKE_ENOUGH = 65.0
"""Of 100; a column less like any known name is not compared with one."""


@dataclass(frozen=True)
class Column:
    """What one column of a file holds; ``language`` where its name says so."""

    header: str
    field: str
    language: Language | None = None


@dataclass(frozen=True)
class Columns:
    """The columns of a file: those understood, in the file's order, and the others."""

    known: tuple[Column, ...]
    unknown: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether profiles can be read from these columns."""
        return not self.missing and self.has_text

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields no column gives; a city may stand for the territory."""
        fields = {column.field for column in self.known}
        if "city" in fields:
            fields.add("territory")
        return tuple(field for field in REQUIRED if field not in fields)

    @property
    def has_text(self) -> bool:
        """Whether some column gives a text."""
        return any(column.field in TEXT_FIELDS for column in self.known)

    @property
    def repeated(self) -> tuple[tuple[Column, ...], ...]:
        """Columns that say the same thing, where only one of them can be read."""
        groups: dict[tuple[str, Language | None], list[Column]] = {}
        for column in self.known:
            if column.field not in LISTS:
                groups.setdefault((column.field, column.language), []).append(column)
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def recognise(headers: Iterable[str]) -> Columns:
    """Return what each header means, whatever its case, accents, spaces and underscores."""
    known: list[Column] = []
    unknown: list[str] = []
    for header in headers:
        meaning = _meanings().get(_squeezed(header))
        if meaning is None:
            unknown.append(header)
        else:
            known.append(Column(header, *meaning))
    return Columns(tuple(known), tuple(unknown))


def nearest_name(header: str) -> str | None:
    """Return the known column name most like ``header``, or None where none is like it."""
    names = {name: _squeezed(name) for words in _NAMES.values() for name in words.split(", ")}
    found = process.extractOne(
        _squeezed(header), names, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH
    )
    return found[2] if found else None


def usual_names(field: str) -> str:
    """Return how a column for ``field`` is most often called, in both languages."""
    return " / ".join(_NAMES[field].split(", ")[:2]) if field in _NAMES else field


@cache
def _meanings() -> dict[str, tuple[str, Language | None]]:
    meanings: dict[str, tuple[str, Language | None]] = {}
    for field, words in _NAMES.items():
        for name in words.split(", "):
            meanings[_squeezed(name)] = (field, None)
            if field not in {*BILINGUAL, "keywords"}:
                continue
            for language, suffixes in _SUFFIXES.items():
                for suffix in suffixes:
                    kept = language if field in BILINGUAL else None
                    meanings[_squeezed(f"{name} {suffix}")] = (field, kept)
    return meanings


def _squeezed(header: str) -> str:
    return re.sub(r"\s", "", plain_form(header))

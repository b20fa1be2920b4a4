"""The columns a list of participants may have, in French and in English, and what each means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from rapidfuzz import fuzz, process

from matching.profiles.columns import Column, nearest_name, recognise
from matching.territories.vocabulary import plain_form

Field = Literal[
    "profile",
    "minimum",
    "maximum",
    "must",
    "must_not",
    "met",
    "unavailable",
    "language",
    "table",
]
FIELDS: tuple[Field, ...] = get_args(Field)
LIST_FIELDS: frozenset[Field] = frozenset({"must", "must_not", "met", "unavailable"})
"""Fields that add up when several columns give them; of the others the first filled one is read."""
_NAMES: dict[Field, str] = {
    "profile": "profil, profile, délégué, delegate, participant, participante, organisation, "
    "organization, organisme, entreprise, company",
    "minimum": "minimum, min, au moins, at least, rendez-vous min, rendez-vous minimum, "
    "rendez-vous au moins, minimum de rendez-vous, nombre minimum, min meetings, "
    "minimum meetings, minimum of meetings",
    "maximum": "maximum, max, au plus, at most, rendez-vous max, rendez-vous maximum, "
    "rendez-vous au plus, maximum de rendez-vous, nombre maximum, capacité, capacity, "
    "max meetings, maximum meetings, maximum of meetings",
    "must": "doit rencontrer, obligatoire, obligatoires, rendez-vous obligatoire, "
    "rendez-vous obligatoires, rencontres obligatoires, à rencontrer, must, must meet, has to meet",
    "must_not": "ne doit pas rencontrer, interdit, interdits, exclu, exclus, exclusion, "
    "exclusions, à éviter, must not, must not meet, excluded, avoid",
    "met": "déjà rencontré, déjà rencontrés, déjà rencontrée, déjà rencontrées, déjà vu, déjà vus, "
    "met, already met",
    "unavailable": "indisponible, indisponibilité, indisponibilités, absent, absence, absences, "
    "unavailable, unavailability, not available",
    "language": "langue, langue des documents, langue du dossier, language, document language, "
    "language of documents",
    "table": "table, table fixe, numéro de table, stand, kiosque, booth, fixed table, table number",
}
_LIKE_ENOUGH = 70.0


@dataclass(frozen=True)
class DelegateColumns:
    """The columns of one list; ``fields`` leads from a field to its headings in the file's order.

    ``profile_columns`` are those that describe an organisation, as in a file of profiles.
    """

    fields: dict[Field, tuple[str, ...]]
    profile_columns: tuple[Column, ...]
    unknown: tuple[str, ...]

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The headings of the columns that say who it is, the surest first."""
        described = {
            name: tuple(one.header for one in self.profile_columns if one.field == name)
            for name in ("id", "name")
        }
        return (*self.fields.get("profile", ()), *described["id"], *described["name"])

    def heading(self, field: Field) -> str | None:
        """Return what the file calls a column, or None where it has no such column."""
        return next(iter(self.fields.get(field, ())), None)


def recognise_columns(headers: Iterable[str]) -> DelegateColumns:
    """Return what each heading means, whatever its case, accents, spaces and underscores."""
    fields: dict[Field, tuple[str, ...]] = {}
    others: list[str] = []
    for header in headers:
        field = _meanings().get(_squeezed(header))
        if field is None:
            others.append(header)
        else:
            fields[field] = (*fields.get(field, ()), header)
    described = recognise(others)
    return DelegateColumns(fields, described.known, described.unknown)


def known_columns(headers: Iterable[str]) -> int:
    """Return how many of the headings mean something in a list of participants."""
    columns = recognise_columns(headers)
    return sum(map(len, columns.fields.values())) + len(columns.profile_columns)


def says_who(headers: Iterable[str]) -> bool:
    """Return whether one of the headings is that of the profile, the id or the name."""
    return bool(recognise_columns(headers).identifiers)


def nearest_column(header: str) -> str | None:
    """Return the known name most like ``header``, of lists first and of profiles next, or None."""
    names = {name: _squeezed(name) for _, name in _named()}
    found = process.extractOne(
        _squeezed(header), names, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH
    )
    return found[2] if found else nearest_name(header)


def _named() -> Iterator[tuple[Field, str]]:
    return ((field, name) for field in FIELDS for name in _NAMES[field].split(", "))


@cache
def _meanings() -> dict[str, Field]:
    return {_squeezed(name): field for field, name in _named()}


def _squeezed(header: str) -> str:
    return re.sub(r"\s", "", plain_form(header))

"""The yearly files of awards of NSERC, joined: one record for each name at an institution.

A file has a row for each award, year and paying organisation; those of co-applicants and partners
name the award they belong to. Of co-applicants the institution alone is read, so that nobody is
named in the profile of another. Payments tell whether an award was given back, and go no further.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from matching.sources.open_csv import Columns, read_rows
from matching.sources.protocol import LeftOut, PlacedRecord
from matching.sources.values import decimal_number, first_text, integer_year, written_list
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from matching.sources.parts import Part

_APPLICATION, _NAME = "ApplicationID", "Name-Nom"
_INSTITUTION, _YEAR = "Institution-Établissement", "FiscalYear-Exercice financier"
_ORGANISATION, _DEPARTMENT = "OrganizationID", "Department-Département"
_OLDER = {
    "Cle": _APPLICATION,
    "ProgramNaneEN": "ProgramNameEN",
    "ProgramNaneFR": "ProgramNameFR",
    "Keyword": "Keywords",
}
_SUBJECTS = ("ResearchSubject", "FieldOfResearchListNames", "AreaOfApplication")
_AWARDS = Columns(
    needed=(_APPLICATION, _NAME, _INSTITUTION, _YEAR, "ApplicationTitle"),
    others=(
        _DEPARTMENT,
        _ORGANISATION,
        "AwardAmount",
        *(f"{name}{language}" for name in _SUBJECTS for language in ("EN", "FR")),
        *(f"{name}{language}" for name in ("Group", "ProgramName") for language in ("EN", "FR")),
        "Keywords",
        "ApplicationSummary",
    ),
    older=_OLDER,
)
_CO_INSTITUTION, _PARTNER = "CoAppInstitution-Établissement", "PartInstitution-Établissement"
_CO_APPLICANTS = Columns(
    (_APPLICATION, _CO_INSTITUTION), ("CoAppOrganizationID", _YEAR), older=_OLDER
)
_PARTNERS = Columns((_APPLICATION, _PARTNER), ("PartOrganizationID", _YEAR), older=_OLDER)
_STUDENTS = re.compile(r"\b(?:scholarships?|fellowships?|students?|bourses?|etudiants?|stages?)\b")
_NOTHING = re.compile(r"(?:no summary.*|aucun sommaire.*|n a|not available|non disponible|tbd|)")
"""What stands, in plain form, where there is no text."""


@dataclass
class _Award:
    """The rows of one application; texts are those of its latest year."""

    year: int = 0
    paid: float | None = None
    texts: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str], int] = field(default_factory=dict)
    """The latest year of each party, by identifier and name."""

    def add(self, row: Mapping[str, str]) -> None:
        amount = decimal_number(row.get("AwardAmount", ""))
        if amount is not None:
            self.paid = (self.paid or 0.0) + amount
        year = integer_year(row.get(_YEAR)) or 0
        if not self.texts or year > self.year:
            self.year, self.texts = year, dict(row)

    def tie(self, identifier: str | None, name: str, row: Mapping[str, str]) -> None:
        party = (f"nserc-org:{identifier}" if identifier else name, name)
        year = integer_year(row.get(_YEAR)) or self.year
        self.links[party] = max(year, self.links.get(party, 0))


@dataclass
class _Person:
    """One name at one institution, and where it was first read."""

    origin: str
    line: int
    awards: dict[str, _Award] = field(default_factory=dict)


def read_people(
    parts: Sequence[Part], institutions: Iterable[str], counterparts: Iterable[str]
) -> Iterator[PlacedRecord]:
    """Yield one record for each researcher of ``institutions``, and what became of other rows.

    ``counterparts`` are how the names of the institutions begin whose co-applicants are told.

    Raises:
        SourceAnswerError: a file has not the columns that are known.
    """
    people: dict[str, _Person] = {}
    others = [part for part in parts if _told_by(part) is not _AWARDS]
    for part in parts:
        if part not in others:
            yield from _read_awards(part, institutions, people)
    awards: dict[str, list[_Award]] = {}
    for person in people.values():
        for application, award in person.awards.items():
            awards.setdefault(application, []).append(award)
    for part in others:
        yield from _read_parties(part, counterparts, awards)
    for identifier, person in people.items():
        yield PlacedRecord(person.origin, person.line, _record(identifier, person))


def _read_awards(
    part: Part, institutions: Iterable[str], people: dict[str, _Person]
) -> Iterator[PlacedRecord]:
    wanted = {plain_form(one) for one in institutions}
    for placed in read_rows(part, _AWARDS):
        row = placed.value
        if not isinstance(row, dict):
            yield placed
            continue
        if plain_form(row.get(_INSTITUTION, "")) not in wanted:
            row = LeftOut("source-left-elsewhere")
        elif _is_for_students(row):
            row = LeftOut("source-left-student")
        if isinstance(row, LeftOut):
            yield PlacedRecord(placed.origin, placed.line, row)
            continue
        person = people.setdefault(_identity(row), _Person(placed.origin, placed.line))
        person.awards.setdefault(row.get(_APPLICATION, ""), _Award()).add(row)


def _read_parties(
    part: Part, counterparts: Iterable[str], awards: Mapping[str, Iterable[_Award]]
) -> Iterator[PlacedRecord]:
    columns = _told_by(part)
    starts = tuple(f"{plain_form(one)} " for one in counterparts)
    for placed in read_rows(part, columns):
        row = placed.value
        if not isinstance(row, dict):
            yield placed
            continue
        name = row.get(columns.needed[1])
        if name is None:
            continue
        if columns is _CO_APPLICANTS and not f"{plain_form(name)} ".startswith(starts):
            continue
        for award in awards.get(row.get(_APPLICATION, ""), ()):
            award.tie(row.get(columns.others[0]), name, row)


def _told_by(part: Part) -> Columns:
    """Return the columns of a file, which its name tells."""
    name = re.sub(r"[^a-z]", "", part.stem)
    if "coapp" in name:
        return _CO_APPLICANTS
    return _PARTNERS if "partner" in name else _AWARDS


def _is_for_students(row: Mapping[str, str]) -> bool:
    """Return whether the group of the program says so; failing a group, the program itself."""
    for name in ("Group", "ProgramName"):
        told = [row[f"{name}{one}"] for one in ("EN", "FR") if f"{name}{one}" in row]
        if told:
            return any(_STUDENTS.search(plain_form(text)) for text in told)
    return False


def _identity(row: Mapping[str, str]) -> str:
    """Return the id of the person of a row: of name and institution.

    Where there are initials alone, it is also that of the application: two people may share them.
    """
    told = [row.get(_NAME, ""), row.get(_INSTITUTION, "")]
    given = plain_form(told[0].partition(",")[2]).split()
    if all(len(word) == 1 for word in given):
        told.append(row.get(_APPLICATION, ""))
    digest = hashlib.sha256("|".join(map(plain_form, told)).encode()).hexdigest()
    return f"nserc:{digest[:20]}"


def _record(identifier: str, person: _Person) -> dict[str, Any]:
    """Return what was read of a person, the latest awards first; those given back are left out."""
    kept = sorted(person.awards.items(), key=lambda one: (-one[1].year, one[0]))
    latest = kept[0][1].texts
    family, _, given = latest.get(_NAME, "").partition(",")
    return {
        "id": identifier,
        "name": f"{given.strip()} {family.strip()}".strip(),
        "institution": latest.get(_INSTITUTION),
        "organisation": latest.get(_ORGANISATION),
        "departments": written_list([award.texts.get(_DEPARTMENT) for _, award in kept])[:1],
        "awards": [
            {
                "title": first_text(award.texts, "ApplicationTitle"),
                "summary": _told(award.texts.get("ApplicationSummary")),
                "year": award.year or None,
                "keywords": _keywords(award.texts.get("Keywords", "")),
                **{one: _subjects(award.texts, one) for one in ("EN", "FR")},
                "links": [
                    {"partner": partner, "name": name, "year": year or None}
                    for (partner, name), year in sorted(award.links.items())
                ],
            }
            for _, award in kept
            if _told(award.texts.get("ApplicationTitle")) and (award.paid is None or award.paid > 0)
        ],
    }


def _subjects(texts: Mapping[str, str], language: str) -> tuple[str, ...]:
    # Names of subjects have commas of their own.
    given = [texts.get(f"{name}{language}", "").split(";") for name in _SUBJECTS]
    return written_list([_told(one) for parts in given for one in parts])


def _keywords(text: str) -> tuple[str, ...]:
    return written_list([_told(one) for one in re.split(r"[;,]", text)])


def _told(text: str | None) -> str | None:
    return None if text is None or _NOTHING.fullmatch(plain_form(text)) else text.strip()

"""The tables of CORDIS, joined: one record an organisation, with its projects and partners."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from matching.entities.identifiers import is_siren
from matching.sources.answers import check_fields
from matching.sources.json_parts import read_items
from matching.sources.open_csv import Columns, read_rows
from matching.sources.parts import grouped, optional_part, wanted_part
from matching.sources.protocol import LeftOut, PlacedRecord, Unreadable
from matching.sources.values import decimal_number, integer_year, written_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from matching.sources.parts import Part

Place = tuple[str, str]
"""A territory and a city."""
Row = dict[str, str]

_ORGANISATIONS: Final = Columns(
    ("projectID", "organisationID", "name", "country"),
    (
        "vatNumber",
        "shortName",
        "activityType",
        "postCode",
        "city",
        "nutsCode",
        "organizationURL",
        "ecContribution",
        "endOfParticipation",
    ),
)
_PROJECTS: Final = Columns(
    ("id", "title", "objective"), ("acronym", "startDate", "ecSignatureDate", "keywords")
)
_TOPICS: Final = Columns(("projectID", "euroSciVocTitle"))
_LOOKED_AT: Final = 100
"""Records of a JSON list in which all the needed fields are found."""


@dataclass
class _Organisation:
    """One participant, where it was first read, and the contribution to it by project."""

    origin: str
    line: int
    row: Row
    place: Place
    shares: dict[str, float] = field(default_factory=dict)


class Joining:
    """Puts together the tables of several programmes; only rows of both territories are held."""

    def __init__(self, place_of: Callable[[Row], Place | None], asked: Sequence[str]) -> None:
        self._place_of = place_of
        self._asked = asked
        self._organisations: dict[str, _Organisation] = {}
        self._projects: dict[str, Row] = {}
        self._topics: dict[str, list[str]] = {}

    def records(self, parts: Sequence[Part]) -> Iterator[PlacedRecord]:
        """Yield one record for each organisation asked for, and what became of the other rows.

        Raises:
            FileUnreadableError: a table is missing or cannot be read.
            SourceAnswerError: a table has not the columns that are known.
        """
        for group in grouped(parts):
            yield from self._read_group(group)
        in_project: dict[str, list[_Organisation]] = {}
        for one in self._organisations.values():
            for project in one.shares:
                in_project.setdefault(project, []).append(one)
        for one in self._organisations.values():
            if one.place[0] in self._asked:
                yield PlacedRecord(one.origin, one.line, self._record(one, in_project))

    def _read_group(self, group: Sequence[Part]) -> Iterator[PlacedRecord]:
        """Read the tables of one programme."""
        rows: list[tuple[PlacedRecord, Row]] = []
        for placed, row in _rows(wanted_part(group, "organization"), _ORGANISATIONS):
            reason = self._reason_against(row) if row is not None else None
            if row is None:
                yield placed
            elif reason:
                yield PlacedRecord(placed.origin, placed.line, LeftOut(reason))
            else:
                rows.append((placed, row))
        wanted = {row.get("projectID", "") for _, row in rows}
        for placed, row in _rows(wanted_part(group, "project"), _PROJECTS):
            if row is None:
                yield placed
            elif row.get("id", "") in wanted:
                self._projects[row["id"]] = row
        topics = optional_part(group, "euroscivoc")
        for placed, row in _rows(topics, _TOPICS) if topics else ():
            if row is None:
                yield placed
            elif row.get("projectID", "") in wanted and "euroSciVocTitle" in row:
                self._topics.setdefault(row["projectID"], []).append(row["euroSciVocTitle"])
        for placed, row in rows:
            yield from self._take(placed, row)

    def _reason_against(self, row: Row) -> str | None:
        """Return why a participant is left out, None where it is not."""
        if self._place_of(row) is None:
            return "source-left-elsewhere"
        is_over = row.get("endOfParticipation", "").lower() == "true"
        return "source-left-ended" if is_over else None

    def _take(self, placed: PlacedRecord, row: Row) -> Iterator[PlacedRecord]:
        """Keep a row, or yield what is wrong with it."""
        project, number, place = row.get("projectID", ""), row.get("organisationID", ""), None
        if project not in self._projects:
            yield PlacedRecord(placed.origin, placed.line, LeftOut("source-left-no-project"))
            return
        place = self._place_of(row)
        if not number or place is None:
            column = {"column": "organisationID"}
            fault = Unreadable("source-record-missing", column)
            yield PlacedRecord(placed.origin, placed.line, fault)
            return
        new = _Organisation(placed.origin, placed.line, row, place)
        found = self._organisations.setdefault(number, new)
        share = decimal_number(row.get("ecContribution", "")) or 0.0
        found.shares[project] = found.shares.get(project, 0.0) + share

    def _record(
        self, one: _Organisation, in_project: Mapping[str, Sequence[_Organisation]]
    ) -> dict[str, Any]:
        """Return what was read of an organisation, the projects it has most part in first."""
        order = sorted(one.shares, key=lambda project: (-one.shares[project], project))
        projects = []
        topics: list[str] = []
        for project in order:
            row = self._projects[project]
            topics += [*self._topics.get(project, ()), *_keywords(row)]
            others = [two for two in in_project[project] if two.place[0] != one.place[0]]
            projects.append(
                {
                    **{name: row.get(name) for name in ("id", "title", "acronym", "objective")},
                    "year": integer_year(row.get("startDate") or row.get("ecSignatureDate")),
                    "partners": [
                        {name: two.row.get(name) for name in ("organisationID", "name")}
                        for two in sorted(others, key=lambda two: two.row["organisationID"])
                    ],
                }
            )
        return {
            **one.row,
            "territory": one.place[0],
            "city": one.place[1],
            "siren": siren_of(one.row.get("vatNumber", "")),
            "keywords": written_list(topics),
            "projects": projects,
        }


def siren_of(vat_number: str) -> str | None:
    """Return the SIREN that a French VAT number ends with, None for any other number."""
    found = re.fullmatch(r"FR[0-9A-Z]{2}([0-9]{9})", re.sub(r"\s", "", vat_number).upper())
    return found[1] if found and is_siren(found[1]) else None


def _keywords(project: Row) -> list[str]:
    return re.split(r"[;,]", project.get("keywords", ""))


def _rows(part: Part, columns: Columns) -> Iterator[tuple[PlacedRecord, Row | None]]:
    """Yield what a table holds, as CSV or as a JSON list; None for what is no row of it."""
    if part.suffix == ".csv":
        for placed in read_rows(part, columns):
            yield placed, placed.value if isinstance(placed.value, dict) else None
        return
    names = (*columns.needed, *columns.others)
    records = read_items(part)
    first = list(islice(records, _LOOKED_AT))
    check_fields([placed.value for placed in first], columns.needed, part.origin)
    for placed in chain(first, records):
        if isinstance(placed.value, dict):
            given = {name: placed.value.get(name) for name in names}
            yield placed, {name: _text(value) for name, value in given.items() if _text(value)}
        else:
            yield placed, None


def _text(value: object) -> str:
    """Return a value of JSON as its cell would write it, an empty text for what no cell holds."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip() if isinstance(value, (str, int, float)) else ""

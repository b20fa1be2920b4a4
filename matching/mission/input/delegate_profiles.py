"""Whose row it is: a profile that is known, or one that the row itself describes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from matching.errors import UnknownProfileError
from matching.mission.faults import MissionFault, Place
from matching.mission.input.delegate_columns import DelegateColumns
from matching.mission.input.delegate_files import DelegateList
from matching.profiles.cells import is_missing, read_line
from matching.profiles.columns import TEXT_FIELDS, Column, Columns
from matching.profiles.model import IDENTIFIER, Profile
from matching.profiles.names import NameLookup
from matching.profiles.rejects import shortened
from matching.profiles.rows import RowReader
from matching.profiles.table import Row
from matching.territories import Territories
from matching.territories.vocabulary import plain_form

_DESCRIBING = frozenset({"kind", "seeks", *TEXT_FIELDS})
"""Columns that only a row meant as a whole profile fills in; a city or a site may be a reminder."""
_FORMULA_SIGNS = ("=", "+", "-", "@")
_ID_HEADER = "id"
"""Under what the id of a described profile is kept where its file has no column for it."""


@dataclass(frozen=True)
class Invited:
    """The profile a row is about, and the row."""

    profile: Profile
    is_guest: bool
    """Whether the row describes the profile, which is not known otherwise."""
    place: Place
    row: Row
    columns: DelegateColumns


@dataclass(frozen=True)
class WhoReading:
    """Who is invited by a row, or the faults that leave it unknown."""

    invited: Invited | None
    faults: tuple[MissionFault, ...] = ()
    warnings: tuple[MissionFault, ...] = ()


def looks_like_formula(cell: object) -> bool:
    """Return whether a spreadsheet would run the text of ``cell`` as a formula."""
    return isinstance(cell, str) and cell.lstrip().startswith(_FORMULA_SIGNS)


def unknown_fault(
    place: Place, column: str, text: str, refusal: UnknownProfileError
) -> MissionFault:
    """Return the fault of a name that no profile, or several, answer to."""
    values = {"given": shortened(text), "names": " ; ".join(refusal.near)}
    if refusal.key == "error-profile-ambiguous":
        return place.fault(column, "mission-input-ambiguous", **values)
    how = "near" if refusal.near else "far"
    return place.fault(column, "mission-input-unknown", how=how, **values)


def means_exactly(text: str, profile: Profile) -> bool:
    """Return whether ``text`` is the id or the name of ``profile``, rather than like it."""
    return text == profile.id or plain_form(text) == plain_form(profile.name)


def guess_warning(place: Place, column: str, text: str, profile: Profile) -> MissionFault:
    """Return the warning that ``text`` was taken for a name it is only like."""
    values = {"given": shortened(text), "name": profile.name, "id": profile.id}
    return place.fault(column, "mission-input-understood", **values)


class WhoReader:
    """Finds whose each row is."""

    def __init__(self, find: Callable[[str], Profile], territories: Territories) -> None:
        self._find = find
        self._names = NameLookup(territories)

    def read(self, listed: DelegateList, row: Row) -> WhoReading:
        """Return the profile ``row`` is about."""
        place, columns = listed.place(row), listed.columns
        header = next(
            (one for one in columns.identifiers if not is_missing(row.cells.get(one))), None
        )
        if header is None:
            return WhoReading(None, (place.fault(columns.identifiers[0], "mission-input-no-who"),))
        cell = row.cells[header]
        if looks_like_formula(cell):
            fault = place.fault(header, "mission-input-formula", given=shortened(cell))
            return WhoReading(None, (fault,))
        text = read_line(cell)
        described = any(
            one.field in _DESCRIBING and not is_missing(row.cells.get(one.header))
            for one in columns.profile_columns
        )
        try:
            found = self._find(text)
        except UnknownProfileError as refusal:
            if not described:
                return WhoReading(None, (unknown_fault(place, header, text, refusal),))
        else:
            if means_exactly(text, found):
                return WhoReading(Invited(found, False, place, row, columns))
            # A row that describes its profile is not lent to another that is only like it.
            if not described:
                warning = guess_warning(place, header, text, found)
                return WhoReading(Invited(found, False, place, row, columns), (), (warning,))
        return self._describe(listed, row, header, text)

    def _describe(self, listed: DelegateList, row: Row, header: str, text: str) -> WhoReading:
        place, columns = listed.place(row), listed.columns
        own = {one.field: one.header for one in reversed(columns.profile_columns)}
        name_header = own.get("name", header)
        if is_missing(row.cells.get(name_header)):
            name_header = header
        name = row.cells[name_header]
        if looks_like_formula(name):
            fault = place.fault(name_header, "mission-input-formula", given=shortened(name))
            return WhoReading(None, (fault,))
        is_id = header != name_header and IDENTIFIER.fullmatch(text)
        described = [one for one in columns.profile_columns if one.field not in ("id", "name")]
        id_header = own.get("id", _ID_HEADER)
        known = (Column(id_header, "id"), Column(name_header, "name"), *described)
        cells = {**row.cells, id_header: text if is_id else _id_of(read_line(name))}
        reader = RowReader(Columns(known, ()), self._names)
        reading = reader.read(Row(row.line, cells))
        faults = tuple(
            place.fault(
                header if one.field == "id" else reader.column(one.field), one.key, **one.values
            )
            for one in reading.faults
        )
        if reading.profile is None:
            return WhoReading(None, faults)
        warnings = tuple(
            place.fault(
                reader.column(field),
                "profiles-warning-language",
                column=reader.column(field),
                stated=stated,
            )
            for field, stated in reading.misplaced
        )
        return WhoReading(Invited(reading.profile, True, place, row, columns), (), warnings)


def _id_of(name: str) -> str:
    """Return an identifier made of the words of ``name``."""
    return re.sub(r"[^a-z0-9]+", "-", plain_form(name)).strip("-")[:60].strip("-") or name

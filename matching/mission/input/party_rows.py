"""What a row says of its party besides who it is: bounds, partners, times, language and table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from matching.errors import UnknownProfileError
from matching.language import LANGUAGES, Language
from matching.mission.faults import MissionFault
from matching.mission.input.delegate_columns import LIST_FIELDS, Field
from matching.mission.input.delegate_profiles import (
    Invited,
    guess_warning,
    looks_like_formula,
    means_exactly,
    unknown_fault,
)
from matching.mission.input.slot_words import SlotWords
from matching.mission.model import Party
from matching.mission.settings import MeetingSettings
from matching.profiles.cells import CellError, is_missing, read_line, read_list
from matching.profiles.model import Profile
from matching.profiles.rejects import shortened
from matching.profiles.vocabulary import language_code
from matching.territories import Territories
from matching.territories.vocabulary import plain_form

_MOST_MEETINGS = 1000


@dataclass(frozen=True)
class Rules:
    """What the lists are read against."""

    territories: Territories
    find: Callable[[str], Profile]
    """Raises UnknownProfileError where a text means no profile, or several."""
    meetings: MeetingSettings
    times: SlotWords | None
    """None where the mission file leaves the slots unknown: they are then not checked."""
    closed: Mapping[str, frozenset[int]]
    """The slots at which nobody of a territory can meet, by territory."""
    present: Mapping[str, Party]
    """Parties that are in the mission already, by id."""
    profiles: Mapping[str, Profile]
    """Those of ``present``."""


class PartyReader:
    """Reads what the rows say besides who it is; adds up the faults and warnings."""

    def __init__(self, rules: Rules, profiles: Mapping[str, Profile], unread: set[str]) -> None:
        self._rules = rules
        self._profiles = profiles
        self._unread = unread
        self._named: dict[str, list[str]] = {}
        for profile in profiles.values():
            self._named.setdefault(plain_form(profile.name), []).append(profile.id)
        self.faults: list[MissionFault] = []
        self.warnings: list[MissionFault] = []

    def read(self, one: Invited) -> Party:
        """Return the party of the row; a cell that cannot be read counts as empty."""
        profile = one.profile
        minimum, maximum = self._bounds(one)
        closed = self._rules.closed.get(profile.territory, frozenset())
        return Party(
            id=profile.id,
            name=profile.name,
            territory=profile.territory,
            minimum=minimum,
            maximum=maximum,
            unavailable=closed.union(*self._times(one)),
            must=self._others(one, "must"),
            must_not=self._others(one, "must_not"),
            met=self._others(one, "met"),
            language=self._language(one),
            table=next((read_line(cell) for _, cell in self._cells(one, "table")), None),
            domains=profile.domains,
            axes=profile.axes,
        )

    def _cells(self, one: Invited, field: Field) -> list[tuple[str, Any]]:
        """Return the filled cells of a field with their headings; formulas are left out."""
        headers = one.columns.fields.get(field, ())
        filled = [
            (header, one.row.cells[header])
            for header in headers
            if not is_missing(one.row.cells.get(header))
        ]
        kept = filled if field in LIST_FIELDS else filled[:1]
        if field in ("minimum", "maximum"):
            return kept
        for header, cell in kept:
            if looks_like_formula(cell):
                self._add(one, header, "mission-input-formula", given=shortened(cell))
        return [(header, cell) for header, cell in kept if not looks_like_formula(cell)]

    def _bounds(self, one: Invited) -> tuple[int, int]:
        meetings = self._rules.meetings
        least, most = self._number(one, "minimum", 0), self._number(one, "maximum", 1)
        minimum = meetings.at_least if least is None else least
        maximum = meetings.at_most if most is None else most
        if minimum > maximum and (least is not None or most is not None):
            header = one.columns.heading("maximum" if least is None else "minimum")
            values = {"least": str(minimum), "most": str(maximum)}
            self._add(one, header, "mission-input-least-over-most", **values)
        return minimum, maximum

    def _number(self, one: Invited, field: Field, least: int) -> int | None:
        for header, cell in self._cells(one, field):
            text = read_line(cell).removesuffix(".0")
            if text.isdecimal() and least <= int(text) <= _MOST_MEETINGS:
                return int(text)
            values = {"given": shortened(text), "least": str(least), "most": str(_MOST_MEETINGS)}
            self._add(one, header, "mission-input-bad-number", **values)
        return None

    def _language(self, one: Invited) -> Language:
        for header, cell in self._cells(one, "language"):
            code = language_code(read_line(cell))
            for language in LANGUAGES:
                if code == language:
                    return language
            self._add(one, header, "mission-input-bad-language", given=shortened(cell))
        return "fr"

    def _items(self, one: Invited, field: Field) -> Iterator[tuple[str, str]]:
        for header, cell in self._cells(one, field):
            try:
                yield from ((header, item) for item in read_list(_with_hour(cell)))
            except CellError as trouble:
                values = {"column": header, "value": shortened(cell), **trouble.values}
                self._add(one, header, trouble.key, **values)

    def _times(self, one: Invited) -> Iterator[frozenset[int]]:
        times = self._rules.times
        if times is None:
            return
        for header, item in self._items(one, "unavailable"):
            try:
                yield times.read(item)
            except CellError as trouble:
                self._add(one, header, trouble.key, given=shortened(item), **trouble.values)

    def _others(self, one: Invited, field: Field) -> frozenset[str]:
        """Return the ids of the parties a cell names, all of them of the other territory."""
        found = set()
        for header, item in self._items(one, field):
            other = self._other(one, header, item)
            if other is None:
                continue
            if other.territory == one.profile.territory:
                self._add(one, header, "mission-input-same-territory", name=other.name)
            else:
                found.add(other.id)
        return frozenset(found)

    def _other(self, one: Invited, header: str, text: str) -> Profile | None:
        if text in self._profiles:
            return self._profiles[text]
        named = self._named.get(plain_form(text), [])
        if len(named) == 1:
            return self._profiles[named[0]]
        try:
            found = self._rules.find(text)
        except UnknownProfileError as refusal:
            # Whoever has a row that cannot be read is not unknown besides.
            if plain_form(text) not in self._unread:
                self.faults.append(unknown_fault(one.place, header, text, refusal))
            return None
        if found.id not in self._profiles:
            if plain_form(text) not in self._unread:
                self._add(one, header, "mission-input-no-delegate", name=found.name, id=found.id)
            return None
        if not means_exactly(text, found):
            self.warnings.append(guess_warning(one.place, header, text, found))
        return found

    def _add(self, one: Invited, column: str | None, key: str, **values: object) -> None:
        self.faults.append(one.place.fault(column, key, **values))


def _with_hour(cell: object) -> object:
    """Return ``cell``, or its day and hour where it is a date of a spreadsheet that has both."""
    if isinstance(cell, datetime) and cell.time() != time(0):
        return f"{cell:%Y-%m-%d %H:%M}"
    return cell

"""From the cells of a row to a profile, or to everything that is wrong with the row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from matching.profiles.cells import (
    CellError,
    is_missing,
    read_date,
    read_line,
    read_list,
    read_size,
    read_text,
    read_year,
)
from matching.profiles.columns import (
    BILINGUAL,
    CODE_FIELDS,
    LISTS,
    REQUIRED,
    TEXT_FIELDS,
    usual_names,
)
from matching.profiles.evidence import (
    CODE_READERS,
    read_as_written,
    read_one_as_written,
    read_sector_codes,
    read_works,
)
from matching.profiles.model import Profile
from matching.profiles.placing import misplaced_texts, place_texts
from matching.profiles.rejects import Fault, shortened
from matching.profiles.vocabulary import language_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.language import Language
    from matching.profiles.columns import Column, Columns
    from matching.profiles.names import NameLookup
    from matching.profiles.table import Row

_READERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(LISTS, read_list),
    **CODE_READERS,
    "summary": read_text,
    "size": read_size,
    "founded": read_year,
    "valid_until": read_date,
    "keep_until": read_date,
    "links": read_as_written,
    "assigned_domains": read_as_written,
    "consent": read_one_as_written,
    "works": read_works,
    "sector_codes": read_sector_codes,
}
"""What reads the cells of a field; a field that is not here is one line of text."""
_NAMED_LISTS = ("axes", "domains", "commitments")
_VALIDATION_KEYS = {
    "string_too_long": "profiles-row-too-long",
    "greater_than_equal": "profiles-row-bad-year",
    "less_than_equal": "profiles-row-bad-year",
}


@dataclass(frozen=True)
class RowReading:
    """A profile, or the faults that forbid it; ``misplaced`` are texts in another language."""

    profile: Profile | None
    faults: tuple[Fault, ...] = ()
    misplaced: tuple[tuple[str, Language], ...] = ()


@dataclass
class _Draft:
    """What is known of a row while it is read; ``loose`` texts have no stated language yet."""

    values: dict[str, Any] = field(default_factory=dict)
    loose: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add_fault(self, name: str, column: str, value: object, key: str, **more: object) -> None:
        given = shortened(value)
        self.faults.append(Fault(name, given, key, {"column": column, "value": given, **more}))

    def lacks(self, *names: str) -> bool:
        """Return whether none of the fields was given, not even with a fault."""
        given = {*self.values, *(fault.field for fault in self.faults)}
        return given.isdisjoint(names)


class RowReader:
    """Reads the rows of one file."""

    def __init__(self, columns: Columns, names: NameLookup) -> None:
        self._columns = columns.known
        self._headers = {_key(column): column.header for column in reversed(columns.known)}
        self._names = names

    def read(self, row: Row) -> RowReading:
        """Return the profile of ``row``, or every fault found in it."""
        draft = _Draft()
        for column in self._columns:
            cell = row.cells.get(column.header)
            if not is_missing(cell):
                self._read_cell(draft, column, cell)
        misplaced = misplaced_texts(draft.values)
        place_texts(draft.loose, draft.values)
        self._resolve_names(draft)
        self._check_presence(draft)
        profile = self._validate(draft)
        return RowReading(profile, tuple(draft.faults), misplaced if profile else ())

    def column(self, name: str) -> str:
        """Return what the file calls the column of a field."""
        for known in (name, name.removesuffix("_fr").removesuffix("_en")):
            if known in self._headers:
                return self._headers[known]
        return usual_names(name)

    def _read_cell(self, draft: _Draft, column: Column, cell: object) -> None:
        name = _key(column)
        try:
            found = _READERS.get(column.field, read_line)(cell)
        except CellError as fault:
            draft.add_fault(name, column.header, cell, fault.key, **fault.values)
            return
        target = draft.loose if _is_loose(column) else draft.values
        if column.field in LISTS or column.field in CODE_FIELDS:
            found = (*target.get(name, ()), *found)
            target[name] = found
        elif found != "":
            target.setdefault(name, found)

    def _resolve_names(self, draft: _Draft) -> None:
        for name in ("kind", "territory"):
            if name in draft.values:
                for found in self._find(draft, name, draft.values.pop(name)):
                    draft.values[name] = found
        for name in _NAMED_LISTS:
            texts = draft.values.pop(name, ())
            every = [one for text in texts for one in self._find(draft, name, text)]
            draft.values[name] = tuple(dict.fromkeys(every))
        codes = map(language_code, draft.values.pop("languages", ()))
        draft.values["languages"] = tuple(dict.fromkeys(codes))

    def _find(self, draft: _Draft, name: str, text: str) -> tuple[str, ...]:
        """Return the identifier of ``text``, or nothing and note the fault."""
        try:
            return (self._names.find(name, text),)
        except KeyError:
            near = self._names.near(name, text)
            known = self._names.known(name)
            key = f"profiles-row-unknown-{name}"
            how = "near" if near else "far"
            draft.add_fault(name, self.column(name), text, key, how=how, near=near, known=known)
            return ()

    def _check_presence(self, draft: _Draft) -> None:
        if draft.lacks("territory"):
            found = self._names.territory_of_city(draft.values.get("city", ""))
            draft.values.update({"territory": found} if found else {})
        for name in REQUIRED:
            if draft.lacks(name):
                draft.add_fault(name, self.column(name), "", "profiles-row-missing")
        texts = [f"{name}{suffix}" for name in TEXT_FIELDS for suffix in ("", "_fr", "_en")]
        if draft.lacks(*texts):
            draft.add_fault("summary", self.column("summary"), "", "profiles-row-no-text")

    def _validate(self, draft: _Draft) -> Profile | None:
        try:
            profile = Profile.model_validate(draft.values)
        except ValidationError as fault:
            faulty = {known.field for known in draft.faults}
            for one in fault.errors(include_url=False):
                # A rule about the whole profile has no place; it may follow from a known fault.
                name = str(one["loc"][0]) if one["loc"] else ""
                if name in faulty or (faulty and not name):
                    continue
                key = _validation_key(name, one["type"])
                more = {"longest": one.get("ctx", {}).get("max_length"), "length": 0}
                if key == "profiles-row-too-long":
                    more["length"] = len(one["input"])
                draft.add_fault(name, self.column(name), one["input"], key, **more)
            return None
        return None if draft.faults else profile


def _validation_key(name: str, fault: str) -> str:
    if name == "id":
        return "profiles-row-bad-id"
    return _VALIDATION_KEYS.get(fault, "profiles-row-invalid")


def _is_loose(column: Column) -> bool:
    return column.field in BILINGUAL and column.language is None


def _key(column: Column) -> str:
    if column.field in CODE_FIELDS:
        return "sector_codes"
    return f"{column.field}_{column.language}" if column.language else column.field

"""A row that was left out, as a form: a field for each of its cells, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from matching.engine.catalogue.entering import read_cells
from matching.engine.catalogue.reading_apart import FileReading, RejectedRow
from matching.profiles.cells import read_text
from matching.profiles.columns import recognise
from matching.profiles.rejects import as_json
from matching.reports.profile_sheet import COLUMNS, heading

if TYPE_CHECKING:
    from matching.language import Language
    from matching.territories import Territories
    from matching.web.page import Page

_USUAL: Final = ("id", "name", "kind", "territory", "city", "summary_fr", "offers_fr", "seeks_fr")
"""The fields offered for a row that could not be cut into cells."""


@dataclass(frozen=True)
class Cell:
    """One field: its name in the form, its heading in the file, its text, what is wrong."""

    name: str
    heading: str
    field: str
    """What of a profile it holds."""
    text: str
    listed: bool
    """Whether it is a list, one item a line."""
    faults: tuple[str, ...]


@dataclass(frozen=True)
class RowForm:
    """A rejected row to be corrected."""

    line: int
    cells: tuple[Cell, ...]
    faults: tuple[str, ...]
    """What is wrong with no cell in particular."""
    bare: str
    """The text of a row that could not be cut."""


def row_form(row: RejectedRow, page: Page) -> RowForm:
    """Return the form of ``row``: the cells its file has, and those it lacks."""
    told = json.loads(row.row)
    cells = told if isinstance(told, Mapping) else {}
    language = page.language
    headings = list(recognised(cells)) or [heading(field, language) for field in _USUAL]
    placed: dict[str, list[str]] = {}
    loose = []
    for fault in row.faults:
        column = str(fault.values.get("column", ""))
        if column not in headings and fault.field in COLUMNS:
            column = heading(fault.field, language)
            headings.append(column)
        sentence = page.say(fault.key, **fault.values)
        if column in headings:
            placed.setdefault(column, []).append(sentence)
        else:
            loose.append(sentence)
    meaning = {column.header: column.field for column in recognise(headings).known}
    return RowForm(
        row.line,
        tuple(
            Cell(
                f"cell-{row.line}-{number}",
                one,
                meaning[one],
                _text(cells.get(one)),
                _is_listed(cells.get(one)),
                tuple(placed.get(one, ())),
            )
            for number, one in enumerate(meaning)
        ),
        tuple(loose),
        "" if isinstance(told, Mapping) else _text(told),
    )


def recognised(cells: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the cells whose headings mean something."""
    known = {column.header for column in recognise(cells).known}
    return {name: value for name, value in cells.items() if name in known}


def corrected(
    reading: FileReading,
    form: RowForm,
    typed: Mapping[str, str],
    territories: Territories,
    language: Language,
) -> FileReading:
    """Return ``reading`` with one row as it was ``typed``: kept now, or with what is still wrong.

    A cell that was not typed is blank.
    """
    values = {cell.heading: _value(cell, typed.get(cell.name, "")) for cell in form.cells}
    found = read_cells(values, territories, {one.id for one in reading.profiles})
    others = tuple(row for row in reading.rejected if row.line != form.line)
    if found.profile is not None:
        return replace(reading, profiles=(*reading.profiles, found.profile), rejected=others)
    again = RejectedRow(form.line, as_json(values), found.faults)
    return replace(reading, rejected=tuple(sorted((*others, again), key=lambda row: row.line)))


def _is_listed(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and _is_listed(value):
        return "\n".join(map(_text, value))
    return as_json(value) if isinstance(value, (dict, list)) else read_text(value)


def _value(cell: Cell, typed: str) -> str | list[str]:
    return typed.splitlines() if cell.listed else typed

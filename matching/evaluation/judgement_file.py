"""Reading judged pairs (qrels) from CSV or TSV; a row that cannot be used is kept as a reject.

Columns: ``query_id``, ``candidate_id``, then either ``grade`` with or without ``direction`` (whose
gain it tells: ``for_query``, which is meant where it is absent, or ``for_candidate``), or the two
grades ``for_query`` and ``for_candidate``. Other columns are passed over.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from matching.errors import FileUnreadableError
from matching.evaluation.judgements import GRADE_SIDES, GradeSide, JudgedPair, Judgements
from matching.profiles.cells import is_missing, read_line
from matching.profiles.csv_file import read_csv
from matching.profiles.rejects import Fault, Reject, reject, shortened
from matching.profiles.table import Row
from matching.territories.vocabulary import plain_form

_IDS = ("query_id", "candidate_id")
_KNOWN = (*_IDS, "grade", "direction", *GRADE_SIDES)
_DIRECTIONS: Mapping[str, GradeSide] = {
    "": "for_query",
    "for query": "for_query",
    "query": "for_query",
    "for candidate": "for_candidate",
    "candidate": "for_candidate",
}
_Pair = tuple[str, str]
_Grades = dict[GradeSide, float]


def read_judgements(path: Path) -> Judgements:
    """Return the judged pairs of the file at ``path``, and its rows left out with the reasons.

    A pair that comes again with the same grade counts once; with another grade it is rejected, and
    the first one stands.

    Raises:
        FileUnreadableError: the file cannot be read as a table, or lacks a column.
    """
    if not path.is_file():
        raise FileUnreadableError("evaluation-file-missing", path=str(path))
    if not path.stat().st_size:
        raise FileUnreadableError("evaluation-file-empty", path=str(path))
    table = read_csv(path)
    columns = _columns(table.columns, path)
    grades: dict[_Pair, _Grades] = {}
    lines: dict[tuple[_Pair, GradeSide], int] = {}
    rejects = list(table.rejects)
    for row in table.rows:
        reader = _RowReader(row, columns)
        pair, given = reader.read()
        faults = reader.faults
        if not faults:
            faults = _conflicts(pair, given, grades.get(pair, {}), lines)
        if faults:
            rejects += [reject(table.file, row.line, row.cells, fault) for fault in faults]
            continue
        for side in given:
            lines.setdefault((pair, side), row.line)
        grades[pair] = {**given, **grades.get(pair, {})}
    pairs = (
        JudgedPair(*pair, sides.get("for_query"), sides.get("for_candidate"))
        for pair, sides in sorted(grades.items())
    )
    return Judgements(str(path), tuple(pairs), _in_order(rejects))


def _columns(headers: tuple[str, ...], path: Path) -> dict[str, str]:
    """Return the header of each column that is known."""
    names = {plain_form(name): name for name in _KNOWN}
    columns: dict[str, str] = {}
    for header in headers:
        name = names.get(plain_form(header))
        if name:
            columns.setdefault(name, header)
    missing = [name for name in _IDS if name not in columns]
    if not columns.keys() & {"grade", *GRADE_SIDES}:
        missing.append("grade")
    if missing:
        raise FileUnreadableError(
            "evaluation-file-columns",
            path=str(path),
            missing=", ".join(missing),
            seen=shortened(", ".join(headers)),
        )
    return columns


class _RowReader:
    """Reads one row; ``faults`` are all those found in it."""

    def __init__(self, row: Row, columns: Mapping[str, str]) -> None:
        self._row = row
        self._columns = columns
        self.faults: list[Fault] = []

    def read(self) -> tuple[_Pair, _Grades]:
        """Return the pair and its grades; what is wrong is added to the faults."""
        query_id, candidate_id = (self._identifier(name) for name in _IDS)
        grades: _Grades = {}
        if self._columns.keys() & set(GRADE_SIDES):
            for side in GRADE_SIDES:
                self._add_grade(grades, side, side)
        else:
            self._add_grade(grades, "grade", self._direction())
        if not grades and not self.faults:
            self._fault("grade", "", "evaluation-row-missing")
        return (query_id, candidate_id), grades

    def _cell(self, name: str) -> str:
        cell = self._row.cells.get(self._columns.get(name, ""))
        return "" if is_missing(cell) else read_line(cell)

    def _identifier(self, name: str) -> str:
        text = self._cell(name)
        if not text:
            self._fault(name, "", "evaluation-row-missing")
        return text

    def _direction(self) -> GradeSide:
        text = self._cell("direction")
        side = _DIRECTIONS.get(plain_form(text))
        if side is None:
            self._fault("direction", text, "evaluation-row-direction")
        return side or "for_query"

    def _add_grade(self, grades: _Grades, name: str, side: GradeSide) -> None:
        text = self._cell(name)
        if not text:
            return
        try:
            grade = float(text.replace(",", "."))
        except ValueError:
            grade = math.nan
        if math.isfinite(grade) and grade >= 0:
            grades[side] = grade
        else:
            self._fault(name, text, "evaluation-row-grade")

    def _fault(self, name: str, value: str, key: str) -> None:
        given = shortened(value)
        column = self._columns.get(name, name)
        self.faults.append(Fault(name, given, key, {"column": column, "value": given}))


def _conflicts(
    pair: _Pair, given: _Grades, known: _Grades, lines: Mapping[tuple[_Pair, GradeSide], int]
) -> list[Fault]:
    return [
        Fault(
            side,
            f"{grade:g}",
            "evaluation-row-conflict",
            {
                "query": pair[0],
                "candidate": pair[1],
                "value": f"{grade:g}",
                "first": f"{known[side]:g}",
                "line": str(lines[pair, side]),
            },
        )
        for side, grade in given.items()
        if known.get(side, grade) != grade
    ]


def _in_order(rejects: list[Reject]) -> tuple[Reject, ...]:
    return tuple(sorted(rejects, key=lambda one: one.line))

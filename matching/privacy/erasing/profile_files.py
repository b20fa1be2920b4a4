"""Takes rows out of files of profiles; every other row stays as it was written.

CSV and JSON Lines keep the bytes of all other rows. In a workbook the row is emptied, so that
formulas that point below it still point where they did. In other rows only links to whoever is
taken out are removed.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from matching.entities.records import profile_digest
from matching.errors import FileUnreadableError
from matching.profiles.columns import recognise
from matching.profiles.files import READERS, read_file
from matching.profiles.names import NameLookup
from matching.profiles.rows import RowReader
from matching.profiles.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from matching.privacy.erasing.subject import Subject
    from matching.profiles.model import Profile
    from matching.profiles.table import Row, Table
    from matching.territories import Territories

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_WIDE: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LINKS: Final = "links"


@dataclass(frozen=True)
class TakenOut:
    """What was changed in one file."""

    rows: int = 0
    unlinked: Mapping[str, Profile] = field(default_factory=dict)
    """Profiles of others without their links to whoever was taken out, by the digest they had."""


@dataclass
class _Plan:
    """What is to be changed, by the number of the row."""

    gone: set[int] = field(default_factory=set)
    links: dict[int, dict[str, Any]] = field(default_factory=dict)
    """New cells of rows that stay, by column."""
    unlinked: dict[str, Profile] = field(default_factory=dict)


def read_profiles(path: Path, territories: Territories) -> tuple[Profile, ...]:
    """Return the profiles of the file at ``path``; none where it is no file of profiles."""
    return tuple(profile for _, profile in _profiles(_table(path), territories))


def is_profile_file(path: Path) -> bool:
    """Return whether ``path`` is a file of profiles."""
    return _table(path) is not None


def take_out(path: Path, subject: Subject, territories: Territories) -> TakenOut:
    """Take the rows of ``subject`` out of the file at ``path``, and links to them.

    A file that is none of profiles is left as it is. One that has no other row stays with its
    heading, or empty.

    Raises:
        RequestError: the file cannot be written.
    """
    table = _table(path)
    if table is None:
        return TakenOut()
    plan = _plan(table, subject, territories)
    if plan.gone or plan.links:
        rewrite = {
            ".xlsx": _without_in_workbook,
            ".parquet": _without_in_parquet,
        }.get(path.suffix.lower(), _without_in_lines)
        write_atomically(path, rewrite(path, table, plan))
    return TakenOut(len(plan.gone), plan.unlinked)


def _table(path: Path) -> Table | None:
    if path.suffix.lower() not in READERS:
        return None
    try:
        return read_file(path)
    except FileUnreadableError:
        return None


def _profiles(table: Table | None, territories: Territories) -> Iterator[tuple[Row, Profile]]:
    if table is None:
        return
    reader = RowReader(recognise(table.columns), NameLookup(territories))
    for row in table.rows:
        profile = reader.read(row).profile
        if profile is not None:
            yield row, profile


def _plan(table: Table, subject: Subject, territories: Territories) -> _Plan:
    plan = _Plan()
    columns = recognise(table.columns).known
    named = [one.header for one in columns if one.field in ("id", "name")]
    told = {*subject.ids, *subject.names}
    read = {row.line: profile for row, profile in _profiles(table, territories)}
    for row in table.rows:
        profile = read.get(row.line)
        if profile is None:
            # A row with a fault is no profile, and still says who it is about.
            if any(str(row.cells.get(name) or "").strip() in told for name in named):
                plan.gone.add(row.line)
        elif subject.is_same(profile):
            plan.gone.add(row.line)
        elif (left := subject.without_links(profile)) is not profile:
            plan.unlinked[profile_digest(profile)] = left
            cells = {
                one.header: _unlinked(row.cells.get(one.header), subject, profile)
                for one in columns
                if one.field == _LINKS
            }
            plan.links[row.line] = cells
    return plan


def _unlinked(cell: object, subject: Subject, profile: Profile) -> Any:
    """Return the links of a cell, in the form it has, without those to the subject."""
    kept = [
        link.model_dump(mode="json", exclude_defaults=True)
        for link in profile.links
        if not subject.is_named_by(link)
    ]
    return json.dumps(kept, ensure_ascii=False) if isinstance(cell, str) else kept


def _without_in_lines(path: Path, table: Table, plan: _Plan) -> bytes:
    contents = path.read_bytes()
    wide = next((name for mark, name in _WIDE.items() if contents.startswith(mark)), None)
    # Bytes that are no UTF-8 come out as they came in.
    encoding, errors = (wide, "strict") if wide else ("utf-8", "surrogateescape")
    text = contents.decode(encoding, errors)
    lines = _lines(text) if table.has_header else _json_lines(text)
    if table.has_header:
        starts = sorted({*(row.line for row in table.rows), *(one.line for one in table.rejects)})
    else:
        starts = list(range(1, len(lines) + 1))
    cells = {row.line: row.cells for row in table.rows}
    kept = lines[: starts[0] - 1] if starts else lines
    for start, end in zip(starts, [*(one - 1 for one in starts[1:]), len(lines)], strict=True):
        if start in plan.gone:
            continue
        own = lines[start - 1 : end]
        if start in plan.links:
            changed = {**cells[start], **plan.links[start]}
            own = [_written("".join(own), changed, table)]
        kept += own
    return "".join(kept).encode(encoding, errors)


def _lines(text: str) -> list[str]:
    ends = [found.end() for found in _LINE_END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _json_lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _written(before: str, cells: Mapping[str, Any], table: Table) -> str:
    end = before[len(before.rstrip("\r\n")) :]
    if not table.has_header:
        return json.dumps(cells, ensure_ascii=False, separators=(",", ":")) + end
    separators = ",;\t"
    separator = max(separators, key=lambda one: _fits(before, one, list(cells.values())))
    made = io.StringIO()
    csv.writer(made, delimiter=separator, lineterminator=end).writerow(cells.values())
    return made.getvalue()


def _fits(line: str, separator: str, cells: list[Any]) -> int:
    found = next(csv.reader(io.StringIO(line, newline=""), delimiter=separator), [])
    return sum(one == other for one, other in zip(found, cells, strict=False))


def _without_in_workbook(path: Path, table: Table, plan: _Plan) -> bytes:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, only for workbooks

    workbook = load_workbook(path)
    sheet = workbook[table.sheet] if table.sheet else workbook.worksheets[0]
    header: dict[str, int] = {}
    first = min((row.line for row in table.rows), default=1)
    for cells in sheet.iter_rows(min_row=1, max_row=first - 1):
        found = {" ".join(str(one.value).split()): one.column for one in cells if one.value}
        header = found if set(table.columns) & found.keys() else header
    for line in plan.gone:
        for cell in sheet[line]:
            cell.value, cell.comment, cell.hyperlink = None, None, None
    for line, changed in plan.links.items():
        for name, value in changed.items():
            sheet.cell(line, header[name]).value = value
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def _without_in_parquet(path: Path, table: Table, plan: _Plan) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - slow to import, only for Parquet
    import pyarrow.parquet as pq  # noqa: PLC0415

    found = pq.read_table(io.BytesIO(path.read_bytes()), use_threads=False)
    for name in {name for changed in plan.links.values() for name in changed}:
        values = found.column(name).to_pylist()
        for line, changed in plan.links.items():
            values[line - 1] = changed[name]
        at = found.schema.get_field_index(name)
        kind = found.schema.field(name)
        found = found.set_column(at, kind, pa.array(values, kind.type))
    kept = found.filter(pa.array([row.line not in plan.gone for row in table.rows]))
    # Cut into new memory: what is filtered only may still hold the rows before.
    kept = pa.Table.from_pylist(kept.to_pylist(), schema=kept.schema)
    made = io.BytesIO()
    pq.write_table(kept, made)
    return made.getvalue()

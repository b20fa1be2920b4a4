"""The two groups that judged profiles belong to: the two territories, or any other two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from matching.errors import RequestError
from matching.evaluation.judgements import AskedRequest
from matching.profiles.cells import CellError, is_missing, read_line
from matching.profiles.columns import recognise
from matching.profiles.files import read_files
from matching.territories import Territories
from matching.territories.vocabulary import plain_form

_GROUPS_OF_REQUESTS = ("requests", "other")
"""What the second group is called where the files only name the first."""


def groups_in(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return what the files write as territory, each once, in order of appearance.

    Raises:
        FileUnreadableError: a file cannot be read as a table of profiles.
    """
    found: dict[str, str] = {}
    for table in read_files(paths):
        headers = [c.header for c in recognise(table.columns).known if c.field == "territory"]
        for row in table.rows:
            for header in headers:
                cell = row.cells.get(header)
                try:
                    text = "" if is_missing(cell) else read_line(cell)
                except CellError:  # the reader of profiles will say so
                    continue
                if text:
                    found.setdefault(plain_form(text), text)
    return tuple(found.values())


def choose_groups(
    written: Sequence[str], requests: Sequence[AskedRequest], territories: Territories
) -> Territories:
    """Return ``territories`` where the files write them, else those two groups the files write.

    1. Names that ``territories`` know, or that look like one of them beside a known one (a slip):
       the territories stand, and other names are rejected row by row.
    2. Two names: these are the groups.
    3. One name: the second group is the one that requests name, else that of the requests.

    Raises:
        RequestError: the files write three names or more, none of them known.
    """
    known = {one: _find(territories, one) for one in written if _find(territories, one)}
    others = [
        one
        for one in written
        if one not in known and not (known and territories.near_territories(one))
    ]
    identifiers = sorted(set(known.values()))
    if not others or len(identifiers) == 2:
        return territories
    names = [*identifiers, *others]
    if len(names) == 1:
        alone = plain_form(names[0])
        asked: dict[str, str] = {}
        for request in requests:
            if request.territory and plain_form(request.territory) != alone:
                asked.setdefault(plain_form(request.territory), request.territory)
        names += asked.values() or [_GROUPS_OF_REQUESTS[alone == _GROUPS_OF_REQUESTS[0]]]
    if len(names) == 2:
        return Territories.of_groups(territories, (names[0], names[1]))
    if known:
        return territories
    raise RequestError("evaluation-groups", count=len(names), names=", ".join(names[:10]))


def _find(territories: Territories, text: str) -> str:
    try:
        return territories.find_territory(text)
    except KeyError:
        return ""

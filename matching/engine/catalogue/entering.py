"""One profile as a person types it: cells under headings, read as the row of a file is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from matching.entities.likely import find_likely_duplicates
from matching.profiles.columns import recognise
from matching.profiles.names import NameLookup
from matching.profiles.rejects import Fault
from matching.profiles.rows import RowReader, RowReading
from matching.profiles.table import Row
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from matching.profiles.model import Profile
    from matching.territories import Territories

_PREFIX: Final = "own-"
_LONGEST: Final = 60


def read_cells(
    cells: Mapping[str, object], territories: Territories, taken: Collection[str] = ()
) -> RowReading:
    """Return the profile that ``cells`` tell, by heading, or every fault found in them.

    An id of ``taken`` is a fault: another row of the same file has it.
    """
    reader = RowReader(recognise(cells), NameLookup(territories))
    found = reader.read(Row(1, cells))
    if found.profile is None or found.profile.id not in taken:
        return found
    given = found.profile.id
    values = {"value": given, "column": reader.column("id")}
    return RowReading(None, (Fault("id", given, "engine-row-id-in-file", values),))


def free_id(name: str, taken: Iterable[str]) -> str:
    """Return an id for a profile of that name which none of ``taken`` has."""
    plain = re.sub(r"[^a-z0-9]+", "-", plain_form(name)).strip("-")[:_LONGEST].strip("-")
    wanted = _PREFIX + (plain or "profile")
    gone = set(taken)
    numbered = (f"{wanted}-{number}" for number in range(2, len(gone) + 3))
    return wanted if wanted not in gone else next(one for one in numbered if one not in gone)


def likely_duplicates(
    new: Sequence[Profile], known: Iterable[Profile], territories: Territories
) -> tuple[tuple[Profile, Profile], ...]:
    """Return each profile of ``new`` that is probably another of ``known`` too, and that one.

    Those of one id are the same, and no duplicates.
    """
    ids = {one.id for one in new}
    others = [one for one in known if one.id not in ids]
    every = [*others, *new]
    return tuple(
        (every[pair.second], every[pair.first])
        for pair in find_likely_duplicates(every, territories, len(others))
        if pair.first < len(others)
    )

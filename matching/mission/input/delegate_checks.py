"""What rows of the lists say that cannot be together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from matching.mission.faults import MissionFault, Place
from matching.mission.input.delegate_columns import Field
from matching.mission.input.delegate_profiles import Invited
from matching.mission.model import Party

if TYPE_CHECKING:
    from matching.territories import Territories

Row = tuple[Party, Invited]

_EXCLUSIONS: Mapping[Field, str] = {
    "must_not": "mission-input-excluded",
    "met": "mission-input-met",
}


def check_together(rows: Sequence[Row], present: Mapping[str, Party]) -> Iterator[MissionFault]:
    """Yield the faults of the parties of ``rows`` taken together, and with those ``present``."""
    parties = {**present, **{party.id: party for party, _ in rows}}
    yield from _check_obligations(rows, parties)
    yield from _check_exclusions(rows, parties)
    yield from _check_booths(rows, present)


def check_sides(
    rows: Sequence[Row], present: Mapping[str, Party], territories: Territories
) -> Iterator[MissionFault]:
    """Yield one fault where all parties are of one territory."""
    sides = {party.territory for party in (*present.values(), *(party for party, _ in rows))}
    if len(sides) == 1:
        here = sides.pop()
        place = rows[0][1].place
        values = {"here": here, "other": territories.counterpart(here).id}
        yield Place(place.file, place.sheet).fault(None, "mission-input-one-side", **values)


def _check_obligations(rows: Sequence[Row], parties: Mapping[str, Party]) -> Iterator[MissionFault]:
    """Yield a fault for each party obliged to more meetings than it may have, whoever says so.

    It is told in the party's own row, or in the first that obliges it where it has none.
    """
    own = {party.id: row for party, row in rows}
    for name, party in parties.items():
        obliged = party.must | {one.id for one in parties.values() if name in one.must}
        row = own.get(name) or next((row for one, row in rows if name in one.must), None)
        if row is not None and len(obliged) > party.maximum:
            column = row.columns.heading("must") or row.columns.heading("maximum")
            values = {"name": party.name, "count": len(obliged), "most": party.maximum}
            yield row.place.fault(column, "mission-input-too-many-musts", **values)


def _check_exclusions(rows: Sequence[Row], parties: Mapping[str, Party]) -> Iterator[MissionFault]:
    """Yield a fault for each meeting that one party must have and one of the two rules out."""
    told: set[frozenset[str]] = set()
    for party, row in rows:
        for name in sorted(party.must | party.must_not | party.met):
            other, pair = parties[name], frozenset((party.id, name))
            obliged = _who_says("must", party, other)
            if obliged is None or pair in told:
                continue
            for field, key in _EXCLUSIONS.items():
                against = _who_says(field, party, other)
                if against is None:
                    continue
                told.add(pair)
                values = {
                    "name": obliged.name,
                    "other": (other if obliged is party else party).name,
                    "who": against.name,
                }
                column = row.columns.heading("must" if obliged is party else field)
                yield row.place.fault(column, key, **values)


def _who_says(field: Field, party: Party, other: Party) -> Party | None:
    """Return which of the two names the other one in ``field``."""
    if other.id in getattr(party, field):
        return party
    return other if party.id in getattr(other, field) else None


def _check_booths(rows: Sequence[Row], present: Mapping[str, Party]) -> Iterator[MissionFault]:
    """Yield a fault for each booth that is given to a second party."""
    taken = {one.table: one.name for one in present.values() if one.table}
    for party, row in rows:
        if not party.table:
            continue
        first = taken.setdefault(party.table, party.name)
        if first != party.name:
            column = row.columns.heading("table")
            yield row.place.fault(column, "mission-input-booth", table=party.table, name=first)

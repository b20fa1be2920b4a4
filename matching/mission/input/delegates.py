"""From the rows of the lists to the parties of the mission, or to all that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.mission.faults import MissionFault
from matching.mission.input.delegate_checks import check_sides, check_together
from matching.mission.input.delegate_files import DelegateList
from matching.mission.input.delegate_profiles import Invited, WhoReader
from matching.mission.input.party_rows import PartyReader, Rules
from matching.mission.model import Party
from matching.profiles.cells import is_missing
from matching.profiles.model import Profile
from matching.territories.vocabulary import plain_form


@dataclass(frozen=True)
class Delegates:
    """The parties of the lists, in their order; sound only where there are no faults."""

    parties: tuple[Party, ...]
    profiles: Mapping[str, Profile]
    guests: frozenset[str]
    faults: tuple[MissionFault, ...]
    warnings: tuple[MissionFault, ...]


def read_delegates(lists: Sequence[DelegateList], rules: Rules) -> Delegates:
    """Return the parties of ``lists``, with the faults of each row and of the rows together.

    Faults come in the order of the lists and their rows.
    """
    faults = [fault for one in lists for fault in one.faults]
    warnings = [warning for one in lists for warning in one.warnings]
    who = WhoReader(rules.find, rules.territories)
    invited: dict[str, Invited] = {}
    unread: set[str] = set()
    for listed in lists:
        for row in listed.rows:
            reading = who.read(listed, row)
            warnings.extend(reading.warnings)
            faults.extend(reading.faults)
            one = reading.invited
            if one is None:
                cells = (row.cells.get(header) for header in listed.columns.identifiers)
                unread.update(plain_form(str(cell)) for cell in cells if not is_missing(cell))
            elif (fault := _already_there(one, invited, rules)) is not None:
                faults.append(fault)
            else:
                invited[one.profile.id] = one
    profiles = {name: one.profile for name, one in invited.items()}
    reader = PartyReader(rules, {**rules.profiles, **profiles}, unread)
    parties = [(reader.read(one), one) for one in invited.values()]
    whole = not faults
    faults += [*reader.faults, *check_together(parties, rules.present)]
    # A row that could not be read may have been of the other territory.
    if whole:
        faults += check_sides(parties, rules.present, rules.territories)
    order = {listed.file: number for number, listed in enumerate(lists)}

    def place(fault: MissionFault) -> tuple[int, int]:
        return order.get(fault.file, -1), fault.row or 0

    return Delegates(
        tuple(party for party, _ in parties),
        profiles,
        frozenset(name for name, one in invited.items() if one.is_guest),
        tuple(sorted(faults, key=place)),
        tuple(sorted([*warnings, *reader.warnings], key=place)),
    )


def _already_there(
    one: Invited, invited: Mapping[str, Invited], rules: Rules
) -> MissionFault | None:
    profile = one.profile
    header = one.columns.identifiers[0]
    if profile.id in rules.present:
        return one.place.fault(header, "mission-input-already-there", name=profile.name)
    if profile.id in invited:
        first = invited[profile.id].place
        values = {"name": profile.name, "file": first.file, "row": str(first.row)}
        return one.place.fault(header, "mission-input-twice", **values)
    if profile.territory not in {known.id for known in rules.territories.territories}:
        known = ", ".join(known.id for known in rules.territories.territories)
        values = {"name": profile.name, "given": profile.territory, "known": known}
        return one.place.fault(header, "mission-input-elsewhere", **values)
    return None

"""Finding the party that a name or an id names, on one side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from matching.profiles.rejects import shortened
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.mission.edited.cells import CellName, Cells
    from matching.mission.model import Party

_NEAREST: Final = 3
_LOWEST_LIKENESS: Final = 0.8
"""Of 1; below it a name proposed surprises more than it helps."""


class PartyFinder:
    """Finds the parties of one side; those of the other are known to be told apart."""

    def __init__(self, own: Iterable[Party], others: Iterable[Party]) -> None:
        self._own = {party.id: party for party in own}
        self._others = {party.id: party for party in others}
        self._by_name: dict[str, list[Party]] = {}
        for party in self._own.values():
            self._by_name.setdefault(_form(party.name), []).append(party)
        self._other_names = {_form(party.name) for party in self._others.values()}

    def read(self, cells: Cells, name: CellName, identifier: CellName) -> Party | None:
        """Return the party whose id, or else whose name, a row gives; None where there is a fault.

        Where both are given they have to agree.
        """
        if cells.is_formula(name) or cells.is_formula(identifier):
            return None
        if cells.text(identifier):
            return self._by_id(cells, name, identifier)
        if cells.text(name):
            return self._named(cells, name)
        cells.fault(name if cells.has(name) else identifier, "mission-book-row-missing")
        return None

    def _by_id(self, cells: Cells, name: CellName, identifier: CellName) -> Party | None:
        given, named = cells.text(identifier), cells.text(name)
        party = self._own.get(given)
        if party is None:
            value = shortened(given)
            if given in self._others:
                cells.fault(identifier, "mission-book-row-other-side", value=value)
            else:
                cells.fault(identifier, "mission-book-row-unknown-id", value=value)
            return None
        if named and _form(named) != _form(party.name):
            values = {"value": shortened(named), "id": given, "name": party.name}
            cells.fault(name, "mission-book-row-disagree", **values)
            return None
        return party

    def _named(self, cells: Cells, name: CellName) -> Party | None:
        given = cells.text(name)
        found = self._by_name.get(_form(given), [])
        exact = [party for party in found if party.name == given]
        if len(found) > 1 and len(exact) == 1:
            found = exact
        if len(found) == 1:
            return found[0]
        value = shortened(given)
        if found:
            known = ", ".join(party.id for party in found)
            cells.fault(name, "mission-book-row-namesakes", value=value, known=known)
        elif _form(given) in self._other_names:
            cells.fault(name, "mission-book-row-other-side", value=value)
        else:
            near = self._near(given)
            how = "near" if near else "far"
            cells.fault(name, "mission-book-row-unknown-name", value=value, how=how, near=near)
        return None

    def _near(self, given: str) -> str:
        """Return names that look like ``given``, best first, in one line."""
        found = process.extract(
            _form(given),
            list(self._by_name),
            scorer=JaroWinkler.normalized_similarity,
            score_cutoff=_LOWEST_LIKENESS,
            limit=_NEAREST,
        )
        return ", ".join(party.name for form, _, _ in found for party in self._by_name[form])


def _form(name: str) -> str:
    """Return a name without case and accents; one of signs alone as it stands."""
    return plain_form(name) or name.strip()

"""Groups that grow by joining two at a time, without two identifiers of one scheme in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matching.entities.identifiers import Identifier


class Groups:
    """A union-find over positions (R. E. Tarjan, Journal of the ACM 22, 1975) with a guard."""

    def __init__(self, identifiers: Sequence[frozenset[Identifier]]) -> None:
        self._above = list(range(len(identifiers)))
        self._identifiers = list(identifiers)

    def find(self, position: int) -> int:
        """Return the position that stands for the group of ``position``."""
        while self._above[position] != position:
            self._above[position] = self._above[self._above[position]]
            position = self._above[position]
        return position

    def join(self, first: int, second: int) -> bool:
        """Make one group of two and return True, or leave them where they do not agree."""
        above, below = sorted((self.find(first), self.find(second)))
        if above == below:
            return True
        if not agree((self._identifiers[above], self._identifiers[below])):
            return False
        self._above[below] = above
        self._identifiers[above] |= self._identifiers[below]
        return True

    def members(self) -> list[list[int]]:
        """Return the groups, each in order, in the order of their first members."""
        found: dict[int, list[int]] = {}
        for position in range(len(self._above)):
            found.setdefault(self.find(position), []).append(position)
        return list(found.values())


def agree(each: Iterable[frozenset[Identifier]]) -> bool:
    """Return whether those that have identifiers of a scheme have the same ones of it."""
    known: dict[str, set[str]] = {}
    for identifiers in each:
        own: dict[str, set[str]] = {}
        for one in identifiers:
            own.setdefault(one.scheme, set()).add(one.value)
        if any(known.setdefault(scheme, values) != values for scheme, values in own.items()):
            return False
    return True

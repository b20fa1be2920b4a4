"""Groups that grow by joining two at a time, without two identifiers of one scheme in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.entities.identifiers import Identifier


class Groups:
    """A union-find over positions (R. E. Tarjan, Journal of the ACM 22, 1975) with a guard."""

    def __init__(self, identifiers: Sequence[frozenset[Identifier]]) -> None:
        self._above = list(range(len(identifiers)))
        self._identifiers = [set(one) for one in identifiers]

    def find(self, position: int) -> int:
        """Return the position that stands for the group of ``position``."""
        while self._above[position] != position:
            self._above[position] = self._above[self._above[position]]
            position = self._above[position]
        return position

    def agree(self, first: int, second: int) -> bool:
        """Return whether the two groups name no scheme with different values."""
        ours, theirs = (self._identifiers[self.find(one)] for one in (first, second))
        common = {one.scheme for one in ours} & {one.scheme for one in theirs}
        return all(one in theirs for one in ours if one.scheme in common) and all(
            one in ours for one in theirs if one.scheme in common
        )

    def join(self, first: int, second: int) -> bool:
        """Make one group of two and return True, or leave them where they do not agree."""
        above, below = sorted((self.find(first), self.find(second)))
        if above == below:
            return True
        if not self.agree(above, below):
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

"""Meetings into as few slots as there can be: a balanced edge colouring of a bipartite graph.

Parties are vertices, meetings edges, slots colours. König (1916): a bipartite graph whose largest
degree is D can be coloured with D colours, so that edges that share a vertex differ. De Werra
("Equitable colorations of graphs", 1971): for any k ≥ D there is such a colouring in which every
colour has ⌊m / k⌋ or ⌈m / k⌉ of the m edges. With T tables

    k = max(D, ⌈m / T⌉)

colours are therefore enough, and no fewer can be: someone has D meetings, and k − 1 slots of T
tables hold fewer than m.

1. Each edge takes a colour free at both ends; where there is none, the two colours are exchanged
   along the alternating path from one end, which in a bipartite graph never reaches the other.
2. While a colour has two edges more than another, exchanging the two along a path of their union
   that begins and ends with the fuller one moves one edge over.
"""

from __future__ import annotations

from collections.abc import Sequence

Edge = tuple[int, int]
"""A row and a column: a meeting of the one with the other."""
_NONE = -1


def fewest_slots(pairs: Sequence[Edge], tables: int) -> int:
    """Return max(largest load, ⌈meetings / tables⌉).

    Raises:
        ValueError: there are meetings and no table.
    """
    if not pairs:
        return 0
    if tables < 1:
        raise ValueError("meetings need a table")
    loads: dict[tuple[str, int], int] = {}
    for row, column in pairs:
        loads["x", row] = loads.get(("x", row), 0) + 1
        loads["y", column] = loads.get(("y", column), 0) + 1
    return max(*loads.values(), -(-len(pairs) // tables))


def balanced_colouring(pairs: Sequence[Edge], colours: int) -> list[int]:
    """Return a colour from 0 to ``colours`` − 1 for each pair, in their order.

    Pairs that share a row or a column differ; sizes of colours differ by 1 at most.

    Raises:
        ValueError: somebody has more pairs than there are colours, or a pair is given twice.
    """
    if len(set(pairs)) < len(pairs):
        raise ValueError("a pair is given twice")
    colouring = _Colouring(pairs, colours)
    for edge in range(len(pairs)):
        colouring.add(edge)
    colouring.balance()
    return colouring.colours


class _Colouring:
    """Which edge of each colour every vertex has; rows first, then columns."""

    def __init__(self, pairs: Sequence[Edge], colours: int) -> None:
        rows = 1 + max((row for row, _ in pairs), default=-1)
        columns = 1 + max((column for _, column in pairs), default=-1)
        self._ends = [(row, rows + column) for row, column in pairs]
        self._at = [[_NONE] * colours for _ in range(rows + columns)]
        self.colours = [_NONE] * len(pairs)
        self._sizes = [0] * colours

    def add(self, edge: int) -> None:
        """Colour one more edge (step 1)."""
        one, other = self._ends[edge]
        here, there = self._free(one), self._free(other)
        if here != there and self._at[other][here] != _NONE:
            self._exchange(self._path(other, here, there), here, there)
        self._paint(edge, here)

    def balance(self) -> None:
        """Make the sizes of all colours differ by one at most (step 2)."""
        while self._sizes:
            full = max(range(len(self._sizes)), key=lambda c: (self._sizes[c], -c))
            empty = min(range(len(self._sizes)), key=lambda c: (self._sizes[c], c))
            if self._sizes[full] - self._sizes[empty] < 2:
                return
            self._exchange(self._longer_path(full, empty), full, empty)

    def _free(self, vertex: int) -> int:
        try:
            return self._at[vertex].index(_NONE)
        except ValueError:
            raise ValueError("somebody has more pairs than there are colours") from None

    def _path(self, start: int, first: int, second: int) -> list[int]:
        """Return the edges of the path from ``start`` whose colours alternate from ``first``."""
        path, vertex, colour = [], start, first
        while (edge := self._at[vertex][colour]) != _NONE:
            path.append(edge)
            one, other = self._ends[edge]
            vertex = other if vertex == one else one
            colour = second if colour == first else first
        return path

    def _longer_path(self, full: int, empty: int) -> list[int]:
        """Return a path of both colours that has one edge more of ``full``.

        There is one: components that are cycles have as many of each, and so would all paths.
        """
        starts = (
            vertex
            for vertex, edges in enumerate(self._at)
            if edges[full] != _NONE and edges[empty] == _NONE
        )
        return next(path for v in starts if len(path := self._path(v, full, empty)) % 2)

    def _exchange(self, path: list[int], one: int, other: int) -> None:
        before = [self.colours[edge] for edge in path]
        for edge in path:
            self._erase(edge)
        for edge, colour in zip(path, before, strict=True):
            self._paint(edge, other if colour == one else one)

    def _paint(self, edge: int, colour: int) -> None:
        self.colours[edge] = colour
        self._sizes[colour] += 1
        for vertex in self._ends[edge]:
            self._at[vertex][colour] = edge

    def _erase(self, edge: int) -> None:
        colour = self.colours[edge]
        self._sizes[colour] -= 1
        for vertex in self._ends[edge]:
            self._at[vertex][colour] = _NONE

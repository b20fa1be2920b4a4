"""How much work a search may do: counted in steps that are the same on every machine.

The clock is only an emergency stop. Where it cuts a search short, the plan says so, and another run
may then differ; where steps do, every run gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil


@dataclass(frozen=True)
class Work:
    """The limits of one planning."""

    moving: float = 60.0
    """Deterministic time of the search for the fewest moves, about seconds of one core."""
    nodes: int = 2_000
    """Nodes of the branch and bound of one linear program with whole variables."""
    shares: int = 30
    """Rounds of reweighting, and nodes of branch and bound, for the highest least share."""
    moves: int = 300_000
    """Moves tried to close idle gaps."""
    seed: int = 1
    """Of the order in which they are tried."""
    cells: int = 400_000
    """The most cells a model may have: beyond it neither memory nor patience last."""
    emergency: float = 600.0
    """Seconds by the clock after which any one search stops."""

    def times(self, effort: float) -> Work:
        """Return limits that many times as wide, the emergency stop apart."""
        return replace(
            self,
            moving=self.moving * effort,
            nodes=ceil(self.nodes * effort),
            shares=ceil(self.shares * effort),
            moves=ceil(self.moves * effort),
            cells=ceil(self.cells * effort),
        )

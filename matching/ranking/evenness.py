"""How evenly what is gained falls on both sides."""

from __future__ import annotations


def evenness(for_x: float, for_y: float) -> float:
    """Return the lesser gain as a share of the greater: 1 where both sides gain alike, or none."""
    least, most = sorted((for_x, for_y))
    return least / most if most > 0 else 1.0

"""Whether two names of cities are one place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.territories import Territories

    SamePlace = Callable[[str, str], bool]


def same_place(territories: Territories) -> SamePlace:
    """Return what tells whether two names are one place; a borough lies in its city."""

    @cache
    def is_same(one: str, other: str) -> bool:
        # Either may be the wider of the two.
        return territories.city_matches(one, other) or territories.city_matches(other, one)

    return is_same

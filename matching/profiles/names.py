"""Names of kinds, territories, axes, domains and commitments, turned into identifiers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from matching.profiles.model import COMMITMENTS, KINDS
from matching.profiles.vocabulary import COMMITMENT_VOCABULARY, KIND_VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.territories import Territories


class _Names(NamedTuple):
    find: Callable[[str], str]
    near: Callable[[str], tuple[str, ...]]
    known: tuple[str, ...]


class NameLookup:
    """Finds the identifier a name stands for, field by field; a name once found is remembered."""

    def __init__(self, territories: Territories) -> None:
        self._fields = {
            "kind": _Names(cache(KIND_VOCABULARY.find), KIND_VOCABULARY.near, KINDS),
            "commitments": _Names(
                cache(COMMITMENT_VOCABULARY.find), COMMITMENT_VOCABULARY.near, COMMITMENTS
            ),
            "territory": _Names(
                cache(territories.find_territory),
                territories.near_territories,
                tuple(one.id for one in territories.territories),
            ),
            "axes": _Names(
                cache(territories.find_axis),
                territories.near_axes,
                tuple(one.id for one in territories.axes),
            ),
            "domains": _Names(
                cache(territories.find_domain),
                territories.near_domains,
                tuple(one.id for one in territories.domains),
            ),
        }
        self.territory_of_city = cache(territories.territory_of_city)
        """The territory a city lies in, or None."""

    def find(self, field: str, text: str) -> str:
        """Return the identifier ``text`` stands for.

        Raises:
            KeyError: nothing of that field answers to it.
        """
        return self._fields[field].find(text)

    def near(self, field: str, text: str) -> str:
        """Return identifiers whose names look like ``text``, best first, in one line."""
        return ", ".join(self._fields[field].near(text))

    def known(self, field: str) -> str:
        """Return all identifiers of the field in one line."""
        return ", ".join(self._fields[field].known)

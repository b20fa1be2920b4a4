"""Looks through the profiles page by page; only those of the page are read from the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.index.stored_profiles import ids_of, names_of
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from matching.engine.choosing import Choosing
    from matching.profiles.model import Profile
    from matching.ranking.criteria import Criteria


@dataclass(frozen=True)
class Leaf:
    """One page of what was found."""

    profiles: tuple[Profile, ...]
    total: int
    """How many there are on all pages."""
    page: int
    """From 1 on; the last one where a later one was asked for."""
    pages: int


def browse(
    choosing: Choosing, text: str, criteria: Criteria, territory: str, *, page: int, size: int
) -> Leaf:
    """Return one page of ``size`` profiles that pass ``criteria``, of ``territory`` unless blank.

    In order of name, then id. Unless ``text`` is blank: those whose name or id hold all its words,
    whole or in part; where there are none, those whose name looks like it, the likest first.
    """
    passed = _passed(choosing, criteria, territory)
    words = plain_form(text).split()
    holding = {
        name: plain
        for name, plain in passed.items()
        if all(word in plain or word in plain_form(name) for word in words)
    }
    ordered = sorted(holding, key=lambda name: (holding[name], name))
    if not ordered:
        ordered = [one.id for one in choosing.lookup.search(text) if one.id in passed]
    pages = max(1, -(-len(ordered) // size))
    at = min(max(page, 1), pages)
    shown = [choosing.lookup.by_id(name) for name in ordered[(at - 1) * size : at * size]]
    return Leaf(tuple(one for one in shown if one is not None), len(ordered), at, pages)


def _passed(choosing: Choosing, criteria: Criteria, territory: str) -> dict[str, str]:
    """Return the plain name of each profile that passes, by id."""
    passed: dict[str, str] = {}
    for own, side in choosing.contents.sides.items():
        if territory in ("", own):
            population = side.population
            ids, names = ids_of(population.profiles), names_of(population.profiles)
            admitted = criteria.admitted(population, choosing.territories)
            passed |= {ids[row]: names[row] for row in np.flatnonzero(admitted).tolist()}
    return passed

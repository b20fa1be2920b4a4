"""Profiles past their retention: found, and handed to what erases them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from matching.engine.privacy.subjects import Held
    from matching.privacy.retention import End, Retention
    from matching.profiles.model import Profile

    Erase = Callable[[Sequence[Profile]], object]
    """Erases profiles wherever they are kept, all of them in one go."""


@dataclass(frozen=True)
class Past:
    """One profile, where it is held, and the last day it might have been kept."""

    held: Held
    end: End


@dataclass(frozen=True)
class Retained:
    """What is past its retention, in order of day, and what cannot be told for want of a date."""

    past: tuple[Past, ...]
    undated: tuple[Held, ...]


def look_through(held: Iterable[Held], as_of: date, retention: Retention) -> Retained:
    """Return which of ``held`` may not be kept any more on the day ``as_of``.

    Where an id is held several times the first counts: what was typed in, or corrected by whom it
    is about, is younger than what a source told.
    """
    past, undated = [], []
    first: dict[str, Held] = {}
    for one in held:
        first.setdefault(one.profile.id, one)
    for one in first.values():
        end = retention.end_of(one.profile)
        if end.is_past(as_of):
            past.append(Past(one, end))
        elif end.reason == "undated":
            undated.append(one)
    past.sort(key=lambda one: (str(one.end.day), one.held.profile.id, one.held.where))
    return Retained(tuple(past), tuple(undated))


def purge(retained: Retained, erase: Erase) -> int:
    """Have what is past its retention erased, and return how many profiles that were."""
    profiles = tuple(one.held.profile for one in retained.past)
    if profiles:
        erase(profiles)
    return len(profiles)

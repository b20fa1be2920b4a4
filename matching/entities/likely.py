"""Profiles that are probably, or surely, another one over again: told, never joined here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.entities.candidates import candidate_pairs
from matching.entities.deciding import decide
from matching.entities.places import same_place
from matching.entities.telling import read_telling
from matching.profiles.rejects import ReadingWarning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matching.entities.verdicts import Decision
    from matching.profiles.model import Profile
    from matching.profiles.reading import Loaded
    from matching.territories import Territories


@dataclass(frozen=True)
class LikelyDuplicate:
    """Positions of two profiles, the earlier first, and what was decided of them."""

    first: int
    second: int
    decision: Decision


def find_likely_duplicates(
    profiles: Sequence[Profile], territories: Territories, since: int = 0
) -> tuple[LikelyDuplicate, ...]:
    """Return, for each profile that looks like an earlier one, the one it is most like.

    Sure or likely by the rules of ``resolve``. Only the profiles from position ``since`` on are
    held against those before them. Of equals the earliest is told.
    """
    at_one_place = same_place(territories)
    tellings = [read_telling(profile) for profile in profiles]
    nearest: dict[int, LikelyDuplicate] = {}
    for first, second in candidate_pairs(tellings, since):
        found = decide(tellings[first], tellings[second], at_one_place)
        if found.verdict == "refused":
            continue
        known = nearest.get(second)
        if known is None or _rank(found) < _rank(known.decision):
            nearest[second] = LikelyDuplicate(first, second, found)
    return tuple(nearest[second] for second in sorted(nearest))


def duplicate_warnings(loaded: Loaded, territories: Territories) -> Iterator[ReadingWarning]:
    """Yield a warning for each profile of the files that looks like one read before it."""
    for pair in find_likely_duplicates(loaded.profiles, territories):
        first, second = loaded.profiles[pair.first], loaded.profiles[pair.second]
        file, line = loaded.origins[second.id]
        other_file, other_line = loaded.origins[first.id]
        values = {
            "id": second.id,
            "name": second.name,
            "other": first.id,
            "other_name": first.name,
            "other_file": other_file,
            "other_line": str(other_line),
        }
        yield ReadingWarning(file, line, "entities-warning-duplicate", values)


def _rank(found: Decision) -> tuple[bool, float]:
    return found.verdict != "sure", -found.likeness

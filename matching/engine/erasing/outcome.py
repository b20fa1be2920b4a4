"""What an erasure did, and what is left: nothing, or what and where, and what to do about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from matching.privacy.finding.text_search import TextSearch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from matching.engine.erasing.in_hand import ErasingAct
    from matching.engine.erasing.places import Places
    from matching.privacy.finding.needles import Needle
    from matching.privacy.finding.searching import Closed, Hit, Searched
    from matching.profiles.model import Profile

Why = Literal["mention", "output", "origin", "other"]
"""``mention``: a profile of somebody else speaks of them. ``output``: a document the program can
make, which ``delete_outputs`` removes. ``origin``: a file the index was built from.
"""
OUTPUTS = (".json", ".jsonl", ".csv", ".md", ".markdown", ".html", ".xlsx", ".pdf", ".ics", ".zip")
"""How the names of documents end that the program writes."""


@dataclass(frozen=True)
class Left:
    """What is still found in one file, and why it was not removed."""

    path: Path
    why: Why
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Erased:
    """What was done, and what is left."""

    act: ErasingAct
    ids: tuple[str, ...]
    rows: Mapping[Path, int]
    """Rows taken out of each file that was named."""
    unlinked: int
    """Profiles of others that lost a link to them."""
    merges: int
    rejects: int
    pages: int
    """Pages of sources that were dropped."""
    decisions: int
    """Parties and authors taken out of the file of decisions."""
    was_indexed: bool
    deleted: tuple[Path, ...]
    """Documents that were removed as asked."""
    shared: Mapping[Needle, str]
    namesakes: tuple[Profile, ...]
    mentions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names that others speak of, by the id of their profile."""
    left: tuple[Left, ...] = ()
    closed: tuple[Closed, ...] = ()
    """What could not be searched."""
    searched: int = 0
    """Files that were searched for what is left."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left that is not the text of somebody else."""
        return not self.closed and all(one.why == "mention" for one in self.left)


def mentions_in(others: Iterable[Profile], needles: Iterable[Needle]) -> dict[str, tuple[str, ...]]:
    """Return which of the names of ``needles`` the texts of ``others`` speak of, by their id."""
    texts = TextSearch(one for one in needles if one.kind == "name")
    found: dict[str, tuple[str, ...]] = {}
    for one in others:
        written = one.model_dump_json(exclude_defaults=True)
        names = dict.fromkeys(needle.text for needle, _ in texts.in_text(written))
        if names:
            found[one.id] = tuple(names)
    return found


def left_in(
    searched: Searched,
    places: Places,
    mentioned: Mapping[str, tuple[str, ...]],
    profiled: Collection[Path],
) -> tuple[Left, ...]:
    """Return what is left of what was ``searched``, file by file.

    ``profiled`` are the named files in which there are profiles of others: no document of ours.
    """
    by_path: dict[Path, list[Hit]] = defaultdict(list)
    for hit in searched.hits:
        by_path[hit.path].append(hit)
    names = {name for told in mentioned.values() for name in told}
    holders = _holders(places)
    return tuple(
        Left(path, _why(path, hits, places, names, _Holders(holders, profiled)), tuple(hits))
        for path, hits in by_path.items()
    )


def _holders(places: Places) -> set[Path]:
    """Return the files in which profiles of others may speak of somebody."""
    return {one.resolve() for one in (*places.profile_files(), *places.merge_records())}


@dataclass(frozen=True)
class _Holders:
    """Files in which profiles of others may speak of somebody, and those in which there are any."""

    speak: Collection[Path]
    profiled: Collection[Path]


def _why(
    path: Path,
    hits: list[Hit],
    places: Places,
    names: set[str],
    holders: _Holders,
) -> Why:
    only_names = all(hit.needle.kind == "name" and hit.needle.text in names for hit in hits)
    in_index = "generations" in path.parts or path.name == "own-profiles.jsonl"
    if only_names and (in_index or path.resolve() in holders.speak):
        return "mention"
    if any(path == one or one in path.parents for one in places.origin):
        return "origin"
    is_needed = places.is_state(path) or path in holders.profiled
    if not is_needed and path.suffix.lower() in OUTPUTS:
        return "output"
    return "other"

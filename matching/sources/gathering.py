"""Profiles that several records make together: an author and the works, a laboratory and its own.

A profile keeps the latest of its works and, of its links, the latest with each partner: they are
evidence of what it does and with whom, and no bibliography.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.sources.drafting import digest_of, make_profile
from matching.sources.protocol import Draft
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from matching.profiles.model import Link, Work
    from matching.sources.drafting import Reading
    from matching.sources.protocol import AnySource, PlacedRecord

MOST_WORKS = 10
MOST_LINKS = 5
"""With each partner."""
MOST_KEYWORDS = 12
MOST_LANGUAGES = 4


@dataclass(frozen=True)
class _Name:
    """The record that makes a profile, and what it says."""

    placed: PlacedRecord
    record: Mapping[str, Any]
    draft: Draft
    day: date


class Gathering:
    """What was told so far of each profile; ``named`` is how many of them can be made."""

    def __init__(self) -> None:
        self._names: dict[str, _Name] = {}
        self._lists: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self._digests: dict[str, set[str]] = defaultdict(set)

    @property
    def named(self) -> int:
        """How many profiles some record makes."""
        return len(self._names)

    def add(self, placed: PlacedRecord, reading: Reading, day: date, *, opens: bool = True) -> None:
        """Take what one record says; ``opens`` is whether it may make a profile of its own.

        Where several records make the same profile, the last of them holds.
        """
        if reading.parts is None or isinstance(reading.record, str):
            return
        digest = digest_of(reading.record)
        for draft in reading.parts.drafts:
            identifier = str(draft.values.get("id"))
            if "name" in draft.values and (opens or identifier in self._names):
                self._names[identifier] = _Name(placed, reading.record, draft, day)
            self._digests[identifier].add(digest)
            for field in _KEPT:
                self._lists[identifier, field] += draft.values.get(field, ())

    def readings(self, source: AnySource) -> Iterator[tuple[PlacedRecord, Reading]]:
        """Yield each profile, or its faults, in the order in which they were named."""
        for identifier, name in self._names.items():
            lists = {field: keep(self._lists[identifier, field]) for field, keep in _KEPT.items()}
            draft = Draft({**name.draft.values, **lists}, name.draft.columns)
            digest = _digest_of_all(self._digests[identifier])
            yield name.placed, make_profile(draft, name.record, source, name.day, digest)


def latest_works(works: Iterable[Work]) -> tuple[Work, ...]:
    """Return at most ten works, each title once, the latest first, then by title."""
    kept: dict[str, Work] = {}
    for one in sorted(works, key=lambda one: (-(one.year or 0), one.title, one.abstract or "")):
        kept.setdefault(plain_form(one.title), one)
    return tuple(kept.values())[:MOST_WORKS]


def latest_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return at most five links with each partner, each title once, the latest first."""
    titles: dict[str, set[str]] = defaultdict(set)
    kept = []
    for one in sorted(links, key=lambda one: (-(one.year or 0), one.title or "", one.partner)):
        told, title = titles[one.partner], plain_form(one.title or "")
        if title not in told and len(told) < MOST_LINKS:
            told.add(title)
            kept.append(one)
    return tuple(kept)


def _most_frequent(texts: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the texts that come most often, as first written; of equals, the first told."""
    written: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in texts:
        written.setdefault(text.casefold(), text)
        counts[text.casefold()] += 1
    return tuple(written[text] for text, _ in counts.most_common(most))


_KEPT: dict[str, Callable[[Iterable[Any]], tuple[Any, ...]]] = {
    "works": latest_works,
    "links": latest_links,
    "keywords": lambda texts: _most_frequent(texts, MOST_KEYWORDS),
    "languages": lambda texts: _most_frequent(texts, MOST_LANGUAGES),
}
"""What is kept of each list that records add to."""


def _digest_of_all(digests: set[str]) -> str:
    """Return the digest of the one record, or that of the lines of all their digests in order."""
    if len(digests) == 1:
        return next(iter(digests))
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()

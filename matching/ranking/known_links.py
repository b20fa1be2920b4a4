"""What two profiles have done together already, as their sources tell it, and what is made of it.

A link names the other party by an identifier of a registry or by the id of its profile. It is told
of four pairs of parties, from the nearest: both profiles themselves; one of them and the
organisation of the other; the organisations of both. Only the first makes a pair a linked one,
which may be shown earlier or left out: that two universities published together says nothing
against introducing two of their people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from matching.entities.identifiers import affiliation_keys, keys_of, own_keys
from matching.index.generation import Contents, Side
from matching.index.traits import Rows
from matching.language import Language, say
from matching.profiles.model import Link, LinkKind, Profile
from matching.territories import Territories

Between = Literal["both", "query", "partner", "institutions"]
"""Whom a link is of: both profiles; the one that asks, or its partner, with the organisation of the
other; or the organisations of both."""
BETWEEN: tuple[Between, ...] = get_args(Between)
_NEARNESS: dict[Between, int] = {"both": 0, "query": 1, "partner": 1, "institutions": 2}
_MOST_TOLD = 5
"""Links of one pair that are told, the latest first."""


@dataclass(frozen=True)
class KnownLink:
    """Something that both parties of a suggestion, or their organisations, did together."""

    kind: LinkKind
    between: Between
    title: str | None
    year: int | None
    url: str | None
    text: str
    """What it was, as the end of a sentence in the language of the answer."""

    def to_dict(self) -> dict[str, object]:
        """Return the link as plain JSON values."""
        return {
            "kind": self.kind,
            "between": self.between,
            "title": self.title,
            "year": self.year,
            "url": self.url,
            "text": self.text,
        }

    @property
    def line(self) -> str:
        """What it was, and its address where it has one."""
        return " – ".join(filter(None, (self.text, self.url)))


@dataclass(frozen=True)
class KnownLinks:
    """Finds the links between the profiles of one index, or of guests with those."""

    contents: Contents
    territories: Territories

    @cached_property
    def _anybody_has_some(self) -> bool:
        return any(len(side.links.named.rows) for side in self.contents.sides.values())

    def rows(self, profile: Profile) -> Rows:
        """Return the rows of the counterpart territory that are linked with ``profile``, in order.

        Only links of both themselves count.
        """
        if profile.is_request or not (profile.links or self._anybody_has_some):
            return np.empty(0, np.intp)
        other = self._across(profile).links
        found = {
            row for link in profile.links for key in keys_of(link.partner)
            for row in other.own.find(key)
        }  # fmt: skip
        found |= {row for key in own_keys(profile) for row in other.named.find(key)}
        return np.array(sorted(found), np.intp)

    def ids(self, profile: Profile) -> tuple[str, ...]:
        """Return the ids of those who are linked with ``profile``, in order."""
        ids = self._across(profile).population.ids
        return tuple(ids[row] for row in self.rows(profile).tolist())

    def between(self, one: Profile, other: Profile, language: Language) -> tuple[KnownLink, ...]:
        """Return what ``one``, who asks, and ``other`` did together, the latest first.

        Links of their organisations are told where there is none of themselves.
        """
        found = list(self._found(one, other))
        nearest = min((_NEARNESS[between] for _, between in found), default=0)
        told: dict[tuple[object, ...], tuple[Link, Between]] = {}
        for link, between in found:
            if _NEARNESS[between] == nearest:
                # Both sides may tell the same thing.
                told.setdefault((link.kind, link.title, link.year), (link, between))
        ordered = sorted(told.values(), key=_latest_first)[:_MOST_TOLD]
        return tuple(_in_words(link, between, one, other, language) for link, between in ordered)

    def _across(self, profile: Profile) -> Side:
        return self.contents.sides[self.territories.counterpart(profile.territory).id]

    def _found(self, one: Profile, other: Profile) -> Iterator[tuple[Link, Between]]:
        """Yield the links that are told of the pair, some of them twice."""
        if one.is_request or other.is_request:
            return
        if not (one.links or other.links or self._anybody_has_some):
            return
        mine, theirs = own_keys(one), own_keys(other)
        around_me, around_them = affiliation_keys(one) - mine, affiliation_keys(other) - theirs
        yield from _naming(one, theirs, "both", around_them, "query")
        yield from _naming(other, mine, "both", around_me, "partner")
        for body in self._bodies(one.territory, around_me, theirs | around_them):
            yield from _naming(body, theirs, "partner", around_them, "institutions")
        for body in self._bodies(other.territory, around_them, mine | around_me):
            yield from _naming(body, mine, "query", around_me, "institutions")

    def _bodies(self, territory: str, keys: frozenset[str], named: frozenset[str]) -> list[Profile]:
        """Return the profiles that go by one of ``keys`` and whose links name one of ``named``."""
        side = self.contents.sides[territory]
        rows = {row for key in keys for row in side.links.own.find(key)}
        if rows:
            # Whose links name others need not be read.
            rows &= {row for key in named for row in side.links.named.find(key)}
        return [side.population.profiles[row] for row in sorted(rows)]


def linked_pairs(xs: Sequence[Profile], ys: Sequence[Profile]) -> frozenset[tuple[str, str]]:
    """Return the ids of those of ``xs`` and ``ys`` that a link is of, both themselves.

    Nobody of them need be indexed.
    """
    found: set[tuple[str, str]] = set()
    for own, others in ((xs, ys), (ys, xs)):
        known: dict[str, list[str]] = {}
        for one in others:
            for key in own_keys(one):
                known.setdefault(key, []).append(one.id)
        for one in own:
            named = {key for link in one.links for key in keys_of(link.partner)}
            pairs = ((one.id, name) for key in named for name in known.get(key, ()))
            found.update(pairs if own is xs else ((y, x) for x, y in pairs))
    return frozenset(found)


def _naming(
    holder: Profile,
    themselves: frozenset[str],
    if_themselves: Between,
    around: frozenset[str],
    if_around: Between,
) -> Iterator[tuple[Link, Between]]:
    for link in holder.links:
        named = keys_of(link.partner)
        if named & themselves:
            yield link, if_themselves
        elif named & around:
            yield link, if_around


def _latest_first(told: tuple[Link, Between]) -> tuple[object, ...]:
    link, between = told
    return (-(link.year or 0), link.kind, link.title or "", BETWEEN.index(between))


def _in_words(
    link: Link, between: Between, one: Profile, other: Profile, language: Language
) -> KnownLink:
    first, second = (other, one) if between == "partner" else (one, other)
    text = say(
        f"known-link-{link.kind.replace('_', '-')}",
        language,
        between="one" if between in ("query", "partner") else between,
        name=first.name,
        other=second.name,
        dated="yes" if link.year else "no",
        year=str(link.year or ""),
        titled="yes" if link.title else "no",
        title=(link.title or "").rstrip("."),
    )
    return KnownLink(link.kind, between, link.title, link.year, link.url, text)

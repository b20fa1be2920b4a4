"""Everything by which the text of a profile may say whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from matching.entities.identifiers import identifiers_of
from matching.entities.names import read_name
from matching.privacy.anonymous.tokens import plain_words
from matching.privacy.marks import group_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.privacy.anonymous.common_words import CommonWords
    from matching.privacy.anonymous.tokens import Token
    from matching.profiles.model import Profile

_ALIKE: Final = 80.0
"""Likeness, of 100, from which a word recalls a name."""
_SAME_START: Final = 4
_PARTS: Final = re.compile(r"\s+[-–—|/]\s+|\s*:\s+|[()]")


@dataclass(frozen=True)
class Identity:
    """What must not remain; every phrase is a row of plain words."""

    forms: tuple[tuple[str, ...], ...]
    """The name, its parts and its short forms, the longest first: a neutral word can stand in."""
    rare: frozenset[str]
    """Words of the name, of the affiliation and of hosts that are not everybody's."""
    banned: frozenset[str]
    """Words of a person's name: banned with a capital, however common they are."""
    phrases: frozenset[tuple[str, ...]]
    """The name whole, hosts and identifiers."""

    @classmethod
    def of(cls, profile: Profile, common: CommonWords) -> Identity:
        """Return by what ``profile`` may be recognised."""
        whole = plain_words(profile.name)
        forms = {whole} | {
            form
            for form in map(plain_words, _short_forms(profile))
            if len(form) > 1 or not all(map(common.is_ordinary, form))
        }
        told = {word for form in forms for word in form}
        told |= set(plain_words(profile.affiliation or ""))
        hosts = [plain_words(host) for host in _hosts(profile)]
        rare = {word for word in told if not common.is_ordinary(word)}
        for host in hosts:
            # The last part says a country or a trade.
            rare |= {one for one in host[:-1] if len(one) > 2 and not common.is_ordinary(one)}
        places = {word for named in common.places.values() for place in named for word in place}
        person = set(whole) if group_of(profile) == "person" else set()
        return cls(
            tuple(sorted(filter(None, forms), key=lambda form: (-len(form), form))),
            frozenset(rare - places),
            frozenset(person),
            frozenset(filter(None, {whole, *hosts, *map(plain_words, _identifiers(profile))})),
        )

    def recalls(self, token: Token, common: CommonWords) -> bool:
        """Return whether a word is one of the name, or like one: a product named after it, say."""
        word = token.plain
        if word in self.rare or (word in self.banned and not token.is_lower):
            return True
        if common.is_ordinary(word):
            return False
        return any(_alike(word, rare) for rare in self.rare)

    def remains(self, texts: Iterator[str] | tuple[str, ...], common: CommonWords) -> set[str]:
        """Return what of this can still be read in ``texts``: words, or phrases of them."""
        found: set[str] = set()
        for text in texts:
            words = plain_words(text)
            found.update(set(words) & self.rare)
            spaced = f" {' '.join(words)} "
            phrases = {*self.phrases, *(form for form in self.forms if self._tells(form, common))}
            found.update(f for f in map(" ".join, phrases) if f" {f} " in spaced)
        return found

    def _tells(self, form: tuple[str, ...], common: CommonWords) -> bool:
        return any(not common.is_ordinary(word) for word in form)


def _alike(word: str, rare: str) -> bool:
    if min(len(word), len(rare)) < _SAME_START:
        return False
    if rare in word or word in rare or word[:_SAME_START] == rare[:_SAME_START]:
        return True
    return fuzz.ratio(word, rare) >= _ALIKE


def _short_forms(profile: Profile) -> Iterator[str]:
    yield from filter(None, (part.strip() for part in _PARTS.split(profile.name)))
    if group_of(profile) == "person":
        family, comma, given = profile.name.partition(",")
        if comma:
            yield f"{given} {family}"
        return
    name = read_name(profile.name, profile.city)
    yield from name.shorts
    yield " ".join(word.spelt for word in name.words)


def _hosts(profile: Profile) -> Iterator[str]:
    for address in filter(None, (profile.website,)):
        bare = re.sub(r"^(?:https?://)?(?:www\d?\.)?", "", address.strip().lower())
        host = re.split(r"[/?#:]", bare)[0]
        if "." in host:
            yield host


def _identifiers(profile: Profile) -> Iterator[str]:
    yield profile.id
    yield from profile.identifiers
    for one in identifiers_of(profile):
        yield one.value

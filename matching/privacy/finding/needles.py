"""What is looked for of somebody: the name, what registries call them, their sentences, vectors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from matching.embedding.cached import text_hash
from matching.privacy.finding.spelling import fold
from matching.privacy.marks import group_of
from matching.profiles.facets import facet_texts, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matching.profiles.model import Profile

NeedleKind = Literal["name", "identifier", "sentence", "phrase", "fingerprint", "vector"]
_PHRASE_WORDS: Final = 4
_PHRASE_LETTERS: Final = 24
_PIECE: Final = 200
"""Characters; a longer sentence is looked for in pieces, so that little has to be held at once."""
LONGEST: Final = 320
"""Characters of the longest needle."""
_TURNED: Final = 8
"""Words of a name; a longer one is no name of a person."""
_END_MARKS: Final = ".!?;…\u00a0\u202f "
_RUN: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Needle:
    """One thing to look for.

    A ``phrase`` is a text so short (fewer than four words and 24 characters) that anybody may
    write it inside a longer one: it counts only where it is a whole value of its own. A
    ``fingerprint`` is the hash by which a cache or a record knows a text.
    """

    kind: NeedleKind
    text: str

    @cached_property
    def folded(self) -> str:
        """The text as it is compared."""
        return fold(self.text)

    @cached_property
    def anchor(self) -> bytes:
        """The longest run of plain letters and digits, which no spelling changes but in case."""
        runs = _RUN.findall(unicodedata.normalize("NFC", self.text).lower())
        return max(runs, key=len, default="").encode()


def needles_of(profiles: Iterable[Profile]) -> tuple[Needle, ...]:
    """Return everything to look for of ``profiles``, which are all of one person or body."""
    found: dict[tuple[str, str], Needle] = {}
    for one in profiles:
        for needle in (*_names(one), *_sentences(one), *_fingerprints(one)):
            if needle.folded:
                found.setdefault((needle.kind, needle.folded), needle)
    return tuple(found.values())


def text_needles(texts: Iterable[str]) -> tuple[Needle, ...]:
    """Return needles for ``texts`` that somebody gave; each counts wherever it stands."""
    return tuple(Needle("name", piece) for text in texts for piece in _pieces(text) if fold(piece))


def without_shared(
    needles: Iterable[Needle], others: Iterable[Profile]
) -> tuple[tuple[Needle, ...], dict[Needle, str]]:
    """Return the needles that are of nobody else, and those that ``others`` have, with the first.

    A name stays a needle whoever mentions it. A fingerprint goes with its text.
    """
    sought = {one: one.folded for one in needles if one.kind != "name"}
    shared: dict[Needle, str] = {}
    for other in others:
        hashes = {one.text for one in _fingerprints(other)}
        values = [fold(value) for value in strings_of(other)]
        whole, all_of_it = set(values), f" {' | '.join(values)} "
        for needle, folded in sought.items():
            if needle in shared:
                continue
            if needle.kind == "fingerprint":
                has = needle.text in hashes
            elif needle.kind == "phrase":
                has = folded in whole
            else:
                has = f" {folded} " in all_of_it
            if has:
                shared[needle] = other.id
    return tuple(one for one in needles if one not in shared), shared


def strings_of(profile: Profile) -> Iterator[str]:
    """Give every text of ``profile``, wherever it stands in it."""
    yield from _strings(profile.model_dump(mode="json", exclude_defaults=True))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def spellings_of(profile: Profile) -> Iterator[str]:
    """Give the name of ``profile`` as it is, then with the family's name first if a person's.

    Where that begins is not known, so it begins at each word: it is the same person at any of them.
    """
    yield profile.name
    words = fold(profile.name).split()
    if group_of(profile) == "person" and len(words) <= _TURNED:
        yield from (" ".join(words[at:] + words[:at]) for at in range(1, len(words)))


def _names(profile: Profile) -> Iterator[Needle]:
    for name in spellings_of(profile):
        yield Needle("name", name)
    yield Needle("identifier", profile.id)
    for text in profile.identifiers:
        yield Needle("identifier", text)
    for address in (profile.website, profile.source_url):
        if address:
            yield Needle("identifier", address)
    if profile.raw_hash:
        yield Needle("fingerprint", profile.raw_hash)


def _sentences(profile: Profile) -> Iterator[Needle]:
    texts = [profile.summary_fr, profile.summary_en, *profile.keywords]
    texts += [*profile.offers_fr, *profile.offers_en, *profile.seeks_fr, *profile.seeks_en]
    for work in profile.works:
        texts += [work.title, work.abstract]
    texts += [link.title for link in profile.links]
    for text in texts:
        for sentence in split_sentences(text or ""):
            for piece in _pieces(sentence):
                # A sentence may be quoted without the sign that ends it.
                told = piece.rstrip(_END_MARKS)
                yield Needle("phrase" if _is_short(told) else "sentence", told)


def _fingerprints(profile: Profile) -> Iterator[Needle]:
    for text in facet_texts(profile):
        yield Needle("fingerprint", text_hash(text.text, text.role))


def _is_short(text: str) -> bool:
    return len(text.split()) < _PHRASE_WORDS and len(text) < _PHRASE_LETTERS


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for word in text.split():
        if piece and len(piece) + len(word) >= _PIECE:
            yield piece
            piece = ""
        piece = f"{piece} {word}".strip()[:LONGEST]
    if piece:
        yield piece

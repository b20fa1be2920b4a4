"""Looks for texts in texts: in whole values, in running text and among bytes of any kind."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from matching.privacy.finding.json_strings import strings_in
from matching.privacy.finding.spelling import Form, fold, form_of, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matching.privacy.finding.needles import Needle

Found = tuple["Needle", Form]
_WIDE: Final = re.compile(rb"(?:[\x20-\x7e]\x00){5}|(?:\x00[\x20-\x7e]){5}")
_SHORTEST_ANCHOR: Final = 3
_TELLING: Final = 6
"""Letters from which a text is looked for among any bytes; chance alone writes shorter ones."""
_SHORTEST: Final = 4
"""Letters of a shorter one, that is looked for there as it is spelt, and only so."""


class TextSearch:
    """The texts of one search."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        every = [one for one in needles if one.kind != "vector" and one.folded]
        self._whole: dict[str, list[Needle]] = {}
        for one in every:
            if one.kind == "phrase":
                self._whole.setdefault(one.folded, []).append(one)
        self._anywhere = [one for one in every if one.kind != "phrase"]
        self._by_first_word: dict[str, list[Needle]] = {}
        for one in self._anywhere:
            self._by_first_word.setdefault(one.folded.split()[0], []).append(one)
        self._telling = [one for one in self._anywhere if len(one.folded) >= _TELLING]
        self._short = [one for one in self._anywhere if _SHORTEST <= len(one.folded) < _TELLING]
        self._anchors = {one.anchor for one in (*self._telling, *self._short)}

    def in_value(self, text: str) -> Iterator[Found]:
        """Give what a whole value holds or is: a cell, a line, a string of JSON."""
        for told in _tellings(text):
            folded = fold(told)
            for one in self._whole.get(folded, ()):
                yield one, form_of(one.text, text)
            yield from self._bounded(folded, text)

    def is_in(self, value: str) -> bool:
        """Return whether a value, or a string of the JSON it is, holds or is any of them."""
        return any(any(self.in_value(one)) for one in strings_in(value))

    def in_text(self, text: str) -> Iterator[Found]:
        """Give what running text holds, as whole words."""
        for told in _tellings(text):
            yield from self._bounded(fold(told), text)

    def in_block(self, block: bytes) -> Iterator[Found]:
        """Give what the bytes of running text hold, in UTF-8 or Windows-1252, as whole words."""
        for text in decodings(block):
            yield from self.in_text(text)

    def in_print(self, text: str) -> Iterator[Found]:
        """Give what printed text holds: lines are broken, and spaces come and go."""
        joined = re.sub(r"[-\u2010\u00ad]\s*\n\s*", "", text)
        dense = fold(joined).replace(" ", "")
        for one in self._anywhere:
            if len(one.folded) >= 8 and one.folded.replace(" ", "") in dense:
                yield one, "exact" if one.text in text else "respelt"
        yield from self._bounded(fold(text), text)
        yield from self._bounded(fold(joined), joined)

    def in_bytes(self, block: bytes) -> Iterator[Found]:
        """Give what bytes of any kind hold in UTF-8, Windows-1252 or UTF-16, even inside words.

        In such bytes values follow one another without anything between.
        """
        if not self._may_hold(block):
            return
        for text in decodings(block):
            for told in _tellings(text):
                folded = fold(told)
                yield from ((one, "bytes") for one in self._telling if one.folded in folded)
                yield from ((one, "bytes") for one in self._short if one.text in told)

    def touched(self, text: str) -> Iterator[Needle]:
        """Give what ``text`` holds, even inside its words."""
        folded = fold(text)
        return (one for one in self._anywhere if one.folded in folded)

    def _bounded(self, folded: str, text: str) -> Iterator[Found]:
        padded = f" {folded} "
        for word in self._by_first_word.keys() & folded.split():
            for one in self._by_first_word[word]:
                if f" {one.folded} " in padded:
                    yield one, form_of(one.text, text)

    def _may_hold(self, block: bytes) -> bool:
        small = block.lower()
        narrow = small.replace(b"\0", b"")
        return any(
            len(one) < _SHORTEST_ANCHOR or one in small or one in narrow for one in self._anchors
        )


def decodings(block: bytes) -> Iterator[str]:
    """Give the texts a block of bytes may be; its first and last letters may be cut."""
    lead = next((at for at, byte in enumerate(block[:4]) if byte & 0xC0 != 0x80), 0)
    try:
        yield codecs.getincrementaldecoder("utf-8")().decode(block[lead:], final=False)
    except UnicodeDecodeError:
        yield block.decode("utf-8", errors="ignore")
        yield block.decode("cp1252", errors="replace")
    if _WIDE.search(block):
        for encoding in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield block[start:].decode(encoding, errors="ignore")


def _tellings(text: str) -> tuple[str, ...]:
    plain = unescaped(text)
    return (text,) if plain == text else (text, plain)

"""A text as words with their places, each in plain form: without case, accents or punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matching.territories.vocabulary import plain_form

_LONGEST_ACRONYM = 7
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Token:
    """One word of a text: where it stands, as it is written, and its plain form."""

    start: int
    end: int
    written: str
    plain: str

    @property
    def is_lower(self) -> bool:
        """Whether it is written as an ordinary word within a sentence is."""
        return self.written[0].islower() and self.written[1:] == self.written[1:].lower()

    @property
    def is_capitalised(self) -> bool:
        """Whether only its first letter is a capital."""
        return self.written[0].isupper() and self.written[1:] == self.written[1:].lower()

    @property
    def is_acronym(self) -> bool:
        """Whether it is short and has two capitals or more."""
        return len(self.written) <= _LONGEST_ACRONYM and sum(map(str.isupper, self.written)) > 1


def tokens_of(text: str) -> list[Token]:
    """Return the words of ``text`` in order; signs that have no plain form are left out."""
    found = (Token(m.start(), m.end(), m[0], plain_form(m[0])) for m in _WORD.finditer(text))
    return [one for one in found if one.plain]


def plain_words(text: str) -> tuple[str, ...]:
    """Return the plain forms of the words of ``text``."""
    return tuple(one.plain for one in tokens_of(text))

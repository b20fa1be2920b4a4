"""A sentence told without names: neutral words stand in, what cannot be made safe is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from matching.language import say
from matching.privacy.anonymous.tokens import Token, tokens_of

if TYPE_CHECKING:
    from matching.language import Language
    from matching.privacy.anonymous.common_words import CommonWords
    from matching.privacy.anonymous.identity import Identity
    from matching.profiles.model import Kind

_CONTACTS: Final = re.compile(
    r"""\(?\b(?:https?://|www\.)\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ |
    \b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?\b | \+?\(?\d(?:[\s().-]?\d){8,}""",
    re.IGNORECASE | re.VERBOSE,
)
"""Links, addresses of mail and telephone numbers."""
_SINCE: Final = re.compile(
    r",?\s*\b(?:en|depuis|dès|vers|in|since|by|fin|début)\s+(?:1[6-9]|20)\d\d\b", re.IGNORECASE
)
"""When something happened: with a kind and a country it would often be enough."""
_NUMBER: Final = re.compile(r"\d+(?:[ \u00a0\u202f.,'’]\d{3}(?!\d))*")
_ROUND: Final = 3
"""Digits, zeros at the end not counted; a number of more is too exact: a turnover, a staff."""
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")
# What French says before a name, and how the neutral words are said after it.
_BEFORE: Final = re.compile(
    r"(?:\b(?P<of>de l['’]|de la|du|des|de|d['’])|\b(?P<to>à l['’]|à la|aux|au|à)"
    r"|\b(?P<plain>le|la|les|l['’]|the))\s*$",
    re.IGNORECASE,
)


_LINKS: Final = frozenset({"de", "d", "du", "of"})


@dataclass(frozen=True)
class _Span:
    """Words from one to another, before which comes the end, and what stands for them."""

    first: int
    end: int
    role: str


class Neutral:
    """Tells the sentences of one profile without its name."""

    def __init__(self, kind: Kind, identity: Identity, common: CommonWords) -> None:
        self._kind = kind.replace("_", "-")
        self._identity = identity
        self._common = common

    def sentence(self, text: str, language: Language) -> str | None:
        """Return ``text`` without anything that names somebody, or None where that cannot be."""
        bare = _CONTACTS.sub(say("privacy-anonymous-contact", language), text)
        bare = _SINCE.sub("", bare)
        found = self._told(bare, language)
        if found is None and _ASIDE.search(bare):
            # What stands between parentheses is often a name, and can be spared.
            found = self._told(_ASIDE.sub("", bare), language)
        # What opened the sentence may be gone.
        return found[:1].upper() + found[1:] if found and text[:1].isupper() else found

    def _told(self, text: str, language: Language) -> str | None:
        if any(map(_is_exact, _NUMBER.findall(text))):
            return None
        tokens = tokens_of(text)
        spans = self._spans(tokens)
        replaced = {row for span in spans for row in range(span.first, span.end)}
        for row, token in enumerate(tokens):
            if row in replaced:
                continue
            if self._identity.recalls(token, self._common):
                return None
            if not self._common.may_stand(token, opens=row == 0):
                return None
        if any(_in_a_name(span, tokens) for span in spans if span.role == "place"):
            return None
        if _names_somebody(text, tokens, replaced):
            return None
        return self._written(text, tokens, spans, language)

    def _spans(self, tokens: list[Token]) -> list[_Span]:
        spans, row = [], 0
        while row < len(tokens):
            span = self._span_at(row, tokens)
            if span:
                spans.append(span)
            row = span.end if span else row + 1
        return spans

    def _span_at(self, row: int, tokens: list[Token]) -> _Span | None:
        if tokens[row].is_lower and tokens[row].plain not in self._identity.rare:
            # A name that is an ordinary word is no name in small letters.
            return None
        phrases = [(form, "name") for form in self._identity.forms]
        phrases += [(one, "place") for one in self._common.places.get(tokens[row].plain, ())]
        fitting = [
            (len(phrase), role)
            for phrase, role in phrases
            if phrase == tuple(one.plain for one in tokens[row : row + len(phrase)])
        ]
        if not fitting:
            return None
        length, role = max(fitting)
        return _Span(row, row + length, role)

    def _written(
        self, text: str, tokens: list[Token], spans: list[_Span], language: Language
    ) -> str:
        told, done = "", 0
        for span in spans:
            told += text[done : tokens[span.first].start]
            before = _BEFORE.search(told)
            how = "plain"
            if before and (language == "fr" or before["plain"]):
                how = before.lastgroup or "plain"
                told = told[: before.start()]
            words = self._stand_in(span.role, how, language)
            told += words if told.strip() else words[:1].upper() + words[1:]
            done = tokens[span.end - 1].end
        told += text[done:]
        return _tidy(told, self._stand_in("place", "plain", language))

    def _stand_in(self, role: str, how: str, language: Language) -> str:
        if role == "place":
            return say("privacy-anonymous-place", language, how=how)
        return say(f"privacy-anonymous-name-{self._kind}", language, how=how)


def _is_exact(number: str) -> bool:
    return len(re.sub(r"\D", "", number).strip("0")) > _ROUND


def _in_a_name(span: _Span, tokens: list[Token]) -> bool:
    """Return whether a place is part of the name of somebody: what is beside it has a capital."""
    before = tokens[: span.first]
    if before and before[-1].plain in _LINKS:
        before.pop()
    is_named = len(before) > 1 and not before[-1].is_lower
    after = tokens[span.end : span.end + 1]
    return is_named or any(not one.is_lower and not one.written.isdigit() for one in after)


def _names_somebody(text: str, tokens: list[Token], replaced: set[int]) -> bool:
    """Return whether two words with a capital stand together, as in the name of some body."""
    for row, (one, other) in enumerate(pairwise(tokens)):
        beside = text[one.end : other.start] == " "
        capitals = one.is_capitalised and other.is_capitalised
        if row and beside and capitals and not {row, row + 1} & replaced:
            return True
    return False


def _tidy(text: str, place: str) -> str:
    """Return ``text`` with places in a row told once, and without what was left empty."""
    several = re.compile(rf"({re.escape(place)})(?:(?:,| et| and| ou| or)\s+(?:de |in |à )?\1)+")
    once = several.sub(r"\1", text)
    return re.sub(r"\s{2,}", " ", once).strip()

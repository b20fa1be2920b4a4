"""Texts as a printer sets them: no-break spaces and apostrophes, whatever was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from matching.reports.cleaning import cleaned

if TYPE_CHECKING:
    from matching.language import Language

_APOSTROPHE: Final = re.compile(r"(?<=\w)'")
# Thin before ; ! ?, which suits both sides of the ocean; a full space before the others.
_THIN: Final = re.compile(r"(?<=\S)[ \u00a0\u202f]([;!?])(?=[\s»”).,]|$)")
_FULL: Final = re.compile(r"(?<=\S)[ \u00a0\u202f]([:»%])(?=[\s»”).,;:!?]|$)")
_OPENING: Final = re.compile(r"«[ \u00a0\u202f]")


def typeset(text: str, language: Language) -> str:
    """Return ``text`` cleaned, on one line, set as books in ``language`` are.

    No sign is added or left out: an apostrophe gets its curl and, in French, a space that is typed
    beside a sign no longer lets the line end there.
    """
    curled = _APOSTROPHE.sub("’", cleaned(text))
    if language == "en":
        return curled
    thin = _THIN.sub("\N{NARROW NO-BREAK SPACE}\\1", curled)
    full = _FULL.sub("\N{NO-BREAK SPACE}\\1", thin)
    return _OPENING.sub("«\N{NO-BREAK SPACE}", full)


def capitalised(text: str) -> str:
    """Return ``text`` with a capital first letter, the others as they are."""
    return text[:1].upper() + text[1:]

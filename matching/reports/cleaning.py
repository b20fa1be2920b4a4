"""Texts of profiles made harmless for whatever shows them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKDOWN_SIGNS: Final = re.compile(r"([\\`*_\[\]|~#])")
_MARKDOWN_START: Final = re.compile(r"^(\s*(?:\d{1,9}(?=[.)])|(?=[-+=>])))")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Marks that reverse the reading order make a text look like another one.
_REORDERING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)


def cleaned(text: str) -> str:
    """Return ``text`` on one line, without what drives a terminal or reorders the letters.

    Control characters and lone surrogates become the replacement character, line ends and tabs a
    space.
    """
    return "".join(_visible(sign) for sign in " ".join(text.splitlines()))


def markdown(text: str) -> str:
    """Return ``text`` such that Markdown shows it as it stands: no table cell, tag or list."""
    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", cleaned(text))
    return _MARKDOWN_START.sub(r"\1\\", escaped).translate(_ENTITIES)


def is_web_address(text: str) -> bool:
    """Return whether ``text`` is an http or https address and nothing else."""
    return _WEB_ADDRESS.fullmatch(text) is not None


def _visible(sign: str) -> str:
    if sign == "\t":
        return " "
    if sign in _REORDERING or unicodedata.category(sign) in {"Cc", "Cs"}:
        return "\N{REPLACEMENT CHARACTER}"
    return sign

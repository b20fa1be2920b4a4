"""How one text may be written in a file, and what all these ways have in common.

``fold`` takes away what spellings differ in (case, accents and how they are composed, punctuation,
spaces), ``unescaped`` what formats add (JSON, HTML, addresses). What is looked for is compared in
that form; ``form_of`` then tells in which of them it was written.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final, Literal
from urllib.parse import unquote

Form = Literal[
    "exact",
    "nfd",
    "json",
    "html",
    "percent",
    "respelt",
    "bytes",
    "float32",
    "float16",
    "bfloat16",
]
"""``bytes`` is among bytes that no reader of the format would show: free space, a log, a remnant.
"""

_JSON_SIGN: Final = re.compile(r"\\+u([0-9a-fA-F]{4})")
_JSON_SPACE: Final = re.compile(r"\\+[nrtbf]")
_PERCENT: Final = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ADDED: Final = re.compile(
    f"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    f"\ufe20-\ufe2f{_UNSEEN}]+"
)
_SIGNS: Final = re.compile(r"[\W_]+")
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})
_ASCII: Final = "".join(
    chr(code).lower() if chr(code).isalnum() and code < 128 else " " for code in range(256)
)


def fold(text: str) -> str:
    """Return the letters and digits of ``text``, in words parted by one space.

    Case, accents, punctuation and what cannot be seen make no difference, nor does whether accents
    are composed (NFC) or not (NFD).
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _SIGNS.sub(" ", _ADDED.sub("", plain).translate(_LIGATURES)).strip()


def unescaped(text: str) -> str:
    """Return ``text`` without the escapes of JSON, HTML and addresses, however often applied."""
    return _without_percents(_without_entities(_without_json(text)))


def form_of(sought: str, text: str) -> Form:
    """Return how ``sought``, which is in ``text`` for ``fold``, is written there."""
    composed, parted = (unicodedata.normalize(form, sought) for form in ("NFC", "NFD"))
    if composed in text:
        return "exact"
    if parted in text:
        return "nfd"
    steps: tuple[tuple[Form, str], ...] = (
        ("json", _without_json(text)),
        ("html", _without_entities(text)),
        ("percent", _without_percents(text)),
    )
    folded = fold(sought)
    for form, told in steps:
        if told != text and (composed in told or parted in told):
            return form
    for form, told in steps:
        if told != text and folded in fold(told) and folded not in fold(text):
            return form
    return "respelt"


def _without_json(text: str) -> str:
    if "\\" not in text:
        return text
    signs = _JSON_SIGN.sub(lambda found: chr(int(found[1], 16)), text)
    if any("\ud800" <= sign <= "\udfff" for sign in signs):
        # Signs beyond the first plane come as two halves.
        signs = signs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _JSON_SPACE.sub(" ", signs)


def _without_entities(text: str) -> str:
    for _ in range(3):
        if "&" not in text:
            break
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def _without_percents(text: str) -> str:
    if "%" not in text:
        return text
    return _PERCENT.sub(lambda found: unquote(found[0], errors="replace"), text)

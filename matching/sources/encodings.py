"""Whether bytes are UTF-8 or Windows-1252, which publishers and spreadsheets still write."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

UTF_8: Final = "utf-8-sig"
WINDOWS: Final = "cp1252"


def encoding_of(chunks: Iterable[bytes]) -> str:
    """Return UTF-8 where all of it is, or where it has more letters of it than stray bytes.

    Else it is Windows-1252, whose accented letters are stray bytes of UTF-8 and nearly never two
    that fit together.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    accented = strays = 0
    for chunk in chunks:
        text = decoder.decode(chunk)
        if not text.isascii():
            wrong = text.count("\N{REPLACEMENT CHARACTER}")
            strays += wrong
            accented += len(text) - len(text.encode("ascii", "ignore")) - wrong
    return UTF_8 if accented >= strays else WINDOWS


def decoded(body: bytes) -> str:
    """Return the text of ``body``, with what is no letter of its encoding replaced."""
    return body.decode(encoding_of([body]), errors="replace")

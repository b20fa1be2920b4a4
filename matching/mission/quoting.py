"""Texts of profiles as they are quoted inside a sentence."""

from __future__ import annotations

from textwrap import shorten
from typing import Final

from matching.language import Language, say

_LONGEST: Final = 180
"""Characters a quotation has at most: longer ones make a sentence that nobody reads aloud."""
_INNER: Final[dict[Language, dict[int, str]]] = {
    "fr": str.maketrans({"«": "“", "»": "”"}),
    "en": str.maketrans({"“": "‘", "”": "’"}),
}
_PADDING: Final = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def quoted(text: str, language: Language) -> str:
    """Return ``text`` between the quotation marks of ``language``, without its full stop.

    Marks it already holds become inner ones; what is too long to be said in one breath is cut
    after a word.
    """
    said = text.strip().rstrip(".")
    if len(said) > _LONGEST:
        # A text without a space has no word to cut after.
        said = shorten(said, _LONGEST, placeholder="…").strip("…") or said[: _LONGEST - 1]
        said = f"{said.rstrip(' ,;:.')}…"
    if language == "fr":
        for space in _PADDING:
            said = said.replace(f"«{space}", "«").replace(f"{space}»", "»")
    return say("report-quotation", language, text=said.translate(_INNER[language]))

"""Whether a text is French or English, by the n-gram models of lingua."""

from __future__ import annotations

import re
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matching.language import Language

_FEWEST_LETTERS = 12
_FEWEST_LETTERS_TO_CONTRADICT = 40
_LONGEST_SAMPLE = 200
"""Characters looked at: more of them cost time and change nothing."""
_SHORT_TEXT = "un texte assez court"
"""Under 120 characters lingua asks all five of its models, above that only one."""
_DECIDED = 0.7
_CERTAIN = 0.99
# Frequent words that the other language does not have: cheap to count, so that a detector is asked
# only where a text does look like the other language.
_FRENCH_WORDS = "le la les des du une et en dans pour avec sur par aux est sont qui que ou"
_ENGLISH_WORDS = "the of and for with to in is are its by from that which an at"
_FREQUENT_WORDS: dict[Language, frozenset[str]] = {
    "fr": frozenset(_FRENCH_WORDS.split()),
    "en": frozenset(_ENGLISH_WORDS.split()),
}
_OTHER: dict[Language, Language] = {"fr": "en", "en": "fr"}


def detect_language(text: str) -> Language | None:
    """Return the language of ``text``, or None where it has under 12 letters or stays undecided."""
    if _letters(text) < _FEWEST_LETTERS:
        return None
    french = _probability_of_french(text)
    if max(french, 1 - french) < _DECIDED:
        return None
    return "fr" if french > 0.5 else "en"


def load_in_background() -> Thread:
    """Start reading the models of the detector, and return the thread that reads them.

    For a text under 120 characters that takes half a second of processor time, once; the detector
    holds no lock of Python meanwhile, so whoever has other things to open first waits for nothing.
    Answers are the same with or without it.
    """
    thread = Thread(target=detect_language, args=(_SHORT_TEXT,), daemon=True)
    thread.start()
    return thread


def is_clearly_not(text: str, language: Language) -> bool:
    """Return whether ``text``, given as ``language``, is beyond doubt in the other one."""
    words = re.findall(r"[a-z]+", text[:_LONGEST_SAMPLE].lower())
    other = _OTHER[language]
    seen = {one: sum(word in _FREQUENT_WORDS[one] for word in words) for one in _OTHER}
    if seen[other] <= 2 * seen[language] + 1 or _letters(text) < _FEWEST_LETTERS_TO_CONTRADICT:
        return False
    french = _probability_of_french(text)
    return (french if other == "fr" else 1 - french) >= _CERTAIN


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text[:_LONGEST_SAMPLE]))


def _probability_of_french(text: str) -> float:
    french, detector = _detector()
    return float(detector.compute_language_confidence(text[:_LONGEST_SAMPLE], french))


@cache
def _detector() -> tuple[Any, Any]:
    from lingua import Language as Tongue  # noqa: PLC0415 - the models take a second to load
    from lingua import LanguageDetectorBuilder  # noqa: PLC0415

    builder = LanguageDetectorBuilder.from_languages(Tongue.FRENCH, Tongue.ENGLISH)
    return Tongue.FRENCH, builder.build()

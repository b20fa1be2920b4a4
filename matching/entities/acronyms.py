"""Acronyms and the names they are made from.

After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions
in biomedical text", Pacific Symposium on Biocomputing (2003), held to its strict form: every letter
opens a word, and every word that says something gives its letter. If initials were drawn at random
among about ten likely letters, a name would give k given letters once in 10^k: among a hundred
bodies of one city and kind, three letters meet by chance once in ten, four once in a hundred.
Acronyms of syllables, which leave more freedom, are never sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_LETTERS = 3
"""Two letters open too many names to count at all."""
SURE_LETTERS = 4
"""From here on chance is rare enough, in one city, to leave no doubt."""
_FEWEST_WORDS = 2
_LONGEST_SYLLABLE = 3


def initials_give(initials: Sequence[tuple[str, bool]], acronym: str) -> bool:
    """Return whether ``acronym`` is made of ``initials``, in their order.

    Each initial comes with whether it may be passed over: that of a small word or of a place.
    """
    if len(initials) < _FEWEST_WORDS:
        return False
    reached = {0}
    for letter, may_pass in initials:
        forward = {at + 1 for at in reached if at < len(acronym) and acronym[at] == letter}
        reached = forward | reached if may_pass else forward
    return len(acronym) in reached


def syllables_give(words: Sequence[str], acronym: str) -> bool:
    """Return whether ``acronym`` is made of the first letters of ``words``, one to three of each.

    So are names like « Cobiomat » (COmposites BIOsourcés et MATériaux); ``words`` lack small words
    and places, which give nothing here.
    """
    if len(words) < _FEWEST_WORDS:
        return False
    reached = {0}
    for word in words:
        reached = {
            at + length
            for at in reached
            for length in range(1, _LONGEST_SYLLABLE + 1)
            if len(word) >= length and acronym.startswith(word[:length], at)
        }
    return len(acronym) in reached

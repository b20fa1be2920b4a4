"""Whether the name of one organisation is short for that of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from matching.entities.acronyms import (
    FEWEST_LETTERS,
    SURE_LETTERS,
    initials_give,
    syllables_give,
)

if TYPE_CHECKING:
    from matching.entities.names import Name

Bond = Literal[0, 1, 2]
"""0 for none, 1 where it may be chance, 2 where it hardly can."""
_LEAST_LIKENESS: Final = 0.5


def bond(first: Name, second: Name, likeness: float) -> Bond:
    """Return how strongly short names tie two names together, whichever comes first.

    ``likeness`` is that of the names without their short names.
    """
    tie = max(_tie(first, second), _tie(second, first))
    if tie or first.acronym or second.acronym:
        return tie
    common = {one for one in first.shorts & second.shorts if len(one) >= FEWEST_LETTERS}
    # « CLIMA : neiges » and « CLIMA : sources » may be two teams of one body, unless one is a
    # translation.
    translated = {first.language, second.language} == {"fr", "en"}
    return 1 if common and (translated or likeness >= _LEAST_LIKENESS) else 0


def _tie(short: Name, long: Name) -> Bond:
    letters = short.acronym
    if letters is None or len(letters) < FEWEST_LETTERS:
        return 0
    if letters in long.aliases:
        return 2
    if initials_give(long.initials, letters):
        return 2 if len(letters) >= SURE_LETTERS and short.is_capitals else 1
    made = len(letters) >= SURE_LETTERS and syllables_give(long.syllables, letters)
    return 1 if made or letters in long.heads else 0


def openings(long: Name) -> set[str]:
    """Return the first two letters of every acronym that ``_tie`` may find for ``long``."""
    words = long.syllables
    found = {words[0][:2], words[0][:1] + words[1][:1]} if len(words) > 1 else set()
    starts = {""}
    for letter, may_pass in long.initials:
        longer = {(one + letter)[:2] for one in starts}
        starts = longer | starts if may_pass else longer
    return found | {one for one in starts if len(one) == 2}

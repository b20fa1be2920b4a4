"""A score said in words, beside the number, and what adds to it in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.language import decimal

if TYPE_CHECKING:
    from matching.language import Language

_STEPS: Final = ((0.7, "web-score-strong"), (0.5, "web-score-good"), (0.0, "web-score-open"))
"""From which score on which words are said: seven, five or fewer chances in ten."""


def score_word(score: float) -> str:
    """Return the key of the words for ``score`` (0 to 1)."""
    return next(key for least, key in _STEPS if score >= least)


def signed(share: float, language: Language) -> str:
    """Return a share of one in points of a hundred, with a minus sign as it is typeset."""
    return decimal(100 * share, language, 1).replace("-", "\N{MINUS SIGN}")

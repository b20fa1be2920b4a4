"""A score said in words, beside the number."""

from __future__ import annotations

from typing import Final

_STEPS: Final = ((0.7, "web-score-strong"), (0.5, "web-score-good"), (0.0, "web-score-open"))
"""From which score on which words are said: seven, five or fewer chances in ten."""


def score_word(score: float) -> str:
    """Return the key of the words for ``score`` (0 to 1)."""
    return next(key for least, key in _STEPS if score >= least)

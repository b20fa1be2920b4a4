"""The answer on a pair of profiles, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from matching.language import Language, say

Verdict = Literal["sure", "likely", "refused"]


@dataclass(frozen=True)
class Decision:
    """What was decided, how alike the names are (of 1), and the message that says why."""

    verdict: Verdict
    key: str
    values: Mapping[str, str]
    likeness: float
    by_identifier: bool = False
    """Whether a shared identifier decided."""

    def reason(self, language: Language) -> str:
        """Return the reason in ``language``."""
        return say(self.key, language, **self.values)


def decision(verdict: Verdict, key: str, likeness: float = 0.0, **values: str) -> Decision:
    """Return a decision on names, places or works."""
    return Decision(verdict, key, values, likeness)

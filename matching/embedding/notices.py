"""What the user should know although nothing failed, as a warning with a message of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.language import Language, say

if TYPE_CHECKING:
    from matching.errors import MatchingError


class EncoderNotice(UserWarning):
    """The compiled encoder cannot be used and sentence-transformers takes over."""

    def __init__(self, reason: MatchingError) -> None:
        super().__init__(reason)
        self.reason = reason

    def text(self, language: Language) -> str:
        """Return the whole sentence in ``language``."""
        return say("embedding-fallback", language, reason=self.reason.text(language))

    def __str__(self) -> str:
        return self.text("fr")

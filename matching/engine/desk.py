"""The desk: the matcher of the day and what people decided, for whoever serves many at once."""

from __future__ import annotations

import logging
from threading import Thread
from typing import TYPE_CHECKING

from matching.engine.latest import Latest
from matching.errors import MatchingError
from matching.profiles.language_detection import load_in_background

if TYPE_CHECKING:
    from matching.config import Settings
    from matching.embedding.protocol import Progress
    from matching.engine.matcher import Matcher
    from matching.territories import Territories

_log = logging.getLogger(__name__)


class Desk:
    """Answers, and remembers what was made of its answers."""

    def __init__(self, latest: Latest) -> None:
        self._latest = latest
        self.territories: Territories = latest.matcher().territories

    @classmethod
    def open(
        cls, settings: Settings, progress: Progress | None = None, *, ensure: bool = False
    ) -> Desk:
        """Return the desk of ``settings``; ``ensure`` indexes the sample first where it must be.

        Raises:
            WorkspaceError: the workspace cannot be used.
        """
        return cls(Latest.open(settings, progress, ensure=ensure))

    def matcher(self) -> Matcher:
        """Return the matcher on the generation in use; ask it once for each request."""
        return self._latest.matcher()

    def warm(self) -> Thread:
        """Start loading what the first need told in a sentence waits for, and return the thread."""
        load_in_background()
        thread = Thread(target=self._load_encoder, daemon=True)
        thread.start()
        return thread

    def _load_encoder(self) -> None:
        try:
            self.matcher().encoder.encode(["."], "query")
        except MatchingError as fault:
            _log.warning("the encoder is not ready: %s", fault)

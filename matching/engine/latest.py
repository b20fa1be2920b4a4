"""The matcher on the generation in use, replaced when another build ends; nobody waits for it."""

from __future__ import annotations

import logging
from threading import Lock

from matching.config import Settings
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Progress
from matching.engine.matcher import Matcher
from matching.engine.one_at_a_time import OneAtATime
from matching.errors import MatchingError
from matching.index.workspace import Workspace

_log = logging.getLogger(__name__)


class Latest:
    """Gives the matcher to ask now; whoever holds an earlier one may finish with it."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._workspace = Workspace(matcher.settings.workspace_folder)
        self._seen = matcher.generation
        self._replacing = Lock()

    @classmethod
    def open(
        cls, settings: Settings, progress: Progress | None = None, *, ensure: bool = False
    ) -> Latest:
        """Return the matcher of ``settings``; ``ensure`` indexes the sample as ``Matcher`` does.

        Raises:
            WorkspaceError: the workspace cannot be used.
        """
        encoder = OneAtATime(open_encoder(settings, progress))
        if ensure:
            return cls(Matcher.ensure(settings, progress, encoder))
        return cls(Matcher.open(settings=settings, encoder=encoder, progress=progress))

    def matcher(self) -> Matcher:
        """Return the matcher on the generation in use, opened anew where that changed.

        One caller opens it while the others go on with the one before. A generation that cannot be
        opened is logged once and left aside until the next one.
        """
        name = self._workspace.in_use
        if name and name != self._seen and self._replacing.acquire(blocking=False):
            try:
                if name != self._seen:
                    self._replace(name)
            finally:
                self._replacing.release()
        return self._matcher

    def catch_up(self) -> None:
        """Open the generation in use where that changed; it answers on return."""
        with self._replacing:
            name = self._workspace.in_use
            if name and name != self._seen:
                self._replace(name)

    def _replace(self, name: str) -> None:
        before = self._matcher
        try:
            # The encoder is kept: it is the same model, or the new generation is refused.
            self._matcher = Matcher.open(settings=before.settings, encoder=before.encoder)
        except MatchingError as fault:
            _log.warning("generation %s is left aside: %s", name, fault)
        self._seen = name

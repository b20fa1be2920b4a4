"""Profiles entered, corrected and taken out while the desk goes on answering."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING

from matching.engine.building import build_index
from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.catalogue.reading_apart import FileReading, Most, read_apart
from matching.engine.catalogue.worker import Work, Worker
from matching.engine.erasing.erasing import Means
from matching.engine.erasing.erasing import erase as erase_everywhere
from matching.errors import RequestError
from matching.privacy.suppression import SuppressionList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from matching.embedding.protocol import Progress
    from matching.engine.erasing.in_hand import ErasingAct
    from matching.engine.latest import Latest
    from matching.engine.matcher import Matcher
    from matching.feedback.store import FeedbackStore
    from matching.profiles.model import Profile


class Catalogue:
    """Changes what is indexed, in one worker; what people entered is kept in a file besides."""

    def __init__(
        self,
        latest: Latest,
        store: FeedbackStore,
        most: Most | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._latest = latest
        self._store = store
        self._clock = clock
        self._settings = latest.matcher().settings
        self._listed = SuppressionList(self._settings.privacy_folder)
        self.own = OwnProfiles(self._settings.own_profiles_file)
        self.worker = Worker()
        self.most = most or Most()
        self._reading = Lock()

    def read_file(self, name: str, contents: bytes) -> FileReading:
        """Return what a file holds that a person calls ``name``; nothing of it is kept.

        Raises:
            BusyError: another file is being read, and took too long.
            FileUnreadableError: it is no table of profiles, is too large, or takes too long.
        """
        return read_apart(name, contents, self._settings, self._reading, self.most)

    def put(self, profiles: Sequence[Profile]) -> Work:
        """Keep ``profiles`` and have them indexed, in place of those of the same id.

        They are on the disk on return, whatever becomes of the index. Whoever is on the suppression
        list is left out.

        Raises:
            BusyError: something else is being done; nothing was kept.
            WorkspaceError: the file of own profiles cannot be read or written.
            RequestError: it cannot be written, or everybody is on the suppression list.
        """
        admitted = [self._listed.unlinked(one) for one in profiles if self._listed.admits(one)]

        def keep() -> None:
            if not admitted:
                raise RequestError("privacy-withheld", count=len(profiles))
            self.own.put(admitted)

        subjects = tuple(one.id for one in admitted)
        return self.worker.start("put", subjects, self._index, first=keep)

    def index_own(self, matcher: Matcher) -> Work:
        """Have indexed what was entered and is not in the index as it was.

        Raises:
            BusyError: something else is being done.
            WorkspaceDamagedError: the file of own profiles cannot be read.
        """
        return self.worker.start("put", tuple(self.pending(matcher)), self._index)

    def pending(self, matcher: Matcher) -> dict[str, Profile]:
        """Return what was entered and is not in the index as it was, by id.

        That is so after an index was built from other files, or where indexing failed.

        Raises:
            WorkspaceDamagedError: the file of own profiles cannot be read.
        """
        return {
            name: one
            for name, one in self.own.read().items()
            if matcher.by_id(name) != one and self._listed.admits(one)
        }

    def remove(self, ids: Iterable[str], *, for_good: bool = False) -> Work:
        """Have profiles erased wherever the program keeps them.

        ``for_good`` leaves them out from now on; else a file that tells of them brings them back.

        Raises:
            BusyError: something else is being done; nothing was erased.
        """
        gone = tuple(dict.fromkeys(ids))

        def erase(progress: Progress, stage: Callable[[str], None]) -> None:
            means = Means(
                self._store, self._latest.matcher().encoder, progress, stage, self._latest.catch_up
            )
            act: ErasingAct = "erase" if for_good else "remove"
            erase_everywhere(gone, self._settings, self._clock(), act=act, prove=False, means=means)

        return self.worker.start("remove", gone, erase)

    def close(self) -> None:
        """Wait for the work in hand."""
        self.worker.wait()

    def _index(self, progress: Progress, stage: Callable[[str], None]) -> None:
        build_index(
            [self.own.path],
            self._settings,
            add=True,
            encoder=self._latest.matcher().encoder,
            progress=progress,
            step=stage,
        )
        self._latest.catch_up()

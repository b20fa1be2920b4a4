"""Missions that are planned for a browser: one at a time, kept for a while under random keys."""

from __future__ import annotations

import logging
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import TYPE_CHECKING, Literal

from matching.engine.mission.archive import mission_archive
from matching.errors import MatchingError
from matching.language import LANGUAGES, Language
from matching.mission.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matching.engine.mission.planner import MissionPlanner
    from matching.mission.book import MissionBook
    from matching.mission.input.reading import MissionInput

_log = logging.getLogger(__name__)
State = Literal["waiting", "running", "done", "failed"]


@dataclass(frozen=True)
class Room:
    """What planning for browsers may take."""

    waiting: int = 4
    """Missions that may wait for the one that is planned."""
    kept: int = 12
    """Missions that are kept; the oldest that is over goes first."""
    seconds: float = 300.0
    """Time in which a plan and its documents must be made."""
    search: float = 60.0
    """Seconds after which any one search is content with what it has."""
    lifetime: float = 7200.0
    """Seconds a mission is kept after it is over."""
    sweep: float = 60.0
    """Seconds after which it is seen to that this is so, though nobody asks."""


class TooManyWaitingError(MatchingError):
    """Others wait already; come back later."""


class _Late(Exception):  # noqa: N818 - a signal
    """The time of a mission is over, or nobody wants it any more."""


@dataclass
class Job:
    """One mission, and how far it is; only the worker changes it once it runs."""

    key: str
    owner: str
    """The session of the browser that sent it."""
    mission: MissionInput
    language: Language
    """Of the documents."""
    planner: MissionPlanner
    state: State = "waiting"
    step: str = ""
    """The key of the words for what is done now."""
    done: int = 0
    total: int = 0
    book: MissionBook | None = None
    archive: bytes = b""
    failure: Mapping[Language, str] = field(default_factory=dict)
    """Why there is no plan, by language; empty where nobody foresaw it."""
    late: bool = False
    unwanted: bool = False
    ended: float = 0.0

    @property
    def over(self) -> bool:
        """Whether nothing more is done about it."""
        return self.state in ("done", "failed")


class Jobs:
    """Plans missions one after the other, and forgets them in time."""

    def __init__(
        self, room: Room | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.room = room or Room()
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._queue: deque[Job] = deque()
        self._changed = Condition()
        self._worker: Thread | None = None

    def start(
        self, planner: MissionPlanner, mission: MissionInput, owner: str, language: Language
    ) -> Job:
        """Have ``mission`` planned for the session ``owner``, and return where it stands.

        Raises:
            TooManyWaitingError: too many wait already.
        """
        job = Job(secrets.token_urlsafe(16), owner, mission, language, planner)
        with self._changed:
            self._forget_old(coming=1)
            if len(self._queue) >= self.room.waiting:
                raise TooManyWaitingError("web-mission-busy")
            self._jobs[job.key] = job
            self._queue.append(job)
            if self._worker is None:
                self._worker = Thread(target=self._work, daemon=True)
                self._worker.start()
            self._changed.notify_all()
        return job

    def of(self, owner: str) -> tuple[Job, ...]:
        """Return the missions of the session ``owner``, the latest first."""
        with self._changed:
            self._forget_old()
            return tuple(job for job in reversed(self._jobs.values()) if job.owner == owner)

    def find(self, key: str, owner: str) -> Job | None:
        """Return the mission of that ``key`` if it is that of ``owner``, else None."""
        return next((job for job in self.of(owner) if job.key == key), None)

    def forget(self, job: Job) -> None:
        """Forget ``job`` at once; where it is being planned, that stops at the next step."""
        with self._changed:
            job.unwanted = True
            self._jobs.pop(job.key, None)
            if job in self._queue:
                self._queue.remove(job)

    def wait(self, job: Job, seconds: float) -> bool:
        """Return whether ``job`` is over within ``seconds``."""
        with self._changed:
            return self._changed.wait_for(lambda: job.over, seconds)

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._queue:
                    self._changed.wait(self.room.sweep)
                    self._forget_old()
                job = self._queue.popleft()
                job.state = "running"
            state = self._run(job)
            with self._changed:
                job.state, job.ended = state, self._clock()
                self._changed.notify_all()

    def _run(self, job: Job) -> State:
        deadline = self._clock() + self.room.seconds

        def progress(step: str, done: int, total: int) -> None:
            job.step, job.done, job.total = step, done, total
            if job.unwanted or self._clock() > deadline:
                raise _Late

        planner, work = job.planner, Work(emergency=self.room.search)
        try:
            book = planner.plan(job.mission, language=job.language, work=work, progress=progress)
            job.archive = mission_archive(book, planner.matcher.territories, progress)
            job.book = book
        except _Late:
            job.late = True
        except MatchingError as fault:
            job.failure = {language: fault.text(language) for language in LANGUAGES}
        except Exception:  # noqa: BLE001 - whatever it is, the next mission is not to wait for it
            _log.exception("a mission could not be planned")
        return "done" if job.book is not None else "failed"

    def _forget_old(self, coming: int = 0) -> None:
        now = self._clock()
        over = [job for job in self._jobs.values() if job.over]
        spare = len(self._jobs) + coming - self.room.kept
        for place, job in enumerate(over):
            if place < spare or now - job.ended > self.room.lifetime:
                del self._jobs[job.key]

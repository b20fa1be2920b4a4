"""One worker for what takes seconds or minutes: whoever asks goes on and looks how far it is."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Literal

from matching.errors import MatchingError, WorkspaceBusyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.embedding.protocol import Progress

_log = logging.getLogger(__name__)
Stage = Literal["reading", "encoding", "writing", "done", "failed"]


class BusyError(WorkspaceBusyError):
    """The worker is at something else."""


@dataclass(frozen=True)
class Work:
    """How far one piece of work is; ``done`` of ``total`` steps of its stage, where they count."""

    number: int
    title: str
    """The key of what it is, for whoever speaks of it."""
    subjects: tuple[str, ...]
    """Ids of the profiles it is about."""
    stage: Stage = "reading"
    done: int = 0
    total: int = 0
    fault: MatchingError | None = None
    """What went wrong, where that is known."""

    @property
    def over(self) -> bool:
        """Whether it came to its end, good or bad."""
        return self.stage in ("done", "failed")


class Worker:
    """Does one piece of work at a time, in a thread of its own; only the last is remembered."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._work: Work | None = None
        self._numbers = 0
        self._ended = Event()
        self._ended.set()

    @property
    def work(self) -> Work | None:
        """The work in hand, or the last one."""
        return self._work

    def start(
        self,
        title: str,
        subjects: tuple[str, ...],
        do: Callable[[Progress, Callable[[str], None]], None],
        first: Callable[[], None] = lambda: None,
    ) -> Work:
        """Have ``do`` done and return at once; ``first`` is done before, while the caller waits.

        ``do`` is given what to call for each step and each stage, as ``build_index`` takes them.

        Raises:
            BusyError: something else is being done; nothing was begun.
            MatchingError: ``first`` failed, and nothing else was begun.
        """
        with self._turn:
            if self._work is not None and not self._work.over:
                raise BusyError("engine-worker-busy")
            first()
            self._numbers += 1
            work = self._work = Work(self._numbers, title, subjects)
            self._ended.clear()
        Thread(target=self._run, args=(do,), daemon=True).start()
        return work

    def wait(self, seconds: float | None = None) -> bool:
        """Return whether nothing is in hand, after ``seconds`` at most."""
        return self._ended.wait(seconds)

    def _run(self, do: Callable[[Progress, Callable[[str], None]], None]) -> None:
        try:
            do(self._step, self._stage)
        except MatchingError as fault:
            _log.warning("work failed: %s", fault)
            self._tell(stage="failed", fault=fault)
        except Exception:  # noqa: BLE001 - told to whoever looks, the trace to the log
            _log.exception("work failed")
            self._tell(stage="failed")
        else:
            self._tell(stage="done")
        finally:
            self._ended.set()

    def _step(self, _key: str, done: int, total: int) -> None:
        self._tell(stage="encoding", done=done, total=total)

    def _stage(self, _name: str) -> None:
        self._tell(stage="writing", done=0, total=0)

    def _tell(self, **changed: object) -> None:
        assert self._work is not None  # noqa: S101 - set before the thread starts
        self._work = replace(self._work, **changed)  # type: ignore[arg-type]

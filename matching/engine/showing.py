"""Which lists people were shown, written behind the back of whoever waits for a page.

The report counts the pairs that were suggested, and learning weighs a decision by the chance its
pair had of being seen: both need every list, and neither needs it at once. One thread writes what
was noted, many lists in one transaction; ``settle`` waits until all of it is on the disk.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from queue import Empty, Queue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matching.feedback.model import NewShown
    from matching.feedback.store import FeedbackStore

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 100
_REMEMBERED: Final = 1000
"""Askers whose last list is remembered, so that reading a page again is not another list."""


class Showing:
    """Notes lists for one store."""

    def __init__(self, store: FeedbackStore) -> None:
        self._store = store
        self._noted: Queue[NewShown | None] = Queue()
        self._last: OrderedDict[str, tuple[object, ...]] = OrderedDict()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._closed = False

    def note(self, shown: NewShown) -> None:
        """Have ``shown`` written soon, unless its asker was shown the same one last that day.

        Nothing is noted any more once this is closed.
        """
        places = tuple((place.partner.id, place.origin) for place in shown.places)
        said = (shown.at.date(), shown.generation, places)
        with self._lock:
            if self._closed or self._last.get(shown.asker.id) == said:
                return
            self._last[shown.asker.id] = said
            self._last.move_to_end(shown.asker.id)
            if len(self._last) > _REMEMBERED:
                self._last.popitem(last=False)
            self._noted.put(shown)
            if self._thread is None:
                self._thread = Thread(target=self._write, daemon=True)
                self._thread.start()

    def settle(self) -> None:
        """Return when everything noted so far is on the disk, or was given up with a warning."""
        self._noted.join()

    def close(self) -> None:
        """Write what is left and stop."""
        with self._lock:
            if self._thread is not None and not self._closed:
                self._noted.put(None)
            self._closed = True
        if self._thread is not None:
            self._thread.join()

    def _write(self) -> None:
        while True:
            taken = [self._noted.get()]
            while len(taken) < _AT_ONCE:
                try:
                    taken.append(self._noted.get_nowait())
                except Empty:
                    break
            lists = [one for one in taken if one is not None]
            try:
                self._store.shown(*lists)
            except Exception as fault:  # noqa: BLE001 - decisions wait for this thread: it goes on
                _log.warning("%d lists that were shown are not recorded: %s", len(lists), fault)
                self._forget(lists)
            finally:
                for _ in taken:
                    self._noted.task_done()
            if None in taken:
                return

    def _forget(self, lists: list[NewShown]) -> None:
        """Have ``lists`` recorded when they are shown again."""
        with self._lock:
            for one in lists:
                self._last.pop(one.asker.id, None)

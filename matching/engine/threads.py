"""One thread for numerical libraries while little is calculated: waking others takes longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock

from threadpoolctl import ThreadpoolController

from matching.index.generation import Contents

_FEW = 10_000
"""Profiles of one territory: products with so many take less than a millisecond."""


class OneThread:
    """Limits the libraries that are loaded by now, for all of this process, while anybody asks."""

    def __init__(self) -> None:
        self._controller = ThreadpoolController()
        self._lock = Lock()
        self._asking = 0
        self._limits: AbstractContextManager[object] | None = None

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Limit them until the last of those who asked is done."""
        with self._lock:
            self._asking += 1
            if self._limits is None:
                self._limits = self._controller.limit(limits=1)
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1
                if not self._asking and self._limits is not None:
                    self._limits.__exit__(None, None, None)
                    self._limits = None


def threads_for(contents: Contents) -> Callable[[], AbstractContextManager[None]]:
    """Return what one answer from ``contents`` is calculated within."""
    most = max((len(side.population.ids) for side in contents.sides.values()), default=0)
    return OneThread() if most <= _FEW else nullcontext

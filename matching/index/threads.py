"""One thread for matrix products, in all of this process, while anybody asks for it.

Small products take less time than waking a second thread, and workers that multiply each on their
own would wait for each other. Whoever asks while others do joins them; the last to leave restores
what was before the first came.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Lock

from threadpoolctl import ThreadpoolController


class _OneThread:
    def __init__(self) -> None:
        self._controller: ThreadpoolController | None = None
        self._lock = Lock()
        self._asking = 0
        self._limits: AbstractContextManager[object] | None = None

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the libraries of linear algebra to one thread until the last who asked is done."""
        with self._lock:
            self._asking += 1
            if self._limits is None:
                self._controller = self._controller or ThreadpoolController()
                self._limits = self._controller.limit(limits=1, user_api="blas")
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1
                if not self._asking and self._limits is not None:
                    self._limits.__exit__(None, None, None)
                    self._limits = None


one_blas_thread = _OneThread()

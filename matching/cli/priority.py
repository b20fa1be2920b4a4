"""Long work gives way to whoever waits for an answer on the same machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_POLITE: Final = 10
"""Of a processor that both want, one part goes to this process and nine to the desk."""


@contextmanager
def giving_way() -> Iterator[None]:
    """Lower the priority of what runs inside to that of work nobody waits for by the second.

    Where nobody else wants the processors, nothing is slower for it. Afterwards the priority is
    what it was, where the system lets a process raise its own.
    """
    if not hasattr(os, "setpriority"):  # Windows
        yield
        return
    before = os.getpriority(os.PRIO_PROCESS, 0)
    os.setpriority(os.PRIO_PROCESS, 0, max(_POLITE, before))
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, before)

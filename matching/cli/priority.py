"""Long work gives way to whoever waits for an answer on the same machine."""

from __future__ import annotations

import os
from typing import Final

_POLITE: Final = 10
"""Of a processor that both want, one part goes to this process and nine to the desk."""


def give_way() -> None:
    """Lower the priority of this process to that of work nobody waits for by the second.

    Where nobody else wants the processors, nothing is slower for it.
    """
    if hasattr(os, "setpriority"):  # not on Windows
        os.setpriority(os.PRIO_PROCESS, 0, max(_POLITE, os.getpriority(os.PRIO_PROCESS, 0)))

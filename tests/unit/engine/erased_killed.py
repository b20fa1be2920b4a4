"""Erasures that end themselves, each at one step, as power cuts would.

    python erased_killed.py <folder of worlds> <step>…

There is a world for each step, named after it. All are forked from one process, which spares each
the time of the imports.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

from toys import ToyEncoder
from unit.engine.erased_world import ID, WHEN, World

from matching.engine.erasing.erasing import Means, erase


def erase_up_to(last: str, world: World) -> None:
    """Erase somebody of ``world`` until the step ``last`` begins."""

    def step(name: str) -> None:
        if name == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with contextlib.chdir(world.folder):
        erase(
            (ID,),
            world.settings,
            WHEN,
            files=[world.files, world.made],
            delete=lambda _: True,
            means=Means(encoder=ToyEncoder(), step=step),
        )


def main() -> None:
    """Fork an erasure for each step, and fail unless each is killed there."""
    for step in sys.argv[2:]:
        process = os.fork()
        if not process:
            erase_up_to(step, World(Path(sys.argv[1]) / step))
            os._exit(0)
        _, status = os.waitpid(process, 0)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            sys.exit(step)


if __name__ == "__main__":
    main()

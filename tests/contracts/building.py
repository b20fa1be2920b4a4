"""The other end of ``builder.py``: asks for builds, and kills them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from contracts.builder import settings_of
from toys import ToyEncoder

from matching.engine.matcher import Matcher

_PATIENCE = 120.0
"""Seconds after which a process that was asked something counts as stuck."""


class Builder:
    """The process of ``builder.py``."""

    def __init__(self) -> None:
        # One thread each: a process that has started threads must not fork.
        single = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "RAYON")}
        single["JE_ARROW_MALLOC_CONF"] = "background_thread:false"
        # Files to be indexed lie where everybody may read them.
        self.place = tempfile.TemporaryDirectory()
        Path(self.place.name).chmod(0o755)
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("builder.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            cwd=self.place.name,
            env={**os.environ, **single},
        )
        assert self.heard() == "ready"

    def ask(self, *words: object) -> None:
        """Say one line to the process."""
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()

    def heard(self) -> str:
        """Return the next line of the process; it is ended if it says nothing for too long."""
        watch = threading.Timer(_PATIENCE, os.killpg, (self.process.pid, signal.SIGKILL))
        watch.start()
        try:
            return self.process.stdout.readline().strip()
        finally:
            watch.cancel()

    def run(self, *words: object) -> str:
        """Let an action run to its end and return what it said."""
        self.ask(*words)
        self.heard()
        said = self.heard()
        self.ask("wait")
        assert self.heard() == "0"
        return said

    def killed(self, folder: Path, seed: int, count: int, delay: float) -> bool:
        """Kill a build ``delay`` seconds after its start; return whether it had ended before."""
        self.ask("build", folder, seed, count)
        process = int(self.heard())
        time.sleep(delay)
        os.kill(process, signal.SIGKILL)
        self.ask("wait")
        said = self.heard()
        if ended := said == "done":
            said = self.heard()
        assert said in ("0", "-9")
        return ended

    def close(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()
        self.place.cleanup()


def opened(folder: Path) -> Matcher:
    """Return a matcher on the workspace as it is now."""
    return Matcher.open(settings=settings_of(folder), encoder=ToyEncoder())


def left_behind(folder: Path) -> list[Path]:
    """Return what builds that did not end left of their drafts."""
    return list((folder / "generations").glob(".staging-*"))

"""Runs a piece of Python in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def start(code, *arguments, **variables):
    """Start ``code`` with ``arguments`` in ``sys.argv`` and more environment ``variables``."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(code, *arguments, **variables):
    """Return what ``code`` prints; whatever it writes to the error stream is a failure."""
    process = start(code, *arguments, **variables)
    output, errors = process.communicate()
    assert errors == "", errors
    assert process.returncode == 0
    return output

"""Building an index gives way to whoever waits for an answer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress

TOLD = """\
import os
from matching.cli.priority import giving_way
os.setpriority(os.PRIO_PROCESS, 0, {before})
with giving_way():
    print(os.getpriority(os.PRIO_PROCESS, 0))
"""


def priority_after(before):
    code = TOLD.format(before=before)
    return int(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)


def test_priority_falls_once_and_never_rises():
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert priority_after(own) == max(own, 10)
    assert priority_after(15) == 15


def test_an_index_is_built_at_that_priority(child, tmp_path):
    path = tmp_path / "profiles.csv"
    path.write_text(f"id,name\n{'x' * 50_000_000}\n", encoding="utf-8")  # takes a moment to read
    process = child("index", path)
    seen = {os.getpriority(os.PRIO_PROCESS, process.pid)}
    while process.poll() is None and max(seen) < 10:
        time.sleep(0.005)
        with suppress(ProcessLookupError):
            seen.add(os.getpriority(os.PRIO_PROCESS, process.pid))
    process.kill()
    process.communicate()
    assert max(seen) >= 10

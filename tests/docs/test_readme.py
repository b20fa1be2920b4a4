"""The README is held to account: its commands run, its outputs and figures are the real ones.

After a wanted change, ``UPDATE_README=1 python -m pytest tests/docs/test_readme.py`` writes the
outputs anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
COMMANDS = [match["command"] for match in CONSOLE.finditer(TEXT)]
UPDATE = os.environ.get("UPDATE_README") == "1"
pytestmark = pytest.mark.encoder


def environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MATCHING_")}
    kept |= {"MATCHING_HOME": str(home), "MATCHING_PRECISION": "f32"}
    return {**kept, "COLUMNS": "96", "PYTHONUTF8": "1"}


def run(command: str, home: Path) -> str:
    program, *rest = shlex.split(command)
    assert program == "matching"
    done = subprocess.run(
        [sys.executable, "-m", "matching.cli.main", *rest],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return "\n".join(line.rstrip() for line in done.stdout.lstrip("\ufeff").splitlines()) + "\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_output_is_what_the_command_prints(command, sample_home):
    printed = run(command, sample_home)
    shown = next(m["output"] for m in CONSOLE.finditer(TEXT) if m["command"] == command)
    if UPDATE:
        current = README.read_text(encoding="utf-8")
        README.write_text(
            current.replace(f"$ {command}\n{shown}```", f"$ {command}\n{printed}```"),
            encoding="utf-8",
        )
    else:
        assert shown == printed


def test_python_examples_run(sample_home):
    examples = PYTHON.findall(TEXT)
    assert examples
    for example in examples:
        done = subprocess.run(
            [sys.executable, "-c", example],
            cwd=ROOT,
            env=environment(sample_home),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_make_targets_named_exist():
    named = set(re.findall(r"`(?:\w+=\w+ )?make ([a-z]+)`", TEXT))
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert named
    assert named <= targets


def test_commands_named_exist(sample_home):
    for command in sorted(set(re.findall(r"^\| `matching ([a-z]+)", TEXT, re.M))):
        assert run(f"matching {command} --help", sample_home).startswith("Utilisation")


def test_links_lead_to_files():
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target

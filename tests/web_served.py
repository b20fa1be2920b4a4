"""A process of ``matching serve`` on this computer, and who reads and decides over its network."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
"""Seconds after which a process or an answer counts as lost."""


class Place:
    """Where a desk keeps what is its own: its index, and what people decided.

    The encoder is that of ``home``, where it is unpacked already.
    """

    def __init__(self, folder: Path, home: Path, workspace: Path) -> None:
        self.folder = folder
        self.feedback = folder / "feedback.sqlite"
        settings = folder / "matching.toml"
        lines = (f"workspace = '{workspace}'", f"feedback = '{self.feedback}'")
        settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
        told = {name: value for name, value in os.environ.items() if name != "MATCHING_WORKSPACE"}
        own = {"MATCHING_HOME": str(home), "MATCHING_CONFIG": str(settings)}
        self.environment = {**told, **own, "PYTHONPATH": str(ROOT)}

    def start(self, *words: object) -> subprocess.Popen[str]:
        """Start a command; what it says on either stream is kept together."""
        return subprocess.Popen(
            [sys.executable, "-m", "matching.cli.main", *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env=self.environment,
            cwd=self.folder,
        )

    @contextmanager
    def serve(self) -> Iterator[tuple[subprocess.Popen[str], str]]:
        """Serve the desk and return the process and its address; it is ended in the end."""
        process = self.start("serve", "--port", 0)
        try:
            said = ""
            while "Ctrl-C" not in said:
                line = process.stdout.readline()
                assert line, said
                said += line
            port = re.search(r":(\d+)/", said)[1]
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()
            process.wait(PATIENCE)
            process.stdout.close()


def interrupted(process: subprocess.Popen[str]) -> int:
    """Interrupt a process as Ctrl-C does, and return how it ended."""
    process.send_signal(signal.SIGINT)
    return process.wait(PATIENCE)


class Crowd:
    """People at one desk, each in a thread, until ``leave`` is called or the desk is gone."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.took: list[float] = []
        """Seconds that each answer to a reader took."""
        self.faults: list[str] = []
        """Answers that were none."""
        self.acknowledged: dict[int, str] = {}
        """The note of each decision the desk said it had kept, by its number."""
        self.first = threading.Event()
        """Set once a decision is acknowledged."""
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []

    def read(self, profiles: Sequence[str], start: int) -> None:
        """Ask for the partners of one profile after another, from ``start`` on."""
        self._send(self._read, profiles, start)

    def decide(self, asker: str, name: str) -> None:
        """Decide about the partners of ``asker``, one after another; ``name`` begins each note."""
        self._send(self._decide, asker, name)

    def leave(self) -> None:
        """Let everybody end what they are at."""
        self._over.set()
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()

    def _send(self, action, *given) -> None:
        def person() -> None:
            try:
                with httpx2.Client(base_url=self.address, timeout=PATIENCE) as client:
                    action(client, *given)
            except httpx2.TransportError as fault:
                self.faults.append(repr(fault))

        self._threads.append(threading.Thread(target=person))
        self._threads[-1].start()

    def _read(self, client: httpx2.Client, profiles: Sequence[str], start: int) -> None:
        for turn in count(start):
            if self._over.is_set():
                return
            begun = time.perf_counter()
            answer = client.get("/suggestions", params={"profile": profiles[turn % len(profiles)]})
            self.took.append(time.perf_counter() - begun)
            if answer.status_code != httpx2.codes.OK or "</html>" not in answer.text:
                self.faults.append(f"{answer.status_code} {answer.url}")

    def _decide(self, client: httpx2.Client, asker: str, name: str) -> None:
        page = client.get("/suggestions", params={"profile": asker})
        seal = re.search(r'name="csrf" value="(\w+)"', page.text)
        if seal is None:
            self.faults.append(f"{page.status_code} {page.text}")
            return
        partners = re.findall(r'name="partner" value="([\w-]+)">\n', page.text)
        for turn in count():
            if self._over.is_set():
                return
            note = f"{name}, {turn}"
            form = {"csrf": seal[1], "partner": partners[turn % len(partners)], "note": note}
            # Neither settles a pair: whoever comes next finds the same partners.
            form["status"] = ("proposed", "accepted")[turn % 2]
            answer = client.post("/decisions", params={"profile": asker}, data=form)
            noted = re.search(r"noted=(\d+)", answer.headers.get("location", ""))
            if noted is None:
                self.faults.append(f"{answer.status_code} {answer.text[-300:]}")
            else:
                self.acknowledged[int(noted[1])] = note
                self.first.set()

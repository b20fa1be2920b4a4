"""What a long run shows meanwhile, on the error stream so that results can be piped."""

# ruff: noqa: PLC0415 - what weighs is imported where it is used, so that help is instant.

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from matching.language import Language, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.embedding.protocol import Progress

_READING = "embedding-step-encode"


@contextmanager
def showing_progress(language: Language) -> Iterator[Progress]:
    """Give a callback that draws a bar a step; away from a terminal it writes one line a step."""
    if not sys.stderr.isatty():
        yield _Lines(language)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Texts per second of the step that reads texts."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            if speed is None or task.description != say(_READING, language):
                return Text("")
            return Text(say("cli-progress-rate", language, rate=round(speed)))

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(say(step, language), total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield show


class _Lines:
    """Writes the name of each step once, when it starts."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._last: str | None = None

    def __call__(self, step: str, done: int, total: int) -> None:
        if step != self._last and total > 0:
            self._last = step
            sys.stderr.write(f"{say(step, self._language)}…\n")
            sys.stderr.flush()

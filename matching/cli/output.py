"""Where results go: a file, or standard output; everything else is told on the error stream."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from matching.cli.choices import one_of
from matching.errors import RequestError
from matching.profiles.writing import write_atomically
from matching.reports.cleaning import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from matching.cli.session import Session

FORMATS = ("table", "json", "csv", "markdown", "xlsx")
_BY_SUFFIX = {
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".xlsx": "xlsx",
    ".html": "html",
}


def chosen_format(asked: str | None, output: Path | None, known: tuple[str, ...] = FORMATS) -> str:
    """Return the format asked for, else the one the file name implies, else the first ``known``.

    Raises:
        RequestError: it is none of ``known``, or a workbook would be poured on a terminal.
    """
    implied = _BY_SUFFIX.get(output.suffix.lower(), known[0]) if output else known[0]
    form = one_of("--format", asked, known) if asked else implied
    if form not in known:
        form = known[0]
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise RequestError("cli-workbook-to-terminal")
    return form


def deliver(contents: bytes | str, output: Path | None, session: Session) -> None:
    """Write a result to the file ``output``, whole or not at all, else to standard output.

    Raises:
        RequestError: the file cannot be written.
    """
    if output is not None:
        write_atomically(output, contents.encode() if isinstance(contents, str) else contents)
        tell(session.say("cli-written", path=str(output)))
        return
    try:
        if isinstance(contents, str):
            sys.stdout.write(contents)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(contents)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout.fileno())


def tell(sentence: str) -> None:
    """Write a sentence, which may quote what a stranger wrote, on the error stream."""
    for line in sentence.splitlines():
        sys.stderr.write(f"{cleaned(line)}\n")
    sys.stderr.flush()


def refuse_overwriting(inputs: Iterable[Path], output: Path | None) -> None:
    """Check that what is written is not one of the files that are read.

    Raises:
        RequestError: it is.
    """
    if output is not None and output.resolve() in {one.resolve() for one in inputs}:
        raise RequestError("cli-output-is-input", path=str(output))


def silence(stream: int) -> None:
    """Send what is still to come on ``stream`` nowhere: whoever read it has read enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)

"""What cannot be undone is done once somebody says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from matching.errors import RequestError

if TYPE_CHECKING:
    from matching.cli.session import Session


def confirm(question: str, session: Session) -> None:
    """Go on where somebody says so.

    Raises:
        RequestError: nobody can be asked.
        Abort: somebody says no.
    """
    if not sys.stdin.isatty():
        raise RequestError("privacy-erase-yes")
    said = input(f"{question} [{session.say('cli-yes')}/…] ")
    if said.strip().casefold() not in (session.say("cli-yes").casefold(), "y", "o"):
        raise typer.Abort

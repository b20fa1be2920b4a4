"""``matching privacy find``: where somebody, or some words, are in everything that is kept."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matching.cli import completion
from matching.cli.exit_codes import ExitCode
from matching.cli.options import FormatOption, LanguageOption, WorkspaceOption
from matching.cli.session import start_session

WhoArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="cli-metavar-profile",
        help="privacy-argument-found",
        autocompletion=completion.profiles,
    ),
]
InOption = Annotated[
    list[Path] | None,
    typer.Option("--in", metavar="cli-metavar-file", help="privacy-option-find-in"),
]
TextOption = Annotated[
    list[str] | None,
    typer.Option("--text", metavar="cli-metavar-text", help="privacy-option-text"),
]


def find(
    context: typer.Context,
    *,
    who: WhoArgument = None,
    files: InOption = None,
    text: TextOption = None,
    form: FormatOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show each place where ``who`` is, and how it is written there."""
    from matching.cli.canvas import drawn
    from matching.cli.output import chosen_format, deliver
    from matching.cli.privacy.found_screen import found_document, found_screen
    from matching.cli.privacy.paths import existing
    from matching.cli.progress import showing_progress
    from matching.engine.erasing.finding import find_person
    from matching.errors import RequestError
    from matching.reports.json_report import json_bytes

    session = start_session(context, lang, workspace=workspace)
    chosen = chosen_format(form, None, ("table", "json"))
    if not who and not text:
        raise RequestError("privacy-find-nobody")
    with showing_progress(session.language) as progress:
        found = find_person(
            who or (),
            session.settings,
            texts=text or (),
            files=existing(files or ()),
            progress=progress,
        )
    if chosen == "json":
        deliver(json_bytes(found_document(found)), None, session)
    else:
        deliver(drawn(found_screen(found, session), None), None, session)
    if found.hits or found.closed:
        raise typer.Exit(ExitCode.STILL_FOUND)

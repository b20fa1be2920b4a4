"""``matching check``: what a file would give, without building anything."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.exit_codes import ExitCode
from matching.cli.options import FormatOption, LanguageOption, RejectsOption
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.profiles.rejects import Reject

FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="cli-metavar-file", help="cli-argument-files")
]


def check(
    context: typer.Context,
    *,
    files: FilesArgument,
    rejects: RejectsOption = None,
    form: FormatOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the account of ``files`` and write what would be left out."""
    from matching.cli.account_screen import account_document, account_screen
    from matching.cli.canvas import drawn
    from matching.cli.output import chosen_format, deliver
    from matching.engine.loading import load_profiles
    from matching.reports.json_report import json_bytes

    session = start_session(context, lang)
    chosen = chosen_format(form, None, ("table", "json"))
    loaded = load_profiles(files, session.settings)
    account = (loaded.files, loaded.rejects, loaded.warnings, session.labels)
    if chosen == "json":
        deliver(json_bytes(account_document(*account)), None, session)
    else:
        deliver(drawn(account_screen(*account), None), None, session)
    keep_rejects(loaded.rejects, rejects, files, session)
    if loaded.rejects:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)


def keep_rejects(
    rejects: Sequence[Reject], asked: Path | None, files: Sequence[Path], session: Session
) -> None:
    """Write the rows left out, if any, where asked or else beside the user, and say where.

    Raises:
        RequestError: the file cannot be written, or is one of those read.
    """
    from matching.cli.output import refuse_overwriting, tell
    from matching.profiles.rejects import REJECTS_SUFFIX, write_rejects

    refuse_overwriting(files, asked)
    if not rejects and asked is None:
        return
    path = asked or Path(f"{files[0].resolve().name}{REJECTS_SUFFIX}")
    write_rejects(rejects, path, session.language)
    tell(
        session.say(
            "cli-rejects-written",
            path=str(path),
            count=len({(one.file, one.line) for one in rejects}),
        )
    )

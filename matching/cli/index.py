"""``matching index``: build the workspace from files, or from the sample."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matching.cli import completion
from matching.cli.exit_codes import ExitCode
from matching.cli.options import LanguageOption, ModelOption, RejectsOption, WorkspaceOption
from matching.cli.priority import giving_way
from matching.cli.session import start_session

FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="cli-metavar-file", help="cli-argument-files-or-sample"),
]
AddOption = Annotated[bool, typer.Option("--add", help="cli-option-add")]
RemoveOption = Annotated[
    list[str] | None,
    typer.Option(
        "--remove",
        metavar="cli-metavar-id",
        help="cli-option-remove",
        autocompletion=completion.profiles,
    ),
]


def index(
    context: typer.Context,
    *,
    files: FilesArgument = None,
    add: AddOption = False,
    remove: RemoveOption = None,
    rejects: RejectsOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Index ``files`` and show what was kept, encoded, known already and left out."""
    from matching.cli.account_screen import account_screen
    from matching.cli.canvas import drawn, words
    from matching.cli.check import keep_rejects
    from matching.cli.output import deliver, refuse_overwriting
    from matching.cli.progress import showing_progress
    from matching.engine.building import build_index

    session = start_session(context, lang, workspace=workspace, model=model)
    given = list(files or ())
    refuse_overwriting(given, rejects)
    with giving_way(), showing_progress(session.language) as progress:
        report = build_index(
            given or None, session.settings, add=add, remove=remove or (), progress=progress
        )
    told = session.say(
        "cli-index-done",
        profiles=report.profiles,
        encoded=report.encoded,
        reused=report.reused,
        folder=str(session.settings.workspace_folder),
    )
    account = account_screen(report.files, report.rejects, report.warnings, session.labels)
    screen = [*(account if report.files else ()), words(told)]
    if report.withheld:
        screen.append(words(session.say("cli-index-withheld", count=report.withheld)))
    deliver(drawn(screen, None), None, session)
    if given:
        keep_rejects(report.rejects, rejects, given, session)
    if report.rejects:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)

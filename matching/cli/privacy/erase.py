"""``matching privacy erase``: somebody taken out of everything, and the proof of it."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion
from matching.cli.exit_codes import ExitCode
from matching.cli.options import LanguageOption, ModelOption, WorkspaceOption
from matching.cli.priority import giving_way
from matching.cli.privacy.options import YesOption
from matching.cli.session import start_session

if TYPE_CHECKING:
    from collections.abc import Sequence

WhoArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="cli-metavar-profile",
        help="privacy-argument-erased",
        autocompletion=completion.profiles,
    ),
]
InOption = Annotated[
    list[Path] | None,
    typer.Option("--in", metavar="cli-metavar-file", help="privacy-option-erase-in"),
]
DeleteOption = Annotated[
    bool, typer.Option("--delete-outputs", help="privacy-option-delete-outputs")
]
MentionsOption = Annotated[bool, typer.Option("--keep-mentions", help="privacy-option-mentions")]


def erase(
    context: typer.Context,
    *,
    who: WhoArgument,
    files: InOption = None,
    yes: YesOption = False,
    delete_outputs: DeleteOption = False,
    keep_mentions: MentionsOption = False,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Erase ``who`` and show what was done, and what is left if anything is."""
    from datetime import UTC, datetime

    from matching.cli.canvas import drawn
    from matching.cli.output import deliver
    from matching.cli.privacy.confirming import confirm
    from matching.cli.privacy.erased_screen import erased_screen
    from matching.cli.privacy.paths import existing
    from matching.cli.progress import showing_progress
    from matching.engine.erasing.erasing import Means
    from matching.engine.erasing.erasing import erase as erase_everywhere

    session = start_session(context, lang, workspace=workspace, model=model)
    given = existing(files or ())
    if not yes:
        confirm(session.say("privacy-erase-ask", names=", ".join(who)), session)

    def agreed(paths: Sequence[Path]) -> bool:
        if not delete_outputs:
            return False
        if not yes:
            listed = "\n".join(map(str, paths))
            question = session.say("privacy-erase-ask-outputs", count=len(paths))
            confirm(f"{listed}\n{question}", session)
        return True

    with giving_way(), showing_progress(session.language) as progress:
        done = erase_everywhere(
            who,
            session.settings,
            datetime.now(UTC),
            files=given,
            delete=agreed,
            means=Means(progress=progress),
        )
    deliver(drawn(erased_screen(done, session), None), None, session)
    if not done.is_clean or (done.left and not keep_mentions):
        raise typer.Exit(ExitCode.STILL_FOUND)

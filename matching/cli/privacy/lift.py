"""``matching privacy lift``: somebody may be suggested again, or was left out as a namesake."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

import typer

from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.privacy.options import InOption, WhoArgument, desk_of, subject_of
from matching.cli.session import start_session


def lift(
    context: typer.Context,
    *,
    who: WhoArgument,
    files: InOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Let somebody in again, at the next import."""
    from matching.cli.output import tell

    session = start_session(context, lang, workspace=workspace)
    subject = subject_of(who, files, session)
    desk = desk_of(session)
    lifted = [desk.lift(one.profile) for one in subject.held]
    tell(session.say("cli-privacy-lifted", how="yes" if any(lifted) else "no"))
